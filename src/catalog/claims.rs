//! Who holds a key, and who else.

use super::key::{Key, Site};
use super::slab::Slab;
use crate::places::Places;

/// The end of a list of claims.
const NONE: u32 = u32::MAX;

/// Keys and the applications that hold them: those of one key in the order in which they came, found by the first. The keys stay in the
/// applications. Taking one in or out takes a time that depends neither on how many keys there are nor on how many hold one.
#[derive(Clone)]
pub(super) struct Claims {
    /// The first claim of each key.
    first: Places,
    claims: Slab<Claim>,
}

/// One application has one key.
#[derive(Clone, Copy)]
pub(super) struct Claim {
    hash: u32,
    /// The place of the application.
    pub(super) holder: u32,
    pub(super) site: Site,
    /// The ring of those who hold the same key: from the last on to the first.
    next: u32,
    previous: u32,
    /// The next claim of the same application.
    sibling: u32,
}

impl Claims {
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { first: Places::with_capacity(count), claims: Slab::with_capacity(count) }
    }

    pub(super) fn has_room_for(&self, count: usize) -> bool {
        self.claims.has_room_for(count)
    }

    /// Who has held the key for the longest time. `key_of` says which key is at a site of a holder.
    pub(super) fn first<'k>(&self, key: Key<'k>, key_of: impl Fn(u32, Site) -> Option<Key<'k>>) -> Option<&Claim> {
        self.claims.get(self.place_of_first(self.first.hash(&key), key, key_of)?)
    }

    /// The same, but for one application; no place is that of nobody.
    pub(super) fn first_but<'k>(
        &self,
        holder: Option<u32>,
        key: Key<'k>,
        key_of: impl Fn(u32, Site) -> Option<Key<'k>>,
    ) -> Option<&Claim> {
        let first = self.first(key, key_of)?;
        if holder != Some(first.holder) {
            return Some(first);
        }
        // An application has each key once, so that the next is another's.
        self.claims.get(first.next).filter(|next| next.holder != first.holder)
    }

    /// Who alone holds the key.
    pub(super) fn only<'k>(&self, key: Key<'k>, key_of: impl Fn(u32, Site) -> Option<Key<'k>>) -> Option<&Claim> {
        let place = self.place_of_first(self.first.hash(&key), key, key_of)?;
        self.claims.get(place).filter(|claim| claim.next == place)
    }

    fn place_of_first<'k>(
        &self,
        hash: u32,
        key: Key<'k>,
        key_of: impl Fn(u32, Site) -> Option<Key<'k>>,
    ) -> Option<u32> {
        self.first.find(hash, |place| {
            self.claims.get(place).is_some_and(|claim| key_of(claim.holder, claim.site).is_some_and(|held| held == key))
        })
    }

    /// Takes in what an application holds, each key once, and gives the first of its claims.
    pub(super) fn add<'k>(
        &mut self,
        holder: u32,
        held: impl IntoIterator<Item = (Site, Key<'k>)>,
        key_of: impl Fn(u32, Site) -> Option<Key<'k>>,
    ) -> u32 {
        let mut sibling = NONE;
        for (site, key) in held {
            let hash = self.first.hash(&key);
            let first = self.place_of_first(hash, key, &key_of);
            let claim = Claim { hash, holder, site, next: NONE, previous: NONE, sibling };
            let place = self.claims.add(claim);
            match first {
                None => {
                    self.link(place, place);
                    self.first.add(hash, place);
                }
                Some(first) => {
                    let last = self.claims.get(first).map_or(first, |first| first.previous);
                    self.link(last, place);
                    self.link(place, first);
                }
            }
            sibling = place;
        }
        sibling
    }

    /// Takes out what an application holds, given the first of its claims.
    pub(super) fn remove(&mut self, mut place: u32) {
        while let Some(claim) = self.claims.remove(place) {
            if claim.next == place {
                self.first.remove(claim.hash, place);
            } else {
                self.link(claim.previous, claim.next);
                // Where it was the first, the next one is.
                self.first.point(claim.hash, place, claim.next);
            }
            place = claim.sibling;
        }
    }

    /// How many keys there are, and how many claims.
    #[cfg(test)]
    pub(super) fn sizes(&self) -> (usize, usize) {
        (self.first.held(), self.claims.len())
    }

    fn link(&mut self, place: u32, next: u32) {
        if let Some(claim) = self.claims.get_mut(place) {
            claim.next = next;
        }
        if let Some(claim) = self.claims.get_mut(next) {
            claim.previous = place;
        }
    }
}
