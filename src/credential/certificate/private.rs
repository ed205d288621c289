//! Signs of a private key.

use super::letters::Letters;
use super::private_bytes;

/// The private elements of an `<RSAKeyValue>`.
const ELEMENTS: [&str; 6] = ["D", "P", "Q", "DP", "DQ", "InverseQ"];
/// The private members of a JWK (RFC 7518, sections 6.2.2 and 6.3.2).
const MEMBERS: [&str; 6] = ["d", "p", "q", "dp", "dq", "qi"];
/// `PRIVATE KEY` and `InverseQ>` in the Base64 of a PEM or an `<RSAKeyValue>` as a whole, wherever in it they begin.
const ENCODED: [&str; 6] =
    ["UFJJVkFURSBLRV", "BSSVZBVEUgS0VZ", "QUklWQVRFIEtFW", "SW52ZXJzZVE+", "ludmVyc2VRP", "JbnZlcnNlUT"];

/// As much unbroken Base64 as is no word. The shortest number of a private key that could be in use has 43 letters.
const LONG: usize = 32;
/// How far after `BEGIN` the words are those of a label.
const LABEL: usize = 40;
/// How far the end of a tag or a comment is looked for.
const MARKUP: usize = 256;

/// Whether there are signs of a private key, escaped or not, whatever is around them: the words `PRIVATE KEY` in capitals or in the
/// label of a PEM, a private element of an `<RSAKeyValue>`, a private member of a JWK, or the Base64 of a private key.
///
/// Each character is looked at a bounded number of times.
pub(crate) fn holds_private_key(text: &str) -> bool {
    let mut letters = Letters::new(text);
    let (mut dashes, mut label) = (0_usize, 0_usize);
    loop {
        let here = letters.clone();
        let Some(letter) = letters.next() else { return false };
        let found = match letter {
            '<' => is_private_element(letters.clone()),
            '"' | '\'' => is_private_member(letters.clone()),
            'p' | 'P' => is_private_word(here.clone(), label > 0),
            _ => false,
        };
        // Also in the midst of Base64: a letter, the `+` of a form or the `=` of a setting may be glued to its start.
        let may_start = matches!(letter, 'M' | 'B' | 'b' | 'U' | 'H');
        if found || (may_start && private_bytes::is_private_base64(Sextets(here.clone()))) || is_encoded(&here) {
            return true;
        }
        label = match letter {
            'b' | 'B' if dashes > 2 && follows(&mut letters.clone(), "egin") => LABEL,
            'e' | 'E' if dashes > 2 && follows(&mut letters.clone(), "nd") => LABEL,
            _ => label.saturating_sub(1),
        };
        dashes = match letter {
            '-' => dashes.saturating_add(1),
            '+' => dashes, // a space in a form
            _ if letter.is_whitespace() => dashes,
            _ => 0,
        };
    }
}

/// Whether a private element starts or ends after this `<`.
///
/// Written as .NET writes them, they count always: nothing else in a public key is named so. In another case they count with long
/// Base64 in them: `<p>` is a paragraph where a good key was copied from a web page, and no number of a private key is short.
fn is_private_element(mut after: Letters<'_>) -> bool {
    let mut is_end = false;
    let Some(mut letter) = after.find(|letter| {
        is_end |= *letter == '/';
        *letter != '/' && !letter.is_whitespace()
    }) else {
        return false;
    };
    let mut name = Name::default();
    loop {
        match letter {
            ':' => name = Name::default(), // that was the prefix
            '_' | '-' | '.' => name.push(letter),
            _ if letter.is_alphanumeric() => name.push(letter),
            _ => break,
        }
        let Some(next) = after.next() else { return name.is_one_of(ELEMENTS) };
        letter = next;
    }
    name.is_one_of(ELEMENTS)
        || (name.is_like_one_of(ELEMENTS)
            && !is_end
            && (letter == '>' || after.by_ref().take(MARKUP).any(|letter| letter == '>'))
            && starts_with_base64(after))
}

/// Whether a private member of a JWK follows this quotation mark, with a value as long as one.
fn is_private_member(mut after: Letters<'_>) -> bool {
    let is_quote = |letter: &char| matches!(letter, '"' | '\'');
    let mut name = Name::default();
    loop {
        match after.next() {
            Some(letter) if is_quote(&letter) => break,
            Some(letter) if name.len < 3 => name.push(letter),
            _ => return false,
        }
    }
    let mut after = after.filter(|letter| !letter.is_whitespace());
    name.is_one_of(MEMBERS)
        && after.next() == Some(':')
        && after.next().as_ref().is_some_and(is_quote)
        && after.take(LONG).filter(|letter| sextet(*letter).is_some() || matches!(letter, '-' | '_')).count() == LONG
}

/// Whether a text starts with Base64 of some length, and not with a word.
fn starts_with_base64(text: Letters<'_>) -> bool {
    let text = text.skip_while(|letter| letter.is_whitespace());
    text.take(LONG).filter(|letter| sextet(*letter).is_some()).count() == LONG
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
            *place = u8::try_from(letter).unwrap_or_default();
            self.len += 1;
        }
    }

    fn as_bytes(&self) -> &[u8] {
        self.letters.get(..self.len).unwrap_or_default()
    }

    fn is_one_of(&self, names: [&str; 6]) -> bool {
        names.iter().any(|name| name.as_bytes() == self.as_bytes())
    }

    fn is_like_one_of(&self, names: [&str; 6]) -> bool {
        names.iter().any(|name| name.as_bytes().eq_ignore_ascii_case(self.as_bytes()))
    }
}

/// Whether `PRIVATE KEY` stands here, in capitals or in a label, whatever parts the words; `Private-Lines`, as in the files of
/// `PuTTY`; or `privateExponent`, as OpenSSL prints a key. The words alone, as in a sentence, are no sign.
fn is_private_word(mut letters: Letters<'_>, is_label: bool) -> bool {
    let word: [Option<char>; 7] = core::array::from_fn(|_| letters.next());
    let is = |capitals: &str| word.iter().zip(capitals.chars()).all(|(letter, capital)| *letter == Some(capital));
    if !word.iter().zip("private".chars()).all(|(letter, expected)| is_letter(*letter, expected)) {
        return false;
    }
    if follows(&mut letters.clone(), "-lines") || follows(&mut letters.clone(), "exponent") {
        return true;
    }
    let mut rest = letters.skip_while(|letter| letter.is_whitespace() || matches!(letter, '_' | '-' | '+'));
    let key: [Option<char>; 3] = core::array::from_fn(|_| rest.next());
    let is_key =
        |expected: &str| key.iter().zip(expected.chars()).all(|(letter, expected)| is_letter(*letter, expected));
    is_key("key") && (is_label || (is("PRIVATE") && key == [Some('K'), Some('E'), Some('Y')]))
}

fn is_letter(letter: Option<char>, expected: char) -> bool {
    letter.is_some_and(|letter| letter.eq_ignore_ascii_case(&expected))
}

/// Whether this word follows, in any case.
fn follows(letters: &mut Letters<'_>, word: &str) -> bool {
    word.chars().all(|expected| is_letter(letters.next(), expected))
}

/// Whether the words of a private key stand here in Base64.
fn is_encoded(here: &Letters<'_>) -> bool {
    ENCODED.iter().any(|encoded| {
        let mut letters = here.clone();
        let mut encoded = encoded.chars();
        // The first letter stands right here, the others over the ends of lines.
        encoded.next() == letters.next() && {
            let mut letters = letters.filter(|letter| !letter.is_whitespace());
            encoded.all(|expected| letters.next() == Some(expected))
        }
    })
}

/// The bits of Base64, six at a time, over white space, tags and comments: what reads XML joins the text around them.
struct Sextets<'a>(Letters<'a>);

impl Iterator for Sextets<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            let letter = self.0.next()?;
            if letter == '<' {
                skip_markup(&mut self.0)?;
            } else if !letter.is_whitespace() {
                return sextet(letter);
            }
        }
    }
}

/// Skips what is left of a tag or a comment.
fn skip_markup(letters: &mut Letters<'_>) -> Option<()> {
    let mut last = ['\0'; 2];
    let mut is_comment = false;
    for at in 0..MARKUP {
        let letter = letters.next()?;
        is_comment |= at == 2 && last == ['!', '-'] && letter == '-';
        if letter == '>' && (!is_comment || last == ['-', '-']) {
            return Some(());
        }
        last = [last[1], letter];
    }
    None
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
            "PRIVATE%20KEY",
            r"PRIVATE\u0020KEY",
            "PPRIVATE KEY",
            "PRIVATE_KEY",
            "PRIVATE-KEY",
            "PRIVATE&nbsp;KEY",
            "PRIVATE + KEY",
            "-----BEGIN+RSA+PRIVATE+KEY-----",
            "---- Begin Ssh2 Encrypted Private Key ----",
            "-----end%20rsa%20private_key-----",
            "privateExponent:",
            "Private-Lines: 14",
            "<D>",
            "<P >x",
            "< InverseQ",
            "x</DQ>",
            "<ds:DP/>",
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
            "<!-- the private key is in the vault -->",
            "-- begin the private key",
            "<!-- Private Key -->",
            "PRIVATE key",
            "<p>",
            "<p>the signing key of our application is this</p>",
            "<p class=\"key\">abcdefghijklmnopqrstuvwxyz01234</p>",
            "</p>abcdefghijklmnopqrstuvwxyz0123456789",
            "<d>x</d>",
            "<dp/>",
            "\"d\": \"abcdefghijklmnopqrstuvwxyz01234\"",
            "\"n\":\"abcdefghijklmnopqrstuvwxyz0123456789\"",
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
                body.chars().take(32).collect(),
                // An `.env` file, a form, a slip of the hand; text that is joined when XML is read.
                format!("SO_KEY={body}"),
                format!("key=1&body=-----+{body}"),
                format!("x{body}"),
                body.replacen('I', "<!-- > -->I", 1),
                body.replacen('I', "<br/>I", 1),
            ] {
                assert!(holds_private_key(&text), "{text}");
            }
        }
        for text in [
            "BwIAAACkAABSU0EyAAgAAAEAAQ",
            "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU",
            "MIIKagIBAzCCCiYGCSqGSIb3",
            "MHcCAQEEIOyl",
            "UlNBMgAIAAADAAAA",
            "UlNBMwAIAAADAAAA",
            "HvG1sAAAAAACAAAA",
            "<p>abcdefghijklmnopqrstuvwxyz012345</p>",
            "<ds:inverseq Id='x'>\n abcdefghijklmnopqrstuvwxyz012345",
            "{\"kty\":\"RSA\",\"d\" : \"abcdefghijklmnopqrstuvwxyz01-_45\"}",
            r#"{\"qi\":\"abcdefghijklmnopqrstuvwxyz01-_45\"}"#,
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
    }

    #[test]
    fn a_private_key_in_base64_as_a_whole_is_found() {
        const XML: &str = include_str!("../../../tests/data/keys/rsa-1024.private.xml");
        for text in [PKCS8, PKCS1, ENCRYPTED, XML] {
            for before in ["", "\n", "# \n"] {
                let encoded = encode(&format!("{before}{text}"));
                for width in [60, 64, 76, usize::MAX] {
                    let lines: Vec<_> = encoded.as_bytes().chunks(width).map(String::from_utf8_lossy).collect();
                    assert!(holds_private_key(&lines.join("\n")), "{width} {before:?}");
                }
            }
        }
        for text in PUBLIC {
            assert!(!holds_private_key(&encode(text)), "{text}");
        }
    }

    /// Base64 without padding.
    fn encode(text: &str) -> String {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let sixes = |three: &[u8]| {
            let bits =
                three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
            (0..=three.len()).map(move |at| char::from(ALPHABET[bits >> (18 - 6 * at) & 63])).collect::<String>()
        };
        text.as_bytes().chunks(3).map(sixes).collect()
    }

    /// Each would take minutes if a character were looked at as often as there are others.
    #[test]
    fn a_megabyte_is_looked_at_once() {
        for part in [
            "<",
            "< ",
            "<x",
            "P",
            "PRIVATE ",
            "M ",
            "&amp;",
            "%25",
            "\\",
            "M&amp;amp;",
            "M\0",
            "MIIE ",
            "<D_",
            "MM",
            "M<!-->",
            "M<b>",
            "<p ",
            "<p>",
            "\"d\":",
            "\"d\" ",
            "U\n",
            "UFJJVkFURSBLR",
            "-----BEGIN ",
        ] {
            assert!(!holds_private_key(&part.repeat(1_000_000 / part.len())), "{part}");
        }
        let mut text = "x".repeat(1_000_000);
        text.push_str("<D>");
        assert!(holds_private_key(&text));
    }
}
