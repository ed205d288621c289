//! Whether a signed token is to be believed.

use core::time::Duration;

use ring::signature::{RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, RsaPublicKeyComponents};

use super::{SignedSystemToken, decode};
use crate::{Timestamp, TokenError};

/// Seconds for which the minute in a token goes on.
const MINUTE: i128 = 60;
const NANOSECONDS: i128 = 1_000_000_000;

/// Both are judged. A wrong signature is the one that is told: without it the time is nobody's word.
fn verify(signed: &SignedSystemToken, key: &RsaPublicKeyComponents<&[u8]>, now: Timestamp, skew: Duration) -> Result<(), TokenError> {
    let is_signed = is_signed(signed, key)?;
    let is_in_time = is_in_time(signed.signed_at(), now, skew);
    match (is_signed, is_in_time) {
        (false, _) => Err(TokenError::Signature),
        (true, false) => Err(TokenError::Timestamp),
        (true, true) => Ok(()),
    }
}

fn is_signed(signed: &SignedSystemToken, key: &RsaPublicKeyComponents<&[u8]>) -> Result<bool, TokenError> {
    // `ring` tells a key that it does not take and a signature that is wrong by the same error.
    let is_exponent = match key.e {
        [first, .., last] => (key.e.len() < 5 || key.e.len() == 5 && *first == 1) && last % 2 == 1,
        [only] => *only > 1 && only % 2 == 1,
        [] => false,
    };
    if !(128..=1024).contains(&key.n.len()) || !is_exponent {
        return Err(TokenError::Key);
    }
    let parts = signed.expose_secret().rsplit_once('.');
    let parts = parts.and_then(|(input, signature)| Some((input.as_bytes(), decode(signature)?)));
    let (input, signature) = parts.ok_or(TokenError::Signature)?;
    Ok(key.verify(&RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, input, &signature).is_ok())
}

/// The minute was cut off when it was signed, so it may have been signed at any of its seconds.
fn is_in_time(signed_at: Timestamp, now: Timestamp, skew: Duration) -> bool {
    let Ok(skew) = i128::try_from(skew.as_nanos()) else { return false };
    let since = (i128::from(now.as_seconds()) - i128::from(signed_at.as_seconds())) * NANOSECONDS;
    since >= -skew && since < MINUTE * NANOSECONDS + skew
}
