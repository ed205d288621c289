//! What each event makes of an authorization.

use super::Standing;
use super::state::AuthorizationMove;
use super::topic;
use crate::machine::Machine as _;
use crate::replay_error::ReplayFault;
use crate::{Approval, Authorization, AuthorizationEvent, AuthorizationEventKind, ClientId, ReplayError, TenantKey};

impl Authorization {
    /// The authorization after all these events.
    ///
    /// # Errors
    ///
    /// When an event does not fit what came before it.
    pub fn replay<'e>(
        client_id: ClientId,
        tenant: TenantKey,
        events: impl IntoIterator<Item = &'e AuthorizationEvent>,
    ) -> Result<Self, ReplayError> {
        let mut authorization = Self::new(client_id, tenant);
        for event in events {
            authorization.apply(event)?;
        }
        Ok(authorization)
    }

    /// Makes an event happen: it was decided, here or elsewhere, and no rule is asked again.
    ///
    /// # Errors
    ///
    /// When the event cannot happen in this state, or approves until a time that was over when it happened. Nothing has changed then.
    pub fn apply(&mut self, event: &AuthorizationEvent) -> Result<(), ReplayError> {
        let AuthorizationEvent { stamp, kind } = event;
        let impossible = || ReplayError::new(kind.name(), ReplayFault::Impossible);
        let state = self.state(stamp.at());
        let approves_nothing = |approval: &Approval| approval.has_expired(stamp.at());
        let standing = match kind {
            AuthorizationEventKind::Requested => Standing::Requested(stamp.clone()),
            AuthorizationEventKind::Approved { valid_until, topics } => {
                let approval = Approval {
                    stamp: stamp.clone(),
                    valid_until: *valid_until,
                    topics: topic::unique(topics.iter().copied()),
                };
                if approves_nothing(&approval) {
                    return Err(impossible());
                }
                Standing::Approved(approval)
            }
            AuthorizationEventKind::Denied => Standing::Denied(stamp.clone()),
            AuthorizationEventKind::Revoked { reason } => {
                Standing::Revoked { stamp: stamp.clone(), reason: reason.clone() }
            }
            AuthorizationEventKind::ReapprovalRequired { topics } => {
                let approval = self.approval().cloned().ok_or_else(impossible)?;
                let topics = topic::unique(topics.iter().copied());
                Standing::NeedsReapproval { stamp: stamp.clone(), topics, approval }
            }
        };
        if state.next(made_by(kind)).is_none() {
            return Err(impossible());
        }
        self.standing = standing;
        Ok(())
    }
}

/// The move that an event is.
const fn made_by(kind: &AuthorizationEventKind) -> AuthorizationMove {
    match kind {
        AuthorizationEventKind::Requested => AuthorizationMove::Request,
        AuthorizationEventKind::Approved { .. } => AuthorizationMove::Approve,
        AuthorizationEventKind::Denied => AuthorizationMove::Deny,
        AuthorizationEventKind::Revoked { .. } => AuthorizationMove::Revoke,
        AuthorizationEventKind::ReapprovalRequired { .. } => AuthorizationMove::RequireAgain,
    }
}
