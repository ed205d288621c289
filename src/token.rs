//! What SuperOffice's tokens hold, for whoever configures a library that verifies them.

mod audience;
pub(crate) mod claim_name;
mod kind;

pub use audience::Audience;
pub use claim_name::ClaimName;
pub use kind::TokenKind;
