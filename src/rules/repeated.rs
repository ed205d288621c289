//! Finding what stands twice, in time that grows with the number of entries only.

use core::hash::{BuildHasher as _, Hash};
use std::collections::HashMap;
use std::collections::hash_map::RandomState;

/// The places of the table on the stack.
const SLOTS: usize = 512;
/// How many entries leave it half empty.
const IN_PLACE: usize = SLOTS / 2;

/// Finds entries that stood before. Ask it about one place after the other, in order.
///
/// The places of the first 256 entries are held in a table on the stack, so that a list of common length is checked
/// without allocating; after that one hash map takes over. The hash has a random seed, and equal hashes are compared.
pub(super) struct Repeated<K, F> {
    key: F,
    hasher: RandomState,
    /// Places, counted from 1; 0 is free.
    slots: [u16; SLOTS],
    held: usize,
    map: HashMap<K, usize>,
}

impl<K: Eq + Hash, F: Fn(usize) -> Option<K>> Repeated<K, F> {
    /// For entries that the function finds by their place.
    pub(super) fn new(key: F) -> Self {
        Self { key, hasher: RandomState::new(), slots: [0; SLOTS], held: 0, map: HashMap::new() }
    }

    /// The place where an equal entry first stood; otherwise remembers this one.
    pub(super) fn first(&mut self, place: usize) -> Option<usize> {
        self.first_of(place, (self.key)(place)?)
    }

    /// The same for an entry whose key is at hand.
    pub(super) fn first_of(&mut self, place: usize, key: K) -> Option<usize> {
        if self.map.is_empty() && self.held < IN_PLACE {
            if let Ok(counted) = u16::try_from(place + 1) {
                return self.first_in_place(&key, counted);
            }
        }
        if self.map.is_empty() {
            for held in self.slots.iter().filter(|slot| **slot > 0).map(|slot| usize::from(*slot) - 1) {
                if let Some(key) = (self.key)(held) {
                    self.map.insert(key, held);
                }
            }
        }
        if let Some(first) = self.map.get(&key) {
            return Some(*first);
        }
        self.map.insert(key, place);
        None
    }

    fn first_in_place(&mut self, key: &K, counted: u16) -> Option<usize> {
        let start = usize::try_from(self.hasher.hash_one(key) % SLOTS as u64).unwrap_or(0);
        for step in 0..SLOTS {
            let slot = self.slots.get_mut((start + step) % SLOTS)?;
            if *slot == 0 {
                *slot = counted;
                self.held += 1;
                return None;
            }
            let held = usize::from(*slot) - 1;
            if (self.key)(held).is_some_and(|held| held == *key) {
                return Some(held);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(keys: &[&str]) -> Vec<(usize, usize)> {
        let mut repeated = Repeated::new(|place| keys.get(place));
        (0..keys.len()).filter_map(|place| repeated.first(place).map(|first| (place, first))).collect()
    }

    #[test]
    fn names_the_first_place() {
        assert_eq!(places(&["a", "b", "a", "c", "b", "a"]), [(2, 0), (4, 1), (5, 0)]);
        assert_eq!(places(&["a"]), []);
    }

    #[test]
    fn goes_on_beyond_the_table_on_the_stack() {
        let names: Vec<String> = (0..10_000).map(|n| format!("https://acme.example/{}", n % 6_000)).collect();
        let keys: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = places(&keys);
        assert_eq!(found.len(), 4_000);
        assert!(found.iter().all(|(place, first)| *place == first + 6_000));
    }

    #[test]
    fn a_million_equal_entries_are_no_trouble() {
        let mut repeated = Repeated::new(|_| Some("same"));
        let found = (0..1_000_000).filter(|place| repeated.first(*place).is_some()).count();
        assert_eq!(found, 999_999);
    }
}
