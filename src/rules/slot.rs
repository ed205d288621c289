//! Slots that hold a credential.

use crate::path::At;
use crate::{Code, Occupied, Problem};

impl<T> Occupied<T> {
    /// The same as data: `credential.slot-occupied`, with its help. Its path is empty, for a slot does not know where it is.
    #[must_use]
    pub fn problem(&self) -> Problem {
        Problem::new(Code::CREDENTIAL_SLOT_OCCUPIED, &At::ROOT)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Credential, CredentialSlot, Severity};

    #[test]
    fn the_refusal_is_an_error_that_no_policy_lowers() {
        let mut slot = CredentialSlot::from(Credential::new(1));
        let error = slot.set(Credential::new(2)).unwrap_err();
        let problem = error.problem();
        assert_eq!((problem.severity(), problem.is_fixed()), (Severity::Error, true));
        assert_eq!(problem.to_string(), "error[credential.slot-occupied]: the slot already holds a credential");
        assert_eq!(problem.message(), error.to_string());
        assert_eq!(problem.help(), "clear it first; there is no overlap");
    }
}
