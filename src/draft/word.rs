//! The values of a draft that are words of a set.

use serde::de::SeqAccess;

use super::notes::Cx;
use super::read::Read;
use super::shape::Shape;
use super::{Field, List, Text, TextList};
#[cfg(test)]
use crate::schema::Kind;
use crate::{Agents, ApplicationKind, AuthorizationLevel, Claims, Distribution, UiComponent, WorkflowStatus};

/// Reads words: of a closed set, any other is noted with those that are allowed; of an open set, only what could be no word.
macro_rules! words {
    ($($ty:ident: $allowed:expr),+ $(,)?) => {$(
        impl<'de> Read<'de> for $ty {
            const SHAPE: Shape = Shape::Shown;
            #[cfg(test)]
            const KIND: Kind = Kind::$ty;
            const EXPECTED: &'static str = "a text";

            fn text(cx: &Cx<'_>, text: Text<'de>) -> Field<Self> {
                if text.is_blank() {
                    cx.document_empty_value();
                    return Field::absent();
                }
                <$ty>::parse(text.as_str()).map_or_else(
                    |_| {
                        cx.document_unknown_value(text.as_str(), &$allowed);
                        Field::wrong()
                    },
                    Field::from,
                )
            }
        }
    )+};
}

words!(
    ApplicationKind: ApplicationKind::ALL.map(ApplicationKind::as_str),
    Distribution: Distribution::ALL.map(Distribution::as_str),
    UiComponent: UiComponent::ALL.map(UiComponent::as_str),
    AuthorizationLevel: ["administrator", "explicit"],
    WorkflowStatus: ["not_recorded", "requested", "in_progress", "passed", "failed", "expired"],
);

/// The names of flags, or their binary form.
///
/// ```
/// use superoffice_app::FlagNames;
///
/// let named = FlagNames::from_iter(["Webhook", "ErpSync"]);
/// let binary = FlagNames::Bits(0b11);
/// assert_ne!(named, binary);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "flags have these two forms")]
pub enum FlagNames<'a> {
    /// A list of names.
    Names(TextList<'a>),
    /// The binary form.
    Bits(u64),
}

impl<'a, S: Into<Text<'a>>> FromIterator<S> for FlagNames<'a> {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        Self::Names(names.into_iter().collect())
    }
}

impl<'a, const N: usize> From<[&'a str; N]> for FlagNames<'a> {
    fn from(names: [&'a str; N]) -> Self {
        names.into_iter().collect()
    }
}

impl From<Claims> for FlagNames<'_> {
    fn from(claims: Claims) -> Self {
        Self::Bits(claims.bits().into())
    }
}

impl From<Agents> for FlagNames<'_> {
    fn from(agents: Agents) -> Self {
        Self::Bits(agents.bits().into())
    }
}

impl<'de> Read<'de> for FlagNames<'de> {
    const SHAPE: Shape = Shape::List(&Shape::Shown);
    #[cfg(test)]
    const KIND: Kind = Kind::Text;
    const EXPECTED: &'static str = "an array of names";

    fn integer(cx: &Cx<'_>, value: i128) -> Field<Self> {
        <u64 as Read>::integer(cx, value).map(Self::Bits)
    }

    fn array<A: SeqAccess<'de>>(cx: &Cx<'_>, array: A) -> Result<Field<Self>, A::Error> {
        <List<Text<'de>> as Read>::array(cx, array).map(|names| names.map(Self::Names))
    }
}
