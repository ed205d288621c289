//! URLs as they are registered: the text, and what this crate knows of it.
//!
//! `scan` reads a text once; `facts` is what rules and values ask. The values keep the text and what was learnt of it.

mod endpoint;
pub(crate) mod entry;
mod escape;
pub(crate) mod facts;
mod finding;
mod host;
pub(crate) mod origin;
mod parts;
pub(crate) mod pattern;
mod plain;
mod redirect;
mod scan;
mod value;

pub use endpoint::EndpointUrl;
pub use entry::UrlEntry;
pub use finding::{UrlFaults, UrlNotes};
pub use origin::CorsOrigin;
pub use pattern::{PatternFault, PatternLimit, RedirectPattern};
pub use redirect::RedirectUrl;
