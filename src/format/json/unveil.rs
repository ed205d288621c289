//! A document that is read through a copy of it that says nothing.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::format::literal::Literal;

/// The document and its copy.
#[derive(Clone, Copy)]
pub(super) struct Origin<'de, 'v> {
    pub(super) source: &'de str,
    pub(super) copy: &'v str,
}

impl<'de> Origin<'de, '_> {
    /// Whether a text is a part of the copy.
    fn is_of_copy(self, text: &str) -> bool {
        self.copy.as_bytes().as_ptr_range().contains(&text.as_ptr())
    }

    /// What stands in the document in the place of a text of the copy.
    fn written(self, text: &str) -> Option<Literal<'de>> {
        let start = text.as_ptr().addr().checked_sub(self.copy.as_ptr().addr())?;
        let (open, end) = (start.checked_sub(1)?, start.checked_add(text.len())?);
        let is_quoted = |at: usize| self.source.as_bytes().get(at) == Some(&b'"');
        (is_quoted(open) && is_quoted(end)).then(|| Literal::quoted(self.source, open..end + 1, 1, true))
    }
}

/// What a parser of the copy hands over, with each text as it stands in the document.
///
/// The parser borrows all texts, since there are no escapes in the copy but wrong ones; so it is known where each stands.
pub(super) struct Unveiled<'de, 'v, T> {
    pub(super) origin: Origin<'de, 'v>,
    pub(super) inner: T,
}

impl<'de, 'v, T> Unveiled<'de, 'v, T> {
    const fn new(origin: Origin<'de, 'v>, inner: T) -> Self {
        Self { origin, inner }
    }
}

impl<'de, 'v, D: Deserializer<'v>> Deserializer<'de> for Unveiled<'de, 'v, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(Unveiled::new(self.origin, visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_ignored_any(Unveiled::new(self.origin, visitor))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

impl<'de, 'v, V: Visitor<'de>> Visitor<'v> for Unveiled<'de, 'v, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'v str) -> Result<V::Value, E> {
        match self.origin.written(text) {
            Some(text) if text.is_escaped() => self.inner.visit_str(text.decoded().as_str()),
            Some(text) => self.inner.visit_borrowed_str(text.raw()),
            None if self.origin.is_of_copy(text) => Err(E::custom("a text with a wrong escape")),
            // The parser's own word for a number, when a crate has switched its feature `arbitrary_precision` on.
            None => self.inner.visit_str(text),
        }
    }

    /// No text of the document is decoded, only such a number.
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        if text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)) {
            self.inner.visit_str(text)
        } else {
            Err(E::custom("a text with a wrong escape"))
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.inner.visit_bool(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.inner.visit_i64(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.inner.visit_u64(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        self.inner.visit_f64(value)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_seq<A: SeqAccess<'v>>(self, array: A) -> Result<V::Value, A::Error> {
        self.inner.visit_seq(Unveiled::new(self.origin, array))
    }

    fn visit_map<A: MapAccess<'v>>(self, table: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Unveiled::new(self.origin, table))
    }
}

impl<'de, 'v, A: SeqAccess<'v>> SeqAccess<'de> for Unveiled<'de, 'v, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.inner.next_element_seed(Unveiled::new(self.origin, seed))
    }
}

impl<'de, 'v, A: MapAccess<'v>> MapAccess<'de> for Unveiled<'de, 'v, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.inner.next_key_seed(Unveiled::new(self.origin, seed))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(Unveiled::new(self.origin, seed))
    }
}

impl<'de, 'v, S: DeserializeSeed<'de>> DeserializeSeed<'v> for Unveiled<'de, 'v, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'v>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(Unveiled::new(self.origin, deserializer))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize as _;
    use serde_json::Value;

    use super::*;

    fn read(source: &str) -> Result<Value, String> {
        let veiled = crate::format::json::veil::veiled(source);
        let mut json = serde_json::Deserializer::from_str(veiled.as_str());
        let origin = Origin { source, copy: veiled.as_str() };
        let value = Value::deserialize(Unveiled { origin, inner: &mut json });
        value.and_then(|value| json.end().map(|()| value)).map_err(|error| error.to_string())
    }

    fn text() -> impl Strategy<Value = String> {
        let pieces = &[
            "a",
            "é",
            "🙂",
            " ",
            r"\n",
            r"\u0041",
            r"\ud83d\ude00",
            r"\ud83d",
            r"\udc00",
            r"\ufffd",
            r"\uFFFD",
            r"\q",
            r"\u12",
            r"\/",
            r"\\",
            "\\\"",
            "\u{1}",
            "\\",
            "\"",
            "\n",
            r"\e",
            r"\x41",
            r"\U00000041",
            r"\ ",
        ][..];
        prop::collection::vec(prop::sample::select(pieces), 0..6).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5000))]

        #[test]
        fn reads_what_the_parser_reads(key in text(), value in text(), entry in text(), rest in "[]}, ]{0,3}") {
            let source = format!(r#"{{"{key}": "{value}", "x": ["{entry}", 1.5, null, {{"y": "z"}}{rest}]}}"#);
            let expected = serde_json::from_str::<Value>(&source).map_err(|error| error.to_string());
            prop_assert_eq!(read(&source), expected, "{}", source);
        }
    }
}
