//! The state of a machine as it is stored, with who brought it there, when and why.

use serde::de::MapAccess;
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::application::publication::PublicationState;
use crate::application::recorded::{Note, Recorded};
use crate::application::release::ReleaseState;
use crate::application::status::StatusState;
use crate::configuration::write::entry;
use crate::draft::Text;
use crate::machine::Machine;
use crate::wire::given::Given;
use crate::wire::part::Part;
use crate::wire::stamp::{self, By};
use crate::wire::strict::{Cx, Noted, shown};
use crate::wire::table::record;
use crate::{Publication, Reason, Release, Status, Timestamp};

record! {
    struct StateRecord {
        state: Text<'static>,
        at: Timestamp,
        by: By,
        reason: Reason,
    }
}

/// What is known of a state beside its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Nothing when nothing has happened, otherwise who brought it back here, and when.
    PerhapsWho,
    /// Who, and when.
    Who,
    /// Who, when, and why.
    WhoAndWhy,
}

trait Stated: Machine {
    fn known(self) -> Known;
}

impl Stated for PublicationState {
    fn known(self) -> Known {
        match self {
            Self::Draft => Known::PerhapsWho,
            Self::RequestPending | Self::Published | Self::Superseded => Known::Who,
            Self::Rejected => Known::WhoAndWhy,
        }
    }
}

impl Stated for StatusState {
    fn known(self) -> Known {
        match self {
            Self::Active => Known::PerhapsWho,
            Self::Deleted => Known::Who,
            Self::Deactivated | Self::Delisted => Known::WhoAndWhy,
        }
    }
}

impl Stated for ReleaseState {
    fn known(self) -> Known {
        match self {
            Self::Unreleased => Known::PerhapsWho,
            Self::Beta | Self::Full => Known::Who,
        }
    }
}

impl StateRecord {
    fn make<M: Stated>(self, cx: &Cx<'_>) -> Result<Recorded<M>, Noted> {
        let word = self.state.required(&cx.field("state"))?;
        let Some(state) = M::parse(word.as_str()) else {
            let words: Vec<_> = M::STATES.iter().map(|state| state.as_str()).collect();
            let (found, words) = (shown(word.as_str()), words.join("`, `"));
            return cx.field("state").refuse(format_args!("unknown state `{found}`, expected one of `{words}`"));
        };
        let known = state.known();
        if known == Known::PerhapsWho && self.at.is_absent() && self.by.is_absent() && self.reason.is_absent() {
            return Ok(Recorded { state, note: None });
        }
        let stamp = stamp::make(cx, self.at, self.by)?;
        let reason = if known == Known::WhoAndWhy {
            self.reason.required(&cx.field("reason")).map(Some)?
        } else if self.reason.is_absent() {
            None
        } else {
            return cx.refuse(format_args!("`{}` has no `reason`", state.as_str()));
        };
        Ok(Recorded { state, note: Some(Box::new(Note { stamp, reason })) })
    }
}

impl<M: Machine> Serialize for Recorded<M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("state", self.state.as_str())?;
        if let Some(note) = &self.note {
            stamp::write(&note.stamp, &mut map)?;
            entry(&mut map, "reason", &note.reason)?;
        }
        map.end()
    }
}

macro_rules! stated {
    ($($ty:ident),+) => {$(
        impl Serialize for $ty {
            /// `{"state": …, "at": …, "by": {…}, "reason": …}`, without what there is not.
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> Part<'de> for $ty {
            const EXPECTED: &'static str = "a table";

            fn table<A: MapAccess<'de>>(cx: &Cx<'_>, table: A) -> Result<Given<Self>, A::Error> {
                let record = StateRecord::table(cx, table)?;
                Ok(record.required(cx).and_then(|record| record.make(cx)).map(Self).into())
            }
        }
    )+};
}

stated!(Publication, Release, Status);
