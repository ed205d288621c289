//! What a file or a form supplies: every setting, and any of it may be wrong.

mod authentication;
mod credential;
mod field;
mod key_text;
mod list;
pub(crate) mod notes;
pub(crate) mod read;
mod setting;
pub(crate) mod shape;
mod table;
mod text;
mod word;

pub use authentication::AuthenticationDraft;
pub use credential::{CertificateDraft, ClientSecretDraft};
pub use field::Field;
pub use key_text::KeyText;
pub use list::{List, TextList, UrlList};
pub use notes::ReadNotes;
pub use setting::{
    AdvancedDraft, EndpointsDraft, IntegrationDraft, IntegrationsDraft, LicensesDraft, NotificationsDraft, TenantDraft,
    TenantsDraft, UiDraft, VerificationDraft,
};
pub use text::{SensitiveText, Text};
pub use word::FlagNames;

use read::Slot as _;

use crate::{ApplicationKind, Distribution, Limits};

table::table! {
    /// What a file or a form supplies: every setting of the page "Application configuration", and any of it may be wrong.
    ///
    /// All fields are public. Fill it by hand, or read it with [`json::read`](crate::json::read).
    ///
    /// ```
    /// use superoffice_app::{AuthenticationDraft, ConfigurationDraft, Distribution, PerEnvironment, Policy};
    ///
    /// let draft = ConfigurationDraft {
    ///     name: "Acme Orders".into(),
    ///     distribution: Distribution::Custom.into(),
    ///     authentication: AuthenticationDraft {
    ///         client_id: PerEnvironment::Shared("6cf25376616343b38d14ddcd804f2891".into()),
    ///         ..Default::default()
    ///     }
    ///     .into(),
    ///     ..Default::default()
    /// };
    /// assert!(draft.check(&Policy::default()).passed());
    /// ```
    pub struct ConfigurationDraft<'a> read for 'a {
        /// The version of the file format; 1 when absent.
        pub schema: Field<u64>,
        /// The name of the application, as customers read it.
        pub name: Field<Text<'a>> as Name,
        /// The partner that owns the application, by whatever name it is known.
        pub partner: Field<Text<'a>> as Line,
        /// For one customer, or for the App Store.
        pub distribution: Field<Distribution>,
        /// Where people meet the application.
        pub kind: Field<ApplicationKind>,
        /// Where an external or hybrid application is operated, outside SuperOffice.
        pub partner_site: Field<Text<'a>> as EndpointUrl,
        /// What the application shows inside SuperOffice CRM.
        pub ui: Field<List<UiDraft<'a>>>,
        /// Sign-in: client IDs, URLs, secrets and certificates.
        pub authentication: Field<AuthenticationDraft<'a>>,
        /// Which SuperOffice APIs the application may call.
        pub endpoints: Field<EndpointsDraft<'a>>,
        /// What SuperOffice tells the application, and whom it mails about failures.
        pub notifications: Field<NotificationsDraft<'a>>,
        /// ERP sync, quote connector, mirroring.
        pub integrations: Field<IntegrationsDraft<'a>>,
        /// Required and granted licenses.
        pub licenses: Field<LicensesDraft<'a>>,
        /// What only the app manager changes.
        pub advanced: Field<AdvancedDraft<'a>>,
        /// Authorization level, security audit, certification.
        pub verification: Field<VerificationDraft>,
        /// The tenants that are known: each environment has its own.
        pub tenants: Field<TenantsDraft<'a>>,
    }
    also {
        /// What reading found wrong in the form of the document; empty for a draft that is filled by hand.
        pub notes: ReadNotes,
    }
    read_past {
        /// Where the JSON Schema of this file is, for editors; it is not kept.
        schema_link = "$schema": Field<Text<'a>> as SchemaLink,
    }
}

impl<'de> ConfigurationDraft<'de> {
    /// Reads whatever a format hands over; what is wrong in it is in the notes.
    ///
    /// # Errors
    ///
    /// Those of the format: text that does not parse.
    pub(crate) fn read<D: serde::Deserializer<'de>>(deserializer: D, limits: &Limits) -> Result<Self, D::Error> {
        let reader = notes::Reader::new(limits);
        let mut field = Field::<Self>::read(&notes::Cx::root(&reader), deserializer)?;
        let notes = reader.into_notes();
        Ok(match field.value_mut().map(core::mem::take) {
            Some(draft) => Self { notes, ..draft },
            None if field.is_wrong() => Self { notes: notes.into_unreadable(), ..Self::default() },
            None => Self { notes, ..Self::default() },
        })
    }
}

impl ConfigurationDraft<'static> {
    /// What the file has, from the top.
    pub(crate) const SHAPE: shape::Shape = <Self as read::Read<'static>>::SHAPE;
}
