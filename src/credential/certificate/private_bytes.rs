//! The bytes of a private key.

/// As much Base64 as is looked at: the start of a private key tells it.
const START: usize = 32;

/// Whether these bits, six at a time, are the start of a private key.
pub(super) fn is_private_base64(sextets: impl Iterator<Item = u8>) -> bool {
    let mut bytes = [0; START / 4 * 3];
    let (mut bits, mut held, mut len) = (0_u32, 0_u32, 0);
    for six in sextets.take(START) {
        bits = (bits << 6 | u32::from(six)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            if let (Some(byte), Ok(value)) = (bytes.get_mut(len), u8::try_from(bits >> held & 0xff)) {
                *byte = value;
                len += 1;
            }
            // Most texts end here, so that each letter is looked at a few times only.
            if len == 1 && !matches!(bytes, [0x30 | 7 | b'o' | b'R' | 0x1e, ..]) {
                return false;
            }
        }
    }
    bytes.get(..len).is_some_and(is_private_start)
}

/// Whether these bytes are the start of a private key: in DER, in OpenSSH's form, or in one of the three of Windows (`PRIVATEKEYBLOB`,
/// `BCRYPT_RSAPRIVATE_BLOB` or `BCRYPT_RSAFULLPRIVATE_BLOB`, and PVK).
pub(crate) fn is_private_start(bytes: &[u8]) -> bool {
    bytes.starts_with(b"openssh-key-v1")
        || matches!(bytes, [7, 2, 0, 0, _, _, _, _, b'R', b'S', b'A', b'2', ..])
        || matches!(bytes, [b'R', b'S', b'A', b'2' | b'3', _, _, 0, 0, ..])
        || bytes.starts_with(b"\x1e\xf1\xb5\xb0\0\0\0\0")
        || content(bytes).is_some_and(|inner| match inner {
            // A version, then what has an object identifier first: the algorithm (PKCS#8), PKCS#12's content.
            [2, 1, 0 | 1 | 3, rest @ ..] if content(rest).is_some_and(|inner| inner.starts_with(&[6])) => true,
            // A version, then a modulus (PKCS#1) or other large number; the key (SEC 1).
            [2, 1, 0 | 1, 2, 0x40..=0xff, ..] | [2, 1, 1, 4, ..] => true,
            _ => content(inner).is_some_and(is_encryption),
        })
}

/// The content of a DER sequence, as much as there is of it.
fn content(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = bytes.strip_prefix(&[0x30])?.split_first()?;
    let more = if *length < 0x80 { 0 } else { usize::from(*length & 0x7f) };
    if more > 4 { None } else { rest.get(more..) }
}

/// Whether an algorithm is one that encrypts a key with a password: those of PKCS#5 and PKCS#12.
fn is_encryption(algorithm: &[u8]) -> bool {
    algorithm.starts_with(b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05")
        || algorithm.starts_with(b"\x06\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_a_private_key_is_told_by_its_start() {
        for start in [
            &b"\x30\x82\x04\xbf\x02\x01\0\x30\x0d\x06\x09"[..],
            // A length may have four bytes.
            b"\x30\x84\0\0\x04\xbf\x02\x01\0\x30\x0d\x06\x09",
            b"\x30\x2e\x02\x01\0\x30\x05\x06\x03\x2b\x65\x70",
            b"\x30\x82\x02\x5d\x02\x01\0\x02\x81\x81",
            b"\x30\x77\x02\x01\x01\x04\x20",
            b"\x30\x82\x0a\x6a\x02\x01\x03\x30\x82\x0a\x26\x06\x09",
            // Encrypted, by PKCS#5 and by PKCS#12.
            b"\x30\x82\x05\x0e\x30\x40\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d",
            b"\x30\x82\x05\x0e\x30\x1c\x06\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x01\x03",
            b"RSA2\0\x08\0\0",
            b"RSA3\0\x08\0\0",
            b"\x1e\xf1\xb5\xb0\0\0\0\0",
        ] {
            assert!(is_private_start(start), "{start:02x?}");
        }
        for start in [
            &b""[..],
            b"0",
            b"0\x80",
            b"\x30\x06\x02\x01\x01\x02\x01\x03",
            b"\x30\x85\x01\x02\x01\x00\x30",
            b"\x30\x85\0\0\0\x04\xbf\x02\x01\0\x30\x0d\x06\x09",
            // A request for a certificate: after the version comes a name.
            b"\x30\x82\x01\x57\x02\x01\0\x30\x12\x31\x10",
            // A public key, and PKCS#7: other algorithms.
            b"\x30\x81\x9f\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01",
            b"\x30\x82\x05\x0e\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01",
            b"\x30\x82\x05\x0e\x30\x1c\x06\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x02\x03",
            b"RSA1\0\x08\0\0",
            b"RSA2\0\x08\0",
        ] {
            assert!(!is_private_start(start), "{start:02x?}");
        }
    }
}
