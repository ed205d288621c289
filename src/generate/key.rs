//! RSA public keys as text.

use proptest::prelude::*;

use super::text;
use crate::credential::rsa_der;

/// The exponent that nearly all keys have, 65537.
const EXPONENT: [u8; 3] = [1, 0, 1];

/// The modulus of a public key: an odd number of so many bits, with the highest byte first. Nobody has a private key for it.
pub(crate) fn modulus(bits: usize, seed: u64) -> Vec<u8> {
    let words = (0..bits.div_ceil(128)).scan(seed, |seed, _| {
        *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        Some(text::mixed(*seed))
    });
    let mut bytes: Vec<u8> = words.flat_map(u128::to_be_bytes).take(bits.div_ceil(8)).collect();
    if let Some(first) = bytes.first_mut() {
        *first |= 0x80;
    }
    if let Some(last) = bytes.last_mut() {
        *last |= 1;
    }
    bytes
}

/// A modulus: eight of ten of 2,048 bits, the others of 3,072 and 4,096.
pub(crate) fn moduli() -> impl Strategy<Value = Vec<u8>> + use<> {
    let bits = prop_oneof![8 => Just(2048_usize), 1 => Just(3072), 1 => Just(4096)];
    (bits, any::<u64>()).prop_map(|(bits, seed)| modulus(bits, seed))
}

/// The key as .NET XML.
pub(crate) fn rsa_xml(modulus: &[u8]) -> String {
    let (modulus, exponent) = (base64(modulus), base64(&EXPONENT));
    format!("<RSAKeyValue><Modulus>{modulus}</Modulus><Exponent>{exponent}</Exponent></RSAKeyValue>")
}

/// The key as PEM with the label `PUBLIC KEY`.
pub(crate) fn pem(modulus: &[u8]) -> String {
    armored("PUBLIC KEY", &rsa_der::spki(modulus, &EXPONENT).unwrap_or_default())
}

/// The key as PEM with the label `RSA PUBLIC KEY`.
pub(crate) fn pkcs1_pem(modulus: &[u8]) -> String {
    armored("RSA PUBLIC KEY", &rsa_der::pkcs1(modulus, &EXPONENT).unwrap_or_default())
}

/// Bytes in the lines of a PEM.
pub(crate) fn armored(label: &str, bytes: &[u8]) -> String {
    let letters: Vec<char> = base64(bytes).chars().collect();
    let lines: Vec<String> = letters.chunks(64).map(|line| line.iter().collect()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

/// Base64 with padding (RFC 4648 §4).
pub(crate) fn base64(bytes: &[u8]) -> String {
    use base64ct::Encoding as _;
    base64ct::Base64::encode_string(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Certificate;

    #[test]
    fn both_forms_are_read_and_are_one_key() {
        for bits in [1024, 2048, 3072, 4096] {
            let key = modulus(bits, 7);
            assert_eq!(key.len() * 8, bits);
            let (xml, pem) =
                (Certificate::parse_rsa_xml(&rsa_xml(&key)).unwrap(), Certificate::parse_pem(&pem(&key)).unwrap());
            assert_eq!(xml.key_bits(), u32::try_from(bits).ok().filter(|_| cfg!(feature = "keys")));
            assert_eq!(xml.same_key(&pem), cfg!(feature = "keys"));
            assert_ne!(key, modulus(bits, 8));
        }
    }
}
