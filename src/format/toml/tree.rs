//! The parser's tree, as a format that a draft can be read from.
//!
//! The tree is that of a copy that says nothing: it tells what stands where, and what it is; keys and texts are read from the document.

use serde::de::value::{BorrowedStrDeserializer, Error, StrDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer as _, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::de::{DeInteger, DeString, DeTable, DeValue};

use crate::format::Format;
use crate::format::cursor::Cursor;

/// A table, with its keys in the order in which they are written.
pub(super) struct Table<'t, 'v, 'de> {
    pub(super) source: &'de str,
    pub(super) table: &'t DeTable<'v>,
}

struct Value<'t, 'v, 'de> {
    source: &'de str,
    value: &'t Spanned<DeValue<'v>>,
}

/// A text that starts here, or a key.
struct Written<'de> {
    source: &'de str,
    at: usize,
}

type Entry<'t, 'v> = (&'t Spanned<DeString<'v>>, &'t Spanned<DeValue<'v>>);

struct Pairs<'t, 'v, 'de> {
    source: &'de str,
    entries: std::vec::IntoIter<Entry<'t, 'v>>,
    value: Option<&'t Spanned<DeValue<'v>>>,
}

struct Entries<'t, 'v, 'de> {
    source: &'de str,
    entries: core::slice::Iter<'t, Spanned<DeValue<'v>>>,
}

impl<'de> Deserializer<'de> for Table<'_, '_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut entries: Vec<Entry<'_, '_>> = self.table.iter().collect();
        entries.sort_unstable_by_key(|(key, _)| key.span().start);
        visitor.visit_map(Pairs { source: self.source, entries: entries.into_iter(), value: None })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> Deserializer<'de> for Value<'_, '_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { source, value } = self;
        match value.get_ref() {
            DeValue::String(_) => Written { source, at: value.span().start }.deserialize_any(visitor),
            DeValue::Integer(number) => integer(number, visitor),
            DeValue::Float(number) => visitor.visit_f64(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(value) => visitor.visit_bool(*value),
            DeValue::Datetime(time) => visitor.visit_newtype_struct(StringDeserializer::<Error>::new(time.to_string())),
            DeValue::Array(entries) => visitor.visit_seq(Entries { source, entries: entries.iter() }),
            DeValue::Table(table) => Table { source, table }.deserialize_any(visitor),
        }
    }

    /// What nobody wants to know is not gone through.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

fn integer<'de, V: Visitor<'de>>(number: &DeInteger<'_>, visitor: V) -> Result<V::Value, Error> {
    let (digits, radix) = (number.as_str(), number.radix());
    if let Ok(value) = i64::from_str_radix(digits, radix) {
        visitor.visit_i64(value)
    } else if let Ok(value) = u64::from_str_radix(digits, radix) {
        visitor.visit_u64(value)
    } else {
        visitor.visit_f64(digits.parse().unwrap_or(f64::INFINITY))
    }
}

impl<'de> Deserializer<'de> for Written<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut cursor = Cursor::new(self.source, Format::Toml);
        cursor.advance(self.at);
        // The parser has found a text or a key here.
        let written = cursor.literal().or_else(|_| cursor.key());
        let Ok(text) = written else { return Err(serde::de::Error::custom("a text was found and is not there")) };
        if text.is_escaped() {
            let decoded = text.decoded();
            let text: StrDeserializer<'_, Error> = decoded.as_str().into_deserializer();
            text.deserialize_any(visitor)
        } else {
            BorrowedStrDeserializer::<Error>::new(text.raw()).deserialize_any(visitor)
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Pairs<'_, '_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Written { source: self.source, at: key.span().start }).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(Value { source: self.source, value }),
            None => Err(serde::de::Error::custom("a value was asked for before its key")),
        }
    }
}

impl<'de> SeqAccess<'de> for Entries<'_, '_, 'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.entries.next().map(|value| seed.deserialize(Value { source: self.source, value })).transpose()
    }
}
