//! What SuperOffice tells by itself about a tenant.

use core::fmt;

/// Writes the types of changes: their numbers, and what each means.
macro_rules! changes {
    ($($(#[doc = $line:literal])+ $name:ident = $number:literal;)+) => {
        /// What SuperOffice says has changed, or is about to, when it tells by itself (push): a number, `ChangeType`.
        ///
        /// The list is open: a number that is not known is kept as [`Other`](Self::Other). The numbers are *not* those of
        /// [`TenantState`](crate::TenantState), what SuperOffice answers when it is asked (pull): 2 is `Suspend` here and `Running` there.
        ///
        /// Source: documentation (`tenant-status/includes/CustomerStateChangeNotificationType.cs`). Older pages end with 4.
        ///
        /// ```
        /// use superoffice_app::StateChange;
        ///
        /// assert_eq!(StateChange::from_number(5), StateChange::Move);
        /// assert_eq!(StateChange::from_number(77).number(), 77);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum StateChange {
            $($(#[doc = $line])+ $name,)+
            /// A type that this version of the crate does not know.
            Other(OtherChange),
        }

        impl StateChange {
            /// The types that are published, in the order of their numbers.
            pub const KNOWN: [Self; 6] = [$(Self::$name),+];

            /// The type of this number.
            #[must_use]
            pub const fn from_number(number: u32) -> Self {
                match number {
                    $($number => Self::$name,)+
                    _ => Self::Other(OtherChange(number)),
                }
            }

            /// The number.
            #[must_use]
            pub const fn number(self) -> u32 {
                match self {
                    $(Self::$name => $number,)+
                    Self::Other(OtherChange(number)) => number,
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
        }
    };
}

changes! {
    /// The tenant is upgraded, or about to be: the documentation says both.
    Upgrade = 0;
    /// A backup was restored: what was written since is gone.
    BackupRestored = 1;
    /// The customer terminates the tenant, and can still reactivate it.
    Suspend = 2;
    /// A suspended tenant is back.
    Resume = 3;
    /// The tenant is deleted.
    Delete = 4;
    /// The tenant is served by another host; added in 2024.
    Move = 5;
}

/// The number of a change that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherChange(u32);

impl fmt::Display for StateChange {
    /// The name, or `change` and the number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "change {}", self.number()),
        }
    }
}

impl serde::Serialize for StateChange {
    /// The number.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TenantState;

    #[test]
    fn every_published_change() {
        let table = ["Upgrade", "BackupRestored", "Suspend", "Resume", "Delete", "Move"];
        for ((number, name), change) in (0..).zip(table).zip(StateChange::KNOWN) {
            assert_eq!(StateChange::from_number(number), change);
            assert_eq!((change.number(), change.name()), (number, Some(name)));
            assert_eq!(change.to_string(), name);
        }
    }

    #[test]
    fn another_number_stays_as_it_is() {
        for number in [6, 7, 9, 255, u32::MAX] {
            let change = StateChange::from_number(number);
            assert_eq!(
                (change.number(), change.name(), change.to_string()),
                (number, None, format!("change {number}"))
            );
        }
    }

    /// The two lists have numbers of their own: no name of one has the same number in the other.
    #[test]
    fn it_is_not_the_number_of_a_state() {
        assert_eq!((StateChange::Suspend.number(), TenantState::Running.number()), (2, Some(2)));
        for change in StateChange::KNOWN {
            let state = u8::try_from(change.number()).ok().and_then(TenantState::from_number);
            assert_ne!(change.name(), state.as_ref().map(TenantState::as_str));
        }
    }
}
