//! A credential with what the portal notes beside it.

use crate::Timestamp;

/// What one slot of the portal holds: one secret or one certificate, with its description and dates.
///
/// There is exactly one slot of each kind in an environment; to replace what it holds, the portal clears it first.
///
/// ```
/// use superoffice_app::{Credential, SecretReference};
///
/// let mut secret = Credential::new(SecretReference::parse("env:ACME_SO_SECRET")?);
/// secret.description = Some("Web server".into());
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Credential<T> {
    /// The secret or the certificate itself.
    pub value: T,
    /// What it is for, in the owner's words.
    pub description: Option<Box<str>>,
    /// When it was created.
    pub created: Option<Timestamp>,
    /// When it expires. The portal keeps this date, but SuperOffice does not enforce it yet.
    pub expires: Option<Timestamp>,
}

impl<T> Credential<T> {
    /// A credential without a description and without dates.
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self { value, description: None, created: None, expires: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_one_has_nothing_beside_it() {
        let held = Credential::new(7);
        assert_eq!(held, Credential { value: 7, description: None, created: None, expires: None });
    }
}
