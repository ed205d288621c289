//! A list whose places stay, and are used again.

/// A list in which what is taken out leaves its place free for what comes next.
#[derive(Clone)]
pub(super) struct Slab<T> {
    items: Vec<Option<T>>,
    free: Vec<u32>,
}

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Self { items: Vec::new(), free: Vec::new() }
    }
}

impl<T> Slab<T> {
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { items: Vec::with_capacity(count), free: Vec::new() }
    }

    /// Whether so many more have places that are not `u32::MAX`.
    pub(super) fn has_room_for(&self, count: usize) -> bool {
        let taken = self.items.len().saturating_add(count.saturating_sub(self.free.len()));
        u32::try_from(taken).is_ok()
    }

    pub(super) fn len(&self) -> usize {
        self.items.len() - self.free.len()
    }

    /// Takes it in, and says where. Whoever calls has asked whether there is room.
    pub(super) fn add(&mut self, item: T) -> u32 {
        if let Some(place) = self.free.pop() {
            if let Some(here) = self.get_slot(place) {
                *here = Some(item);
            }
            return place;
        }
        let place = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.items.push(Some(item));
        place
    }

    pub(super) fn remove(&mut self, place: u32) -> Option<T> {
        let taken = self.get_slot(place)?.take()?;
        self.free.push(place);
        Some(taken)
    }

    pub(super) fn get(&self, place: u32) -> Option<&T> {
        self.items.get(usize::try_from(place).ok()?)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, place: u32) -> Option<&mut T> {
        self.get_slot(place)?.as_mut()
    }

    /// What is there with its places, in their order.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.items.iter().flatten()
    }

    fn get_slot(&mut self, place: u32) -> Option<&mut Option<T>> {
        self.items.get_mut(usize::try_from(place).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay_and_are_used_again() {
        let mut slab = Slab::default();
        let places = ["a", "b", "c"].map(|item| slab.add(item));
        assert_eq!(places, [0, 1, 2]);
        assert_eq!((slab.remove(1), slab.remove(1), slab.remove(7)), (Some("b"), None, None));
        assert_eq!((slab.get(0), slab.get(1), slab.get(2), slab.len()), (Some(&"a"), None, Some(&"c"), 2));
        assert_eq!(slab.add("d"), 1);
        assert_eq!(slab.add("e"), 3);
        assert_eq!(slab.iter().copied().collect::<String>(), "adce");
        assert!(slab.has_room_for(1 << 31) && !slab.has_room_for(1 << 32));
    }
}
