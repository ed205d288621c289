//! The parser's tree, as a format that a draft can be read from.

use std::borrow::Cow;

use serde::de::value::{BorrowedStrDeserializer, Error, StrDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer as _, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::de::{DeInteger, DeString, DeTable, DeValue};

/// A table, with its keys in the order in which they are written.
pub(super) struct Table<'t, 'de>(pub(super) &'t DeTable<'de>);

struct Value<'t, 'de>(&'t DeValue<'de>);

struct Key<'t, 'de>(&'t DeString<'de>);

type Entry<'t, 'de> = (&'t Spanned<DeString<'de>>, &'t Spanned<DeValue<'de>>);

struct Pairs<'t, 'de> {
    entries: std::vec::IntoIter<Entry<'t, 'de>>,
    value: Option<&'t DeValue<'de>>,
}

struct Entries<'t, 'de>(core::slice::Iter<'t, Spanned<DeValue<'de>>>);

impl<'de> Deserializer<'de> for Table<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut entries: Vec<Entry<'_, 'de>> = self.0.iter().collect();
        entries.sort_unstable_by_key(|(key, _)| key.span().start);
        visitor.visit_map(Pairs { entries: entries.into_iter(), value: None })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            DeValue::String(text) => Key(text).deserialize_any(visitor),
            DeValue::Integer(number) => integer(number, visitor),
            DeValue::Float(number) => visitor.visit_f64(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(value) => visitor.visit_bool(*value),
            DeValue::Datetime(time) => visitor.visit_newtype_struct(StringDeserializer::<Error>::new(time.to_string())),
            DeValue::Array(entries) => visitor.visit_seq(Entries(entries.iter())),
            DeValue::Table(table) => Table(table).deserialize_any(visitor),
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

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Cow::Borrowed(text) => BorrowedStrDeserializer::<Error>::new(text).deserialize_any(visitor),
            Cow::Owned(text) => {
                let text: StrDeserializer<'_, Error> = text.as_str().into_deserializer();
                text.deserialize_any(visitor)
            }
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Pairs<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value.get_ref());
        seed.deserialize(Key(key.get_ref())).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(Value(value)),
            None => Err(serde::de::Error::custom("a value was asked for before its key")),
        }
    }
}

impl<'de> SeqAccess<'de> for Entries<'_, 'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.0.next().map(|value| seed.deserialize(Value(value.get_ref()))).transpose()
    }
}
