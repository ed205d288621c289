//! One tolerant read: whatever stands in one place, everything else is still read.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::notes::Cx;
use super::shape::Shape;
use super::{Field, List, SensitiveText, Text};
#[cfg(test)]
use crate::schema::Kind;
use crate::{Environment, PerEnvironment, Timestamp};

/// A value of the file: which forms it may have. Each form that is not written out is noted as `document.wrong-type`.
pub(crate) trait Read<'de>: Sized {
    /// What the file has here.
    const SHAPE: Shape;
    /// Which kind of value it is, for the schema and the reference of the file.
    #[cfg(test)]
    const KIND: Kind;
    /// What the file should have here, in words.
    const EXPECTED: &'static str;
    /// What the file should have where a list of these belongs, in words.
    const EXPECTED_LIST: &'static str = "an array such as `[\"…\"]`";

    fn text(cx: &Cx<'_>, text: Text<'de>) -> Field<Self> {
        let _ = text;
        wrong(cx, Self::EXPECTED, "a text")
    }

    fn boolean(cx: &Cx<'_>, value: bool) -> Field<Self> {
        let _ = value;
        wrong(cx, Self::EXPECTED, "`true` or `false`")
    }

    fn integer(cx: &Cx<'_>, value: i128) -> Field<Self> {
        let _ = value;
        wrong(cx, Self::EXPECTED, "a number")
    }

    fn time(cx: &Cx<'_>, text: Text<'de>) -> Field<Self> {
        let _ = text;
        wrong(cx, Self::EXPECTED, "a date or time")
    }

    fn array<A: SeqAccess<'de>>(cx: &Cx<'_>, mut array: A) -> Result<Field<Self>, A::Error> {
        while array.next_element::<IgnoredAny>()?.is_some() {}
        Ok(wrong(cx, Self::EXPECTED, "an array"))
    }

    /// Reads a table of which the first key may have been taken already.
    fn table<A: MapAccess<'de>>(cx: &Cx<'_>, first: Option<Text<'de>>, mut table: A) -> Result<Field<Self>, A::Error> {
        if first.is_some() {
            table.next_value::<IgnoredAny>()?;
        }
        while table.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(wrong(cx, Self::EXPECTED, "a table"))
    }

    /// Notes a key that is not one of this table.
    fn unknown(cx: &Cx<'_>, key: &str, is_text: bool) {
        cx.unknown_key(key, is_text, core::iter::empty());
    }

    /// Whether this is a table that has the key.
    fn knows(key: &str) -> bool {
        let _ = key;
        false
    }
}

fn wrong<T>(cx: &Cx<'_>, expected: &'static str, found: &'static str) -> Field<T> {
    cx.document_wrong_type(expected, found);
    Field::wrong()
}

/// What a key of a table holds: a [`Field`], or one for each environment.
pub(crate) trait Slot<'de>: Default {
    const SHAPE: Shape;
    #[cfg(test)]
    const KIND: Kind;
    fn read<D: Deserializer<'de>>(cx: &Cx<'_>, deserializer: D) -> Result<Self, D::Error>;
}

impl<'de, T: Read<'de>> Slot<'de> for Field<T> {
    const SHAPE: Shape = T::SHAPE;
    #[cfg(test)]
    const KIND: Kind = T::KIND;

    fn read<D: Deserializer<'de>>(cx: &Cx<'_>, deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(One::<T>(cx, PhantomData))
    }
}

impl<'de, T: Read<'de> + 'de> Slot<'de> for PerEnvironment<Field<T>> {
    const SHAPE: Shape = Shape::PerEnvironment(&T::SHAPE);
    #[cfg(test)]
    const KIND: Kind = T::KIND;

    fn read<D: Deserializer<'de>>(cx: &Cx<'_>, deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Each::<T>(cx, PhantomData))
    }
}

/// Hands a place to what is read there.
pub(crate) struct Seed<'c, 'p, S>(pub(crate) &'c Cx<'p>, PhantomData<S>);

impl<'c, 'p, S> Seed<'c, 'p, S> {
    pub(crate) const fn new(cx: &'c Cx<'p>) -> Self {
        Self(cx, PhantomData)
    }
}

impl<'de, S: Slot<'de>> DeserializeSeed<'de> for Seed<'_, '_, S> {
    type Value = S;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S, D::Error> {
        S::read(self.0, deserializer)
    }
}

/// Reads a key, borrowed where it can be.
pub(crate) struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Text<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Text<'de>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text::from(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text::copy(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Text<'de>, E> {
        Ok(Text::from(text))
    }
}

/// Tells whether a value is a text, and reads past it.
pub(crate) struct IsText;

impl<'de> DeserializeSeed<'de> for IsText {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for IsText {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        IgnoredAny.visit_newtype_struct(deserializer).map(|_| false)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<bool, A::Error> {
        IgnoredAny.visit_seq(array).map(|_| false)
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<bool, A::Error> {
        IgnoredAny.visit_map(table).map(|_| false)
    }
}

/// Hands every form a value may have to [`Read`]; none is refused, so no value ever reaches an error of the format.
struct One<'c, 'p, T>(&'c Cx<'p>, PhantomData<T>);

/// Writes the forms of a visitor that do not read anything further.
macro_rules! plain_forms {
    ($finish:expr) => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(T::EXPECTED)
        }

        fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok($finish(T::text(self.0, Text::from(text))))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok($finish(T::text(self.0, Text::copy(text))))
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
            Ok($finish(T::text(self.0, Text::from(text))))
        }

        fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
            Ok($finish(T::boolean(self.0, value)))
        }

        fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
            Ok($finish(T::integer(self.0, value.into())))
        }

        fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
            Ok($finish(T::integer(self.0, value.into())))
        }

        fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
            Ok($finish(wrong(self.0, T::EXPECTED, "a number with a fraction")))
        }

        /// `null` is how many writers say that there is nothing.
        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok($finish(Field::absent()))
        }

        fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
            self.visit_unit()
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_any(self)
        }

        /// The one newtype that a format hands over is a date or time of TOML, as text.
        fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            Ok($finish(T::time(self.0, Key.deserialize(deserializer)?)))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<Self::Value, A::Error> {
            Ok($finish(T::array(self.0, array)?))
        }
    };
}

impl<'de, T: Read<'de>> Visitor<'de> for One<'_, '_, T> {
    type Value = Field<T>;

    plain_forms!(core::convert::identity);

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Field<T>, A::Error> {
        T::table(self.0, None, table)
    }
}

const NO_ENVIRONMENT: &str = "it is not the name of an environment";

/// Notes a key among environments that is the name of none: where a secret stands under it, that is the worse fault.
fn strange_key<'de, T: Read<'de>>(cx: &Cx<'_>, key: &str, is_text: bool) {
    if is_text && cx.is_secret_under(key) {
        T::unknown(cx, key, is_text);
    } else {
        cx.document_unknown_environment(key, NO_ENVIRONMENT);
    }
}

/// One value for all, or a table of environments.
struct Each<'c, 'p, T>(&'c Cx<'p>, PhantomData<T>);

impl<'de, T: Read<'de>> Visitor<'de> for Each<'_, '_, T> {
    type Value = PerEnvironment<Field<T>>;

    plain_forms!(|field: Field<T>| if field.is_absent() {
        PerEnvironment::default()
    } else {
        PerEnvironment::Shared(field)
    });

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<Self::Value, A::Error> {
        let cx = self.0;
        let mut next = table.next_key_seed(Key)?;
        // Which of the two it is, the first key tells that either has.
        let mut strange_keys = Vec::new();
        while let Some(key) =
            next.take_if(|key| !T::knows(key.as_str()) && Environment::from_name(key.as_str()).is_none())
        {
            let is_text = table.next_value_seed(IsText)?;
            if strange_keys.len() < cx.reader.limits.problems {
                strange_keys.push((key, is_text));
            } else {
                T::unknown(cx, key.as_str(), is_text);
            }
            next = table.next_key_seed(Key)?;
        }
        if next.as_ref().is_some_and(|key| T::knows(key.as_str())) {
            for (key, is_text) in strange_keys {
                T::unknown(cx, key.as_str(), is_text);
            }
            return T::table(cx, next, table).map(PerEnvironment::Shared);
        }
        let mut each = PerEnvironment::default();
        let mut spelled: [Option<Text<'de>>; 3] = Default::default();
        let mut strange = !strange_keys.is_empty();
        for (key, is_text) in &strange_keys {
            strange_key::<T>(cx, key.as_str(), *is_text);
        }
        while let Some(key) = next {
            let known = Environment::from_name(key.as_str());
            let fault = match known {
                Some(environment)
                    if each.get(environment).is_none() && !spelled.iter().flatten().any(|earlier| *earlier == key) =>
                {
                    None
                }
                Some(Environment::Sod) => Some("`sod` has a value already"),
                Some(Environment::Stage) => Some("`stage` has a value already"),
                Some(Environment::Production) => Some("`production` has a value already"),
                None if T::knows(key.as_str()) => Some("a table of environments has no other keys"),
                None => Some(NO_ENVIRONMENT),
            };
            strange |= known.is_none();
            if let (Some(environment), None) = (known, fault) {
                let place = cx.field(environment.as_str());
                let value = table.next_value_seed(Seed::<Field<T>>::new(&place))?;
                if !value.is_absent() {
                    each.set(environment, value);
                }
                if let Some(slot) = spelled.get_mut(environment as usize) {
                    *slot = Some(key);
                }
            } else {
                let is_text = table.next_value_seed(IsText)?;
                match fault {
                    None => cx.document_duplicate_key(key.as_str()),
                    Some(_) if spelled.iter().flatten().any(|earlier| *earlier == key) => {
                        cx.document_duplicate_key(key.as_str());
                    }
                    Some(_) if known.is_none() && !T::knows(key.as_str()) => {
                        strange_key::<T>(cx, key.as_str(), is_text);
                    }
                    Some(why) => cx.document_unknown_environment(key.as_str(), why),
                }
            }
            next = table.next_key_seed(Key)?;
        }
        if strange {
            // What stands under the strange key was meant for one of the others: they are not missing as well.
            for environment in Environment::ALL {
                if each.get(environment).is_none() {
                    each.set(environment, Field::wrong());
                }
            }
        }
        Ok(each)
    }
}

impl<'de> Read<'de> for Text<'de> {
    const SHAPE: Shape = Shape::Shown;
    #[cfg(test)]
    const KIND: Kind = Kind::Text;
    const EXPECTED: &'static str = "a text";

    fn text(cx: &Cx<'_>, text: Text<'de>) -> Field<Self> {
        let limit = cx.reader.limits.text_bytes;
        let length = text.as_str().len();
        if length > limit {
            cx.document_too_large("bytes in a text", limit, length);
            return Field::wrong();
        }
        Field::from(text)
    }
}

impl<'de> Read<'de> for SensitiveText<'de> {
    const SHAPE: Shape = Shape::Hidden;
    #[cfg(test)]
    const KIND: Kind = Kind::Text;
    const EXPECTED: &'static str = "a text";

    fn text(cx: &Cx<'_>, text: Text<'de>) -> Field<Self> {
        Text::text(cx, text).map(SensitiveText::from)
    }
}

impl Read<'_> for bool {
    const SHAPE: Shape = Shape::Shown;
    #[cfg(test)]
    const KIND: Kind = Kind::Boolean;
    const EXPECTED: &'static str = "`true` or `false`";

    fn boolean(_: &Cx<'_>, value: bool) -> Field<Self> {
        Field::from(value)
    }
}

impl Read<'_> for u64 {
    const SHAPE: Shape = Shape::Shown;
    #[cfg(test)]
    const KIND: Kind = Kind::Version;
    const EXPECTED: &'static str = "a whole number such as `1`";

    fn integer(cx: &Cx<'_>, value: i128) -> Field<Self> {
        Self::try_from(value).map_or_else(|_| wrong(cx, <Self as Read<'_>>::EXPECTED, "a negative number"), Field::from)
    }
}

impl<'de> Read<'de> for Timestamp {
    const SHAPE: Shape = Shape::Time;
    #[cfg(test)]
    const KIND: Kind = Kind::Time;
    const EXPECTED: &'static str = "a time such as `2027-05-01T00:00:00Z`";

    fn text(cx: &Cx<'_>, text: Text<'de>) -> Field<Self> {
        if text.is_blank() {
            cx.document_empty_value();
            return Field::absent();
        }
        Self::parse(text.as_str()).map_or_else(|_| wrong(cx, Self::EXPECTED, "another text"), Field::from)
    }

    fn time(cx: &Cx<'_>, text: Text<'de>) -> Field<Self> {
        Self::parse(text.as_str())
            .map_or_else(|_| wrong(cx, Self::EXPECTED, "a date or time without offset"), Field::from)
    }
}

impl<'de, T: Read<'de>> Read<'de> for List<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
    #[cfg(test)]
    const KIND: Kind = T::KIND;
    const EXPECTED: &'static str = T::EXPECTED_LIST;

    fn array<A: SeqAccess<'de>>(cx: &Cx<'_>, array: A) -> Result<Field<Self>, A::Error> {
        entries(cx, array).map(|fields| Field::from(List::from_fields(fields)))
    }
}

impl<'de> Read<'de> for List<Text<'de>, true> {
    const SHAPE: Shape = Shape::Lines;
    #[cfg(test)]
    const KIND: Kind = Kind::Text;
    const EXPECTED: &'static str = "an array, or a text with one URL per line";

    fn text(cx: &Cx<'_>, text: Text<'de>) -> Field<Self> {
        let lines = text.lines();
        let limit = cx.reader.limits.list_entries;
        if lines.len() > limit {
            cx.document_too_large("lines in a text", limit, lines.len());
        }
        let lines = lines.into_iter().take(limit).enumerate();
        Field::from(List::from_fields(lines.map(|(index, line)| Text::text(&cx.index(index), line)).collect()))
    }

    fn array<A: SeqAccess<'de>>(cx: &Cx<'_>, array: A) -> Result<Field<Self>, A::Error> {
        entries(cx, array).map(|fields| Field::from(List::from_fields(fields)))
    }
}

/// The entries of an array up to the limit; those beyond are read past and counted.
fn entries<'de, T: Read<'de>, A: SeqAccess<'de>>(cx: &Cx<'_>, mut array: A) -> Result<Vec<Field<T>>, A::Error> {
    let limit = cx.reader.limits.list_entries;
    let mut fields = Vec::new();
    while fields.len() < limit {
        let place = cx.index(fields.len());
        match array.next_element_seed(Seed::<Entry<T>>::new(&place))? {
            Some(Entry(field)) => fields.push(field),
            None => return Ok(fields),
        }
    }
    let mut count = fields.len();
    while array.next_element::<IgnoredAny>()?.is_some() {
        count += 1;
    }
    if count > limit {
        cx.document_too_large("entries in a list", limit, count);
    }
    Ok(fields)
}

/// An entry of an array, where `null` is no way to say that there is nothing.
struct Entry<T>(Field<T>);

impl<T> Default for Entry<T> {
    fn default() -> Self {
        Self(Field::absent())
    }
}

impl<'de, T: Read<'de>> Slot<'de> for Entry<T> {
    const SHAPE: Shape = T::SHAPE;
    #[cfg(test)]
    const KIND: Kind = T::KIND;

    fn read<D: Deserializer<'de>>(cx: &Cx<'_>, deserializer: D) -> Result<Self, D::Error> {
        let field = Field::<T>::read(cx, deserializer)?;
        Ok(Self(if field.is_absent() { wrong(cx, T::EXPECTED, "nothing") } else { field }))
    }
}
