//! Credentials and configurations, in the shape of the file.
//!
//! They are read by the readers of the file and judged by its rules, so that what is refused there is refused here: a secret in clear
//! text, a private key.

use serde::de::Deserializer;

use crate::draft::notes::{self, Reader};
use crate::draft::read::{Read, Slot as _};
use crate::wire::given::Given;
use crate::wire::part::Part;
use crate::wire::strict::{Cx, Noted};
use crate::{
    AuthenticationDraft, Certificate, CertificateDraft, ClientSecretDraft, Configuration, ConfigurationDraft,
    Credential, Environment, Field, Limits, PerEnvironment, StoredSecret,
};

impl<'de> Part<'de> for Configuration {
    const EXPECTED: &'static str = "a table";

    fn read<D: Deserializer<'de>>(cx: &Cx<'_>, deserializer: D) -> Result<Given<Self>, D::Error> {
        let draft = ConfigurationDraft::read(deserializer, &Limits::STORED)?;
        Ok(judged(cx, &draft, 0).into())
    }
}

impl<'de> Part<'de> for Credential<StoredSecret> {
    const EXPECTED: &'static str = <ClientSecretDraft<'de> as Read<'de>>::EXPECTED;

    fn read<D: Deserializer<'de>>(cx: &Cx<'_>, deserializer: D) -> Result<Given<Self>, D::Error> {
        let slot = Slot {
            key: "client_secret",
            table: |client_secret| AuthenticationDraft { client_secret, ..Default::default() },
            held: |configuration| configuration.authentication().client_secret.get(Environment::Sod).cloned(),
        };
        slot.read(cx, deserializer)
    }
}

impl<'de> Part<'de> for Credential<Certificate> {
    const EXPECTED: &'static str = <CertificateDraft<'de> as Read<'de>>::EXPECTED;

    fn read<D: Deserializer<'de>>(cx: &Cx<'_>, deserializer: D) -> Result<Given<Self>, D::Error> {
        let slot = Slot {
            key: "certificate",
            table: |certificate| AuthenticationDraft { certificate, ..Default::default() },
            held: |configuration| configuration.authentication().certificate.get(Environment::Sod).cloned(),
        };
        slot.read(cx, deserializer)
    }
}

/// Where a file has a credential: a credential is read as a configuration with nothing else in it.
struct Slot<'de, T, C> {
    key: &'static str,
    table: fn(PerEnvironment<Field<T>>) -> AuthenticationDraft<'de>,
    held: fn(&Configuration) -> Option<C>,
}

impl<'de, T: Read<'de>, C> Slot<'de, T, C> {
    fn read<D: Deserializer<'de>>(self, cx: &Cx<'_>, deserializer: D) -> Result<Given<C>, D::Error> {
        let reader = Reader::new(&Limits::STORED);
        let root = notes::Cx::root(&reader);
        let field = Field::<T>::read(&root.field("authentication").field(self.key), deserializer)?;
        if field.is_absent() {
            return Ok(Given::Null);
        }
        let table = (self.table)(PerEnvironment::Shared(field));
        let notes = reader.into_notes();
        let draft =
            ConfigurationDraft { name: "stored".into(), authentication: table.into(), notes, ..Default::default() };
        let read = judged(cx, &draft, 2)
            .and_then(|configuration| (self.held)(&configuration).map_or_else(|| cx.refuse("no credential"), Ok));
        Ok(read.into())
    }
}

/// The configuration of a draft that no fixed rule refuses.
///
/// Other than in a configuration that is stored by itself, nothing is passed over: a key that is mistyped in an edit would clear a setting.
fn judged(cx: &Cx<'_>, draft: &ConfigurationDraft<'_>, steps: usize) -> Result<Configuration, Noted> {
    let configuration = Configuration::from_stored(draft).or_else(|problem| cx.refuse_for(&problem, steps))?;
    match draft.notes.problems().first() {
        Some(problem) => cx.refuse_for(problem, steps),
        None if draft.tenants.is_absent() => Ok(configuration),
        None => cx.field("tenants").refuse("tenants are not part of a configuration"),
    }
}
