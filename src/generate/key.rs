//! Public keys that nobody has the other half of.

use core::fmt::Write as _;

use proptest::prelude::*;

use super::arbitrary::{arbitrary, parsed};
use crate::Certificate;

/// What stands before the modulus of 2,048 bits in an `RSAPublicKey` (RFC 8017, appendix A.1.1), in DER.
const BEFORE_MODULUS: [u8; 9] = [0x30, 0x82, 0x01, 0x0a, 0x02, 0x82, 0x01, 0x01, 0x00];

/// The exponent 65,537 as an integer in DER.
const EXPONENT: [u8; 5] = [0x02, 0x03, 0x01, 0x00, 0x01];

/// What stands before an `RSAPublicKey` of that length in a `SubjectPublicKeyInfo` (RFC 5280, section 4.1; RFC 3279, section 2.3.1), in DER.
const BEFORE_KEY: [u8; 24] = [
    0x30, 0x82, 0x01, 0x22, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
    0x03, 0x82, 0x01, 0x0f, 0x00,
];

arbitrary! {
    /// A key of 2,048 bits with the exponent 65,537. Of 4: 2 are .NET XML, one is PEM of a `PUBLIC KEY`, one of an `RSA PUBLIC KEY`; none is an
    /// X.509 certificate. The modulus is a number and no product of primes that anybody knows, so nothing can be signed for it.
    Certificate => parsed(
        (modulus(), 0..4_u8).prop_map(|(modulus, form)| match form {
            0 | 1 => xml(&modulus),
            2 => pem("PUBLIC KEY", &[&BEFORE_KEY[..], &BEFORE_MODULUS, &modulus, &EXPONENT].concat()),
            _ => pem("RSA PUBLIC KEY", &[&BEFORE_MODULUS[..], &modulus, &EXPONENT].concat()),
        }),
        Certificate::parse,
    );
}

/// An odd number of 2,048 bits, from eight that are repeated and changed on the way.
pub(crate) fn modulus() -> impl Strategy<Value = Vec<u8>> + use<> {
    prop::array::uniform8(any::<u64>()).prop_map(|words| {
        let mut mixed = 0_u64;
        let mut bytes: Vec<u8> = Vec::with_capacity(256);
        for word in words.iter().cycle().take(32) {
            mixed = mixed.rotate_left(7).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(*word | 1);
            bytes.extend(mixed.to_be_bytes());
        }
        if let Some(first) = bytes.first_mut() {
            *first |= 0x80;
        }
        if let Some(last) = bytes.last_mut() {
            *last |= 1;
        }
        bytes
    })
}

/// .NET's XML of a key.
fn xml(modulus: &[u8]) -> String {
    format!("<RSAKeyValue><Modulus>{}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>", base64(modulus))
}

/// PEM (RFC 7468) with lines of 64 characters.
fn pem(label: &str, der: &[u8]) -> String {
    let mut text = format!("-----BEGIN {label}-----\n");
    // 48 bytes are 64 characters.
    for line in der.chunks(48) {
        text.push_str(&base64(line));
        text.push('\n');
    }
    let _ = writeln!(text, "-----END {label}-----");
    text
}

/// Base64 (RFC 4648, section 4); written here, so that keys can be generated without the feature `keys`.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4_usize {
            let digit = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
            let is_there = place <= three.len();
            text.push(DIGITS.get(digit).filter(|_| is_there).map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}
