//! Base64 as RFC 4648, section 4, has it, strictly.

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use crate::KeyFault;

/// Letters of Base64 without the white space among them, wiped when dropped.
pub(super) struct Letters(Zeroizing<Vec<u8>>);

impl Letters {
    /// Room for a text of so many bytes, so that nothing is moved.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(bytes)))
    }

    /// Adds a text but for its white space.
    pub(super) fn add(&mut self, text: &[u8]) {
        self.0.extend(text.iter().filter(|byte| !byte.is_ascii_whitespace()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes that they stand for.
    pub(super) fn decode(&self) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        let letters = self.0.as_slice();
        let body = letters.strip_suffix(b"==").or(letters.strip_suffix(b"=")).unwrap_or(letters);
        if !body.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')) {
            return Err(KeyFault::Base64);
        }
        if letters.len() % 4 != 0 {
            return Err(KeyFault::Base64NotCanonical);
        }
        let mut bytes = Zeroizing::new(vec![0; letters.len() / 4 * 3]);
        let len = Base64::decode(letters, &mut bytes).map_err(|_| KeyFault::Base64NotCanonical)?.len();
        bytes.truncate(len);
        Ok(bytes)
    }
}

/// The Base64 of bytes that are no secret.
pub(super) fn encode(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(text: &str) -> Result<Vec<u8>, KeyFault> {
        let mut letters = Letters::with_room_for(text.len());
        letters.add(text.as_bytes());
        letters.decode().map(|bytes| bytes.to_vec())
    }

    #[test]
    fn one_text_for_each_row_of_bytes() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("AQAB", b"\x01\0\x01"),
            (" A\tQ\r\nA B\n", b"\x01\0\x01"),
            ("AQ==", b"\x01"),
            ("AQA=", b"\x01\0"),
            ("+/+/", b"\xfb\xff\xbf"),
        ] {
            assert_eq!(decode(text).as_deref(), Ok(bytes), "{text}");
            assert_eq!(encode(bytes), text.split_ascii_whitespace().collect::<String>());
        }
        for text in ["-_-_", "AQA…", "AQ=A", "=AQA", "AQAB\0", "AQ\u{a0}AB", "====", "AQ.B", "AQ===", "\u{feff}AQAB"]
        {
            assert_eq!(decode(text), Err(KeyFault::Base64), "{text:?}");
        }
        for text in ["A", "AQ", "AQA", "AQABA", "AR==", "A/==", "AQB=", "AQAB=", "AQAB==", "A=", "="] {
            assert_eq!(decode(text), Err(KeyFault::Base64NotCanonical), "{text:?}");
        }
    }

    #[test]
    fn every_end_is_canonical_or_refused() {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (end, accepted) in [("A?==", 4), ("AA?=", 16), ("AAA?", 64)] {
            let count =
                alphabet.chars().filter(|letter| decode(&end.replace('?', &letter.to_string())).is_ok()).count();
            assert_eq!(count, accepted, "{end}");
        }
    }
}
