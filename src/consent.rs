//! What a tenant has agreed to: whether an application may have its data.

mod actor;
mod again;
mod apply;
mod approval;
mod call;
mod command;
mod decide;
mod error_code;
mod event;
mod named;
mod stamp;
mod state;
mod step;
mod topic;
mod wire;

pub use actor::{ConsentActor, TenantRole, TenantUser};
pub use approval::Approval;
pub use call::{may_call, may_call_with};
pub use command::AuthorizationCommand;
pub use error_code::{AuthorizeErrorCode, OtherErrorCode};
pub use event::{AuthorizationEvent, AuthorizationEventKind};
pub use stamp::ConsentStamp;
pub use state::AuthorizationState;
pub use step::AuthorizationStep;
pub use topic::ConsentTopic;

use state::AuthorizationMove;

use crate::machine::Machine as _;
use crate::{Application, ClientId, Environment, Reason, TenantKey, Timestamp};

/// What one tenant has agreed to about one application: whether the application may have the tenant's data.
///
/// There is one for each client ID and tenant, so also for each environment; and a production sandbox is a tenant of its own, to which
/// nothing carries over. It changes by commands, as an [`Application`](crate::Application) does: [`execute`](Self::execute) takes one and gives what
/// is so afterwards and what has happened, or a [`Refusal`](crate::Refusal) that names every reason, and then nothing has changed. For an event
/// store, [`decide`](Self::decide) says what would happen and [`apply`](Self::apply) makes it happen.
///
/// Who may approve: a General or User administrator of the tenant, of whom an external consultant may not in Production; and for a
/// custom application the app manager, who does so when it is activated.
///
/// Sources: documentation (`developer-portal/provisioning/consent`, `developer-portal/provisioning/get-consent`,
/// `developer-portal/custom-app/activate`, `developer-portal/tenants/authorization`).
///
/// ```
/// use superoffice_app::{
///     Actor, Application, Authorization, AuthorizationState, ContextId, Environment, Limits, PartnerId, Policy, Role, TenantKey,
///     TenantRole, TenantUser, Timestamp, VersionLabel, json,
/// };
///
/// let text = r#"{"name": "Acme Orders", "partner": "acme", "distribution": "custom",
///     "authentication": {"client_id": "6cf25376616343b38d14ddcd804f2891"}}"#;
/// let configuration = json::read(text, &Limits::default()).build(&Policy::default())?.configuration;
/// let developer = Actor::partner(PartnerId::parse("acme")?, Role::Developer);
/// let now = Timestamp::parse("2026-11-22T09:00:00Z")?;
/// let application = Application::create(&VersionLabel::parse("1")?, &configuration, &developer, now)?.application;
///
/// let key = TenantKey::new(Environment::Sod, ContextId::parse("Cust26759")?);
/// let authorization = Authorization::of(&application, key.clone()).ok_or("it has no client ID there")?;
///
/// let authorization = authorization.request(&application, &developer.into(), now)?.authorization;
/// let user = TenantUser::new(key.clone(), TenantRole::User);
/// println!("{}", authorization.approve(None, &application, &user.into(), now).unwrap_err()); // only an administrator may
///
/// let administrator = TenantUser::new(key, TenantRole::GeneralAdministrator);
/// let authorization = authorization.approve(None, &application, &administrator.into(), now)?.authorization;
/// assert_eq!(authorization.state(now), AuthorizationState::Approved);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    client_id: ClientId,
    tenant: TenantKey,
    standing: Standing,
}

/// How it stands, with what is known of that.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    NotRequested,
    Requested(ConsentStamp),
    Approved(Approval),
    NeedsReapproval { stamp: ConsentStamp, topics: Vec<ConsentTopic>, approval: Approval },
    Denied(ConsentStamp),
    Revoked { stamp: ConsentStamp, reason: Option<Reason> },
}

impl Authorization {
    /// The one of this application, by its client ID in the tenant's environment, and this tenant. Nobody has asked for anything yet.
    #[must_use]
    pub const fn new(client_id: ClientId, tenant: TenantKey) -> Self {
        Self { client_id, tenant, standing: Standing::NotRequested }
    }

    /// The one of this application, by its [client ID](Application::client_id) in the tenant's environment, and this tenant. Nobody has asked for
    /// anything yet. Nothing when it has no client ID there.
    #[must_use]
    pub fn of(application: &Application, tenant: TenantKey) -> Option<Self> {
        let client_id = application.client_id(tenant.environment())?.clone();
        Some(Self::new(client_id, tenant))
    }

    /// The client ID of the application in the tenant's environment.
    #[must_use]
    pub const fn client_id(&self) -> &ClientId {
        &self.client_id
    }

    /// What tells the tenant from all others.
    #[must_use]
    pub const fn tenant_key(&self) -> &TenantKey {
        &self.tenant
    }

    /// The environment.
    #[must_use]
    pub const fn environment(&self) -> Environment {
        self.tenant.environment()
    }

    /// How it stands: an approval has expired when its time is over, without anybody doing anything.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> AuthorizationState {
        match &self.standing {
            Standing::NotRequested => AuthorizationState::NotRequested,
            Standing::Requested(_) => AuthorizationState::Requested,
            Standing::Approved(approval) => {
                let over = approval.has_expired(now).then_some(AuthorizationMove::Expire);
                let approved = AuthorizationState::Approved;
                over.and_then(|step| approved.next(step)).unwrap_or(approved)
            }
            Standing::NeedsReapproval { .. } => AuthorizationState::NeedsReapproval,
            Standing::Denied(_) => AuthorizationState::Denied,
            Standing::Revoked { .. } => AuthorizationState::Revoked,
        }
    }

    /// Who brought it to where it stands, and when; nothing when nobody has asked for anything. An approval that has expired was brought
    /// there by who approved.
    #[must_use]
    pub const fn stamp(&self) -> Option<&ConsentStamp> {
        match &self.standing {
            Standing::NotRequested => None,
            Standing::Approved(approval) => Some(approval.stamp()),
            Standing::Requested(stamp)
            | Standing::NeedsReapproval { stamp, .. }
            | Standing::Denied(stamp)
            | Standing::Revoked { stamp, .. } => Some(stamp),
        }
    }

    /// The approval: the one that counts, has expired, or does not suffice any more.
    #[must_use]
    pub const fn approval(&self) -> Option<&Approval> {
        match &self.standing {
            Standing::Approved(approval) | Standing::NeedsReapproval { approval, .. } => Some(approval),
            Standing::NotRequested | Standing::Requested(_) | Standing::Denied(_) | Standing::Revoked { .. } => None,
        }
    }

    /// For what approval is needed again, as far as somebody said.
    #[must_use]
    pub fn topics(&self) -> &[ConsentTopic] {
        match &self.standing {
            Standing::NeedsReapproval { topics, .. } => topics,
            Standing::NotRequested
            | Standing::Requested(_)
            | Standing::Approved(_)
            | Standing::Denied(_)
            | Standing::Revoked { .. } => &[],
        }
    }

    /// Why it was revoked, when somebody said.
    #[must_use]
    pub const fn reason(&self) -> Option<&Reason> {
        match &self.standing {
            Standing::Revoked { reason, .. } => reason.as_ref(),
            Standing::NotRequested
            | Standing::Requested(_)
            | Standing::Approved(_)
            | Standing::NeedsReapproval { .. }
            | Standing::Denied(_) => None,
        }
    }
}
