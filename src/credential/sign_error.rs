//! Why there is no signed token.

use crate::ParseError;

/// Why a [`Signer`](crate::Signer) has made no signed token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignError<E> {
    /// The signer's own error.
    #[error("the signer failed")]
    Signer(#[source] E),
    /// What it gave back cannot be a signature.
    #[error("the signer gave no signature")]
    Signature(#[source] ParseError),
}
