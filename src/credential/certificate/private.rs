//! Signs of a private key.

use super::letters::Letters;

/// The private elements of an `<RSAKeyValue>`, in lower case.
const ELEMENTS: [&str; 6] = ["d", "p", "q", "dp", "dq", "inverseq"];

/// As much Base64 as is looked at: the start of a private key tells it.
const START: usize = 32;

/// Whether there are signs of a private key: the words `PRIVATE KEY`, a private element of an `<RSAKeyValue>`, or the Base64 of a
/// private key, escaped or not, whatever is around it.
///
/// Each character is looked at a bounded number of times.
pub(crate) fn holds_private_key(text: &str) -> bool {
    let mut letters = Letters::new(text);
    let mut in_base64 = false;
    loop {
        let here = letters.clone();
        let Some(letter) = letters.next() else { return false };
        let found = match letter {
            '<' => is_private_element(letters.clone()),
            'p' | 'P' if is_private_word(letters.clone()) => true,
            // What a private key starts with: DER's sequence, .NET's and OpenSSH's own forms.
            'M' | 'B' | 'b' if !in_base64 => is_private_base64(here),
            _ => false,
        };
        if found {
            return true;
        }
        in_base64 = sextet(letter).is_some() || letter == '=';
    }
}

/// Whether these bytes are the start of a private key, in DER or another form of bytes.
pub(crate) fn is_private_start(bytes: &[u8]) -> bool {
    bytes.starts_with(b"openssh-key-v1")
        || matches!(bytes, [7, 2, 0, 0, _, _, _, _, b'R', b'S', b'A', b'2', ..])
        || content(bytes).is_some_and(|inner| {
            // A version, then: the algorithm (PKCS#8), a modulus (PKCS#1) or other large number, the key (SEC 1), PKCS#12.
            matches!(inner, [2, 1, 0 | 1 | 3, 0x30, ..] | [2, 1, 0 | 1, 2, 0x40..=0xff, ..] | [2, 1, 1, 4, ..])
                || content(inner).is_some_and(is_encryption)
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

/// Whether a private element starts or ends after this `<`.
fn is_private_element(mut after: Letters<'_>) -> bool {
    let Some(mut letter) = after.find(|letter| *letter != '/' && !letter.is_whitespace()) else { return false };
    let mut name = Name::default();
    loop {
        match letter {
            ':' => name = Name::default(), // that was the prefix
            '_' | '-' | '.' => name.push(letter),
            _ if letter.is_alphanumeric() => name.push(letter),
            _ => return name.is_private(),
        }
        let Some(next) = after.next() else { return name.is_private() };
        letter = next;
    }
}

/// The first letters of a name, one more than the longest private one has.
#[derive(Default)]
struct Name {
    letters: [u8; 9],
    len: usize,
}

impl Name {
    fn push(&mut self, letter: char) {
        if let Some(place) = self.letters.get_mut(self.len) {
            *place = u8::try_from(letter).unwrap_or_default().to_ascii_lowercase();
            self.len += 1;
        }
    }

    fn is_private(&self) -> bool {
        self.letters.get(..self.len).is_some_and(|name| ELEMENTS.iter().any(|private| private.as_bytes() == name))
    }
}

/// Whether `rivate key` follows, or `rivate-lines` as in the files of `PuTTY`.
fn is_private_word(mut after: Letters<'_>) -> bool {
    fn follows(letters: &mut Letters<'_>, word: &str) -> bool {
        word.chars().all(|letter| letters.next().is_some_and(|next| next.eq_ignore_ascii_case(&letter)))
    }
    if !follows(&mut after, "rivate") {
        return false;
    }
    match after.next() {
        Some('-') => follows(&mut after, "lines"),
        Some(space) if space.is_whitespace() => match after.find(|letter| !letter.is_whitespace()) {
            Some('k' | 'K') => follows(&mut after, "ey"),
            _ => false,
        },
        _ => false,
    }
}

fn is_private_base64(letters: Letters<'_>) -> bool {
    let mut bytes = [0; START / 4 * 3];
    let (mut bits, mut held, mut len) = (0_u32, 0_u32, 0);
    let base64 = letters.filter(|letter| !letter.is_whitespace()).take(START).map_while(sextet);
    for six in base64 {
        bits = (bits << 6 | u32::from(six)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            if let (Some(byte), Ok(value)) = (bytes.get_mut(len), u8::try_from(bits >> held & 0xff)) {
                *byte = value;
                len += 1;
            }
        }
    }
    bytes.get(..len).is_some_and(is_private_start)
}

/// The six bits of a letter of Base64.
fn sextet(letter: char) -> Option<u8> {
    match u8::try_from(letter).ok()? {
        upper @ b'A'..=b'Z' => Some(upper - b'A'),
        lower @ b'a'..=b'z' => Some(lower - b'a' + 26),
        digit @ b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PKCS8: &str = include_str!("../../../tests/data/keys/rsa-2048.private.pem");
    const PKCS1: &str = include_str!("../../../tests/data/keys/rsa-1024.private.pkcs1.pem");
    const ENCRYPTED: &str = include_str!("../../../tests/data/keys/rsa-2048.private.encrypted.pem");
    const PUBLIC: [&str; 7] = [
        include_str!("../../../tests/data/keys/rsa-1024.spki.pem"),
        include_str!("../../../tests/data/keys/rsa-4096.pkcs1.pem"),
        include_str!("../../../tests/data/keys/rsa-2048.x509.pem"),
        include_str!("../../../tests/data/keys/rsa-pss.spki.pem"),
        include_str!("../../../tests/data/keys/ec.spki.pem"),
        include_str!("../../../tests/data/keys/ed25519.spki.pem"),
        include_str!("../../../tests/data/keys/rsa-2048.xml"),
    ];

    fn body(pem: &str) -> String {
        pem.lines().filter(|line| !line.starts_with("-----")).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn words_and_elements_are_found_however_they_are_written() {
        for text in [
            "-----BEGIN PRIVATE KEY-----",
            "-----begin encrypted private key",
            "PRIVATE \u{a0}\n KEY",
            "P\0R\0I\0V\0A\0T\0E\0 \0K\0E\0Y",
            "PRIVATE&#32;KEY",
            "PRIVATE%20key",
            r"private\u0020key",
            "pprivate key",
            "Private-Lines: 14",
            "<D>",
            "<P >x",
            "< InverseQ",
            "x</DQ>",
            "<ds:dp/>",
            "<a:b:Q/>",
            "<D",
            "&lt;RSAKeyValue&gt;&lt;Q&gt;",
            "&#x3c;D>",
            "&amp;lt;P&amp;gt;",
            "&lt;&#68;&gt;",
            r"\u003cDP\u003e",
            "%3CInverseQ%3E",
            "<!-- <D>x</D> -->",
            "<![CDATA[<D>x</D>]]>",
            "<\u{200b}D>",
        ] {
            assert!(holds_private_key(text), "{text}");
        }
        for text in [
            "",
            "<Data>",
            "D",
            "<P_>",
            "<P-Q>",
            "<D.x>",
            "<InverseQQ>",
            "<d:x>",
            "<øD>",
            "privatekey",
            "PRIVATE",
            "<",
            "</",
            "PRIVATE KE",
        ] {
            assert!(!holds_private_key(text), "{text}");
        }
    }

    #[test]
    fn the_content_of_a_private_key_is_found_under_any_label_and_none() {
        for pem in [PKCS8, PKCS1, ENCRYPTED] {
            let body = body(pem);
            assert!(holds_private_key(pem));
            for text in [
                body.clone(),
                body.replace('\n', ""),
                body.replace('\n', "\r\n   "),
                body.replace('\n', "\\n"),
                format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----"),
                format!("-----BEGIN PUBLIC KEY-----\\n{body}\\n-----END PUBLIC KEY-----"),
                format!("<RSAKeyValue><Modulus>{body}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>"),
                format!("the key: {body}"),
                body[..32].to_owned(),
            ] {
                assert!(holds_private_key(&text), "{text}");
            }
        }
        for text in [
            "BwIAAACkAABSU0EyAAgAAAEAAQ",
            "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU",
            "MIIKagIBAzCCCiYGCSqGSIb3",
            "MHcCAQEEIOyl",
        ] {
            assert!(holds_private_key(text), "{text}");
        }
    }

    #[test]
    fn public_keys_show_no_signs() {
        for text in PUBLIC {
            assert!(!holds_private_key(text), "{text}");
            assert!(!holds_private_key(&body(text)), "{text}");
        }
        for start in [&b""[..], b"0", b"0\x80", b"\x30\x06\x02\x01\x01\x02\x01\x03", b"\x30\x85\x01\x02\x01\x00\x30"] {
            assert!(!is_private_start(start), "{start:02x?}");
        }
    }

    /// Each would take minutes if a character were looked at as often as there are others.
    #[test]
    fn a_megabyte_is_looked_at_once() {
        for part in ["<", "< ", "<x", "P", "PRIVATE ", "M ", "&amp;", "%25", "\\", "M&amp;amp;", "M\0", "MIIE ", "<D_"]
        {
            assert!(!holds_private_key(&part.repeat(1_000_000 / part.len())), "{part}");
        }
        let mut text = "x".repeat(1_000_000);
        text.push_str("<D>");
        assert!(holds_private_key(&text));
    }
}
