//! One line: a message, perhaps with when it was heard and where.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use superoffice_app::{Environment, TenantMessage, Timestamp};

/// What is wrong with a line, and what to do about it.
pub(crate) struct Fault {
    pub(crate) words: String,
    pub(crate) help: &'static str,
}

impl Fault {
    pub(crate) fn new(words: impl Into<String>, help: &'static str) -> Self {
        Self { words: words.into(), help }
    }
}

const FORM: &str = "a line is one JSON object: a message as SuperOffice publishes it, or {\"at\": …, \"environment\": …, \"message\": …}";

/// How a fault begins, and what to do then.
const HELP: [(&str, &str); 14] = [
    ("at:", "write the time in RFC 3339, such as 2026-11-22T10:00:00Z, or leave `at` out"),
    ("environment:", "write sod, stage or production, or leave `environment` out"),
    ("ContextIdentifier:", "write the identifier of the tenant, such as Cust12345"),
    ("Endpoint:", "write a URL such as https://sod2.superoffice.com/Cust12345, or null"),
    ("State:", "write the name of a state, such as Running, OfflineMaintenance or Suspended"),
    ("IsRunning:", "write true or false, or leave it out"),
    ("ValidUntil:", "write the time in RFC 3339, such as 2026-11-22T10:15:00Z, or null"),
    ("Api:", "write a URL such as https://sod2.superoffice.com/Cust12345/api, or null"),
    ("ChangeType:", "write 0 for Upgrade, 1 BackupRestored, 2 Suspend, 3 Resume, 4 Delete, 5 Move"),
    ("VersionName:", "write a line of up to 256 characters, or leave it out"),
    ("FileVersion:", "write a line of up to 256 characters, or leave it out"),
    ("Token:", "write the token as it came, or leave it out: nothing is done with it here"),
    ("PublicEndpoint:", "write the name of the host and nothing else, such as sod3.superoffice.com"),
    ("the key", "keep one of the two, and write it as SuperOffice does"),
];

/// A message, with what is said beside it.
pub(crate) struct Line {
    pub(crate) at: Option<Timestamp>,
    pub(crate) environment: Option<Environment>,
    pub(crate) message: TenantMessage,
}

impl Line {
    /// Reads either form. It goes straight into the library's types, so that no token is left in memory by this program.
    pub(crate) fn parse(text: &str) -> Result<Self, Fault> {
        // Told here, for the format would show what stands there instead.
        if !text.starts_with('{') {
            return Err(Fault::new("the line is no JSON object", FORM));
        }
        let is_wrapped = serde_json::from_str(text).map(|IsWrapped(is)| is).map_err(|error| fault(&error))?;
        if is_wrapped {
            return serde_json::from_str(text).map_err(|error| fault(&error));
        }
        let message = serde_json::from_str(text).map_err(|error| fault(&error))?;
        Ok(Self { at: None, environment: None, message })
    }
}

fn fault(error: &serde_json::Error) -> Fault {
    let text = error.to_string();
    // The line of the file is told by whoever reads it; within that there is one only.
    let words = text.split(" at line ").next().unwrap_or_default();
    let place = if error.is_syntax() { format!(" (column {})", error.column()) } else { String::new() };
    let help = HELP.iter().find(|(start, _)| words.starts_with(start)).map_or(FORM, |(_, help)| help);
    Fault::new(format!("{words}{place}"), help)
}

/// Whether an object has a key that no message has, and a line around one does.
struct IsWrapped(bool);

impl<'de> Deserialize<'de> for IsWrapped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;

        impl<'de> Visitor<'de> for Keys {
            type Value = IsWrapped;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<IsWrapped, A::Error> {
                let mut is_wrapped = false;
                while let Some(IsOurs(is)) = map.next_key()? {
                    map.next_value::<IgnoredAny>()?;
                    is_wrapped |= is;
                }
                Ok(IsWrapped(is_wrapped))
            }
        }

        deserializer.deserialize_map(Keys)
    }
}

/// Whether a key is one of ours.
struct IsOurs(bool);

impl<'de> Deserialize<'de> for IsOurs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Key;

        impl Visitor<'_> for Key {
            type Value = IsOurs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_str<E: Error>(self, key: &str) -> Result<IsOurs, E> {
                Ok(IsOurs(matches!(key, "at" | "environment" | "message")))
            }
        }

        deserializer.deserialize_str(Key)
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole;

        impl<'de> Visitor<'de> for Whole {
            type Value = Line;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Line, A::Error> {
                let (mut at, mut environment, mut message) = (None, None, None);
                let twice = |key: &str| Err(A::Error::custom(format_args!("the key `{key}` is given twice")));
                let under = |key: &str, error: A::Error| A::Error::custom(format_args!("{key}: {error}"));
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "at" if at.is_none() => at = Some(map.next_value().map_err(|error| under("at", error))?),
                        "environment" if environment.is_none() => {
                            environment = Some(map.next_value().map_err(|error| under("environment", error))?);
                        }
                        "message" if message.is_none() => message = Some(map.next_value()?),
                        key @ ("at" | "environment" | "message") => return twice(key),
                        _ => {
                            let words = "a key beside `message` that is neither `at` nor `environment`";
                            return Err(A::Error::custom(words));
                        }
                    }
                }
                let message = message.ok_or_else(|| A::Error::custom("there is no `message`"))?;
                Ok(Line { at, environment, message })
            }
        }

        deserializer.deserialize_map(Whole)
    }
}
