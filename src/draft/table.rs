//! Writes a table of the file: the struct of the draft and how it is read.

/// Writes a struct of a draft with one public field for each key, its shape, its tolerant reader, and a `Debug` that says nothing of what was not given.
///
/// Keys are matched as they come; a repeated one keeps its first value, and an unknown one is noted and read past.
macro_rules! table {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(<$generic:lifetime>)? read for $a:lifetime {
            $($(#[$field_meta:meta])* pub $field:ident: $ty:ty,)+
        }
        $(also { $(#[$extra_meta:meta])* pub $extra:ident: $extra_ty:ty, })?
        $(expected => $expected:literal,)?
        $(text => $text:path,)?
        $(unknown => $unknown:path,)?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq, Eq)]
        #[expect(clippy::exhaustive_structs, reason = "a draft is filled by hand, with `..Default::default()`")]
        pub struct $name$(<$generic>)? {
            $($(#[$field_meta])* pub $field: $ty,)+
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
                $((stringify!($field), &<$ty as crate::draft::read::Slot<$a>>::SHAPE),)+
            ]);
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
                struct Seen { $($field: bool,)+ }

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
                        known if KEYS.contains(&known) => {
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

pub(crate) use {expected, table};
