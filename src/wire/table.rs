//! Writes a table: its struct, and its strict reader.

/// A table with one field for each key.
pub(crate) trait Record {
    const KEYS: &'static [&'static str];

    /// A key under which something stands.
    fn left_over(&self) -> Option<&'static str>;
}

/// Writes a struct with one field for each key of a table, and its strict reader. With a type behind it, the table is made into one by
/// its method `make`. An `open struct` is a table of somebody else's, who may add keys: those that are not known are passed over.
macro_rules! record {
    ($(#[$meta:meta])* open struct $($rest:tt)+) => {
        $crate::wire::table::record! { @odd pass_over_key, $(#[$meta])* struct $($rest)+ }
    };
    (@odd $odd:ident, $(#[$meta:meta])* struct $name:ident $(for $made:ty)? { $($field:ident $(= $key:literal)?: $ty:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Default)]
        pub(crate) struct $name {
            $(pub(crate) $field: $crate::wire::given::Given<$ty>,)+
        }

        impl $crate::wire::table::Record for $name {
            const KEYS: &'static [&'static str] =
                &[$($crate::wire::table::key!($field $($key)?)),+];

            fn left_over(&self) -> Option<&'static str> {
                let is_there = [$(!self.$field.is_absent()),+];
                Self::KEYS.iter().zip(is_there).find_map(|(key, is_there)| is_there.then_some(*key))
            }
        }

        impl<'de> $crate::wire::part::Part<'de> for $name {
            const EXPECTED: &'static str = "a table";

            fn table<A: serde::de::MapAccess<'de>>(
                cx: &$crate::wire::strict::Cx<'_>,
                mut table: A,
            ) -> Result<$crate::wire::given::Given<Self>, A::Error> {
                use $crate::wire::{given::Given, part::Seed, table::key};

                let mut record = Self::default();
                while let Some(found) = table.next_key_seed($crate::draft::read::Key)? {
                    match found.as_str() {
                        $(key!($field $($key)?) if record.$field.is_absent() => {
                            let cx = cx.field(key!($field $($key)?));
                            record.$field = table.next_value_seed(Seed::<$ty>::new(&cx))?;
                        })+
                        odd => {
                            cx.$odd(odd, <Self as $crate::wire::table::Record>::KEYS);
                            table.next_value::<serde::de::IgnoredAny>()?;
                        }
                    }
                }
                Ok(Given::Value(record))
            }
        }

        $(impl<'de> $crate::wire::part::Part<'de> for $made {
            const EXPECTED: &'static str = "a table";

            fn table<A: serde::de::MapAccess<'de>>(
                cx: &$crate::wire::strict::Cx<'_>,
                table: A,
            ) -> Result<$crate::wire::given::Given<Self>, A::Error> {
                let record = <$name as $crate::wire::part::Part<'de>>::table(cx, table)?;
                Ok(record.required(cx).and_then(|record| record.make(cx)).into())
            }
        })?
    };
    ($($strict:tt)+) => {
        $crate::wire::table::record! { @odd refuse_key, $($strict)+ }
    };
}

/// The key of a field: its name, unless it is given.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

pub(crate) use {key, record};
