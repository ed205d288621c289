//! Finding the places of a list by the hash of a key.

use core::hash::{BuildHasher, Hash};
use std::collections::hash_map::RandomState;

/// Places of a list that are found by the hash of their keys, in a time that does not depend on how many there are. The keys stay in
/// the list; only places are held here, so whoever asks says which place has the key.
///
/// An open-addressing table with linear probing, at most two thirds full. Its hash has a seed that nobody else knows. A place costs
/// 12 to 24 bytes.
#[derive(Clone)]
pub(crate) struct Places {
    seed: RandomState,
    /// None, or a power of two.
    slots: Box<[Slot]>,
    held: usize,
}

/// Eight bytes: the place, and the hash of its key: the lower bits say where to begin, and all of them are compared, so that keys are
/// hardly ever compared in vain, and never when a slot moves.
#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    place: u32,
}

impl Slot {
    const EMPTY: Self = Self { hash: 0, place: u32::MAX };

    const fn is_empty(self) -> bool {
        self.place == u32::MAX
    }
}

impl Places {
    /// An empty table in which so many have room.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Self { seed: RandomState::new(), slots: vec![Slot::EMPTY; slots_for(count)].into(), held: 0 }
    }

    /// The hash of a key; equal keys have the same.
    pub(crate) fn hash(&self, key: &impl Hash) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "half of the bits")]
        let half = self.seed.hash_one(key) as u32;
        half
    }

    /// The place that is the one, of those whose keys have this hash.
    pub(crate) fn find(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        self.slots.get(self.search(hash, is_it)).filter(|slot| !slot.is_empty()).map(|slot| slot.place)
    }

    /// Takes a place in, which is not `u32::MAX`, and whose key is not there yet.
    pub(crate) fn add(&mut self, hash: u32, place: u32) {
        let wanted = slots_for(self.held.saturating_add(1));
        if wanted > self.slots.len() {
            let before = core::mem::replace(&mut self.slots, vec![Slot::EMPTY; wanted].into());
            before.iter().filter(|slot| !slot.is_empty()).for_each(|slot| self.put(*slot));
        }
        self.put(Slot { hash, place });
        self.held += 1;
    }

    /// Sets another place where this one stood, if it did; their keys are equal.
    pub(crate) fn point(&mut self, hash: u32, from: u32, to: u32) {
        let at = self.search(hash, |place| place == from);
        if let Some(slot) = self.slots.get_mut(at).filter(|slot| !slot.is_empty()) {
            slot.place = to;
        }
    }

    /// Takes a place out.
    pub(crate) fn remove(&mut self, hash: u32, place: u32) {
        let mut gap = self.search(hash, |held| held == place);
        if self.slots.get(gap).is_none_or(|slot| slot.is_empty()) {
            return;
        }
        self.held -= 1;
        // What comes behind moves up, unless the gap is before the place where its search begins.
        let mut at = self.next(gap);
        while let Some(slot) = self.slots.get(at).copied().filter(|slot| !slot.is_empty()) {
            let mask = self.slots.len().wrapping_sub(1);
            let from_begin = at.wrapping_sub(self.begin(slot.hash)) & mask;
            let from_gap = at.wrapping_sub(gap) & mask;
            if from_begin >= from_gap {
                self.set(gap, slot);
                gap = at;
            }
            at = self.next(at);
        }
        self.set(gap, Slot::EMPTY);
    }

    /// The slot of the one, or the free slot where it would be.
    fn search(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> usize {
        let mut at = self.begin(hash);
        // A third of the slots is free, so that the search ends.
        while let Some(slot) = self.slots.get(at).filter(|slot| !slot.is_empty()) {
            if slot.hash == hash && is_it(slot.place) {
                break;
            }
            at = self.next(at);
        }
        at
    }

    fn put(&mut self, slot: Slot) {
        let at = self.search(slot.hash, |_| false);
        self.set(at, slot);
    }

    fn set(&mut self, at: usize, slot: Slot) {
        if let Some(here) = self.slots.get_mut(at) {
            *here = slot;
        }
    }

    fn begin(&self, hash: u32) -> usize {
        usize::try_from(hash).unwrap_or(0) & self.slots.len().wrapping_sub(1)
    }

    fn next(&self, at: usize) -> usize {
        at.wrapping_add(1) & self.slots.len().wrapping_sub(1)
    }

    #[cfg(test)]
    pub(crate) fn slots(&self) -> usize {
        self.slots.len()
    }

    #[cfg(test)]
    pub(crate) fn held(&self) -> usize {
        self.held
    }
}

/// How many slots so many places take.
fn slots_for(count: usize) -> usize {
    if count == 0 { 0 } else { count.saturating_mul(3).div_ceil(2).next_power_of_two().max(4) }
}

#[cfg(test)]
mod tests {
    use core::cell::Cell;
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    /// A table that says it is full, or grows too late, would search for ever.
    #[test]
    fn a_third_is_free() {
        let mut places = Places::with_capacity(0);
        assert_eq!(places.find(0, |_| true), None);
        for count in 1..2_000 {
            places.add(places.hash(&count), count);
            assert!(places.slots() * 2 >= places.held * 3, "{count}: {} slots", places.slots());
            assert!(places.slots() <= 4.max(count as usize * 3), "{count}: {} slots", places.slots());
        }
        for count in [0, 1, 2, 3, 5, 6, 1_000, 1_365, 1_366] {
            let mut places = Places::with_capacity(count);
            let slots = places.slots();
            (0..u32::try_from(count).unwrap()).for_each(|place| places.add(place, place));
            assert_eq!(places.slots(), slots, "{count} have room");
        }
    }

    #[test]
    fn keys_are_hardly_ever_compared_in_vain() {
        for count in [100_u32, 10_000, 100_000] {
            let mut places = Places::with_capacity(0);
            (0..count).for_each(|place| places.add(places.hash(&place), place));
            let compared = Cell::new(0_u32);
            for place in 0..2 * count {
                let found = places.find(places.hash(&place), |held| {
                    compared.set(compared.get() + 1);
                    held == place
                });
                assert_eq!(found, (place < count).then_some(place));
            }
            assert!((count..=count + 2 + count / 500).contains(&compared.get()), "{count}: {}", compared.get());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// With hashes that clash, so that there are runs and gaps in them.
        #[test]
        fn agrees_with_a_map(steps in prop::collection::vec((0_u32..24, 0_u32..8, 0..3), 0..100)) {
            let mut places = Places::with_capacity(0);
            let mut naive = HashMap::new();
            for (place, hash, what) in steps {
                let held = naive.get(&place).copied();
                match (what, held) {
                    (0, Some(hash)) => {
                        places.remove(hash, place);
                        naive.remove(&place);
                    }
                    (1, Some(hash)) if !naive.contains_key(&(place + 100)) => {
                        places.point(hash, place, place + 100);
                        naive.remove(&place);
                        naive.insert(place + 100, hash);
                    }
                    (0 | 1, None) => {
                        places.remove(hash, place);
                        places.point(hash, place, place + 100);
                    }
                    (2, None) => {
                        places.add(hash, place);
                        naive.insert(place, hash);
                    }
                    _ => {}
                }
                prop_assert_eq!(places.held, naive.len());
                for place in (0..24).chain(100..124) {
                    for hash in 0..8 {
                        let expected = (naive.get(&place) == Some(&hash)).then_some(place);
                        prop_assert_eq!(places.find(hash, |held| held == place), expected);
                    }
                }
            }
        }
    }
}
