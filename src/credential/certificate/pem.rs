//! The armour of PEM (RFC 7468), as it is pasted.

use zeroize::Zeroizing;

use super::base64::{self, Letters};
use super::private_bytes::is_private_start;
use crate::{KeyFault, ParseErrorKind};

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";
/// The letters in a line.
const WIDTH: usize = 64;

/// What the label of a PEM says it is.
#[derive(Clone, Copy)]
pub(super) enum Label {
    /// `SubjectPublicKeyInfo`.
    PublicKey,
    /// PKCS#1.
    RsaPublicKey,
    /// X.509.
    Certificate,
}

impl Label {
    const fn as_str(self) -> &'static str {
        match self {
            Self::PublicKey => "PUBLIC KEY",
            Self::RsaPublicKey => "RSA PUBLIC KEY",
            Self::Certificate => "CERTIFICATE",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::PublicKey, Self::RsaPublicKey, Self::Certificate].into_iter().find(|label| label.as_str() == text)
    }
}

/// Takes the armour off: lines may be indented, empty, of any length, or all in one.
pub(super) fn read(content: &str) -> Result<(Label, Zeroizing<Vec<u8>>), ParseErrorKind> {
    let (before, rest) = content.split_once(BEGIN).ok_or(KeyFault::NotPem)?;
    if !before.is_empty() {
        return Err(KeyFault::PemBeside.into());
    }
    let (name, rest) = rest.split_once(DASHES).ok_or(KeyFault::NotPem)?;
    let label = Label::parse(name).ok_or(KeyFault::PemLabel)?;
    let (body, rest) = rest.split_once(END).ok_or(KeyFault::PemUnclosed)?;
    let (last, after) = rest.split_once(DASHES).ok_or(KeyFault::PemUnclosed)?;
    if last != name {
        return Err(KeyFault::PemMismatch.into());
    }
    if !after.is_empty() {
        return Err(KeyFault::PemBeside.into());
    }
    let mut letters = Letters::with_room_for(body.len());
    letters.add(body.as_bytes());
    if letters.is_empty() {
        return Err(KeyFault::PemEmpty.into());
    }
    let bytes = letters.decode()?;
    // Once more, on what was read and not on how it was written.
    if is_private_start(&bytes) { Err(ParseErrorKind::PrivateKey) } else { Ok((label, bytes)) }
}

/// Puts bytes that are no secret into armour, with LF after each line.
pub(super) fn write(label: Label, bytes: &[u8]) -> String {
    let name = label.as_str();
    let mut pem = format!("{BEGIN}{name}{DASHES}\n");
    let body = base64::encode(bytes);
    let mut rest = body.as_str();
    while let Some((line, after)) = rest.split_at_checked(WIDTH) {
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    if !rest.is_empty() {
        pem.push_str(rest);
        pem.push('\n');
    }
    pem.push_str(END);
    pem.push_str(name);
    pem.push_str(DASHES);
    pem.push('\n');
    pem
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without the scan of the text, which would be first.
    #[test]
    fn a_private_key_under_a_public_label_is_named() {
        let private = include_str!("../../../tests/data/keys/rsa-1024.private.pem");
        for label in [Label::PublicKey, Label::RsaPublicKey, Label::Certificate] {
            let text = private.replace("PRIVATE KEY", label.as_str());
            assert_eq!(read(text.trim_end()).map(drop), Err(ParseErrorKind::PrivateKey), "{text}");
        }
    }
}
