//! One place for one credential.

use core::fmt;

use crate::Credential;

/// What the portal has for each kind of credential in each environment: one place, empty or with one credential in it.
///
/// The portal has no overlap of an old and a new credential, so an occupied slot refuses another one: it has to be cleared first,
/// and until the new one is set and published, there is none.
///
/// ```
/// use superoffice_app::{Code, Credential, CredentialSlot, SecretReference};
///
/// let mut slot = CredentialSlot::empty();
/// slot.set(Credential::new(SecretReference::parse("env:ACME_SO_SECRET")?)).expect("it was empty");
///
/// let next = Credential::new(SecretReference::parse("env:ACME_SO_SECRET_2027")?);
/// let refused = slot.set(next).unwrap_err();
/// assert_eq!(refused.problem().code(), Code::CREDENTIAL_SLOT_OCCUPIED);
///
/// slot.clear();
/// slot.set(refused.into_credential()).expect("it was cleared");
/// assert_eq!(slot.get().map(|held| held.value.as_str()), Some("env:ACME_SO_SECRET_2027"));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CredentialSlot<T>(Option<Credential<T>>);

impl<T> CredentialSlot<T> {
    /// A slot without a credential.
    #[must_use]
    pub const fn empty() -> Self {
        Self(None)
    }

    /// What it holds.
    #[must_use]
    pub const fn get(&self) -> Option<&Credential<T>> {
        self.0.as_ref()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Puts a credential into an empty slot.
    ///
    /// # Errors
    ///
    /// When there is one already, which stays as it is; the error hands the refused one back.
    pub fn set(&mut self, credential: Credential<T>) -> Result<(), Occupied<T>> {
        if self.is_empty() {
            self.0 = Some(credential);
            Ok(())
        } else {
            Err(Occupied(credential))
        }
    }

    /// Empties the slot, and gives what it held.
    pub fn clear(&mut self) -> Option<Credential<T>> {
        self.0.take()
    }

    /// What it held.
    #[must_use]
    pub fn into_inner(self) -> Option<Credential<T>> {
        self.0
    }
}

impl<T> Default for CredentialSlot<T> {
    fn default() -> Self {
        Self::empty()
    }
}

impl<T> From<Credential<T>> for CredentialSlot<T> {
    fn from(credential: Credential<T>) -> Self {
        Self(Some(credential))
    }
}

impl<T> From<Option<Credential<T>>> for CredentialSlot<T> {
    fn from(held: Option<Credential<T>>) -> Self {
        Self(held)
    }
}

/// A slot refused a credential, for it holds one already.
///
/// `Debug` and `Display` show nothing of the credential.
pub struct Occupied<T>(Credential<T>);

impl<T> Occupied<T> {
    /// The credential that was refused.
    #[must_use]
    pub fn into_credential(self) -> Credential<T> {
        self.0
    }
}

impl<T> fmt::Debug for Occupied<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Occupied")
    }
}

impl<T> fmt::Display for Occupied<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the slot already holds a credential")
    }
}

impl<T> core::error::Error for Occupied<T> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SecretReference;

    fn credential(reference: &str) -> Credential<SecretReference> {
        let mut credential = Credential::new(SecretReference::parse(reference).unwrap());
        credential.description = Some(reference.into());
        credential
    }

    #[test]
    fn holds_one_and_refuses_another() {
        let mut slot = CredentialSlot::default();
        assert!(slot.is_empty() && slot.get().is_none() && slot.clear().is_none());
        assert!(slot.set(credential("env:A")).is_ok());
        let refused = slot.set(credential("env:canary")).unwrap_err();
        assert_eq!(slot.get(), Some(&credential("env:A")), "it stays as it was");
        assert_eq!(refused.to_string(), "the slot already holds a credential");
        assert_eq!(format!("{refused:?}"), "Occupied");
        assert_eq!(refused.into_credential(), credential("env:canary"));
        assert_eq!(slot.clear(), Some(credential("env:A")));
        assert!(slot.is_empty() && slot.set(credential("env:B")).is_ok());
        assert_eq!(slot.into_inner(), Some(credential("env:B")));
    }

    #[test]
    fn comes_from_what_a_setting_holds() {
        assert_eq!(CredentialSlot::from(None::<Credential<SecretReference>>), CredentialSlot::empty());
        assert_eq!(CredentialSlot::from(credential("env:A")), CredentialSlot::from(Some(credential("env:A"))));
    }
}
