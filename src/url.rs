//! URLs as they are registered: the text, and what this crate knows of it.
//!
//! This is the simple form: `url` decides. See DESIGN.md, "What is simple for now".

mod endpoint;
pub(crate) mod entry;
pub(crate) mod facts;
pub(crate) mod origin;
pub(crate) mod pattern;
mod redirect;

pub use endpoint::EndpointUrl;
pub use entry::UrlEntry;
pub use origin::CorsOrigin;
pub use pattern::{PatternFault, PatternLimit, RedirectPattern};
pub use redirect::RedirectUrl;
