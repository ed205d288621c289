//! What stands in a PHC string of Argon2.

use core::fmt;

use argon2::{Algorithm, Params, Version};
use base64ct::{Base64Unpadded, Encoding};
use zeroize::Zeroizing;

use crate::{SecretError, SecretHash};

/// How many bytes of salt a stored hash may have. RFC 9106 §3.1 allows 8 and more; the hash as a text bounds them anyway.
const SALT_BYTES: core::ops::RangeInclusive<usize> = 8..=64;

/// How many bytes a stored hash may have. RFC 9106 §4 holds 16 to be enough; fewer would be matched by chance the sooner.
const HASH_BYTES: core::ops::RangeInclusive<usize> = 16..=64;

/// A hash of Argon2 with all that is needed to make it again.
pub(super) struct Argon2Hash {
    pub(super) algorithm: Algorithm,
    pub(super) version: Version,
    pub(super) cost: Cost,
    pub(super) salt: Zeroizing<Vec<u8>>,
    pub(super) hash: Zeroizing<Vec<u8>>,
}

/// What a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Cost {
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) lanes: u32,
}

impl Cost {
    /// The same for Argon2, for a hash of so many bytes; nothing when Argon2 has no such cost.
    pub(super) fn params(self, hash_bytes: usize) -> Option<Params> {
        Params::new(self.memory_kib, self.passes, self.lanes, Some(hash_bytes)).ok()
    }
}

impl Argon2Hash {
    /// Reads `$argon2id$v=19$m=…,t=…,p=…$salt$hash` strictly. Without `v=` it is version 1.0, as the reference implementation has it.
    pub(super) fn parse(hash: &SecretHash) -> Result<Self, SecretError> {
        let mut fields = hash.as_str().split('$').skip(1).peekable();
        let algorithm = match fields.next() {
            Some("argon2id") => Algorithm::Argon2id,
            Some("argon2i") => Algorithm::Argon2i,
            Some("argon2d") => Algorithm::Argon2d,
            _ => return Err(SecretError::Unsupported),
        };
        let version = match fields.next_if(|field| field.starts_with("v=")) {
            None | Some("v=16") => Version::V0x10,
            Some("v=19") => Version::V0x13,
            Some(other) => {
                let known = parameter(Some(other), "v=").is_none();
                return Err(if known { SecretError::Malformed } else { SecretError::Unsupported });
            }
        };
        let fields = (fields.next(), fields.next(), fields.next(), fields.next());
        let (Some(parameters), Some(salt), Some(hash), None) = fields else { return Err(SecretError::Malformed) };
        let cost = cost(parameters)?;
        let [salt, hash] = [(salt, SALT_BYTES), (hash, HASH_BYTES)].map(|(text, bytes)| {
            let decoded = Base64Unpadded::decode_vec(text).ok().map(Zeroizing::new);
            decoded.filter(|decoded| bytes.contains(&decoded.len())).ok_or(SecretError::Malformed)
        });
        Ok(Self { algorithm, version, cost, salt: salt?, hash: hash? })
    }
}

/// Reads `m=…,t=…,p=…` in this order, as all known tools write it.
fn cost(text: &str) -> Result<Cost, SecretError> {
    let mut parameters = text.split(',');
    let mut next = |name| parameter(parameters.next(), name).ok_or(SecretError::Malformed);
    let cost = Cost { memory_kib: next("m=")?, passes: next("t=")?, lanes: next("p=")? };
    match parameters.next() {
        None => Ok(cost),
        // The hash was made with a key or with further data, which are not here.
        Some(more) if more.starts_with("keyid=") || more.starts_with("data=") => Err(SecretError::Unsupported),
        Some(_) => Err(SecretError::Malformed),
    }
}

/// A number in decimal digits, without a sign and without zeros before it.
fn parameter(field: Option<&str>, name: &str) -> Option<u32> {
    let digits = field?.strip_prefix(name)?;
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    digits.parse().ok().filter(|_| is_plain)
}

impl fmt::Display for Argon2Hash {
    /// The PHC string.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { algorithm, version, cost: Cost { memory_kib, passes, lanes }, .. } = self;
        let version = u32::from(*version);
        write!(f, "${algorithm}$v={version}$m={memory_kib},t={passes},p={lanes}")?;
        for bytes in [&self.salt, &self.hash] {
            write!(f, "${}", *Zeroizing::new(Base64Unpadded::encode_string(bytes)))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_has_read() {
        for text in [
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$pjGYMwNObhfYlDbZ67TrrRdxtR2Ho1ewSvee4Ox10i0",
            "$argon2i$v=16$m=4294967295,t=0,p=0$MDEyMzQ1Njc$EPFlMdZBK5Sq2NnfSBlpCw",
            "$argon2d$v=19$m=8,t=1,p=1$MDEyMzQ1Njc$EPFlMdZBK5Sq2NnfSBlpCw",
        ] {
            let parsed = Argon2Hash::parse(&SecretHash::parse(text).unwrap()).ok().unwrap();
            assert_eq!(parsed.to_string(), text);
        }
        let old = SecretHash::parse("$argon2i$m=8,t=1,p=1$MDEyMzQ1Njc$EPFlMdZBK5Sq2NnfSBlpCw").unwrap();
        assert_eq!(Argon2Hash::parse(&old).ok().unwrap().version, Version::V0x10);
    }

    #[test]
    fn anything_else_is_refused() {
        const GOOD: &str = "$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc$EPFlMdZBK5Sq2NnfSBlpCw";
        let salt = |text: &str| GOOD.replace("MDEyMzQ1Njc", text);
        let hash = |text: &str| GOOD.replace("EPFlMdZBK5Sq2NnfSBlpCw", text);
        let cost = |text: &str| GOOD.replace("m=8,t=1,p=1", text);
        let (malformed, unsupported) = (Some(SecretError::Malformed), Some(SecretError::Unsupported));
        for (text, expected) in [
            (GOOD.to_owned(), None),
            (GOOD.replace("argon2id", "scrypt"), unsupported),
            (GOOD.replace("argon2id", "argon2"), unsupported),
            (GOOD.replace("argon2id", "argon2ids"), unsupported),
            (GOOD.replace("v=19", "v=20"), unsupported),
            (GOOD.replace("v=19", "v="), malformed),
            (GOOD.replace("v=19", "v=019"), malformed),
            (GOOD.replace("v=19", "v=99999999999"), malformed),
            (GOOD.replace("v=19", "v=19$v=19"), malformed),
            (cost("m=8,t=1,p=1,keyid=AAAA"), unsupported),
            (cost("m=8,t=1,p=1,data=AAAA"), unsupported),
            (cost("m=8,t=1,p=1,"), malformed),
            (cost("m=8,t=1,p=1,x=1"), malformed),
            (cost("m=8,t=1,p=1,m=9"), malformed),
            (cost("m=8,t=1"), malformed),
            (cost("t=1,m=8,p=1"), malformed),
            (cost("m=08,t=1,p=1"), malformed),
            (cost("m=+8,t=1,p=1"), malformed),
            (cost("m=-8,t=1,p=1"), malformed),
            (cost("m=,t=1,p=1"), malformed),
            (cost("m=4294967296,t=1,p=1"), malformed),
            (cost("m=8=8,t=1,p=1"), malformed),
            (salt("MDEyMzQ1Ng"), malformed), // 7 bytes
            (salt("MDEyMzQ1Njc="), malformed),
            (salt("MDEyMzQ1Njd"), malformed), // stray bits
            (salt("MDEyMz.1Njc"), malformed),
            (salt("MDEyMzQ1N-c"), malformed),
            (salt(&"A".repeat(88)), malformed),
            (hash("EPFlMdZBK5Sq2NnfSBlp"), malformed), // 15 bytes
            (hash("EPFlMdZBK5Sq2NnfSBlpCw=="), malformed),
            (hash("EPFlMdZBK5Sq2NnfSBlpCx"), malformed),
            (hash(&"A".repeat(88)), malformed),
            (format!("{GOOD}$more"), malformed),
            (GOOD.rsplit_once('$').unwrap().0.to_owned(), malformed),
        ] {
            let parsed = Argon2Hash::parse(&SecretHash::parse(&text).unwrap());
            assert_eq!(parsed.err(), expected, "{text}");
        }
    }
}
