//! SuperOffice CRM Online application registrations: what may be in one, and everything that is wrong with one.

#![cfg_attr(
    not(any(feature = "json", feature = "toml")),
    expect(dead_code, reason = "positions and masking are there for the formats")
)]

#[cfg(any(feature = "json", feature = "toml"))]
mod format;

mod code;
mod configuration;
mod credential;
mod draft;
mod environment;
mod error;
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
mod setting;
mod suggest;
mod timestamp;
mod url;

#[cfg(any(feature = "json", feature = "toml"))]
mod document;

pub use code::{Code, Explanation, Provenance, ProvenanceKind, When};
pub use configuration::{Authentication, Built, Configuration, Endpoints};
pub use credential::{Certificate, CertificateForm, Credential, SecretHash, SecretReference, StoredSecret};
#[cfg(any(feature = "json", feature = "toml"))]
pub use document::Document;
pub use draft::{
    AdvancedDraft, AuthenticationDraft, CertificateDraft, ClientSecretDraft, ConfigurationDraft, EndpointsDraft, Field,
    FlagNames, IntegrationDraft, IntegrationsDraft, LicensesDraft, List, NotificationsDraft, ReadNotes, SensitiveText,
    TenantDraft, TenantsDraft, Text, TextList, UiDraft, UrlList, VerificationDraft,
};
pub use environment::Environment;
pub use error::{ParseError, ParseErrorKind};
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
pub use url::{CorsOrigin, EndpointUrl, RedirectPattern, RedirectUrl, UrlEntry};

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
