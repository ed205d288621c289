//! The plumbing of a checked text. The rule itself stands beside each type.

/// Writes a value type over a checked text: `parse`, `as_str`, `Display`, `FromStr`, `AsRef<str>`, `Serialize`, `Deserialize`.
///
/// `check` is a function `fn(&str) -> Result<(), ParseErrorKind>` that is written and documented by hand.
macro_rules! str_newtype {
    ($(#[$meta:meta])* pub struct $name:ident, $what:literal, $check:path) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Reads the text.
            ///
            /// # Errors
            ///
            /// When the text breaks the rule of the type, see its documentation.
            pub fn parse(text: &str) -> Result<Self, crate::ParseError> {
                match $check(text) {
                    Ok(()) => Ok(Self(text.into())),
                    Err(kind) => Err(crate::ParseError::new($what, kind)),
                }
            }

            /// The text, exactly as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        crate::newtype::str_traits!($name, $what);
    };
}

/// The traits that every checked text has, given `parse` and `as_str`.
macro_rules! str_traits {
    ($name:ident, $what:literal) => {
        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Display::fmt(self.as_str(), f)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($name), "({:?})"), crate::redact::url(self.as_str()))
            }
        }

        impl core::str::FromStr for $name {
            type Err = crate::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        crate::newtype::str_serde!($name, $what);
    };
}

/// `Serialize` as the text and `Deserialize` through `parse`.
macro_rules! str_serde {
    ($name:ident, $what:literal) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::newtype::deserialize_str(deserializer, $what, Self::parse)
            }
        }
    };
}

pub(crate) use {str_newtype, str_serde, str_traits};

/// Reads a text through `parse` without ever handing the text to the format's error.
pub(crate) fn deserialize_str<'de, D, T>(
    deserializer: D,
    what: &'static str,
    parse: fn(&str) -> Result<T, crate::ParseError>,
) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
{
    struct Text<T> {
        what: &'static str,
        parse: fn(&str) -> Result<T, crate::ParseError>,
    }

    impl<T> serde::de::Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str(self.what)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            (self.parse)(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Text { what, parse })
}
