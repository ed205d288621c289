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
//! # Three ways in
//!
//! * **A file or a form**: [`json::read`] or `toml::read` gives a [`Document`], or fill a [`ConfigurationDraft`] by hand; ask [`Document::check_for`], then
//!   [`Document::build`]. A [`Report`] holds [`Problem`]s, each with a stable [`Code`]; a [`Policy`] says how severe each code is to you. The [`Configuration`] that is built
//!   implements `Serialize` and `Deserialize`; [`Configuration::check`] gives advice on what was stored.
//! * **Applications to keep, and users who sign in**: [`Application::create`], then a method for each [`Command`]. It, its commands and its [`Event`]s implement
//!   `Serialize` and `Deserialize` too. Sign-in asks [`Application::urls`] and [`Application::verify_secret`]; a [`Catalog`] finds an application by its client ID.
//! * **Tenants that may be called**: [`Tenant`] folds what SuperOffice answers and tells about it; [`Authorization`] is its consent, and [`may_call`] asks everything
//!   before a call. A [`TenantDirectory`] finds a tenant by its context identifier, and [`Configuration::readiness_for`] tells what an application lacks for it.
//!
//! Beside these: [`ClientSecret`] is clear text on its way, [`StoredSecret`] what is kept of it, [`SecretVerifier`] what compares the two; [`Environment`] knows SuperOffice's
//! hosts and URLs; `generate` makes right and wrong values for your own property tests.
//!
//! ```text
//! text ─read─▶ Document ─check_for─▶ Report            Application + Tenant + Authorization ─may_call─▶ yes, or every reason why not
//!                 └─build─▶ Configuration ─create─▶ Application ─command─▶ Step: Application′, events, advice
//!                                                       └─urls / verify_secret: what sign-in asks
//! ```
//!
//! # Crate features
//!
//! * `json` (default): [`json::read`]. Costs `serde_json` and three crates below it.
//! * `toml`: `toml::read`. Costs `toml` and four crates below it.
//! * `keys`: reading the RSA keys of certificates, which are otherwise judged by their outer form; fingerprints; signed system tokens.
//!   Costs 14 crates. It and `x509` are the features that change what is accepted: a key that cannot be used is refused, and a short one reported.
//!   With it and without `x509` an X.509 certificate is refused, also in a stored configuration. Whether two certificates have one key is known with
//!   it only, so all programs that share events of applications have it, or none.
//! * `x509`: `keys`, and the key and dates of X.509 certificates. Costs 5 more.
//! * `argon2`: hashing and verifying client secrets with Argon2id. Costs 11 crates.
//! * `verify`: `keys`, and the signature of a system user token, with `ring`, which builds C. Costs 7 more.
//! * `proptest1`: `generate`, right and wrong values for property tests with proptest 1. Costs 19 crates.
//!
//! Rust 1.85 is the declared floor, linted and not tested.

#![cfg_attr(
    not(any(feature = "json", feature = "toml")),
    expect(dead_code, reason = "positions and masking are there for the formats")
)]

#[cfg(any(feature = "json", feature = "toml"))]
mod format;

mod application;
mod catalog;
mod code;
mod configuration;
mod consent;
mod credential;
mod draft;
mod environment;
mod error;
mod field_id;
mod findings;
#[cfg(feature = "proptest1")]
pub mod generate;
mod hidden;
mod identity;
mod known_tenant;
mod limits;
mod machine;
mod newtype;
mod output;
mod path;
mod per_environment;
mod places;
mod policy;
mod position;
mod problem;
mod problem_list;
mod readiness;
mod redact;
mod refusal;
mod replay_error;
mod report;
mod rules;
#[cfg(test)]
mod schema;
mod secret_parts;
mod setting;
mod suggest;
mod tenant;
mod timestamp;
mod token;
mod url;
mod wire;

#[cfg(any(feature = "json", feature = "toml"))]
mod document;

pub use application::{
    Actor, Application, BrokenInvariant, Circumstances, Command, CredentialKind, Decision, Editor, Event, EventKind,
    LicenseList, LicenseRecord, NotLive, PendingRequest, Permissions, Publication, Reason, Release, Review,
    ReviewRecord, Revocation, Role, SignInError, Stamp, Status, Step, Version, VersionLabel,
};
pub use catalog::{
    Catalog, CatalogRefusal, Conflict, DirectoryRefusal, LoadProblem, Loaded, LoadedDirectory, Party, TenantDirectory,
    TenantLoadProblem,
};
pub use code::{Code, ExampleForm, Explanation, Provenance, ProvenanceKind, RetiredCode, UnknownCode, When};
pub use configuration::{Authentication, Built, Change, ChangeKind, Configuration, Diff, Endpoints, Settings};
pub use consent::{
    Approval, Authorization, AuthorizationCommand, AuthorizationEvent, AuthorizationEventKind, AuthorizationState,
    AuthorizationStep, AuthorizeErrorCode, ConsentActor, ConsentStamp, ConsentTopic, OtherErrorCode, TenantRole,
    TenantUser, may_call, may_call_with,
};
#[cfg(feature = "verify")]
pub use credential::TokenError;
#[cfg(feature = "x509")]
pub use credential::Validity;
#[cfg(feature = "argon2")]
pub use credential::{Argon2id, HashError};
pub use credential::{
    Certificate, CertificateForm, ClientSecret, Credential, CredentialSlot, Expiry, Fingerprint, KeyFault, Occupied,
    SecretError, SecretHash, SecretReference, SecretVerifier, Signer, SigningInput, StoredSecret, SystemUserToken,
    Thumbprint,
};
#[cfg(feature = "keys")]
pub use credential::{RsaPublicKey, SignError, SignedSystemToken};
#[cfg(any(feature = "json", feature = "toml"))]
pub use document::Document;
pub use draft::{
    AdvancedDraft, AuthenticationDraft, CertificateDraft, ClientSecretDraft, ConfigurationDraft, EndpointsDraft, Field,
    FlagNames, IntegrationDraft, IntegrationsDraft, KeyText, LicensesDraft, List, NotificationsDraft, ReadNotes,
    SensitiveText, TenantDraft, TenantsDraft, Text, TextList, UiDraft, UrlList, VerificationDraft,
};
pub use environment::{Environment, HostRole};
pub use error::{ParseError, ParseErrorKind};
pub use field_id::FieldId;
pub use identity::{AppName, ApplicationId, ClientId, ContextId, PartnerId, UserName};
pub use known_tenant::{KnownTenant, KnownTenants};
pub use limits::Limits;
pub use output::{GithubAnnotation, GithubAnnotations, SarifLog};
pub use path::{Path, Segment};
pub use per_environment::PerEnvironment;
pub use policy::{Level, LevelError, Policy, PortalVersion, Published};
pub use position::Position;
pub use problem::{Problem, Severity};
pub use refusal::Refusal;
pub use replay_error::ReplayError;
pub use report::Report;
pub use setting::{
    Access, AccessFlags, Advanced, Agents, ApplicationKind, AuthorizationLevel, Claims, CustomClaim, Distribution,
    EmailAddress, EmailList, Integration, IntegrationKind, Integrations, License, LicenseGrants, LicenseKind,
    Notifications, SupportedEndpoint, UiComponent, UiElement, UserContext, Verification, WorkflowStatus,
};
pub use tenant::{
    ChangeNotification, CrmSuitePlan, EndpointFault, ForeignMessage, MessageSource, NotificationToken, OtherChange,
    OtherState, StateChange, StateResponse, Tenant, TenantEvent, TenantEventKind, TenantKey, TenantLicenses,
    TenantMessage, TenantState, TenantStep, TenantUrl, TenantUrlShape, TenantVersion,
};
pub use timestamp::Timestamp;
pub use token::{Audience, ClaimName, TokenKind};
pub use url::{
    Component, CorsOrigin, Difference, EndpointUrl, Match, MatchExplanation, NearestUrl, PatternFault, PatternLimit,
    RedirectPattern, RedirectUrl, RegisteredUrl, UrlEntry, UrlFaults, UrlKind, UrlMatcher, UrlNotes,
};

/// Reading JSON. Needs the feature `json`, which is a default.
#[cfg(feature = "json")]
pub mod json {
    pub use crate::document::read_json as read;

    /// The JSON Schema of the file (draft 2020-12), for editors and other programs: every key with its meaning, default and examples.
    ///
    /// What it refuses, [`read`] and a check with the default policy refuse too; they know many more rules. The same text is the file
    /// `schema/configuration.schema.json`.
    ///
    /// ```
    /// use superoffice_app::json;
    ///
    /// let schema: serde_json::Value = serde_json::from_str(json::SCHEMA)?;
    /// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub const SCHEMA: &str = include_str!("../schema/configuration.schema.json");
}

/// Reading TOML. Needs the feature `toml`.
#[cfg(feature = "toml")]
pub mod toml {
    pub use crate::document::read_toml as read;
}

/// The README's examples, compiled and run.
#[cfg(all(doctest, feature = "proptest1", feature = "toml"))]
#[doc = include_str!("../README.md")]
mod readme {}
