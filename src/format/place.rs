//! Where in the shape of the file a walk is.

#[cfg(feature = "toml")]
use crate::draft::shape::Key;
use crate::draft::shape::Shape;
use crate::{ConfigurationDraft, redact};

/// Where in the shape of the file a walk is, and whether a secret is near.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    shape: Option<&'static Shape>,
    beside_secret: bool,
}

impl Place {
    pub(super) const ROOT: Self = Self { shape: Some(&ConfigurationDraft::SHAPE), beside_secret: false };

    /// What stands under a key.
    pub(super) fn below(self, key: &str) -> Self {
        Self {
            shape: self.shape.and_then(|shape| shape.below(key)),
            beside_secret: self.beside_secret || is_secret(key),
        }
    }

    /// What stands in an array.
    pub(super) fn entry(self) -> Self {
        Self { shape: self.shape.and_then(Shape::entry), ..self }
    }

    /// In TOML, `a` of `[a.b]` may be an array of tables: then its last entry is meant.
    pub(super) fn on_the_way(self) -> Self {
        if matches!(self.shape, Some(Shape::List(_))) { self.entry() } else { self }
    }

    /// A key of the file that may stand here, as it is spelled in paths.
    #[cfg(feature = "toml")]
    pub(super) fn field(self, key: &str) -> Option<&'static str> {
        let find = |keys: &[Key]| keys.iter().find(|known| known.name == key).map(|known| known.name);
        match self.shape? {
            Shape::Table(keys) => find(keys),
            Shape::PerEnvironment(each) => match (crate::Environment::from_name(key), each) {
                (Some(environment), _) => Some(environment.as_str()),
                (None, Shape::Table(keys)) => find(keys),
                (None, _) => None,
            },
            Shape::Shown | Shape::Time | Shape::Hidden | Shape::List(_) | Shape::Lines => None,
        }
    }

    /// Whether a key may be shown that stands here: it is one that a reader reports by name.
    pub(super) fn shows_key(self, key: &str) -> bool {
        let is_table = matches!(self.shape, Some(Shape::Table(_) | Shape::PerEnvironment(_)));
        is_table && (redact::shows_key(key, self.beside_secret) || self.below(key).shape.is_some())
    }

    /// Whether this text may be shown that stands here.
    pub(super) fn shows_text(self, text: &str) -> bool {
        match self.leaf() {
            // Beside a secret only a description is a plain text, and people paste things there.
            Some(Shape::Shown | Shape::Lines) => !self.beside_secret,
            Some(Shape::Time) => crate::Timestamp::parse(text).is_ok(),
            _ => false,
        }
    }

    /// Whether this number, date or truth value may be shown that stands here.
    pub(super) fn shows_bare(self, value: &str) -> bool {
        match self.leaf() {
            Some(Shape::Shown) => true,
            Some(Shape::Time) => value.contains('-') && value.contains(':') || value == "null",
            _ => false,
        }
    }

    fn leaf(self) -> Option<&'static Shape> {
        match self.shape {
            Some(Shape::PerEnvironment(each)) => Some(each),
            shape => shape,
        }
    }
}

/// Whether a key names what holds a secret, or a key that may be mistaken for its neighbor.
pub(super) fn is_secret(key: &str) -> bool {
    matches!(key, "client_secret" | "certificate")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_may_be_shown() {
        let authentication = Place::ROOT.below("authentication");
        let secret = authentication.below("client_secret");
        let slot = secret.below("qaonline");
        for (place, text, bare) in [
            (Place::ROOT, false, false),
            (Place::ROOT.below("name"), true, true),
            (Place::ROOT.below("nam"), false, false),
            (Place::ROOT.below("name").below("more"), false, false),
            (Place::ROOT.below("name").entry(), false, false),
            (authentication.below("redirect_urls"), true, false),
            (authentication.below("redirect_urls").entry(), true, true),
            (authentication.below("redirect_urls").below("sod").entry(), true, true),
            (authentication.below("client_id").below("sod"), true, true),
            (authentication.below("client_id").below("sod").below("sod"), false, false),
            (secret, false, false),
            (slot, false, false),
            (slot.below("hash"), false, false),
            (slot.below("reference"), false, false),
            (slot.below("expires"), true, true),
            (Place::ROOT.below("ui").entry().below("url"), true, true),
            (Place::ROOT.below("ui"), false, false),
        ] {
            assert_eq!(
                (place.shows_text("2027-05-01T00:00:00Z"), place.shows_bare("2027-05-01T00:00:00Z")),
                (text, bare),
                "{place:?}"
            );
        }
        assert!(!slot.below("expires").shows_text("s3cret") && !slot.below("expires").shows_bare("12345"));
        assert!(Place::ROOT.shows_key("whatever 1"));
        assert!(!Place::ROOT.below("whatever").shows_key("name"));
        assert!(!Place::ROOT.below("name").shows_key("name"));
        for (key, shown) in [("production", true), ("SOD", true), ("prod", true), ("Pr0d", false)] {
            assert_eq!(secret.shows_key(key), shown, "{key}");
        }
        assert!(slot.shows_key("secret") && !slot.shows_key("S3cret"));
        assert!(!slot.below("S3cret").shows_key("name"));
    }
}
