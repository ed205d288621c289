//! What a sign-in service asks.

use crate::{
    Application, ClientSecret, Code, Environment, FieldId, Path, Problem, SecretError, SecretVerifier, UrlMatcher,
    Version,
};

/// What a sign-in service asks: it is answered from the version that is published in the environment, and only while the application is
/// active.
impl Application {
    /// The version that signs in.
    ///
    /// # Errors
    ///
    /// [`NotLive`] when no version is published there, or the application is not active.
    pub fn live(&self, environment: Environment) -> Result<&Version, NotLive> {
        if self.status.is_deleted() {
            return Err(NotLive::Deleted);
        }
        if self.status.is_delisted() {
            return Err(NotLive::Delisted);
        }
        if self.status.is_deactivated() {
            return Err(NotLive::Deactivated);
        }
        self.published(environment).ok_or(NotLive::NotPublished)
    }

    /// The URLs of the environment, to ask whether one that is sent is allowed. They are collected the first time, and then shared by all
    /// copies of the application; the default policy judges them, as in [`Configuration::urls`](crate::Configuration::urls).
    ///
    /// # Errors
    ///
    /// [`NotLive`] when no version is published there, or the application is not active.
    pub fn urls(&self, environment: Environment) -> Result<&UrlMatcher, NotLive> {
        self.live(environment).map(|version| version.urls(environment))
    }

    /// Verifies a client secret that is presented.
    ///
    /// # Errors
    ///
    /// [`SignInError`] when it is not right, or when no secret would be.
    pub fn verify_secret(
        &self,
        environment: Environment,
        presented: &ClientSecret,
        verifier: &dyn SecretVerifier,
    ) -> Result<(), SignInError> {
        let version = self.live(environment)?;
        if !self.keys_work(environment) {
            return Err(SignInError::NotActivated);
        }
        let slots = &version.configuration().authentication().client_secret;
        let held = slots.get(environment).ok_or(SignInError::NoSecret)?;
        Ok(held.value.verify(presented, verifier)?)
    }

    /// Whether secrets and certificates of an environment work: those of a standard application do not in Production until SuperOffice
    /// has activated them, nor those of one of which nobody says whether it is custom or standard.
    ///
    /// Source: developer-portal/standard-app/certification/initial-security-eval.
    #[must_use]
    pub fn keys_work(&self, environment: Environment) -> bool {
        environment != Environment::Production || self.is_custom() || self.keys_activated.is_some()
    }
}

/// Why an application does not sign in anywhere in an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[expect(clippy::exhaustive_enums, reason = "a caller should say of each what it tells whom")]
pub enum NotLive {
    /// No version is published there.
    #[error("no version is published in this environment")]
    NotPublished,
    /// The application was switched off.
    #[error("the application is deactivated")]
    Deactivated,
    /// The application was taken out of the App Store.
    #[error("the application is delisted")]
    Delisted,
    /// The application is gone.
    #[error("the application is deleted")]
    Deleted,
}

/// Why a client secret does not sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum SignInError {
    /// The application does not sign in there.
    #[error(transparent)]
    NotLive(#[from] NotLive),
    /// The production keys of a standard application are not activated yet: `credential.not-activated`.
    #[error("the keys of this standard app are not activated for production")]
    NotActivated,
    /// The application has no client secret for this environment.
    #[error("the application has no client secret for this environment")]
    NoSecret,
    /// It is another secret, or that could not be found out.
    #[error(transparent)]
    Secret(#[from] SecretError),
}

impl SignInError {
    /// The same as data, with its help, when it is about a rule: `credential.not-activated`.
    #[must_use]
    pub fn problem(&self) -> Option<Problem> {
        // Only in Production there is something to activate.
        let path = || Path::of_setting(FieldId::ClientSecret, Some(Environment::Production));
        self.code().map(|code| Problem::at_path(code, path()))
    }

    /// The code of the rule, when there is one.
    #[must_use]
    pub const fn code(&self) -> Option<Code> {
        match self {
            Self::NotActivated => Some(Code::CREDENTIAL_NOT_ACTIVATED),
            Self::NotLive(_) | Self::NoSecret | Self::Secret(_) => None,
        }
    }
}
