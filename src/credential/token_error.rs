//! Why there is no signed token, or none that is to be believed.

/// Why a [`Signer`](crate::Signer) has made no signed token. Needs the feature `keys`.
///
/// It is an [`Error`](core::error::Error) when the signer's own error is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignError<E> {
    /// The signer's own error.
    #[error("the signer failed")]
    Signer(#[source] E),
    /// What it gave back cannot be a signature.
    #[error("the signer gave no signature")]
    Signature(#[source] crate::ParseError),
}

/// Why a [`SignedSystemToken`](crate::SignedSystemToken) is not to be believed. Needs the feature `verify`.
///
/// Named after the errors of SuperOffice's own service, `InvalidSignature` and `InvalidTimestamp` (its page on troubleshooting).
#[cfg(feature = "verify")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// The key has not signed this: another has, or something was changed since. Whatever its time, which then proves nothing.
    #[error("the signature is not one of this key over this token and time")]
    Signature,
    /// The key has signed it, but too long before or after now.
    #[error("the time of signing is too far from now")]
    Timestamp,
    /// The key cannot be used for verifying: it has under 1,024 or over 8,192 bits, or an exponent over 33 bits. All of these are read
    /// as a [`Certificate`](crate::Certificate); an even exponent is refused there already.
    #[error("the key has a size that signatures are not verified with")]
    Key,
}
