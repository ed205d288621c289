//! What SuperOffice answers when an authorization does not suffice.

use core::fmt;

/// Writes the codes: their numbers and names, and what each means.
macro_rules! codes {
    ($($(#[doc = $line:literal])+ $name:ident = $number:literal, $explanation:literal;)+) => {
        /// Why SuperOffice does not let a user of an application in: `AuthorizeErrorCode`, which the sign-in page shows as
        /// `Authorization error: InvalidRedirectUrl (2)`.
        ///
        /// The list is open: a number that is not known is kept as [`Other`](Self::Other).
        ///
        /// Source: documentation (the page of error codes, `troubleshooting/index`).
        ///
        /// ```
        /// use superoffice_app::{AuthorizationState, AuthorizeErrorCode};
        ///
        /// let code = AuthorizeErrorCode::from_number(5);
        /// assert_eq!(code.to_string(), "NeedsReapproval (5)");
        /// assert_eq!(AuthorizationState::NeedsReapproval.error_code(), Some(code));
        /// assert_eq!(AuthorizeErrorCode::from_number(99).number(), 99);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum AuthorizeErrorCode {
            $($(#[doc = $line])+ $name,)+
            /// A code that this version of the crate does not know.
            Other(OtherErrorCode),
        }

        impl AuthorizeErrorCode {
            /// The codes that are published, in the order of their numbers.
            pub const KNOWN: [Self; 8] = [$(Self::$name),+];

            /// The code of this number.
            #[must_use]
            pub const fn from_number(number: u32) -> Self {
                match number {
                    $($number => Self::$name,)+
                    _ => Self::Other(OtherErrorCode(number)),
                }
            }

            /// The number.
            #[must_use]
            pub const fn number(self) -> u32 {
                match self {
                    $(Self::$name => $number,)+
                    Self::Other(OtherErrorCode(number)) => number,
                }
            }

            /// The name, when it is published.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => Some(stringify!($name)),)+
                    Self::Other(_) => None,
                }
            }

            /// What it means and what to do, in a line for people.
            #[must_use]
            pub const fn explain(self) -> &'static str {
                match self {
                    $(Self::$name => $explanation,)+
                    Self::Other(_) => "a code that this version of the crate does not know: see the documentation of troubleshooting",
                }
            }
        }
    };
}

codes! {
    /// Nothing is wrong.
    NoError = 0, "nothing is wrong";
    /// The tenant has taken its consent back.
    Revoked = 1, "the access of the application to the tenant was revoked: an administrator of the tenant has to approve it again";
    /// The redirect URL that was sent is not registered.
    InvalidRedirectUrl = 2, "the redirect URL that was sent is not registered: register exactly this URL, and publish the version";
    /// The time for which the tenant has approved is over.
    Expired = 3, "the authorization of the application on the tenant has expired: an administrator of the tenant has to approve it again";
    /// The tenant has said no.
    Denied = 4, "the tenant has denied the application access: ask its administrators why";
    /// The application uses more than the tenant has approved.
    NeedsReapproval = 5, "the application uses more than was approved: an administrator of the tenant has to sign in and approve it again";
    /// The time in the signed request is not right.
    InvalidTimestamp = 6, "the time in the signed request is invalid: check the clock of the machine that signs";
    /// The signature does not fit.
    InvalidSignature = 7, "the signature is not the one that was calculated: check the key and what is signed";
}

/// The number of a code that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherErrorCode(u32);

impl AuthorizeErrorCode {
    /// The code of this published name, in any letter case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::KNOWN.into_iter().find(|code| code.name().is_some_and(|known| known.eq_ignore_ascii_case(name)))
    }
}

impl fmt::Display for AuthorizeErrorCode {
    /// The name and the number, such as `Revoked (1)`, as the sign-in page shows them; or `code` and the number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{name} ({})", self.number()),
            None => write!(f, "code {}", self.number()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::AuthorizationState;

    #[test]
    fn numbers_and_names_are_those_that_are_published() {
        let names = [
            "NoError",
            "Revoked",
            "InvalidRedirectUrl",
            "Expired",
            "Denied",
            "NeedsReapproval",
            "InvalidTimestamp",
            "InvalidSignature",
        ];
        for (number, name) in (0..).zip(names) {
            let code = AuthorizeErrorCode::from_number(number);
            assert_eq!((code.number(), code.name()), (number, Some(name)));
            assert_eq!(code.to_string(), format!("{name} ({number})"));
            assert_eq!(AuthorizeErrorCode::from_name(&name.to_lowercase()), Some(code));
            assert!(!code.explain().is_empty() && !code.explain().ends_with('.'));
            assert!(AuthorizeErrorCode::KNOWN.contains(&code));
        }
        for number in [8, 255, u32::MAX] {
            let code = AuthorizeErrorCode::from_number(number);
            assert_eq!((code.number(), code.name()), (number, None));
            assert_eq!(code.to_string(), format!("code {number}"));
            assert!(code.explain().contains("does not know"));
        }
        assert_eq!(AuthorizeErrorCode::from_name("8"), None);
    }

    #[test]
    fn each_state_has_the_code_of_the_documentation_or_none() {
        let numbers = AuthorizationState::ALL.map(|state| state.error_code().map(AuthorizeErrorCode::number));
        assert_eq!(numbers, [None, None, None, Some(3), Some(5), Some(4), Some(1)]);
    }
}
