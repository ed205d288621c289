//! That somebody has approved.

use crate::{ConsentStamp, ConsentTopic, Timestamp};

/// That somebody has approved: who, when, what, and until when it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    pub(super) stamp: ConsentStamp,
    pub(super) valid_until: Option<Timestamp>,
    pub(super) topics: Vec<ConsentTopic>,
}

impl Approval {
    /// Who approved, and when.
    #[must_use]
    pub const fn stamp(&self) -> &ConsentStamp {
        &self.stamp
    }

    /// Until when it counts: at this very second it does not any more. Without one it counts until it is revoked.
    #[must_use]
    pub const fn valid_until(&self) -> Option<Timestamp> {
        self.valid_until
    }

    /// What was approved, of what has to be approved again when it is newly used: what the application used in the environment at that time. What it
    /// uses beyond that, nobody has approved.
    #[must_use]
    pub fn topics(&self) -> &[ConsentTopic] {
        &self.topics
    }

    /// Whether its time is over.
    #[must_use]
    pub fn has_expired(&self, now: Timestamp) -> bool {
        self.valid_until.is_some_and(|end| end <= now)
    }
}
