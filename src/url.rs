//! URLs as they are registered: the text, and what this crate knows of it.
//!
//! This is the simple form: `url` decides. See DESIGN.md, "What is simple for now".

mod endpoint;
pub(crate) mod entry;
pub(crate) mod facts;
pub(crate) mod origin;
mod redirect;

pub use endpoint::EndpointUrl;
pub use entry::{RedirectPattern, UrlEntry};
pub use origin::CorsOrigin;
pub use redirect::RedirectUrl;
