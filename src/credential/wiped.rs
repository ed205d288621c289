//! A secret in memory: in one place of the exact size, wiped when it is dropped.

use core::hash::{Hash, Hasher};

use secrecy::{ExposeSecret, SecretBox};
use zeroize::Zeroize;

/// A text that is wiped when it is dropped. Each secret of this crate is one inside, and so is what may be one by mistake; it shows
/// nothing. It compares in a time that depends on the text, which is not for secrets in clear text.
pub(crate) struct Wiped(SecretBox<str>);

impl Wiped {
    pub(crate) fn copy(text: &str) -> Self {
        Self(SecretBox::new(text.into()))
    }

    /// Takes a text over without leaving anything of it behind: making a text fit its length may move it, and what it moves from
    /// is not wiped by the allocator.
    pub(crate) fn take(mut text: String) -> Self {
        if text.len() == text.capacity() {
            return Self(SecretBox::new(text.into_boxed_str()));
        }
        let copy = Self::copy(&text);
        text.zeroize();
        copy
    }

    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl Clone for Wiped {
    fn clone(&self) -> Self {
        Self::copy(self.expose())
    }
}

impl PartialEq for Wiped {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Wiped {}

impl Hash for Wiped {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.expose().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_the_text_however_it_came() {
        let mut roomy = String::with_capacity(64);
        roomy.push_str("secret");
        for held in [Wiped::copy("secret"), Wiped::take("secret".to_owned()), Wiped::take(roomy)] {
            assert_eq!(held.expose(), "secret");
        }
        assert_eq!(Wiped::take(String::new()).expose(), "");
    }
}
