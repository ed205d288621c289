//! Finding one text among many, in a time that does not depend on how many there are.

use core::hash::Hash;

use crate::places::Places;

/// Up to this many keys, comparing each is faster than hashing one.
const FEW: usize = 8;

/// Places of a list that are found by a key. The keys stay in the list; only places are held here.
pub(super) enum Lookup {
    /// So few that each is compared.
    Few(Box<[u32]>),
    /// So many that their keys are hashed.
    Many(Places),
}

impl Lookup {
    /// Takes places, none of which is `u32::MAX`. Of several with the same key, the first is found.
    pub(super) fn new<K: Hash + Eq>(places: Vec<u32>, key: impl Fn(u32) -> K) -> Self {
        if places.len() <= FEW {
            return Self::Few(places.into());
        }
        let mut table = Places::with_capacity(places.len());
        for place in places {
            let own = key(place);
            let hash = table.hash(&own);
            if table.find(hash, |held| key(held) == own).is_none() {
                table.add(hash, place);
            }
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
            Self::Many(table) => table.find(table.hash(wanted), |place| key(place) == *wanted),
        }
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
            assert!((asked..=asked + 3).contains(&compared.get()), "{count}: {} texts compared", compared.get());
            let Lookup::Many(table) = &lookup else { panic!("a table") };
            assert!(table.slots() <= names.len() * 3, "{count}: {} slots", table.slots());
        }
    }
}
