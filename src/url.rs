//! URLs as they are registered: the text, and what this crate knows of it.
//!
//! This is the simple form: `url` decides. See DESIGN.md, "What is simple for now".

mod endpoint;
pub(crate) mod entry;
mod explain;
pub(crate) mod facts;
#[cfg_attr(not(test), expect(dead_code, reason = "the configuration will build it"))]
pub(crate) mod matcher;
pub(crate) mod origin;
mod redirect;
mod standin;

pub use endpoint::EndpointUrl;
pub use entry::{RedirectPattern, UrlEntry};
pub use explain::{Component, Difference, MatchExplanation, NearestUrl};
pub use matcher::{Match, RegisteredUrl, UrlKind, UrlMatcher};
pub use origin::CorsOrigin;
pub use redirect::RedirectUrl;
pub use standin::UrlFaults;
