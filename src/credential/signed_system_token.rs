//! A system user token that is signed and can be sent.

use core::fmt;

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

#[cfg(test)]
mod tests;
#[cfg(feature = "verify")]
mod verify;

use super::length::at_most;
use super::signing_input::TIME_BYTES;
use super::system_user_token::MAX_BYTES as MAX_TOKEN_BYTES;
use super::wiped::Wiped;
use crate::{ParseError, ParseErrorKind, SignError, Signer, SigningInput, SystemUserToken, Timestamp, redact};

/// The shortest signature that is accepted, in bytes: that of an RSA key of 512 bits, which anyone can break.
const MIN_SIGNATURE_BYTES: u32 = 64;

/// The longest signature that is accepted, in bytes: that of an RSA key of 16,384 bits.
const MAX_SIGNATURE_BYTES: u32 = 2048;

/// The longest text that is accepted, in bytes: a token, a time and a signature in Base64, with two dots.
#[expect(clippy::cast_possible_truncation, reason = "the time has 12")]
const MAX_BYTES: u32 = MAX_TOKEN_BYTES + 1 + TIME_BYTES as u32 + 1 + MAX_SIGNATURE_BYTES.div_ceil(3) * 4;

/// A signed system user token (`SignedSystemToken`): the token, the minute of signing in UTC, and the signature over both in
/// Base64, with dots between them. Needs the feature `keys`.
///
/// SuperOffice gives whoever sends one a ticket to the tenant's data, so it is a secret: there is no `Display`, `Serialize`,
/// `PartialEq`, `Clone` or `Deref`, `Debug` shows nothing, and its memory is wiped when it is dropped.
///
/// ```
/// use superoffice_app::{SignedSystemToken, SigningInput, SystemUserToken, Timestamp};
///
/// # struct Key;
/// # impl Key { fn sign_pkcs1_sha256(&self, _: &[u8]) -> Result<Vec<u8>, std::io::Error> { Ok(vec![0xa5; 256]) } }
/// # let key = Key;
/// let token = SystemUserToken::parse("Acme Orders-pzqc70604i")?;
/// let input = SigningInput::new(&token, Timestamp::parse("2026-11-22T10:30:00Z")?)?;
/// let signed = SignedSystemToken::sign(&input, &|input: &[u8]| key.sign_pkcs1_sha256(input))?;
/// assert!(signed.expose_secret().starts_with("Acme Orders-pzqc70604i.202611221030.paWl"));
///
/// let read = SignedSystemToken::parse(signed.expose_secret())?;
/// assert_eq!(read.token().application_name(), "Acme Orders");
/// assert_eq!(read.signed_at().to_string(), "2026-11-22T10:30:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// None of these compiles:
///
/// ```compile_fail,E0277
/// # let signed = superoffice_app::SignedSystemToken::parse("").unwrap();
/// println!("{signed}");
/// ```
///
/// ```compile_fail,E0277
/// # let signed = superoffice_app::SignedSystemToken::parse("").unwrap();
/// serde_json::to_string(&signed);
/// ```
///
/// ```compile_fail,E0599
/// # let signed = superoffice_app::SignedSystemToken::parse("").unwrap();
/// let copy = signed.clone();
/// ```
///
/// ```compile_fail,E0369
/// # let signed = superoffice_app::SignedSystemToken::parse("").unwrap();
/// if signed == signed {}
/// ```
///
/// ```compile_fail,E0599
/// # let signed = superoffice_app::SignedSystemToken::parse("").unwrap();
/// let length = signed.len();
/// ```
pub struct SignedSystemToken {
    text: Wiped,
    token: SystemUserToken,
    time: Timestamp,
}

impl SignedSystemToken {
    const WHAT: &'static str = "signed system token";

    /// Has the input signed.
    ///
    /// # Errors
    ///
    /// When the signer fails, or what it gives back cannot be a signature, see [`from_signature`](Self::from_signature).
    pub fn sign<S: Signer + ?Sized>(input: &SigningInput, signer: &S) -> Result<Self, SignError<S::Error>> {
        let signature = Zeroizing::new(signer.sign(input.expose_secret()).map_err(SignError::Signer)?);
        Self::from_signature(input, &signature).map_err(SignError::Signature)
    }

    /// Puts the input and its signature together, where something else has signed it. The signature is not verified.
    ///
    /// # Errors
    ///
    /// When the signature has fewer than 64 bytes (an RSA key of 512 bits) or more than 2,048, or when it is Base64 already.
    pub fn from_signature(input: &SigningInput, signature: &[u8]) -> Result<Self, ParseError> {
        judge_signature(signature).map_err(|kind| ParseError::new("signature", kind))?;
        let length = Base64::encoded_len(signature);
        let mut encoded = Zeroizing::new(vec![0; length]);
        // Growing would leave a part of the token behind.
        let mut text = Zeroizing::new(String::with_capacity(input.text().len() + 1 + length));
        text.push_str(input.text());
        text.push('.');
        match Base64::encode(signature, &mut encoded) {
            Ok(encoded) => text.push_str(encoded),
            Err(_) => return Err(ParseError::new("signature", ParseErrorKind::Malformed)),
        }
        let token = input.text().len().checked_sub(1 + TIME_BYTES).and_then(|end| input.text().get(..end));
        let token = SystemUserToken::parse(token.unwrap_or_default())?;
        Ok(Self { text: Wiped::copy(&text), token, time: input.signed_at() })
    }

    /// Copies the text. The caller's own stays where it is: wiping that is the caller's affair.
    ///
    /// It is split from the right: there is no dot in Base64, and there may be some in the token. The signature is not verified.
    ///
    /// # Errors
    ///
    /// When it is not a system user token, an existing minute as `yyyyMMddHHmm`, and 64 to 2,048 bytes in Base64 with its padding,
    /// with dots between them. The error says which part is wrong, and never tells any of the text.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let (token, time) = split(text)?;
        Ok(Self { text: Wiped::copy(text), token: SystemUserToken::parse(token)?, time })
    }

    /// Takes the text over; whatever room it had is wiped, also when it is refused.
    ///
    /// # Errors
    ///
    /// Those of [`parse`](Self::parse).
    pub fn from_string(text: String) -> Result<Self, ParseError> {
        let parts = split(&text).and_then(|(token, time)| Ok((SystemUserToken::parse(token)?, time)));
        let text = Wiped::take(text);
        parts.map(|(token, time)| Self { text, token, time })
    }

    /// The whole text, as it is sent.
    #[must_use]
    pub fn expose_secret(&self) -> &str {
        self.text.expose()
    }

    /// The system user token in it.
    #[must_use]
    pub const fn token(&self) -> &SystemUserToken {
        &self.token
    }

    /// When it says that it was signed, which is no secret: a whole minute.
    #[must_use]
    pub const fn signed_at(&self) -> Timestamp {
        self.time
    }
}

/// The token and the time, when all three parts have the right form. The length is judged before anything else.
fn split(text: &str) -> Result<(&str, Timestamp), ParseError> {
    let whole = |kind| ParseError::new(SignedSystemToken::WHAT, kind);
    at_most(MAX_BYTES, text.len()).map_err(whole)?;
    if text.trim().is_empty() {
        return Err(whole(ParseErrorKind::Empty));
    }
    if text.trim().len() != text.len() {
        return Err(whole(ParseErrorKind::WhiteSpaceAround));
    }
    let parts = text.rsplit_once('.').and_then(|(input, signature)| Some((input.rsplit_once('.')?, signature)));
    let ((token, time), signature) = parts.ok_or(whole(ParseErrorKind::Malformed))?;
    let is_minute = time.len() == TIME_BYTES && time.bytes().all(|byte| byte.is_ascii_digit());
    let time = if is_minute { Timestamp::parse(time).ok() } else { None };
    let time = time.ok_or(ParseError::new("time of the signed system token", ParseErrorKind::Malformed))?;
    if decode(signature).is_none() {
        return Err(ParseError::new("signature of the signed system token", ParseErrorKind::Malformed));
    }
    Ok((token, time))
}

/// The signature, when it is Base64 as it should be and of a length that one can have.
fn decode(signature: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(vec![0; signature.len() / 4 * 3]);
    let length = Base64::decode(signature, &mut bytes).ok()?.len();
    bytes.truncate(length);
    judge_length(length).is_ok().then_some(bytes)
}

/// Whether bytes can be a signature as they are.
fn judge_signature(signature: &[u8]) -> Result<(), ParseErrorKind> {
    // No signature is made of letters by chance.
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_=\r\n".contains(byte);
    judge_length(signature.len())?;
    if signature.iter().all(is_base64) { Err(ParseErrorKind::Base64) } else { Ok(()) }
}

fn judge_length(bytes: usize) -> Result<(), ParseErrorKind> {
    const MIN: u32 = MIN_SIGNATURE_BYTES;
    match bytes {
        0 => Err(ParseErrorKind::Empty),
        few if at_most(MIN - 1, few).is_ok() => Err(ParseErrorKind::TooFewBytes { min: MIN }),
        bytes => at_most(MAX_SIGNATURE_BYTES, bytes),
    }
}

impl fmt::Debug for SignedSystemToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignedSystemToken({})", redact::MASK)
    }
}

impl<'de> serde::Deserialize<'de> for SignedSystemToken {
    /// Reads a text. A `String` that the format hands over is wiped; one that it keeps to itself is not ours to wipe.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::read_secret::read(deserializer, Self::WHAT, Self::parse, Self::from_string)
    }
}
