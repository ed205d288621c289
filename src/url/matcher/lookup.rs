//! Finding one text among many, in a time that does not depend on how many there are.

use core::hash::{BuildHasher, Hash};
use std::collections::hash_map::RandomState;

/// Up to this many keys, comparing each is faster than hashing one.
const FEW: usize = 8;

/// Places of a list that are found by a key. The keys stay in the list; only places are held here.
pub(super) enum Lookup {
    /// So few that each is compared.
    Few(Box<[u32]>),
    /// So many that their keys are hashed.
    Many(Table),
}

/// An open-addressing table with linear probing, at most two thirds full. Its hash has a seed that nobody else knows.
pub(super) struct Table {
    seed: RandomState,
    slots: Box<[Slot]>,
}

/// Eight bytes: the place, and as much of the hash, so that keys are hardly ever compared in vain.
#[derive(Clone, Copy)]
struct Slot {
    tag: u32,
    place: u32,
}

impl Slot {
    const EMPTY: Self = Self { tag: 0, place: u32::MAX };

    const fn is_empty(self) -> bool {
        self.place == u32::MAX
    }
}

impl Lookup {
    /// Takes places, none of which is `u32::MAX`. Of several with the same key, the first is found.
    pub(super) fn new<K: Hash + Eq>(places: Vec<u32>, key: impl Fn(u32) -> K) -> Self {
        if places.len() <= FEW {
            return Self::Few(places.into());
        }
        let size = (places.len().saturating_mul(3) / 2).next_power_of_two();
        let mut table = Table { seed: RandomState::new(), slots: vec![Slot::EMPTY; size].into() };
        for place in places {
            table.insert(place, &key);
        }
        Self::Many(table)
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Few(places) if places.is_empty())
    }

    /// The place with this key.
    pub(super) fn find<K: Hash + Eq>(&self, wanted: &K, key: impl Fn(u32) -> K) -> Option<u32> {
        match self {
            Self::Few(places) => places.iter().copied().find(|place| key(*place) == *wanted),
            Self::Many(table) => match table.probe(wanted, key) {
                Probe::Found(place) => Some(place),
                Probe::Free(..) => None,
            },
        }
    }
}

/// Where a search ended.
enum Probe {
    Found(u32),
    /// A free slot, and what belongs in it beside the place.
    Free(usize, u32),
}

impl Table {
    fn insert<K: Hash + Eq>(&mut self, place: u32, key: impl Fn(u32) -> K) {
        let Probe::Free(at, tag) = self.probe(&key(place), key) else { return };
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot { tag, place };
        }
    }

    fn probe<K: Hash + Eq>(&self, wanted: &K, key: impl Fn(u32) -> K) -> Probe {
        let hash = self.seed.hash_one(wanted);
        #[expect(clippy::cast_possible_truncation, reason = "the one half says where to begin, the other is the tag")]
        let (begin, tag) = (hash as usize, (hash >> 32) as u32);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = begin & mask;
        // A third of the slots is free, so that the search ends.
        while let Some(slot) = self.slots.get(at).filter(|slot| !slot.is_empty()) {
            if slot.tag == tag && key(slot.place) == *wanted {
                return Probe::Found(slot.place);
            }
            at = at.wrapping_add(1) & mask;
        }
        Probe::Free(at, tag)
    }
}

#[cfg(test)]
mod tests {
    use core::cell::Cell;

    use super::*;

    fn names(count: u32) -> Vec<String> {
        (0..count).map(|place| format!("https://acme.example/{place}")).collect()
    }

    #[test]
    fn finds_what_is_there_and_nothing_else() {
        for count in [0, 1, 8, 9, 10, 100, 1000] {
            let names = names(count);
            let key = |place: u32| names[place as usize].as_str();
            let lookup = Lookup::new((0..count).collect(), key);
            assert_eq!(lookup.is_empty(), count == 0);
            for (place, name) in names.iter().enumerate() {
                assert_eq!(lookup.find(&name.as_str(), key), u32::try_from(place).ok());
            }
            for absent in ["", "https://acme.example/", "https://acme.example/01", "https://acme.example/1000000"] {
                assert_eq!(lookup.find(&absent, key), None);
            }
        }
    }

    #[test]
    fn the_first_of_equal_keys_is_found_and_many_of_them_cost_nothing() {
        for count in [3, 8, 9, 200_000] {
            let lookup = Lookup::new((0..count).collect(), |_| "same");
            assert_eq!(lookup.find(&"same", |_| "same"), Some(0));
            assert_eq!(lookup.find(&"other", |_| "same"), None);
        }
    }

    #[test]
    fn the_work_of_a_question_does_not_grow_with_what_is_registered() {
        for count in [100, 10_000, 100_000] {
            let names = names(count);
            let lookup = Lookup::new((0..count).collect(), |place| names[place as usize].as_str());
            let absent: Vec<_> = names.iter().take(1000).map(|name| format!("{name}/")).collect();
            let compared = Cell::new(0_u32);
            let key = |place: u32| {
                compared.set(compared.get() + 1);
                names[place as usize].as_str()
            };
            for name in names.iter().take(1000) {
                assert!(lookup.find(&name.as_str(), key).is_some());
            }
            for absent in &absent {
                assert!(lookup.find(&absent.as_str(), key).is_none());
            }
            let asked = count.min(1000);
            assert!((asked..=asked + 2).contains(&compared.get()), "{count}: {} texts compared", compared.get());
            let Lookup::Many(table) = &lookup else { panic!("a table") };
            assert!(table.slots.len() <= names.len() * 3, "{count}: {} slots", table.slots.len());
        }
    }
}
