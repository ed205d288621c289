//! The two numbers of an RSA public key.

use core::cmp::Ordering;
use core::fmt;

use super::rsa_der;
use crate::{KeyFault, ParseError, ParseErrorKind};

/// The fewest bits of a modulus. One of 512 bits was factored in 1999, and is in hours today; below that nothing reads a key.
const MIN_BITS: u32 = 512;
/// The most bits of a modulus that libraries in use read (OpenSSL's bound).
const MAX_BITS: u32 = 16_384;

/// The public half of an RSA key: its modulus and its exponent.
///
/// The modulus is odd and has 512 to 16,384 bits, the exponent is odd, more than 1 and less than the modulus. Keys of 1,024 bits are
/// accepted: all published sample applications of SuperOffice have them. `Debug` shows the number of bits. Needs the feature `keys`.
///
/// ```
/// use superoffice_app::{KeyFault, ParseErrorKind, RsaPublicKey};
///
/// let mut modulus = [0xff; 256];
/// let key = RsaPublicKey::from_components(&modulus, &[1, 0, 1])?;
/// assert_eq!(key.bits(), 2048);
///
/// modulus[255] = 0;
/// let error = RsaPublicKey::from_components(&modulus, &[1, 0, 1]).unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Key(KeyFault::ModulusEven));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RsaPublicKey {
    modulus: Box<[u8]>,
    exponent: Box<[u8]>,
    /// Encoded when it is made, where that may fail.
    spki: Box<[u8]>,
}

impl RsaPublicKey {
    const WHAT: &'static str = "RSA public key";

    /// Makes a key of its numbers, as unsigned bytes with the highest first and without leading zeros.
    ///
    /// # Errors
    ///
    /// When the two are no key that can be used.
    pub fn from_components(modulus: &[u8], exponent: &[u8]) -> Result<Self, ParseError> {
        Self::new(modulus, exponent).map_err(|fault| ParseError::new(Self::WHAT, ParseErrorKind::Key(fault)))
    }

    pub(super) fn new(modulus: &[u8], exponent: &[u8]) -> Result<Self, KeyFault> {
        check(modulus, exponent)?;
        let spki = rsa_der::spki(modulus, exponent).map_err(|_| KeyFault::NotDer)?.into();
        Ok(Self { modulus: modulus.into(), exponent: exponent.into(), spki })
    }

    /// The modulus: unsigned, the highest byte first, without leading zeros.
    #[must_use]
    pub const fn modulus(&self) -> &[u8] {
        &self.modulus
    }

    /// The exponent, in the same form as the modulus.
    #[must_use]
    pub const fn exponent(&self) -> &[u8] {
        &self.exponent
    }

    /// How many bits the modulus has.
    #[must_use]
    pub fn bits(&self) -> u32 {
        bits(&self.modulus)
    }

    /// The DER of its `SubjectPublicKeyInfo` (RFC 8017, appendix A.1).
    pub(super) const fn spki(&self) -> &[u8] {
        &self.spki
    }
}

impl fmt::Debug for RsaPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaPublicKey({} bits)", self.bits())
    }
}

fn check(modulus: &[u8], exponent: &[u8]) -> Result<(), KeyFault> {
    let is_odd = |number: &[u8]| number.last().is_some_and(|byte| byte % 2 == 1);
    let bits_of_modulus = bits(modulus);
    if bits_of_modulus < MIN_BITS {
        Err(KeyFault::ModulusShort)
    } else if bits_of_modulus > MAX_BITS {
        Err(KeyFault::ModulusLong)
    } else if modulus.first() == Some(&0) {
        Err(KeyFault::ModulusPadded)
    } else if !is_odd(modulus) {
        Err(KeyFault::ModulusEven)
    } else if !is_odd(exponent) {
        Err(KeyFault::ExponentEven)
    } else if exponent.first() == Some(&0) {
        Err(KeyFault::ExponentPadded)
    } else if exponent == [1] {
        Err(KeyFault::ExponentOne)
    } else if exponent.len().cmp(&modulus.len()).then_with(|| exponent.cmp(modulus)) != Ordering::Less {
        Err(KeyFault::ExponentLarge)
    } else {
        Ok(())
    }
}

/// The bits of a number without its leading zeros.
fn bits(number: &[u8]) -> u32 {
    let mut significant = number.iter().skip_while(|byte| **byte == 0);
    let Some(first) = significant.next() else { return 0 };
    let rest = u32::try_from(significant.count()).unwrap_or(u32::MAX);
    rest.saturating_mul(8).saturating_add(8 - first.leading_zeros())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number of so many bits that ends in this byte.
    fn number(bits: usize, last: u8) -> Vec<u8> {
        let mut bytes = vec![0; bits.div_ceil(8)];
        if let Some(first) = bytes.first_mut() {
            *first = 1 << ((bits - 1) % 8);
        }
        if let Some(end) = bytes.last_mut() {
            *end |= last;
        }
        bytes
    }

    #[test]
    fn the_numbers_are_those_of_a_key() {
        let f4 = [1, 0, 1];
        let of = |bits| number(bits, 1);
        for (modulus, exponent, expected) in [
            (vec![], &f4[..], Err(KeyFault::ModulusShort)),
            (vec![0], &f4, Err(KeyFault::ModulusShort)),
            (vec![1], &f4, Err(KeyFault::ModulusShort)),
            (vec![0; 1_000_000], &f4, Err(KeyFault::ModulusShort)),
            (of(511), &f4, Err(KeyFault::ModulusShort)),
            ([vec![0], of(511)].concat(), &f4, Err(KeyFault::ModulusShort)),
            (of(512), &f4, Ok(512)),
            (of(513), &f4, Ok(513)),
            (of(1024), &f4, Ok(1024)),
            (of(16_384), &f4, Ok(16_384)),
            (of(16_385), &f4, Err(KeyFault::ModulusLong)),
            (of(100_000), &f4, Err(KeyFault::ModulusLong)),
            (of(100_001), &f4, Err(KeyFault::ModulusLong)),
            ([vec![0], of(512)].concat(), &f4, Err(KeyFault::ModulusPadded)),
            (number(1024, 0), &f4, Err(KeyFault::ModulusEven)),
            (number(1024, 0xfe), &f4, Err(KeyFault::ModulusEven)),
            (of(1024), &[], Err(KeyFault::ExponentEven)),
            (of(1024), &[0], Err(KeyFault::ExponentEven)),
            (of(1024), &[0, 0], Err(KeyFault::ExponentEven)),
            (of(1024), &[2], Err(KeyFault::ExponentEven)),
            (of(1024), &[1, 0, 0], Err(KeyFault::ExponentEven)),
            (of(1024), &[0, 3], Err(KeyFault::ExponentPadded)),
            (of(1024), &[0, 1, 0, 1], Err(KeyFault::ExponentPadded)),
            (of(1024), &[1], Err(KeyFault::ExponentOne)),
            (of(1024), &[3], Ok(1024)),
            (of(1024), &of(33), Ok(1024)),
            (of(1024), &of(65), Ok(1024)),
            (of(1024), &of(1023), Ok(1024)),
            (of(1024), &of(1024), Err(KeyFault::ExponentLarge)),
            (number(1024, 3), &of(1024), Ok(1024)),
            (of(1024), &number(1024, 3), Err(KeyFault::ExponentLarge)),
            (of(1024), &of(1025), Err(KeyFault::ExponentLarge)),
            (of(1024), &of(100_000), Err(KeyFault::ExponentLarge)),
        ] {
            let key = RsaPublicKey::new(&modulus, exponent);
            assert_eq!(
                key.as_ref().map(RsaPublicKey::bits).map_err(|fault| *fault),
                expected,
                "{} {exponent:?}",
                modulus.len()
            );
            if let Ok(key) = key {
                assert_eq!((key.modulus(), key.exponent()), (&*modulus, exponent));
            }
        }
    }

    #[test]
    fn shows_its_size() {
        let key = RsaPublicKey::from_components(&number(1023, 1), &[3]).unwrap();
        assert_eq!(format!("{key:?}"), "RsaPublicKey(1023 bits)");
        let error = RsaPublicKey::from_components(&[1], &[3]).unwrap_err();
        assert_eq!(error.to_string(), "RSA public key cannot be used: its modulus has fewer than 512 bits");
    }
}
