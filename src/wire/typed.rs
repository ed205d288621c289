//! What is stored by its type: commands and events, with what each has under `data`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::given::Given;
use super::part::Part;
use super::strict::{Cx, Noted, shown};
use super::table::Record;
use super::{VERSION, check_version};
use crate::draft::Text;

/// What has a type by which it is stored, and what is said beside the type.
pub(crate) trait Typed: Sized {
    /// What `data` may hold, whatever the type.
    type Data: for<'de> Part<'de> + Record + Default;

    /// What it is, in a word with its article.
    const NOUN: &'static str;

    /// All types.
    const TYPES: &'static [&'static str];

    /// The type.
    fn type_name(&self) -> &'static str;

    /// Whether there is anything to say beside the type.
    fn has_data(&self) -> bool;

    fn write_data<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;

    /// Makes one of this type, which is one of [`TYPES`](Self::TYPES).
    fn make(type_name: &str, cx: &Cx<'_>, data: &mut Self::Data) -> Result<Self, Noted>;
}

/// Reads the version of the form, the type, and what such a type has.
pub(crate) fn make<T: Typed>(
    cx: &Cx<'_>,
    v: Given<u64>,
    type_name: Given<Text<'static>>,
    data: Given<T::Data>,
) -> Result<T, Noted> {
    check_version(cx, v)?;
    let type_name = type_name.required(&cx.field("type"))?;
    if !T::TYPES.contains(&type_name.as_str()) {
        return cx.field("type").outrank(format_args!(
            "`{}` is not {} in version {VERSION} of the form; a newer version of the crate may know it",
            shown(type_name.as_str()),
            T::NOUN
        ));
    }
    let mut data = data.optional(&cx.field("data"))?.unwrap_or_default();
    let (type_name, cx) = (type_name.as_str(), cx.field("data"));
    let whole = T::make(type_name, &cx, &mut data)?;
    match data.left_over() {
        Some(key) => cx.refuse(format_args!("`{type_name}` has no `{key}`")),
        None => Ok(whole),
    }
}

/// Writes the type, and what it has; what comes between is written by `between`.
pub(crate) fn write<T: Typed, M: SerializeMap>(
    typed: &T,
    map: &mut M,
    between: impl FnOnce(&mut M) -> Result<(), M::Error>,
) -> Result<(), M::Error> {
    map.serialize_entry("v", &VERSION)?;
    map.serialize_entry("type", typed.type_name())?;
    between(map)?;
    if typed.has_data() { map.serialize_entry("data", &DataOf(typed)) } else { Ok(()) }
}

struct DataOf<'a, T>(&'a T);

impl<T: Typed> Serialize for DataOf<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.write_data(&mut map)?;
        map.end()
    }
}

/// What a type takes from `data`.
pub(crate) trait Taken<T>: Sized {
    fn taken(given: Given<T>, cx: &Cx<'_>) -> Result<Self, Noted>;
}

impl<'de, T: Part<'de>> Taken<T> for T {
    fn taken(given: Given<T>, cx: &Cx<'_>) -> Result<Self, Noted> {
        given.required(cx)
    }
}

/// Where nothing has a meaning of its own (the slot that all environments share, no owner), it has to be said.
impl<T> Taken<T> for Option<T> {
    fn taken(given: Given<T>, cx: &Cx<'_>) -> Result<Self, Noted> {
        given.stated(cx)
    }
}

/// Lists the types, and what each has under `data`, in the order in which it is written.
macro_rules! types {
    ($ty:ident, $data:ty, $noun:literal, #[doc = $doc:literal] $($name:literal => $variant:ident { $($field:ident),* },)+) => {
        impl $ty {
            #[doc = $doc]
            pub const TYPES: &'static [&'static str] = &[$($name),+];
        }

        impl $crate::wire::typed::Typed for $ty {
            type Data = $data;

            const NOUN: &'static str = $noun;
            const TYPES: &'static [&'static str] = Self::TYPES;

            fn type_name(&self) -> &'static str {
                self.name()
            }

            fn has_data(&self) -> bool {
                match self {
                    $(Self::$variant { .. } => !<[&str]>::is_empty(&[$(stringify!($field)),*]),)+
                }
            }

            fn write_data<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                match self {
                    $(Self::$variant { $($field),* } => {
                        $(map.serialize_entry(stringify!($field), $field)?;)*
                    })+
                }
                Ok(())
            }

            fn make(
                type_name: &str,
                cx: &$crate::wire::strict::Cx<'_>,
                data: &mut $data,
            ) -> Result<Self, $crate::wire::strict::Noted> {
                match type_name {
                    $($name => {
                        $(let $field = $crate::wire::typed::Taken::taken(core::mem::take(&mut data.$field), &cx.field(stringify!($field)));)*
                        Ok(Self::$variant { $($field: $field?),* })
                    })+
                    _ => Err($crate::wire::strict::Noted),
                }
            }
        }
    };
}

pub(crate) use types;
