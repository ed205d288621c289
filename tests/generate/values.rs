//! Every public value can be generated, and each that is generated is one.

use core::fmt::Debug;
use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use superoffice_app::generate::{History, MessageRun};
use superoffice_app::*;

/// Some values of a type, each with the simpler ones on its way down. None of them may be tried in vain.
fn each<T: Arbitrary>(cases: u32, mut law: impl FnMut(&T)) {
    let config = Config { max_local_rejects: 0, ..Config::default() };
    let mut runner = TestRunner::new(config);
    for _ in 0..cases {
        let tree = any::<T>().new_tree(&mut runner);
        let mut tree = tree.unwrap_or_else(|why| panic!("{}: {why}", core::any::type_name::<T>()));
        for _ in 0..24 {
            law(&tree.current());
            if !tree.simplify() {
                break;
            }
        }
    }
}

/// How many values of each type are looked at.
const CASES: u32 = 48;

/// It can be made and shown.
fn made<T: Arbitrary + Debug>() {
    each::<T>(CASES, |value| assert!(!format!("{value:?}").is_empty()));
}

/// It is read from its own text.
fn said<T>()
where
    T: Arbitrary + Debug + PartialEq + core::fmt::Display + core::str::FromStr<Err = ParseError>,
{
    each::<T>(CASES, |value| assert_eq!(value.to_string().parse().as_ref(), Ok(value)));
}

/// It is read back as it was stored, and written as it was.
fn stored<T>()
where
    T: Arbitrary + Debug + PartialEq + serde::Serialize + serde::de::DeserializeOwned,
{
    each::<T>(CASES, |value| {
        let text = serde_json::to_string(value).unwrap();
        let read = serde_json::from_str::<T>(&text);
        assert!(read.as_ref().is_ok_and(|read| read == value), "{read:?}: {text}");
        assert_eq!(serde_json::to_string(&read.unwrap()).unwrap(), text);
    });
}

/// All that is written here has an `Arbitrary`, and these laws hold for it.
macro_rules! values {
    ($($law:ident: $($ty:ty),+;)+) => {
        /// Their names, as they are written.
        const VALUES: &[&str] = &[$($(stringify!($ty)),+),+];

        $(
            #[test]
            fn $law() {
                $(laws::$law::<$ty>();)+
            }
        )+
    };
}

/// Which laws hold for which sort of value.
mod laws {
    use super::*;

    pub(super) fn words<T>()
    where
        T: Arbitrary + PartialEq + core::fmt::Display + core::str::FromStr<Err = ParseError>,
        T: serde::Serialize + serde::de::DeserializeOwned,
    {
        said::<T>();
        stored::<T>();
    }

    pub(super) use super::{made as shown, stored as kept};

    /// Secrets: nothing of one is shown.
    pub(super) fn secrets<T: Arbitrary + Debug>() {
        each::<T>(CASES, |value| assert!(format!("{value:?}").contains("[redacted]")));
    }
}

values! {
    // Texts and words that are stored as they are written.
    words: AppName, ApplicationId, ApplicationKind, AuthorizationLevel, ClientId, ConsentTopic, ContextId, CorsOrigin,
        CredentialKind, CrmSuitePlan, CustomClaim, Distribution, EmailAddress, EmailList, EndpointUrl,
        Environment, Fingerprint, License, LicenseList, MessageSource, PartnerId, Reason, RedirectPattern, RedirectUrl,
        Review, Role, SupportedEndpoint, TenantRole, TenantState, TenantUrl, Thumbprint, Timestamp, UiComponent,
        UrlEntry<RedirectUrl>, UserName, VersionLabel, WorkflowStatus;
    // What is stored as a table, a list or a number.
    kept: Access<Agents>, Access<Claims>, Application, Authorization, AuthorizationCommand, AuthorizationEvent,
        ChangeNotification, Command, Configuration, ConsentStamp, Event, SecretHash, SecretReference, Stamp,
        StateResponse, Tenant, TenantEvent, TenantMessage;
    // What is written and not read, or neither.
    shown: Actor, Advanced, AdvancedDraft<'static>, Agents, Audience, Authentication, AuthenticationDraft<'static>,
        AuthorizationEventKind, AuthorizationState, AuthorizeErrorCode, Built, Catalog, Certificate, CertificateDraft<'static>,
        CertificateForm, ChangeKind, Circumstances, ClaimName, Claims, ClientSecretDraft<'static>, Code, Component,
        ConfigurationDraft<'static>, ConsentActor, Credential<Certificate>, CredentialSlot<StoredSecret>, Diff, Editor, EndpointFault,
        Endpoints, EndpointsDraft<'static>, EventKind, Expiry, Field<Text<'static>>, FieldId, FlagNames<'static>, HostRole,
        Integration, IntegrationDraft<'static>, IntegrationKind, Integrations, IntegrationsDraft<'static>,
        KeyText<'static>, KnownTenant, KnownTenants, Level, LicenseGrants, LicenseKind, LicensesDraft<'static>, Limits,
        List<Text<'static>>, Notifications, NotificationsDraft<'static>, OtherChange, OtherErrorCode, OtherState, Path,
        PerEnvironment<ClientId>, Permissions, Policy, PortalVersion, Published, Segment, Settings, Severity,
        StateChange, StoredSecret, TenantDirectory, TenantDraft<'static>, TenantEventKind, TenantKey, TenantLicenses,
        TenantUrlShape, TenantUser, TenantVersion, TenantsDraft<'static>, Text<'static>, TokenKind, UiDraft<'static>,
        UiElement, UrlEntry<CorsOrigin>, UrlKind, UrlList<'static>, UrlMatcher, UserContext, Verification,
        VerificationDraft, Version, TextList<'static>, Argon2id, RsaPublicKey, MessageRun, History;
    // Throw-away secrets.
    secrets: ClientSecret, NotificationToken, SensitiveText<'static>, SignedSystemToken, SigningInput, SystemUserToken;
}

/// What has no generator of its own, and why.
const WITHOUT: &[(&str, &[&str])] = &[
    (
        "an error or a refusal, which is made where something is wrong",
        &[
            "BrokenInvariant",
            "CatalogRefusal",
            "DirectoryRefusal",
            "ForeignMessage",
            "HashError",
            "KeyFault",
            "LevelError",
            "NotLive",
            "Occupied",
            "ParseError",
            "ParseErrorKind",
            "PatternFault",
            "PatternLimit",
            "Refusal",
            "ReplayError",
            "SecretError",
            "SignError",
            "SignInError",
            "TokenError",
            "UnknownCode",
            "UrlFaults",
        ],
    ),
    (
        "an answer, which only a question gives",
        &[
            "AuthorizationStep",
            "Change",
            "Conflict",
            "Decision",
            "Difference",
            "GithubAnnotation",
            "GithubAnnotations",
            "LoadProblem",
            "Loaded",
            "LoadedDirectory",
            "Match",
            "MatchExplanation",
            "NearestUrl",
            "Party",
            "Position",
            "Problem",
            "RetiredCode",
            "Report",
            "SarifLog",
            "Step",
            "TenantLoadProblem",
            "TenantStep",
            "UrlNotes",
            "Validity",
        ],
    ),
    (
        "a part that a generated whole lends",
        &[
            "Approval",
            "Document",
            "LicenseRecord",
            "PendingRequest",
            "Publication",
            "ReadNotes",
            "RegisteredUrl",
            "Release",
            "ReviewRecord",
            "Revocation",
            "Status",
        ],
    ),
    ("a table of this crate's", &["ExampleForm", "Explanation", "Provenance", "ProvenanceKind", "When"]),
    ("a trait", &["AccessFlags", "SecretVerifier", "Signer"]),
];

/// The names that a file of the library exports.
fn exported(source: &str) -> BTreeSet<String> {
    let uses = source.split("\npub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let words = uses.flat_map(|names| names.split(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned).collect()
}

#[test]
fn every_public_name_is_generated_or_says_why_not() {
    let mut public = exported(include_str!("../../src/lib.rs"));
    public.extend(exported(include_str!("../../src/setting.rs")));
    let without: Vec<_> = WITHOUT.iter().flat_map(|(_, names)| names.iter().map(|name| (*name).to_owned())).collect();
    let generated: BTreeSet<_> = VALUES
        .iter()
        .flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| word.starts_with(char::is_uppercase))
        .map(str::to_owned)
        .collect();
    let told: BTreeSet<_> = without.iter().cloned().collect();
    assert_eq!(told.len(), without.len(), "one name stands there twice");
    let missing: Vec<_> = public.iter().filter(|name| !generated.contains(*name) && !told.contains(*name)).collect();
    assert!(missing.is_empty(), "neither generated nor with a reason why not: {missing:?}");
    let gone: Vec<_> = told.iter().filter(|name| !public.contains(*name)).collect();
    assert!(gone.is_empty(), "there is no such name: {gone:?}");
    let both: Vec<_> = told.intersection(&generated).collect();
    assert!(both.is_empty(), "generated after all: {both:?}");
    assert!(public.len() > 200, "{}", public.len());
}
