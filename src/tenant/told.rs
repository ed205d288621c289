//! What was told and leaves no state behind.

use std::collections::BTreeSet;

use crate::{StateChange, Timestamp};

/// The most that is remembered of one second; a bound of our own. Of more than that, those that come first in their order are.
const MOST: usize = 16;

/// When notifications were heard last that leave no state behind, and what they told: a repeat is known by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) upgraded: Option<Timestamp>,
    pub(crate) backup_restored: Option<Timestamp>,
    /// The hosts of moves that were not believed, in lower case; an empty text is none.
    pub(crate) move_not_believed: Option<Box<ToldAt<Box<str>>>>,
    /// The numbers of changes that nobody knows.
    pub(crate) unrecognized: Option<Box<ToldAt<u32>>>,
}

/// What was told in one second, the latest in which such a thing was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ToldAt<T> {
    pub(crate) at: Timestamp,
    values: BTreeSet<T>,
}

impl<T: Ord> ToldAt<T> {
    /// What was told, if it is what can be remembered of one second.
    pub(crate) fn new(at: Timestamp, values: impl IntoIterator<Item = T>) -> Option<Self> {
        let values: BTreeSet<T> = values.into_iter().collect();
        (1..=MOST).contains(&values.len()).then_some(Self { at, values })
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.values.iter()
    }

    /// Remembers what was told, and says whether it is news: later than all before it, or another of the same second. What is left is the
    /// same in whatever order things come.
    fn hear(slot: &mut Option<Box<Self>>, now: Timestamp, value: T) -> bool {
        match slot {
            Some(known) if known.at > now => false,
            Some(known) if known.at == now => {
                // One that has no room never gets any, so it is not told twice.
                let has_room = known.values.len() < MOST || known.values.last().is_some_and(|last| value < *last);
                let is_news = has_room && known.values.insert(value);
                if known.values.len() > MOST {
                    known.values.pop_last();
                }
                is_news
            }
            Some(_) | None => {
                *slot = Some(Box::new(Self { at: now, values: BTreeSet::from([value]) }));
                true
            }
        }
    }
}

impl Told {
    /// Remembers that such a change was told, and says whether it is news. What the state or the endpoint remembers is none.
    pub(super) fn hear(&mut self, change: StateChange, host: Option<&str>, now: Timestamp) -> bool {
        let last = match change {
            StateChange::Upgrade => &mut self.upgraded,
            StateChange::BackupRestored => &mut self.backup_restored,
            StateChange::Move => {
                let host = host.unwrap_or_default().to_ascii_lowercase();
                return ToldAt::hear(&mut self.move_not_believed, now, host.into());
            }
            StateChange::Other(_) => return ToldAt::hear(&mut self.unrecognized, now, change.number()),
            StateChange::Suspend | StateChange::Resume | StateChange::Delete => return false,
        };
        let is_news = *last < Some(now);
        *last = (*last).max(Some(now));
        is_news
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, ToldAt};
    use crate::Timestamp;

    /// Many of one second: none is told twice, and what is remembered does not depend on their order.
    #[test]
    fn what_is_remembered_of_one_second_is_bounded() {
        let orders: [Vec<u32>; 3] = [(0..40).collect(), (0..40).rev().collect(), (0..40).map(|n| n * 7 % 40).collect()];
        let mut left = Vec::new();
        for order in &orders {
            let mut slot = None;
            let count = order.iter().filter(|n| ToldAt::hear(&mut slot, Timestamp::EPOCH, **n)).count();
            assert!(count >= MOST, "{count}");
            assert_eq!(order.iter().filter(|n| ToldAt::hear(&mut slot, Timestamp::EPOCH, **n)).count(), 0, "again");
            left.push(slot.unwrap());
        }
        assert!(left.iter().all(|slot| slot.values().copied().eq(0..16)), "{left:?}");
    }
}
