//! What the app manager grants: known names as flags, unknown names as text.

use core::fmt;
use core::marker::PhantomData;
use core::ops::{BitAnd, BitOr};
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use super::same_name;

pub(crate) mod sealed {
    /// Keeps the set of flag types closed.
    #[expect(unnameable_types, reason = "a sealed trait cannot be named outside")]
    pub trait Sealed {}
}

/// A set of flags with the names that the portal uses: [`Claims`](crate::Claims) or [`Agents`](crate::Agents). It cannot be
/// implemented outside this crate.
///
/// ```
/// use superoffice_app::{AccessFlags as _, Claims};
///
/// assert_eq!(Claims::from_portal_name("system token"), Some(Claims::SYSTEM_TOKEN));
/// assert_eq!(Claims::from_bits_strict(1 << 31), None);
/// ```
pub trait AccessFlags:
    sealed::Sealed + Copy + fmt::Debug + Default + Eq + 'static + BitAnd<Output = Self> + BitOr<Output = Self>
{
    /// What one flag stands for, as messages say it.
    const WHAT: &'static str;

    /// Each flag with its name in the spelling of portal 2.0, in the portal's order.
    #[must_use]
    fn names() -> &'static [(&'static str, Self)];

    /// The flags of these bits, or nothing when one of the bits is not defined.
    #[must_use]
    fn from_bits_strict(bits: u64) -> Option<Self>;

    /// The flag of this name. Spaces, `_`, `-` and letter case do not count, so that the spellings of older portals are read too.
    ///
    /// Not to be mixed up with the `from_name` of bitflags, which knows the names of the constants only.
    #[must_use]
    fn from_portal_name(name: &str) -> Option<Self> {
        Self::names().iter().find(|(known, _)| same_name(known, name)).map(|(_, flag)| *flag)
    }

    /// No flag.
    #[must_use]
    fn empty() -> Self {
        Self::default()
    }

    /// Every defined flag.
    #[must_use]
    fn all() -> Self {
        Self::names().iter().fold(Self::empty(), |all, (_, flag)| all | *flag)
    }

    /// Whether these flags are all set.
    #[must_use]
    fn contains(&self, flags: Self) -> bool {
        *self & flags == flags
    }

    /// Sets these flags as well.
    fn insert(&mut self, flags: Self) {
        *self = *self | flags;
    }
}

/// What is granted: the known names as flags, and the names that this version of the crate does not know, kept as they are.
///
/// ```
/// use superoffice_app::{Access, Claims};
///
/// let access = Access::<Claims>::from_names(["system token", "LoginHistory"]);
/// assert!(access.contains(Claims::SYSTEM_TOKEN));
/// assert_eq!(access.names().collect::<Vec<_>>(), ["SystemToken", "LoginHistory"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Access<F> {
    known: F,
    unknown: Arc<[Box<str>]>,
}

impl<F: AccessFlags> Access<F> {
    /// Puts both together. Undefined bits are dropped, and a name that is known after all becomes a flag.
    #[must_use]
    pub fn new(known: F, unknown: Arc<[Box<str>]>) -> Self {
        let mut known = known & F::all(); // bitflags lets undefined bits through `from_bits_retain`
        let is_unknown = |name: &str| F::from_portal_name(name).is_none();
        if unknown.iter().all(|name| is_unknown(name)) {
            return Self { known, unknown };
        }
        for flag in unknown.iter().filter_map(|name| F::from_portal_name(name)) {
            known.insert(flag);
        }
        Self { known, unknown: unknown.iter().filter(|name| is_unknown(name)).cloned().collect() }
    }

    /// Reads names in any of their spellings; those that are not known are kept.
    #[must_use]
    pub fn from_names<I>(names: I) -> Self
    where
        I: IntoIterator<Item: AsRef<str>>,
    {
        let (mut known, mut unknown) = (F::empty(), Vec::<Box<str>>::new());
        for name in names {
            match F::from_portal_name(name.as_ref()) {
                Some(flag) => known.insert(flag),
                None => unknown.push(name.as_ref().into()),
            }
        }
        Self { known, unknown: if unknown.is_empty() { Arc::default() } else { unknown.into() } }
    }

    /// The flags; only defined bits.
    #[must_use]
    pub const fn known(&self) -> F {
        self.known
    }

    /// The names that are not known, as they were given.
    #[must_use]
    pub fn unknown(&self) -> &[Box<str>] {
        &self.unknown
    }

    /// Whether nothing is granted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known == F::empty() && self.unknown.is_empty()
    }

    /// Whether all of these are granted.
    #[must_use]
    pub fn contains(&self, flags: F) -> bool {
        self.known.contains(flags)
    }

    /// All names: the known ones as portal 2.0 spells them and in its order, then the others.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let known = F::names().iter().filter(|(_, flag)| self.known.contains(*flag)).map(|(name, _)| *name);
        known.chain(self.unknown.iter().map(|name| &**name))
    }
}

impl<F: AccessFlags> From<F> for Access<F> {
    fn from(known: F) -> Self {
        Self::new(known, Arc::default())
    }
}

impl<F: AccessFlags> Serialize for Access<F> {
    /// A list of names.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.names())
    }
}

impl<'de, F: AccessFlags> Deserialize<'de> for Access<F> {
    /// A list of names, or the defined bits as one integer.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NamesOrBits(PhantomData))
    }
}

struct NamesOrBits<F>(PhantomData<F>);

impl<'de, F: AccessFlags> Visitor<'de> for NamesOrBits<F> {
    type Value = Access<F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {} names, or defined bits as an integer", F::WHAT)
    }

    fn visit_u64<E: Error>(self, bits: u64) -> Result<Self::Value, E> {
        F::from_bits_strict(bits).map(Access::from).ok_or_else(|| E::invalid_value(Unexpected::Unsigned(bits), &self))
    }

    fn visit_i64<E: Error>(self, bits: i64) -> Result<Self::Value, E> {
        match u64::try_from(bits) {
            Ok(bits) => self.visit_u64(bits),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(bits), &self)),
        }
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Err(E::invalid_type(Unexpected::Other("text"), &self)) // by default the error would quote it
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut names: Vec<Box<str>> = Vec::new();
        while let Some(name) = items.next_element()? {
            names.push(name);
        }
        Ok(Access::new(F::empty(), names.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Agents, Claims};

    #[test]
    fn known_names_become_flags_and_others_stay() {
        let access = Access::<Agents>::from_names(["webhook", "Quantum", "crm script", "Webhook"]);
        assert_eq!(access.known(), Agents::WEBHOOK | Agents::CRM_SCRIPT);
        assert_eq!(access.unknown(), [Box::from("Quantum")]);
        let access = Access::new(Agents::AI, vec!["Quantum".into(), "webhook".into()].into());
        assert_eq!(access.names().collect::<Vec<_>>(), ["Webhook", "Ai", "Quantum"]);
        assert!(!access.is_empty() && Access::<Agents>::default().is_empty());
        assert!(access.contains(Agents::AI) && !access.contains(Agents::AI | Agents::DASH));
    }

    #[test]
    fn undefined_bits_never_get_in() {
        for (bits, claims) in [
            (0, Some(Claims::empty())),
            (2, Some(Claims::SYSTEM_TOKEN)),
            (31, Some(Claims::all())),
            (32, None),
            (1 << 32, None),
            (u64::MAX, None),
        ] {
            assert_eq!(Claims::from_bits_strict(bits), claims, "{bits}");
        }
        let retained = Access::from(Claims::from_bits_retain(0xff));
        assert_eq!(retained.known(), Claims::all());
    }

    #[test]
    fn reads_names_and_bits_and_writes_names() {
        for (json, written) in [
            ("[]", Some("[]")),
            (r#"["person ID","systemtoken"]"#, Some(r#"["SystemToken","PersonId"]"#)),
            (r#"["Other","PersonId"]"#, Some(r#"["PersonId","Other"]"#)),
            ("6", Some(r#"["SystemToken","PersonId"]"#)),
            ("32", None),
            ("-1", None),
            ("1.0", None),
            ("true", None),
            ("[1]", None),
            (r#""SystemToken""#, None),
        ] {
            let access = serde_json::from_str::<Access<Claims>>(json);
            let back = access.ok().map(|access| serde_json::to_string(&access).unwrap());
            assert_eq!(back.as_deref(), written, "{json}");
        }
        let error = serde_json::from_str::<Access<Claims>>(r#""canary""#).unwrap_err();
        assert!(!error.to_string().contains("canary"));
    }
}
