//! Consent of a tenant: who says what, and what comes of it.

use proptest::prelude::*;

use super::arbitrary::arbitrary;
use super::time::{DAY, after_now};
use crate::{
    Actor, Authorization, AuthorizationCommand, AuthorizationEvent, AuthorizationEventKind, AuthorizeErrorCode,
    ClientId, ConsentActor, ConsentStamp, ConsentTopic, OtherErrorCode, Reason, Stamp, TenantKey, TenantRole,
    TenantUser, Timestamp, UserName,
};

arbitrary! {
    /// Of any tenant, with any role. Of 8: one is an external consultant; half of them have a name.
    TenantUser => (
        any::<(TenantKey, TenantRole)>(),
        prop_oneof![7 => Just(false), 1 => Just(true)],
        prop::option::of(any::<UserName>()),
    )
        .prop_map(|((tenant, role), external, name)| {
            let user = TenantUser::new(tenant, role);
            let user = if external { user.as_external_consultant() } else { user };
            name.into_iter().fold(user, TenantUser::named)
        });

    /// Of 4: 3 are users of a tenant, one is a user of the portal.
    ConsentActor => prop_oneof![
        3 => any::<TenantUser>().prop_map(ConsentActor::from),
        1 => any::<Actor>().prop_map(ConsentActor::from),
    ];

    /// Any time. Of 4: 3 are of a user of a tenant, one is of a user of the portal.
    ConsentStamp => prop_oneof![
        3 => any::<(TenantUser, Timestamp)>().prop_map(|(user, at)| ConsentStamp::new(&user.into(), at)),
        1 => any::<Stamp>().prop_map(ConsentStamp::from),
    ];

    /// Of 8: 7 are known, each as often as the others, one has any other number.
    AuthorizeErrorCode => prop_oneof![
        7 => (0..8_u32).prop_map(AuthorizeErrorCode::from_number),
        1 => any::<OtherErrorCode>().prop_map(AuthorizeErrorCode::Other),
    ];

    /// A number that is none of those that are known: of 2, one is the next few, one any.
    OtherErrorCode => prop_oneof![8..12_u32, 8..=u32::MAX].prop_filter_map("a number that is not known", |number| {
        match AuthorizeErrorCode::from_number(number) {
            AuthorizeErrorCode::Other(other) => Some(other),
            _ => None,
        }
    });

    /// Each of the five as often as the others. An approval has an end, and a revocation a reason, as often as not.
    AuthorizationCommand => prop_oneof![
        Just(AuthorizationCommand::Request),
        any::<Option<Timestamp>>().prop_map(|valid_until| AuthorizationCommand::Approve { valid_until }),
        Just(AuthorizationCommand::Deny),
        any::<Option<Reason>>().prop_map(|reason| AuthorizationCommand::Revoke { reason }),
        topics().prop_map(|topics| AuthorizationCommand::RequireAgain { topics }),
    ];

    /// Each of the five as often as the others. An approval has an end, and a revocation a reason, as often as not.
    AuthorizationEventKind => prop_oneof![
        Just(AuthorizationEventKind::Requested),
        (any::<Option<Timestamp>>(), topics())
            .prop_map(|(valid_until, topics)| AuthorizationEventKind::Approved { valid_until, topics }),
        Just(AuthorizationEventKind::Denied),
        any::<Option<Reason>>().prop_map(|reason| AuthorizationEventKind::Revoked { reason }),
        topics().prop_map(|topics| AuthorizationEventKind::ReapprovalRequired { topics }),
    ];

    /// Any stamp, with any kind that may have happened then: an approval ends after it.
    AuthorizationEvent => any::<(ConsentStamp, AuthorizationEventKind)>().prop_map(|(stamp, kind)| at_most(stamp, kind));

    /// For any client ID and tenant, after those of up to six events that fit, of the last 60 days. An approval ends, if ever, within 60
    /// days: by [`NOW`](crate::generate::NOW), half of those have expired.
    Authorization => (any::<(ClientId, TenantKey)>(), prop::collection::vec(step(), 0..=6)).prop_map(
        |((client_id, tenant), steps)| {
            let mut authorization = Authorization::new(client_id, tenant);
            let mut seconds = -60 * DAY;
            for (gap, actor, kind, end) in steps {
                seconds += gap;
                let at = after_now(seconds);
                let kind = match kind {
                    AuthorizationEventKind::Approved { topics, .. } => {
                        AuthorizationEventKind::Approved { valid_until: end.map(|end| after_now(seconds + end)), topics }
                    }
                    other => other,
                };
                // One that does not fit changes nothing.
                let _ = authorization.apply(&AuthorizationEvent::new(ConsentStamp::new(&actor, at), kind));
            }
            authorization
        },
    );
}

/// What may happen next: after how many seconds, by whom, what, and how long an approval lasts.
fn step() -> impl Strategy<Value = (i64, ConsentActor, AuthorizationEventKind, Option<i64>)> + use<> {
    let actor = prop_oneof![
        3 => any::<TenantUser>().prop_map(ConsentActor::from),
        1 => super::actor::superoffice_role().prop_map(|role| Actor::superoffice(role).into()),
    ];
    (0..10 * DAY, actor, any::<AuthorizationEventKind>(), prop::option::of(1..60 * DAY))
}

/// The event; an approval that had ended then has no end.
fn at_most(stamp: ConsentStamp, kind: AuthorizationEventKind) -> AuthorizationEvent {
    let kind = match kind {
        AuthorizationEventKind::Approved { valid_until, topics } => {
            AuthorizationEventKind::Approved { valid_until: valid_until.filter(|end| *end > stamp.at()), topics }
        }
        other => other,
    };
    AuthorizationEvent::new(stamp, kind)
}

/// Any of the topics, none twice.
fn topics() -> impl Strategy<Value = Vec<ConsentTopic>> + use<> {
    prop::sample::subsequence(ConsentTopic::ALL.to_vec(), 0..=ConsentTopic::ALL.len())
}
