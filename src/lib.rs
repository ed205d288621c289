//! SuperOffice CRM Online application registrations: what may be in one, and everything that is wrong with one.
//!
//! You will *not* find here: a client of the developer portal, an OAuth flow, a secret store, a clock, any I/O. The file format is
//! this crate's own, for the portal's JSON download has no published schema.
//!
//! ```
//! use superoffice_app::{Environment, Limits, Policy, Timestamp, json};
//!
//! let text = r#"{
//!   "name": "Acme Orders",
//!   "distribution": "custom",
//!   "authentication": {
//!     "client_id": "6cf25376616343b38d14ddcd804f2891",
//!     "client_secret": { "reference": "env:ACME_SO_SECRET" },
//!     "redirect_urls": ["http://acme.example/callback"]
//!   },
//!   "endpoints": { "supported": ["WebAPI"] }
//! }"#;
//! let now = Timestamp::parse("2026-11-22T00:00:00Z")?;
//! let document = json::read(text, &Limits::default());
//! let report = document.check_for(Environment::Production, now, &Policy::default());
//! assert_eq!(
//!     report.to_string(),
//!     "error[redirect-url.not-https]: authentication.redirect_urls[0]: `http://acme.example/callback` uses http in production\n\
//!      1 error"
//! );
//! let position = report.problems()[0].position().expect("it was read from a text");
//! assert_eq!((position.line, position.column), (7, 24));
//! # Ok::<(), superoffice_app::ParseError>(())
//! ```
//!
//! # Where to start
//!
//! * A file: [`json::read`] or [`toml::read`] gives a [`Document`]; ask [`Document::check_for`], then [`Document::build`].
//! * A form: fill a [`ConfigurationDraft`] by hand, and ask the same of it.
//! * Stored state: [`Configuration`] implements `Serialize` and `Deserialize`; ask [`Configuration::check`] for advice.
//!
//! A [`Report`] holds [`Problem`]s, each with a stable [`Code`]; a [`Policy`] says how severe each code is to you.
//!
//! # Crate features
//!
//! * `json` (default): [`json::read`]. Costs `serde_json` and three crates below it.
//! * `toml`: [`toml::read`]. Costs `toml` and four crates below it.
//!
//! Rust 1.85 is the declared floor, linted and not tested.

#![cfg_attr(
    not(any(feature = "json", feature = "toml")),
    expect(dead_code, reason = "positions and masking are there for the formats")
)]

#[cfg(any(feature = "json", feature = "toml"))]
mod format;

mod application;
mod code;
mod configuration;
mod credential;
mod draft;
mod environment;
mod error;
mod field_id;
mod hidden;
mod identity;
mod known_tenant;
mod limits;
mod newtype;
mod output;
mod path;
mod per_environment;
mod policy;
mod position;
mod problem;
mod problem_list;
mod redact;
mod report;
mod rules;
mod secret_parts;
mod setting;
mod suggest;
mod timestamp;
mod url;

#[cfg(any(feature = "json", feature = "toml"))]
mod document;

pub use application::{Actor, Editor, Permissions, Role};
pub use code::{Code, ExampleForm, Explanation, Provenance, ProvenanceKind, UnknownCode, When};
pub use configuration::{Authentication, Built, Change, ChangeKind, Configuration, Diff, Endpoints};
pub use credential::{
    Certificate, CertificateForm, ClientSecret, Credential, CredentialSlot, Occupied, SecretHash, SecretReference,
    StoredSecret,
};
#[cfg(any(feature = "json", feature = "toml"))]
pub use document::Document;
pub use draft::{
    AdvancedDraft, AuthenticationDraft, CertificateDraft, ClientSecretDraft, ConfigurationDraft, EndpointsDraft, Field,
    FlagNames, IntegrationDraft, IntegrationsDraft, LicensesDraft, List, NotificationsDraft, ReadNotes, SensitiveText,
    TenantDraft, TenantsDraft, Text, TextList, UiDraft, UrlList, VerificationDraft,
};
pub use environment::Environment;
pub use error::{ParseError, ParseErrorKind};
pub use field_id::FieldId;
pub use identity::{AppName, ClientId, ContextId, PartnerId};
pub use known_tenant::{KnownTenant, KnownTenants};
pub use limits::Limits;
pub use path::{Path, Segment};
pub use per_environment::PerEnvironment;
pub use policy::{Level, LevelError, Policy, PortalVersion, Published};
pub use position::Position;
pub use problem::{Problem, Severity};
pub use report::Report;
pub use setting::*;
pub use timestamp::Timestamp;
pub use url::{
    Component, CorsOrigin, Difference, EndpointUrl, Match, MatchExplanation, NearestUrl, PatternFault, PatternLimit,
    RedirectPattern, RedirectUrl, RegisteredUrl, UrlEntry, UrlFaults, UrlKind, UrlMatcher, UrlNotes,
};

/// Reading JSON.
#[cfg(feature = "json")]
pub mod json {
    pub use crate::document::read_json as read;
}

/// Reading TOML.
#[cfg(feature = "toml")]
pub mod toml {
    pub use crate::document::read_toml as read;
}

/// The README's example, compiled and run.
#[cfg(all(doctest, feature = "toml"))]
#[doc = include_str!("../README.md")]
mod readme {}
