//! Writes a table of the file: the struct of the draft and how it is read.

/// Writes a struct of a draft with one public field for each key, its shape, its tolerant reader, and a `Debug` that says nothing of what was not given.
///
/// Keys are matched as they come; a repeated one keeps its first value, and an unknown one is noted and read past. The doc comment of a field
/// is what the schema and the reference of the file say about the key; `as` tells which kind of text it is where the type does not. A key
/// that is `read_past` is for other programs: it may stand there and is not kept.
macro_rules! table {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident $(<$generic:lifetime>)? read for $a:lifetime {
            $($(#[doc = $field_doc:literal])+ pub $field:ident: $ty:ty $(as $kind:ident)?,)+
        }
        $(also { $(#[$extra_meta:meta])* pub $extra:ident: $extra_ty:ty, })?
        $(read_past { $(#[doc = $past_doc:literal])+ $past:ident = $past_key:literal: $past_ty:ty as $past_kind:ident, })?
        $(expected => $expected:literal,)?
        $(text => $text:path,)?
        $(unknown => $unknown:path,)?
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Default, PartialEq, Eq)]
        #[expect(clippy::exhaustive_structs, reason = "a draft is filled by hand, with `..Default::default()`")]
        pub struct $name$(<$generic>)? {
            $($(#[doc = $field_doc])+ pub $field: $ty,)+
            $($(#[$extra_meta])* pub $extra: $extra_ty,)?
        }

        impl $(<$generic>)? core::fmt::Debug for $name $(<$generic>)? {
            /// As it could be written, with `..` for all that was not given.
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                let mut table = f.debug_struct(stringify!($name));
                $(if self.$field != <$ty>::default() {
                    table.field(stringify!($field), &self.$field);
                })+
                $(if self.$extra != <$extra_ty>::default() {
                    table.field(stringify!($extra), &self.$extra);
                })?
                table.finish_non_exhaustive()
            }
        }

        impl<$a> crate::draft::read::Read<$a> for $name$(<$generic>)? {
            const SHAPE: crate::draft::shape::Shape = crate::draft::shape::Shape::Table(&[
                $(crate::draft::shape::Key {
                    name: $past_key,
                    shape: &<$past_ty as crate::draft::read::Slot<$a>>::SHAPE,
                    #[cfg(test)]
                    facts: crate::schema::Facts {
                        doc: concat!($($past_doc, "\n"),+),
                        kind: crate::schema::Kind::$past_kind,
                    },
                },)?
                $(crate::draft::shape::Key {
                    name: stringify!($field),
                    shape: &<$ty as crate::draft::read::Slot<$a>>::SHAPE,
                    #[cfg(test)]
                    facts: crate::schema::Facts {
                        doc: concat!($($field_doc, "\n"),+),
                        kind: crate::draft::table::kind!($ty, $a $(, $kind)?),
                    },
                },)+
            ]);
            #[cfg(test)]
            const KIND: crate::schema::Kind =
                crate::schema::Kind::Table { name: stringify!($name), doc: concat!($($doc, "\n"),+) };
            const EXPECTED: &'static str = crate::draft::table::expected!($($expected)?);
            const EXPECTED_LIST: &'static str = "an array of tables";

            $(fn text(cx: &crate::draft::notes::Cx<'_>, text: crate::draft::Text<$a>) -> crate::draft::Field<Self> {
                $text(cx, &text)
            })?

            fn table<A: serde::de::MapAccess<$a>>(
                cx: &crate::draft::notes::Cx<'_>,
                first: Option<crate::draft::Text<$a>>,
                mut map: A,
            ) -> Result<crate::draft::Field<Self>, A::Error> {
                use crate::draft::read::{IsText, Key, Seed};
                use serde::de::IgnoredAny;

                const KEYS: &[&str] = &[$(stringify!($field)),+];
                #[derive(Default)]
                struct Seen { $($past: bool,)? $($field: bool,)+ }

                let mut table = Self::default();
                let mut seen = Seen::default();
                // Only one value for all environments is read with its first key taken already.
                let is_shared = first.is_some();
                let mut next = match first {
                    Some(key) => Some(key),
                    None => map.next_key_seed(Key)?,
                };
                while let Some(key) = next {
                    match key.as_str() {
                        $(stringify!($field) if !seen.$field => {
                            seen.$field = true;
                            let place = cx.field(stringify!($field));
                            table.$field = map.next_value_seed(Seed::<$ty>::new(&place))?;
                        })+
                        $($past_key if !seen.$past => {
                            seen.$past = true;
                            map.next_value_seed(Seed::<$past_ty>::new(&cx.field($past_key)))?;
                        })?
                        known if KEYS.contains(&known) $(|| known == $past_key)? => {
                            cx.document_duplicate_key(known);
                            map.next_value::<IgnoredAny>()?;
                        }
                        environment if is_shared && crate::Environment::from_name(environment).is_some() => {
                            cx.document_unknown_environment(environment, "the value is for all environments");
                            map.next_value::<IgnoredAny>()?;
                        }
                        unknown => {
                            let is_text = map.next_value_seed(IsText)?;
                            Self::unknown(cx, unknown, is_text);
                        }
                    }
                    next = map.next_key_seed(Key)?;
                }
                Ok(crate::draft::Field::from(table))
            }

            fn unknown(cx: &crate::draft::notes::Cx<'_>, key: &str, is_text: bool) {
                let handled = false $(|| $unknown(cx, key, is_text))?;
                if !handled {
                    cx.unknown_key(key, is_text, [$(stringify!($field)),+].into_iter());
                }
            }

            fn knows(key: &str) -> bool {
                [$(stringify!($field)),+].contains(&key)
            }
        }
    };
}

/// What should stand where a table belongs.
macro_rules! expected {
    () => {
        "a table"
    };
    ($words:literal) => {
        $words
    };
}

/// The kind of value under a key: the one that is told, or else that of its type.
#[cfg(test)]
macro_rules! kind {
    ($slot:ty, $a:lifetime) => {
        <$slot as crate::draft::read::Slot<$a>>::KIND
    };
    ($slot:ty, $a:lifetime, $kind:ident) => {
        crate::schema::Kind::$kind
    };
}

#[cfg(test)]
pub(crate) use kind;
pub(crate) use {expected, table};
