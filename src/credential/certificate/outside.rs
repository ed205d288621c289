//! What is judged before a key is read, whatever its form.

use super::super::length::at_most;
use super::private::holds_private_key;
use crate::ParseErrorKind;

/// The longest certificate that is accepted, in bytes. A public key of 16,384 bits has 3 KiB as XML.
pub(super) const MAX_BYTES: u32 = 64 * 1024;

/// What is left to read of a text: what stands between the white space around it, when it may be one public RSA key.
///
/// A private key is the first fault, so that it is never called anything less.
pub(super) fn content(text: &str) -> Result<&str, ParseErrorKind> {
    if holds_private_key(text) {
        return Err(ParseErrorKind::PrivateKey);
    }
    let content = trimmed(text);
    if content.is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    at_most(MAX_BYTES, text.len())?;
    if holds_several(content) {
        Err(ParseErrorKind::Several)
    } else if is_of_another_algorithm(content) {
        Err(ParseErrorKind::NotRsa)
    } else {
        Ok(content)
    }
}

/// The text without the white space and byte-order marks around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| letter == '\u{feff}' || letter.is_whitespace())
}

/// Whether there is more than one key.
fn holds_several(text: &str) -> bool {
    text.matches("<RSAKeyValue").count() + text.matches("-----BEGIN ").count() > 1
}

/// Whether a label or an element names an algorithm that is not RSA.
fn is_of_another_algorithm(text: &str) -> bool {
    label(text).is_some_and(|label| {
        label.strip_suffix(" PUBLIC KEY").is_some_and(|algorithm| algorithm != "RSA")
            || ["EC", "DSA", "DH", "X9.42 DH"].iter().any(|other| label.strip_suffix(" PARAMETERS") == Some(other))
    }) || text.split('<').skip(1).any(|after| {
        let name = after.split([' ', '\t', '\r', '\n', '/', '>']).next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        name == "DSAKeyValue" || name == "ECKeyValue"
    })
}

/// What the first line of a PEM says it is.
fn label(text: &str) -> Option<&str> {
    text.split_once("-----BEGIN ")?.1.split_once("-----").map(|(label, _)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<RSAKeyValue><Modulus>rQ4x+/Zz</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>";
    const PEM: &str = "-----BEGIN PUBLIC KEY-----\nxIIB+/Ij\nAN==\n-----END PUBLIC KEY-----";

    #[test]
    fn the_gravest_fault_is_the_first() {
        let long = "x".repeat(70_000);
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            (" \u{feff}\r\n ", ParseErrorKind::Empty),
            (&format!("{long}{XML}{PEM}<ECKeyValue"), ParseErrorKind::TooManyBytes { max: 65_536 }),
            (&format!("{long}{XML}{PEM}<ECKeyValue<D>"), ParseErrorKind::PrivateKey),
            (&format!("{XML}{PEM}<ECKeyValue"), ParseErrorKind::Several),
            (&format!("{XML}\n{XML}"), ParseErrorKind::Several),
            (&format!("{PEM}\n{PEM}"), ParseErrorKind::Several),
            (&PEM.replace("PUBLIC", "EC PUBLIC"), ParseErrorKind::NotRsa),
            (&PEM.replace("PUBLIC", "ED25519 PUBLIC"), ParseErrorKind::NotRsa),
            ("-----BEGIN EC PARAMETERS-----", ParseErrorKind::NotRsa),
            ("<dsig11:ECKeyValue xmlns:dsig11=\"x\">", ParseErrorKind::NotRsa),
            ("<DSAKeyValue/>", ParseErrorKind::NotRsa),
        ] {
            assert_eq!(content(text), Err(kind), "{}", text.len());
        }
        for text in [
            XML,
            PEM,
            "x",
            "<ECKeyValues>",
            &PEM.replace("PUBLIC", "RSA PUBLIC"),
            "-----BEGIN PGP PUBLIC KEY BLOCK-----",
        ] {
            assert_eq!(content(text), Ok(text));
            assert_eq!(content(&format!("\u{feff} {text}\n")), Ok(text));
        }
    }
}
