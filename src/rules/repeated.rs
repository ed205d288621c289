//! Finding what stands twice, in time that grows with the number of entries only.

use core::hash::{BuildHasher as _, Hash};
use std::collections::HashMap;
use std::collections::hash_map::RandomState;

/// The places of the table on the stack.
const SLOTS: usize = 512;
/// How many entries leave it half empty.
const IN_PLACE: usize = SLOTS / 2;

/// Finds entries that stood before. Feed it one entry after the other, in order.
///
/// The first 256 entries are held in a table on the stack, so that a list of common length is checked without
/// allocating; after that one hash map takes over. The hash has a random seed, and equal hashes are compared.
pub(super) struct Repeated<K> {
    hasher: RandomState,
    slots: [Option<(K, usize)>; SLOTS],
    held: usize,
    map: HashMap<K, usize>,
}

impl<K: Copy + Eq + Hash> Repeated<K> {
    pub(super) fn new() -> Self {
        Self { hasher: RandomState::new(), slots: [None; SLOTS], held: 0, map: HashMap::new() }
    }

    /// The place where an equal entry first stood; otherwise remembers this one.
    pub(super) fn first(&mut self, key: K, place: usize) -> Option<usize> {
        if self.held < IN_PLACE {
            return self.first_in_place(key, place);
        }
        if self.map.is_empty() {
            self.map.extend(self.slots.iter().flatten().copied());
        }
        if let Some(first) = self.map.get(&key) {
            return Some(*first);
        }
        self.map.insert(key, place);
        None
    }

    fn first_in_place(&mut self, key: K, place: usize) -> Option<usize> {
        let start = usize::try_from(self.hasher.hash_one(key) % SLOTS as u64).unwrap_or(0);
        for step in 0..SLOTS {
            match self.slots.get_mut((start + step) % SLOTS)? {
                Some((held, first)) if *held == key => return Some(*first),
                Some(_) => {}
                slot => {
                    *slot = Some((key, place));
                    self.held += 1;
                    return None;
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(keys: &[&str]) -> Vec<(usize, usize)> {
        let mut repeated = Repeated::new();
        let mut found = Vec::new();
        for (place, key) in keys.iter().enumerate() {
            found.extend(repeated.first(*key, place).map(|first| (place, first)));
        }
        found
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
        let mut repeated = Repeated::new();
        let found = (0..1_000_000).filter(|place| repeated.first("same", *place).is_some()).count();
        assert_eq!(found, 999_999);
    }
}
