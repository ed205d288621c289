//! What the URL types have in common.

/// Writes a URL type over its text and what was learnt of it.
macro_rules! url_newtype {
    ($(#[$meta:meta])* pub struct $name:ident, $what:literal, $scan:path) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name {
            text: Box<str>,
            learnt: crate::url::learnt::Learnt,
        }

        impl $name {
            /// Reads the text, which is kept as it is.
            ///
            /// # Errors
            ///
            /// [`ParseErrorKind::Empty`](crate::ParseErrorKind::Empty) for an empty text, otherwise
            /// [`ParseErrorKind::Url`](crate::ParseErrorKind::Url) with everything that is wrong with the text.
            pub fn parse(text: &str) -> Result<Self, crate::ParseError> {
                if text.is_empty() {
                    return Err(crate::ParseError::new($what, crate::ParseErrorKind::Empty));
                }
                let facts = $scan(text);
                if facts.faults().is_empty() {
                    Ok(Self { text: text.into(), learnt: facts.learnt() })
                } else {
                    Err(crate::ParseError::new($what, crate::ParseErrorKind::Url(facts.faults())))
                }
            }

            fn facts(&self) -> crate::url::facts::UrlFacts<'_> {
                crate::url::facts::UrlFacts::known(&self.text, self.learnt)
            }

            /// The text, exactly as it was given, as `Display` prints it: what may be a secret in it is masked by `Debug` only.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// The scheme as it is written, without the colon.
            #[must_use]
            pub fn scheme(&self) -> &str {
                self.facts().scheme()
            }

            /// The host as it is written, an IPv6 address in its brackets. A custom scheme may have none.
            #[must_use]
            pub fn host(&self) -> Option<&str> {
                self.facts().host()
            }

            /// The port as it is written; nothing when it is left to the scheme.
            #[must_use]
            pub fn port(&self) -> Option<u16> {
                self.learnt.port
            }

            /// Whether the host is `127.0.0.1`, `[::1]` or `localhost`.
            #[must_use]
            pub fn is_loopback(&self) -> bool {
                self.facts().loopback().is_some()
            }

            /// What is worth knowing of it.
            #[must_use]
            pub fn notes(&self) -> crate::UrlNotes {
                self.learnt.notes
            }

            /// The same as a `Url`, which may be spelled otherwise: compare [`as_str`](Self::as_str), never this.
            ///
            /// # Errors
            ///
            /// None that is known: what this type accepts, `Url` accepts.
            pub fn to_url(&self) -> Result<::url::Url, ::url::ParseError> {
                ::url::Url::parse(&self.text)
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.text == other.text
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.text.cmp(&other.text)
            }
        }

        impl core::hash::Hash for $name {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                self.text.hash(state);
            }
        }

        crate::newtype::str_traits!($name, $what);
    };
}

pub(crate) use url_newtype;
