//! Finding what stands twice, in time that grows with the number of entries only.

use core::hash::{Hash, Hasher};
use std::collections::HashMap;

/// The places of the table on the stack.
const SLOTS: usize = 512;
/// How many entries leave it half empty.
const IN_PLACE: usize = SLOTS / 2;

/// Finds entries that stood before. Ask it about one place after the other, in order.
///
/// The places of the first 256 entries are held in a table on the stack, so that a list of common length is checked
/// without allocating; after that one hash map takes over. Equal hashes are compared. The hash of the table is a quick one
/// without a seed: whoever makes all of its entries collide has 256 of them compared with each other. That of the map is seeded.
pub(super) struct Repeated<K, F> {
    key: F,
    /// Places, counted from 1; 0 is free.
    slots: [u16; SLOTS],
    held: usize,
    map: Option<HashMap<K, usize>>,
}

impl<K: Eq + Hash, F: Fn(usize) -> Option<K>> Repeated<K, F> {
    /// For entries that the function finds by their place.
    pub(super) fn new(key: F) -> Self {
        Self { key, slots: [0; SLOTS], held: 0, map: None }
    }

    /// The place where an equal entry first stood; otherwise remembers this one.
    pub(super) fn first(&mut self, place: usize) -> Option<usize> {
        self.first_of(place, (self.key)(place)?)
    }

    /// The same for an entry whose key is at hand.
    pub(super) fn first_of(&mut self, place: usize, key: K) -> Option<usize> {
        if self.map.is_none() && self.held < IN_PLACE {
            if let Ok(counted) = u16::try_from(place + 1) {
                return self.first_in_place(&key, counted);
            }
        }
        let (slots, find) = (&self.slots, &self.key);
        let map = self.map.get_or_insert_with(|| {
            let held = slots.iter().filter(|slot| **slot > 0).map(|slot| usize::from(*slot) - 1);
            held.filter_map(|held| Some((find(held)?, held))).collect()
        });
        if let Some(first) = map.get(&key) {
            return Some(*first);
        }
        map.insert(key, place);
        None
    }

    fn first_in_place(&mut self, key: &K, counted: u16) -> Option<usize> {
        let mut hash = QuickHash::default();
        key.hash(&mut hash);
        let start = usize::try_from(hash.finish()).unwrap_or(0);
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

/// Mixes eight bytes at a time.
#[derive(Default)]
struct QuickHash(u64);

impl QuickHash {
    fn mix(&mut self, bytes: u64) {
        // The fraction of the golden ratio, whose bits follow no pattern.
        self.0 = (self.0.rotate_left(5) ^ bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for QuickHash {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((eight, after)) = rest.split_first_chunk::<8>() {
            self.mix(u64::from_le_bytes(*eight));
            rest = after;
        }
        for byte in rest {
            self.mix((*byte).into());
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(byte.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    fn finish(&self) -> u64 {
        self.0 >> (u64::BITS - SLOTS.ilog2()) // the highest bits are the best mixed ones, and these are a place
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

    /// One after the other, so that they differ in the last bytes only.
    #[test]
    fn numbered_names_are_spread() {
        let mut slots = std::collections::HashSet::new();
        for number in 0..256 {
            let mut hash = QuickHash::default();
            format!("https://acme.example/callback/{number}").hash(&mut hash);
            slots.insert(hash.finish());
        }
        assert!(slots.len() > 180, "{}", slots.len());
    }

    #[test]
    fn a_million_equal_entries_are_no_trouble() {
        let mut repeated = Repeated::new(|_| Some("same"));
        let found = (0..1_000_000).filter(|place| repeated.first(*place).is_some()).count();
        assert_eq!(found, 999_999);
    }
}
