//! Reading a secret from a format, without showing it to the format's errors.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use crate::ParseError;

/// Reads a text through `copy`, or through `take` when the format hands it over.
///
/// A format that is asked for a text quotes a number that stands there instead; so it is asked for anything, and what is no text is
/// refused in words of our own.
pub(crate) fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    what: &'static str,
    copy: fn(&str) -> Result<T, ParseError>,
    take: fn(String) -> Result<T, ParseError>,
) -> Result<T, D::Error> {
    let secret = Secret { what, copy, take, value: PhantomData };
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(secret)
    } else {
        deserializer.deserialize_string(secret)
    }
}

struct Secret<T> {
    what: &'static str,
    copy: fn(&str) -> Result<T, ParseError>,
    take: fn(String) -> Result<T, ParseError>,
    value: PhantomData<T>,
}

impl<T> Secret<T> {
    fn is_no_text<E: Error>(&self) -> E {
        E::custom(format_args!("{} is not a text", self.what))
    }
}

macro_rules! no_text {
    ($($form:ident: $ty:ty),+) => {
        $(fn $form<E: Error>(self, _: $ty) -> Result<T, E> {
            Err(self.is_no_text())
        })+
    };
}

impl<T> Visitor<'_> for Secret<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.copy)(text).map_err(E::custom)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        (self.take)(text).map_err(E::custom)
    }

    no_text!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64);
}
