//! The tables, texts and lists of a draft.

use proptest::prelude::*;

use super::arbitrary::arbitrary;
use super::line::line;
use crate::generate::{drafts, drafts_with};
use crate::{
    AdvancedDraft, AuthenticationDraft, Certificate, CertificateDraft, ClientSecretDraft, Code, ConfigurationDraft,
    EndpointsDraft, Environment, Field, FlagNames, IntegrationDraft, IntegrationsDraft, KeyText, LicensesDraft, List,
    NotificationsDraft, PerEnvironment, SensitiveText, TenantDraft, TenantsDraft, Text, UiDraft, VerificationDraft,
};

arbitrary! {
    /// Of 4: 3 are [ready](crate::generate::drafts) for one of the environments, one has [one fault](crate::generate::drafts_with), of any code that drafts can show.
    ConfigurationDraft<'static> => prop_oneof![3 => ready(), 1 => faulty()];

    /// Any visible line.
    Text<'static> => line(256).prop_map(Text::from);

    /// Any visible line, and no secret of anybody's.
    SensitiveText<'static> => line(256).prop_map(SensitiveText::from);

    /// Of 4: 3 are the text of any [`Certificate`], one is any visible line.
    KeyText<'static> => prop_oneof![
        3 => any::<Certificate>().prop_map(|key| KeyText::from(key.as_str().to_owned())),
        1 => line(256).prop_map(KeyText::from),
    ];

    /// Of 4: 3 are up to four names, known or not, one is a number.
    FlagNames<'static> => prop_oneof![
        3 => prop::collection::vec(
            prop_oneof![
                prop::sample::select(&["SystemToken", "PersonId", "Webhook", "ErpSync"][..]).prop_map(str::to_owned),
                line(64),
            ],
            0..=4,
        )
        .prop_map(FlagNames::from_iter),
        1 => (0..1_u64 << 32).prop_map(FlagNames::Bits),
    ];
}

/// Those that are ready for one of the environments.
fn ready() -> impl Strategy<Value = ConfigurationDraft<'static>> + use<> {
    prop::sample::select(Environment::ALL.map(drafts).to_vec()).prop_flat_map(|drafts| drafts)
}

/// Those with one fault.
fn faulty() -> impl Strategy<Value = ConfigurationDraft<'static>> + use<> {
    let faulty: Vec<_> = Code::ALL.iter().copied().filter(|code| drafts_with(*code).is_some()).collect();
    prop::sample::select(faulty).prop_flat_map(|code| drafts_with(code).unwrap_or_else(|| drafts(Environment::Sod)))
}

/// Writes the `Arbitrary` of a table that any draft may have.
macro_rules! tables {
    ($($ty:ty => |$draft:ident| $part:expr;)+) => {
        arbitrary! {$(
            /// That of any [`ConfigurationDraft`]; the default one where it has none.
            $ty => any::<ConfigurationDraft<'static>>().prop_map(|$draft| $part.unwrap_or_default());
        )+}
    };
}

tables! {
    AuthenticationDraft<'static> => |draft| draft.authentication.value().cloned();
    EndpointsDraft<'static> => |draft| draft.endpoints.value().cloned();
    NotificationsDraft<'static> => |draft| draft.notifications.value().cloned();
    IntegrationsDraft<'static> => |draft| draft.integrations.value().cloned();
    LicensesDraft<'static> => |draft| draft.licenses.value().cloned();
    AdvancedDraft<'static> => |draft| draft.advanced.value().cloned();
    VerificationDraft => |draft| draft.verification.value().cloned();
    TenantsDraft<'static> => |draft| draft.tenants.value().cloned();
    UiDraft<'static> => |draft| draft.ui.value().and_then(|ui| ui.value(0)).cloned();
    TenantDraft<'static> => |draft| first_tenant(&draft);
    IntegrationDraft<'static> => |draft| first_integration(&draft);
    ClientSecretDraft<'static> => |draft| {
        draft.authentication.value().and_then(|authentication| first(&authentication.client_secret))
    };
    CertificateDraft<'static> => |draft| {
        draft.authentication.value().and_then(|authentication| first(&authentication.certificate))
    };
}

fn first<T: Clone>(values: &PerEnvironment<Field<T>>) -> Option<T> {
    values.values().find_map(|(_, field)| field.value().cloned())
}

fn first_tenant(draft: &ConfigurationDraft<'static>) -> Option<TenantDraft<'static>> {
    let tenants = draft.tenants.value()?;
    [&tenants.sod, &tenants.stage, &tenants.production]
        .into_iter()
        .find_map(|list| list.value().and_then(|list| list.value(0)).cloned())
}

fn first_integration(draft: &ConfigurationDraft<'static>) -> Option<IntegrationDraft<'static>> {
    let integrations = draft.integrations.value()?;
    [&integrations.erp_sync, &integrations.quote_connector, &integrations.mirroring]
        .into_iter()
        .find_map(|field| field.value().cloned())
}

/// Of 4: 3 are given, one is absent. What cannot be read at all is made by reading only.
impl<T: Arbitrary + 'static> Arbitrary for Field<T> {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        prop::option::weighted(0.75, any::<T>()).prop_map(Self::from).boxed()
    }
}

/// Up to four entries, all of them given.
impl<T: Arbitrary + 'static, const LINES: bool> Arbitrary for List<T, LINES> {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        prop::collection::vec(any::<T>(), 0..=4).prop_map(Self::from_iter).boxed()
    }
}
