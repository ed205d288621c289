//! Hashing and verifying client secrets with Argon2id.

use core::fmt::Write as _;

use argon2::{Algorithm, Argon2, Block, Version};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::argon2_hash::{Argon2Hash, Cost};
use crate::{ClientSecret, SecretError, SecretHash, SecretVerifier};

/// The most lanes of a stored hash, unless the verifier's own cost has more: each costs a little time of its own.
const CEILING_LANES: u32 = 64;

/// The length of a salt that is used.
const SALT_BYTES: usize = 16;

/// The length of a new hash, in bytes.
const HASH_BYTES: usize = 32;

/// Room for a new hash as a text: its name and version, three numbers, 16 and 32 bytes in Base64.
const PHC_BYTES: usize = 128;

/// Hashes client secrets with Argon2id (RFC 9106, version 1.3), and verifies them against hashes of any Argon2.
///
/// New hashes cost what OWASP's cheat sheet on storing passwords asks for at least: 19,456 KiB of memory, 2 passes, 1 lane. Verifying costs what the
/// stored hash says, which may come from somebody else: one above the ceiling, 262,144 KiB (256 MiB) and 5 passes unless set, is refused
/// before any of it is spent. That covers what the usual libraries write by default and what OWASP and RFC 9106 (second choice) recommend, and
/// bounds it to a few seconds. Hashes of Argon2i and Argon2d and of version 1.0 are verified, for they are as good as when they were made;
/// [`is_current`](Self::is_current) says when to hash anew.
///
/// One thread does the work, whatever the number of lanes; it does not yield, so an asynchronous host gives it a thread where it may block.
/// The memory is wiped after each use; what passes over the stack is not. Needs the feature `argon2`.
///
/// A debug build is many times slower, unless the host's `Cargo.toml` says otherwise:
///
/// ```toml
/// [profile.dev.package.argon2]
/// opt-level = 3
///
/// [profile.dev.package.blake2]
/// opt-level = 3
/// ```
///
/// ```
/// use superoffice_app::{Argon2id, ClientSecret, SecretError, StoredSecret};
///
/// # let salt_from_the_operating_system = [7; 16];
/// let secret = ClientSecret::parse("83d0f3bc9a7e4a21bb1c83d0f3bc9a7e")?;
/// let argon2id = Argon2id::default();
/// let stored = StoredSecret::from(argon2id.hash(&secret, &salt_from_the_operating_system)?);
///
/// assert_eq!(stored.verify(&secret, &argon2id), Ok(()));
/// let presented = ClientSecret::parse("83d0f3bc9a7e4a21bb1c83d0f3bc9a7f")?;
/// assert_eq!(stored.verify(&presented, &argon2id), Err(SecretError::Mismatch));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Argon2id {
    cost: Cost,
    ceiling_kib: u32,
    ceiling_passes: u32,
}

impl Default for Argon2id {
    fn default() -> Self {
        Self { cost: Cost { memory_kib: 19_456, passes: 2, lanes: 1 }, ceiling_kib: 262_144, ceiling_passes: 5 }
    }
}

impl Argon2id {
    /// Another cost for new hashes, also one that is low. The ceiling never goes below it.
    ///
    /// # Errors
    ///
    /// [`HashError::Cost`] unless there is a pass, a lane (at most 16,777,215), and 8 KiB of memory for each lane.
    pub fn with_cost(self, memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, HashError> {
        let cost = Cost { memory_kib, passes, lanes };
        cost.params(HASH_BYTES).map(|_| Self { cost, ..self }).ok_or(HashError::Cost)
    }

    /// Another ceiling for what a stored hash may cost, in memory and passes. It does not count lanes: one thread does the work of all,
    /// and they make it no more.
    #[must_use]
    pub const fn with_ceiling(self, memory_kib: u32, passes: u32) -> Self {
        Self { ceiling_kib: memory_kib, ceiling_passes: passes, ..self }
    }

    /// Hashes a secret. Ask [`ClientSecret::check_strength`] first: nobody sees later how weak it was.
    ///
    /// The salt has to come from the operating system's random generator, a new one for each hash.
    ///
    /// # Errors
    ///
    /// [`HashError::Memory`] when the memory cannot be had.
    pub fn hash(&self, secret: &ClientSecret, salt: &[u8; 16]) -> Result<SecretHash, HashError> {
        let mut made = Argon2Hash {
            algorithm: Algorithm::Argon2id,
            version: Version::V0x13,
            cost: self.cost,
            salt: salt.to_vec().into(),
            hash: vec![0; HASH_BYTES].into(),
        };
        let mut hash = core::mem::take(&mut made.hash);
        run(&made, secret, &mut hash)?;
        made.hash = hash;
        // Growing would leave a part of the hash behind.
        let mut text = String::with_capacity(PHC_BYTES);
        let written = write!(text, "{made}");
        debug_assert!(written.is_ok() && text.len() <= PHC_BYTES, "a hash of {} bytes", text.len());
        Ok(SecretHash::made(text))
    }

    /// Whether a stored hash is one that [`hash`](Self::hash) would make today, by its function, version, cost and lengths. When it is not, the
    /// secret can be hashed anew the next time that it is presented and found right.
    #[must_use]
    pub fn is_current(&self, hash: &SecretHash) -> bool {
        Argon2Hash::parse(hash).is_ok_and(|stored| {
            stored.algorithm == Algorithm::Argon2id
                && stored.version == Version::V0x13
                && stored.cost == self.cost
                && (stored.salt.len(), stored.hash.len()) == (SALT_BYTES, HASH_BYTES)
        })
    }

    /// Whether verifying with such a hash costs more than is allowed: more than the ceiling, and more than the verifier's own. Each is taken
    /// as a whole, for the memory of the one with the passes of the other would cost many times either.
    fn is_too_costly(&self, cost: Cost) -> bool {
        let is_within =
            |memory_kib, passes, lanes| cost.memory_kib <= memory_kib && cost.passes <= passes && cost.lanes <= lanes;
        !is_within(self.ceiling_kib, self.ceiling_passes, CEILING_LANES)
            && !is_within(self.cost.memory_kib, self.cost.passes, self.cost.lanes)
    }
}

impl SecretVerifier for Argon2id {
    /// Verifies against a hash of Argon2id, Argon2i or Argon2d with a salt of 8 to 64 bytes and a hash of 16 to 64, in a time that does not depend on where two hashes differ.
    ///
    /// # Errors
    ///
    /// [`SecretError::Unsupported`] for another function or version, and for a hash that takes a key. [`SecretError::TooCostly`] above
    /// the ceiling, or when the memory cannot be had. [`SecretError::Malformed`] for anything that cannot be such a hash.
    fn verify_hash(&self, presented: &ClientSecret, hash: &SecretHash) -> Result<(), SecretError> {
        let stored = Argon2Hash::parse(hash)?;
        stored.cost.params(stored.hash.len()).ok_or(SecretError::Malformed)?;
        if self.is_too_costly(stored.cost) {
            return Err(SecretError::TooCostly);
        }
        let mut made = Zeroizing::new(vec![0; stored.hash.len()]);
        run(&stored, presented, &mut made).map_err(|error| match error {
            HashError::Cost => SecretError::Malformed,
            HashError::Memory => SecretError::TooCostly,
        })?;
        if made.ct_eq(&stored.hash).into() { Ok(()) } else { Err(SecretError::Mismatch) }
    }
}

/// Makes a hash as the given one was made, but of this secret.
fn run(like: &Argon2Hash, secret: &ClientSecret, hash: &mut [u8]) -> Result<(), HashError> {
    let params = like.cost.params(hash.len()).ok_or(HashError::Cost)?;
    // Its own memory could be allocated by the function too, but it would not be wiped.
    let mut memory = Vec::new();
    memory.try_reserve_exact(params.block_count()).map_err(|_| HashError::Memory)?;
    memory.resize(params.block_count(), Block::new());
    let mut memory = Zeroizing::new(memory.into_boxed_slice());
    Argon2::new(like.algorithm, like.version, params)
        .hash_password_into_with_memory(secret.expose_secret().as_bytes(), &like.salt, hash, &mut **memory)
        .map_err(|_| HashError::Cost)
}

/// Why a client secret cannot be hashed. Needs the feature `argon2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum HashError {
    /// Argon2 has no such cost.
    #[error("the cost is none of Argon2: it takes a pass, a lane, and 8 KiB of memory for each lane")]
    Cost,
    /// The memory cannot be had.
    #[error("there is not enough memory to hash the client secret")]
    Memory,
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "83d0f3bc9a7e4a21bb1c83d0f3bc9a7e";
    const SALT: &[u8; 16] = b"0123456789abcdef";

    /// Made with the reference implementation, from the secret and the salt above.
    const VECTORS: &[&str] = &[
        "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$pjGYMwNObhfYlDbZ67TrrRdxtR2Ho1ewSvee4Ox10i0",
        "$argon2id$v=19$m=64,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$IctlaNl5+a5T7Covh/pP0PgMtrKEGaoAMCJ1HD4E5a4",
        "$argon2id$v=19$m=256,t=3,p=4$MDEyMzQ1Njc4OWFiY2RlZg$EPFlMdZBK5Sq2NnfSBlpCw",
        "$argon2i$v=19$m=64,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$bFKqyya+0ptCZDQR6RFgX9L0vUVeNK723+8quaIK0+0",
        "$argon2d$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$uoykdQnkbLoXPDLYC666P0w7PmucrzNHiHGVYXGoiUlwCmtCJIkfYpDDsyvSjiD/9BXL7zcBk4JyuXGV2C1DpA",
        "$argon2i$v=16$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$L9PiSc9WBzZabD2rPQJP1JTceWtibvP6AkQL+aqjud4",
        "$argon2i$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$L9PiSc9WBzZabD2rPQJP1JTceWtibvP6AkQL+aqjud4",
        "$argon2id$v=16$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$qnha6bBN/HVdb5ltCdyntbtapImz660MNQCIGjiAjZA",
    ];

    fn secret(text: &str) -> ClientSecret {
        ClientSecret::parse(text).unwrap()
    }

    fn hash(text: &str) -> SecretHash {
        SecretHash::parse(text).unwrap()
    }

    fn cheap() -> Argon2id {
        Argon2id::default().with_cost(64, 1, 1).unwrap()
    }

    #[test]
    fn agrees_with_the_reference_implementation() {
        for (argon2id, expected) in [(Argon2id::default(), VECTORS[0]), (cheap(), VECTORS[1])] {
            let made = argon2id.hash(&secret(SECRET), SALT).unwrap();
            assert_eq!(made.as_str(), expected);
            assert_eq!(hash(made.as_str()), made, "a hash that is made can be read");
        }
        for vector in VECTORS {
            assert_eq!(cheap().verify_hash(&secret(SECRET), &hash(vector)), Ok(()), "{vector}");
        }
    }

    #[test]
    fn only_the_secret_itself_is_right() {
        let stored = hash(VECTORS[1]);
        let long = "x".repeat(1024);
        for other in ["83d0f3bc9a7e4a21bb1c83d0f3bc9a7f", "83d0f3bc9a7e4a21bb1c83d0f3bc9a7", " ", "\0", &long] {
            assert_eq!(cheap().verify_hash(&secret(other), &stored), Err(SecretError::Mismatch), "{other}");
        }
        let other_salt = cheap().hash(&secret(SECRET), b"0123456789abcdeg").unwrap();
        assert_ne!(other_salt, stored);
        // A hash that is shorter at its end, or altered in any bit of its last byte, is not the same.
        let (start, _) = VECTORS[1].rsplit_once('$').unwrap();
        for tail in ["IctlaNl5+a5T7Covh/pP0PgMtrKEGaoAMCJ1HD4E5a8", "IctlaNl5+a5T7Covh/pP0A"] {
            let altered = hash(&format!("{start}${tail}"));
            assert_eq!(cheap().verify_hash(&secret(SECRET), &altered), Err(SecretError::Mismatch), "{tail}");
        }
    }

    #[test]
    fn a_costly_hash_is_refused_before_it_costs() {
        let stored =
            |memory: u64, passes: u64| hash(&VECTORS[1].replace("m=64,t=1", &format!("m={memory},t={passes}")));
        let presented = secret(SECRET);
        let too_costly = Err(SecretError::TooCostly);
        for (verifier, memory, passes) in [
            (cheap(), 4_294_967_295, 4_294_967_295),
            (cheap(), 262_145, 1),
            (cheap(), 8, 6),
            (cheap().with_ceiling(64, 1), 65, 1),
            (cheap().with_ceiling(64, 1), 64, 2),
            (cheap().with_ceiling(0, 0), 65, 1),
            // The memory of one with the passes of the other.
            (cheap().with_cost(8, 60, 1).unwrap(), 262_144, 60),
            (cheap().with_cost(262_145, 1, 1).unwrap(), 262_145, 5),
        ] {
            assert_eq!(verifier.verify_hash(&presented, &stored(memory, passes)), too_costly, "{memory} {passes}");
        }
        for (verifier, memory, passes) in [
            (cheap().with_ceiling(65, 2), 65, 2),
            (cheap().with_ceiling(0, 0), 64, 1), // its own cost
            (cheap(), 8, 5),
            (cheap().with_cost(8, 60, 1).unwrap(), 8, 60),
        ] {
            assert_ne!(verifier.verify_hash(&presented, &stored(memory, passes)), too_costly, "{memory} {passes}");
        }
    }

    /// The ceiling is high enough for more memory than there is: an error, and no abort.
    #[test]
    fn memory_that_cannot_be_had_is_an_error() {
        let greedy = Argon2id::default().with_cost(u32::MAX, 1, 1).unwrap();
        // Some systems promise any amount of memory; those that do are not asked for it.
        if Vec::<u8>::new().try_reserve_exact(1 << 42).is_err() {
            assert_eq!(greedy.hash(&secret(SECRET), SALT), Err(HashError::Memory));
            let stored = hash(&VECTORS[1].replace("m=64", "m=4294967295"));
            assert_eq!(greedy.verify_hash(&secret(SECRET), &stored), Err(SecretError::TooCostly));
        }
    }

    #[test]
    fn costs_that_argon2_does_not_have_are_refused() {
        for (memory_kib, passes, lanes) in [(7, 1, 1), (8, 0, 1), (8, 1, 0), (15, 1, 2), (8, 1, u32::MAX), (0, 0, 0)] {
            let refused = Argon2id::default().with_cost(memory_kib, passes, lanes);
            assert_eq!(refused, Err(HashError::Cost), "{memory_kib} {passes} {lanes}");
            let stored = VECTORS[1].replace("m=64,t=1,p=1", &format!("m={memory_kib},t={passes},p={lanes}"));
            let verified = cheap().verify_hash(&secret(SECRET), &hash(&stored));
            assert_eq!(verified, Err(SecretError::Malformed), "{stored}");
        }
        for (memory_kib, passes, lanes) in [(8, 1, 1), (16, 1, 2), (u32::MAX, u32::MAX, 0x00ff_ffff)] {
            assert!(Argon2id::default().with_cost(memory_kib, passes, lanes).is_ok());
        }
    }

    #[test]
    fn knows_which_hashes_are_its_own() {
        let argon2id = Argon2id::default();
        for (place, vector) in VECTORS.iter().enumerate() {
            assert_eq!(argon2id.is_current(&hash(vector)), place == 0, "{vector}");
            assert_eq!(cheap().is_current(&hash(vector)), place == 1, "{vector}");
        }
        assert!(!argon2id.is_current(&hash("$scrypt$salt$hash")));
        // Each part by itself.
        let made = cheap().with_cost(16, 1, 1).unwrap().hash(&secret(SECRET), SALT).unwrap();
        let verifier = cheap().with_cost(16, 1, 1).unwrap();
        assert!(verifier.is_current(&made));
        for (part, other) in [
            ("$argon2id$", "$argon2i$"),
            ("v=19", "v=16"),
            ("m=16", "m=17"),
            ("t=1", "t=2"),
            ("p=1", "p=2"),
            ("$MDEy", "$"),
            ("$MDEy", "$MDEyMDEy"),
        ] {
            assert!(made.as_str().contains(part), "{part}: {}", made.as_str());
            assert!(!verifier.is_current(&hash(&made.as_str().replacen(part, other, 1))), "{other}");
        }
        let lanes = |count: u32| VECTORS[1].replace("m=64,t=1,p=1", &format!("m=1024,t=1,p={count}"));
        let refused = |count| cheap().verify_hash(&secret(SECRET), &hash(&lanes(count))) == Err(SecretError::TooCostly);
        assert_eq!([64, 65].map(refused), [false, true]);
    }

    #[test]
    fn nothing_of_a_secret_shows() {
        let made = cheap().hash(&secret("CaNaRy-7f3"), SALT).unwrap();
        assert_eq!(format!("{made:?}"), "SecretHash($argon2id$[redacted])");
        assert_eq!(made.function(), "argon2id");
        for error in [HashError::Cost, HashError::Memory] {
            assert!(!error.to_string().ends_with('.'));
        }
    }
}
