//! A method for each command.

use crate::{
    Application, Authorization, AuthorizationCommand, AuthorizationStep, ConsentActor, ConsentTopic, Reason, Refusal,
    Timestamp,
};

/// A method for each [`AuthorizationCommand`], for those who need not store them.
impl Authorization {
    /// Asks the tenant's administrators to approve.
    ///
    /// # Errors
    ///
    /// Every reason why not; then nothing has changed.
    pub fn request(
        &self,
        application: &Application,
        actor: &ConsentActor,
        now: Timestamp,
    ) -> Result<AuthorizationStep, Refusal> {
        self.execute(&AuthorizationCommand::Request, application, actor, now)
    }

    /// Approves, or approves anew: until a time, or without end.
    ///
    /// # Errors
    ///
    /// Every reason why not; then nothing has changed.
    pub fn approve(
        &self,
        valid_until: Option<Timestamp>,
        application: &Application,
        actor: &ConsentActor,
        now: Timestamp,
    ) -> Result<AuthorizationStep, Refusal> {
        self.execute(&AuthorizationCommand::Approve { valid_until }, application, actor, now)
    }

    /// Says no.
    ///
    /// # Errors
    ///
    /// Every reason why not; then nothing has changed.
    pub fn deny(
        &self,
        application: &Application,
        actor: &ConsentActor,
        now: Timestamp,
    ) -> Result<AuthorizationStep, Refusal> {
        self.execute(&AuthorizationCommand::Deny, application, actor, now)
    }

    /// Takes back what was approved.
    ///
    /// # Errors
    ///
    /// Every reason why not; then nothing has changed.
    pub fn revoke(
        &self,
        reason: Option<&Reason>,
        application: &Application,
        actor: &ConsentActor,
        now: Timestamp,
    ) -> Result<AuthorizationStep, Refusal> {
        self.execute(&AuthorizationCommand::Revoke { reason: reason.cloned() }, application, actor, now)
    }

    /// Wants what was approved to be approved again, for the application uses more than that.
    ///
    /// # Errors
    ///
    /// Every reason why not; then nothing has changed.
    pub fn require_again(
        &self,
        topics: &[ConsentTopic],
        application: &Application,
        actor: &ConsentActor,
        now: Timestamp,
    ) -> Result<AuthorizationStep, Refusal> {
        self.execute(&AuthorizationCommand::RequireAgain { topics: topics.to_vec() }, application, actor, now)
    }
}
