//! In which forms something is read.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::given::Given;
use super::strict::Cx;
use crate::draft::Text;

/// What may be read: in which forms. Each form that is not written out is refused.
pub(crate) trait Part<'de>: Sized {
    /// What should stand here, in words.
    const EXPECTED: &'static str;

    fn text(cx: &Cx<'_>, text: &str) -> Given<Self> {
        let _ = text;
        cx.wrong(Self::EXPECTED, "a text")
    }

    fn number(cx: &Cx<'_>, number: i128) -> Given<Self> {
        let _ = number;
        cx.wrong(Self::EXPECTED, "a number")
    }

    fn boolean(cx: &Cx<'_>, boolean: bool) -> Given<Self> {
        let _ = boolean;
        cx.wrong(Self::EXPECTED, "`true` or `false`")
    }

    fn array<A: SeqAccess<'de>>(cx: &Cx<'_>, mut array: A) -> Result<Given<Self>, A::Error> {
        while array.next_element::<IgnoredAny>()?.is_some() {}
        Ok(cx.wrong(Self::EXPECTED, "an array"))
    }

    fn table<A: MapAccess<'de>>(cx: &Cx<'_>, mut table: A) -> Result<Given<Self>, A::Error> {
        while table.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(cx.wrong(Self::EXPECTED, "a table"))
    }

    fn read<D: Deserializer<'de>>(cx: &Cx<'_>, deserializer: D) -> Result<Given<Self>, D::Error> {
        deserializer.deserialize_any(Forms(cx, PhantomData))
    }
}

/// Hands a place to what is read there.
pub(crate) struct Seed<'c, 'p, P>(&'c Cx<'p>, PhantomData<P>);

impl<'c, 'p, P> Seed<'c, 'p, P> {
    pub(crate) const fn new(cx: &'c Cx<'p>) -> Self {
        Self(cx, PhantomData)
    }
}

impl<'de, P: Part<'de>> DeserializeSeed<'de> for Seed<'_, '_, P> {
    type Value = Given<P>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Given<P>, D::Error> {
        P::read(self.0, deserializer)
    }
}

/// Hands every form that a value may have to [`Part`]; none is refused by the format.
struct Forms<'c, 'p, P>(&'c Cx<'p>, PhantomData<P>);

impl<'de, P: Part<'de>> Visitor<'de> for Forms<'_, '_, P> {
    type Value = Given<P>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(P::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Given<P>, E> {
        Ok(P::text(self.0, text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Given<P>, E> {
        // It is wiped, for a secret may stand anywhere in what is wrong.
        Ok(P::text(self.0, Text::from(text).as_str()))
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<Given<P>, E> {
        Ok(P::boolean(self.0, boolean))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Given<P>, E> {
        Ok(P::number(self.0, number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Given<P>, E> {
        Ok(P::number(self.0, number.into()))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Given<P>, E> {
        Ok(P::number(self.0, number))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Given<P>, E> {
        Ok(P::number(self.0, i128::try_from(number).unwrap_or(i128::MAX)))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Given<P>, E> {
        Ok(self.0.wrong(P::EXPECTED, "a number with a fraction"))
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Given<P>, E> {
        Ok(self.0.wrong(P::EXPECTED, "bytes"))
    }

    fn visit_unit<E: Error>(self) -> Result<Given<P>, E> {
        Ok(Given::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Given<P>, E> {
        Ok(Given::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Given<P>, D::Error> {
        P::read(self.0, deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Given<P>, D::Error> {
        P::read(self.0, deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<Given<P>, A::Error> {
        P::array(self.0, array)
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<Given<P>, A::Error> {
        P::table(self.0, table)
    }
}
