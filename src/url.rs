//! URLs as they are registered: the text, and what this crate knows of it.
//!
//! `scan` reads a text once; `facts` is what rules and values ask; `advice` says what to do. The values keep the text and what was learnt of it;
//! `matcher` holds what is registered and `explain` says why something is not.

pub(crate) mod advice;
mod characters;
mod endpoint;
pub(crate) mod entry;
mod escape;
mod explain;
pub(crate) mod facts;
mod finding;
mod host;
mod learnt;
pub(crate) mod matcher;
pub(crate) mod origin;
mod parts;
pub(crate) mod pattern;
mod plain;
mod redirect;
mod scan;
mod structure;
mod value;

pub use endpoint::EndpointUrl;
pub use entry::UrlEntry;
pub use explain::{Component, Difference, MatchExplanation, NearestUrl};
pub use finding::{UrlFaults, UrlNotes};
pub use matcher::{Match, RegisteredUrl, UrlKind, UrlMatcher};
pub use origin::CorsOrigin;
pub use pattern::{PatternFault, PatternLimit, RedirectPattern};
pub use redirect::RedirectUrl;
