//! What SuperOffice answers when it is asked for the state of a tenant.

use core::fmt;

use crate::{ParseError, ParseErrorKind};

/// The longest name that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 64;

/// Writes the states: their names in the answer, their numbers in the documentation, whether the API can be called, and what to do.
macro_rules! states {
    ($($(#[doc = $line:literal])+ $name:ident = $number:literal, $running:literal, $advice:literal;)+) => {
        /// The state of a tenant, as SuperOffice answers when it is asked (pull): a name.
        ///
        /// The list is open: a name that is not known is kept as [`Other`](Self::Other). Names are read in any letter case, and written as they are
        /// published. The numbers stand in the documentation only, which skips 7 and 9. They are *not* those of
        /// [`StateChange`](crate::StateChange), what SuperOffice tells by itself (push): 2 is `Running` here and `Suspend` there.
        ///
        /// Source: documentation (`tenant-status/check-status`).
        ///
        /// ```
        /// use superoffice_app::TenantState;
        ///
        /// let state = TenantState::parse("OnlineMaintenance")?;
        /// assert!(state.is_running() && state.is_known());
        /// assert_eq!(state.number(), Some(5));
        /// # Ok::<(), superoffice_app::ParseError>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum TenantState {
            $($(#[doc = $line])+ $name,)+
            /// A state that this version of the crate does not know, with its name as it was given.
            Other(OtherState),
        }

        impl TenantState {
            /// The states that are published, in the order of their numbers.
            pub const KNOWN: [Self; 11] = [$(Self::$name),+];

            /// The name, as it is published, or as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$name => stringify!($name),)+
                    Self::Other(OtherState(name)) => name,
                }
            }

            /// The number in the documentation; nothing for a state that is not known.
            #[must_use]
            pub const fn number(&self) -> Option<u8> {
                match self {
                    $(Self::$name => Some($number),)+
                    Self::Other(_) => None,
                }
            }

            /// Whether the API of a tenant in this state answers: nothing is known of one in a state that is not known.
            #[must_use]
            pub const fn is_running(&self) -> bool {
                match self {
                    $(Self::$name => $running,)+
                    Self::Other(_) => false,
                }
            }

            /// What to do, in a line for people.
            #[must_use]
            pub const fn advice(&self) -> &'static str {
                match self {
                    $(Self::$name => $advice,)+
                    Self::Other(_) => "a state that this version of the crate does not know: ask again, and see the documentation of tenant status",
                }
            }
        }
    };
}

states! {
    /// An unknown tenant, or a broken environment.
    Unknown = 0, false, "check the context ID and the environment; if both are right, the environment may be broken: ask again later";
    /// Being created.
    Provisioning = 1, false, "the tenant is being created: ask again later";
    /// As usual.
    Running = 2, true, "nothing is to be done";
    /// Gone.
    Deleted = 3, false, "the tenant is gone: stop calling it, and delete what is kept for it as agreed with the customer";
    /// In termination; the customer can still reactivate it, and usually it resumes at night or by hand.
    Suspended = 4, false, "the customer is terminating the tenant, and can still reactivate it: stop calling it, and keep its data";
    /// Work in the background, which nobody should notice.
    OnlineMaintenance = 5, true, "nothing is to be done: maintenance goes on in the background";
    /// Offline, usually for minutes, as for an upgrade.
    OfflineMaintenance = 6, false, "the tenant is offline, usually for minutes: hold calls back and ask again soon";
    /// It could not be created.
    ProvisioningFailed = 8, false, "the tenant could not be created: nothing can be called until SuperOffice mends it";
    /// Being deleted.
    Deleting = 10, false, "the tenant is being deleted: stop calling it";
    /// It could not be deleted; SuperOffice tries again.
    DeleteFailed = 11, false, "the tenant could not be deleted, which will be tried again: stop calling it";
    /// Moving to SuperOffice CRM Online, which can last for days or weeks.
    MigrationPending = 12, false, "the tenant is moving to SuperOffice CRM Online, which can last for days or weeks: ask again now and then";
}

/// The name of a state that is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherState(Box<str>);

impl TenantState {
    /// Reads a name: a visible line of up to 64 characters.
    ///
    /// # Errors
    ///
    /// When it is empty, too long, or holds white space around it or what nobody can see.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if let Some(known) = Self::KNOWN.into_iter().find(|known| known.as_str().eq_ignore_ascii_case(text)) {
            return Ok(known);
        }
        let other = |()| Self::Other(OtherState(text.into()));
        crate::identity::one_line(text, MAX_CHARS)
            .map(other)
            .map_err(|kind: ParseErrorKind| ParseError::new("tenant state", kind))
    }

    /// The state of this number in the documentation.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::KNOWN.into_iter().find(|known| known.number() == Some(number))
    }

    /// Whether it is one of those that are published.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }
}

impl fmt::Display for TenantState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl core::str::FromStr for TenantState {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

crate::newtype::str_serde!(TenantState, "tenant state");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_state() {
        let table: [(&str, u8, bool); 11] = [
            ("Unknown", 0, false),
            ("Provisioning", 1, false),
            ("Running", 2, true),
            ("Deleted", 3, false),
            ("Suspended", 4, false),
            ("OnlineMaintenance", 5, true),
            ("OfflineMaintenance", 6, false),
            ("ProvisioningFailed", 8, false),
            ("Deleting", 10, false),
            ("DeleteFailed", 11, false),
            ("MigrationPending", 12, false),
        ];
        for ((name, number, is_running), known) in table.into_iter().zip(TenantState::KNOWN) {
            let state = TenantState::parse(name).unwrap();
            assert_eq!(state, known);
            assert_eq!((state.as_str(), state.number(), state.is_running()), (name, Some(number), is_running));
            assert!(state.is_known() && !state.advice().is_empty() && state.to_string() == name);
            assert_eq!(TenantState::from_number(number), Some(state.clone()));
            for other_case in [name.to_lowercase(), name.to_uppercase()] {
                assert_eq!(TenantState::parse(&other_case), Ok(state.clone()));
            }
            assert_eq!(format!("{state:>20}"), format!("{name:>20}"));
        }
        for number in (0..=u8::MAX).filter(|number| !table.iter().any(|(_, known, _)| known == number)) {
            assert_eq!(TenantState::from_number(number), None, "{number}");
        }
    }

    #[test]
    fn advice_is_a_line_of_its_own_for_each() {
        let other = TenantState::parse("Hibernating").unwrap();
        let advice: std::collections::BTreeSet<_> =
            TenantState::KNOWN.iter().chain([&other]).map(TenantState::advice).collect();
        // Two states ask for nothing, one of them says why.
        assert_eq!(advice.len(), 12);
        for line in advice {
            assert!(!line.ends_with('.') && !line.contains('\n') && line.starts_with(char::is_lowercase), "{line}");
        }
    }

    #[test]
    fn another_name_stays_as_it_is() {
        for name in ["Hibernating", "hibernating", "2", "Running2", "On Hold", "Ρunning", &"x".repeat(64)] {
            let state = TenantState::parse(name).unwrap();
            assert_eq!(
                (state.as_str(), state.number(), state.is_running(), state.is_known()),
                (name, None, false, false)
            );
            let json = serde_json::to_string(&state).unwrap();
            assert_eq!(serde_json::from_str::<TenantState>(&json).unwrap(), state);
        }
        assert_ne!(TenantState::parse("Hibernating"), TenantState::parse("hibernating"));
        for (name, words) in [
            ("", "tenant state is empty"),
            (" ", "tenant state is empty"),
            ("Running ", "tenant state has white space around it"),
            ("Run\nning", "tenant state holds the character '\\n'"),
            ("Run\u{200b}ning", "tenant state holds the character '\\u{200b}'"),
            (&"ø".repeat(65), "tenant state is longer than 64 characters"),
        ] {
            assert_eq!(TenantState::parse(name).unwrap_err().to_string(), words, "{name:?}");
        }
    }
}
