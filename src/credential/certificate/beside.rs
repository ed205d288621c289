//! What an element holds beside its two numbers.

use super::CertificateForm;
use crate::{KeyFault, ParseErrorKind};

/// As many letters and digits in a row as are no word, address or fingerprint of SHA-1. The numbers of a private key are longer: 86 letters
/// have those of a key of 1,024 bits.
const LONG: usize = 48;

/// Refuses long Base64 beside the two numbers, in comments, attributes and whatever else is let through: the text is kept as it is,
/// and the numbers of a private key have no start that would tell them.
pub(super) fn check(content: &str, form: CertificateForm) -> Result<(), ParseErrorKind> {
    match form {
        CertificateForm::RsaXml if holds_base64(content) => Err(ParseErrorKind::Key(KeyFault::XmlBase64)),
        _ => Ok(()),
    }
}

fn holds_base64(mut text: &str) -> bool {
    while let Some((before, rest)) = text.split_once('<') {
        let end = if rest.starts_with("!--") { "-->" } else { ">" };
        let (markup, after) = rest.split_once(end).unwrap_or((rest, ""));
        if is_long(before) || is_long(markup) {
            return true;
        }
        let name = markup.split(|letter: char| letter.is_whitespace()).next();
        text = match name {
            Some("Modulus" | "Exponent") => after.find('<').and_then(|at| after.get(at..)).unwrap_or_default(),
            _ => after,
        };
    }
    is_long(text)
}

/// Whether there is long Base64, of either alphabet.
fn is_long(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"+/-_".contains(letter))
        .any(|run| run.bytes().filter(u8::is_ascii_alphanumeric).count() >= LONG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_base64_is_found_beside_the_numbers() {
        let (word, number) = ("x+/_-9".repeat(30), "A".repeat(700));
        let key =
            format!("<RSAKeyValue><Modulus>{number}</Modulus><Exponent xmlns=''>{number}</Exponent></RSAKeyValue>");
        for text in [
            key.clone(),
            format!("<?xml version='1.0'?><!-- {} > {} -->{key}", "A".repeat(47), "word ".repeat(50)),
            format!("<!-- {} {} -->{key}", "-".repeat(100), "01:".repeat(20)),
            "<".to_owned(),
            String::new(),
        ] {
            assert_eq!(check(&text, CertificateForm::RsaXml), Ok(()), "{text}");
        }
        let expected = Err(ParseErrorKind::Key(KeyFault::XmlBase64));
        for text in [
            format!("<!--{}-->{key}", "A".repeat(48)),
            format!("<!-- > D = {word} -->{key}"),
            format!("{key}<!-- D = {word}"),
            key.replace("<RSAKeyValue>", &format!("<RSAKeyValue xmlns=\"{word}\">")),
            key.replace("<Modulus>", &format!("{word}<Modulus>")),
            key.replace("<Modulus>", &format!("<Other>{word}</Other><Modulus>")),
            key.replace("</Modulus>", &format!("</Modulus {word}>")),
            key.replace("</Modulus>", &format!("</Modulus>{word}")),
            format!("{key}{word}"),
        ] {
            assert_eq!(check(&text, CertificateForm::RsaXml), expected, "{text}");
            assert_eq!(check(&text, CertificateForm::Pem), Ok(()));
        }
    }
}
