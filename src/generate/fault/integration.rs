//! Faults of ERP sync, quote connector, and mirroring.

use proptest::prelude::*;
use proptest::sample::select;

use super::{Fault, Faulty, edit, environment_of, places, put, spoilt, spoilt_like, take};
use crate::generate::draft::Wish;
use crate::generate::draft::{credential, integration};
use crate::generate::text;
use crate::{
    AccessFlags as _, Agents, Code, ConfigurationDraft, Distribution, Field, FlagNames, IntegrationDraft,
    IntegrationKind, PerEnvironment,
};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::INTEGRATION_ENABLED_WITHOUT_URL, integration_enabled_without_url),
    Fault(Code::INTEGRATION_URL_WITHOUT_ENABLED, integration_url_without_enabled),
    Fault(Code::ERP_SYNC_APP_SCHEME, erp_sync_app_scheme),
    Fault(Code::ERP_SYNC_AGENT_MISSING, erp_sync_agent_missing),
    Fault(Code::ERP_SYNC_CUSTOM_APP, erp_sync_custom_app),
    Fault(Code::MIRRORING_LEGACY, mirroring_legacy),
];

/// One with an endpoint in the environment that is asked for.
fn used(code: Code) -> impl Strategy<Value = IntegrationDraft<'static>> {
    integration::integration(environment_of(code))
}

/// Puts an integration in its place, and a certificate beside it, for it asks for one.
fn set(
    draft: &mut ConfigurationDraft<'static>,
    kind: IntegrationKind,
    integration: IntegrationDraft<'static>,
    certificate: crate::CertificateDraft<'static>,
) {
    edit(&mut draft.integrations, |table| match kind {
        IntegrationKind::ErpSync => table.erp_sync = integration.into(),
        IntegrationKind::QuoteConnector => table.quote_connector = integration.into(),
        IntegrationKind::Mirroring => table.mirroring = integration.into(),
    });
    edit(&mut draft.authentication, |table| put(&mut table.certificate, None, certificate.into()));
}

fn kinds() -> impl Strategy<Value = IntegrationKind> {
    select(&IntegrationKind::ALL[..])
}

/// Switched on without an endpoint: for this environment, for any, or with an empty one.
fn integration_enabled_without_url() -> Faulty {
    let code = Code::INTEGRATION_ENABLED_WITHOUT_URL;
    let how = (kinds(), used(code), credential::certificate(), any::<bool>(), any::<bool>());
    spoilt(code, how, move |draft, (kind, integration, certificate, others_stay, is_blank)| {
        let asked = environment_of(code);
        let mut urls = integration.url.clone();
        take(&mut urls, asked, others_stay);
        if is_blank {
            urls.set(asked, " ".into());
        }
        set(draft, kind, IntegrationDraft { url: urls, enabled: true.into(), ..integration }, certificate);
    })
}

/// An endpoint that is switched off, or that nobody has switched on.
fn integration_url_without_enabled() -> Faulty {
    let code = Code::INTEGRATION_URL_WITHOUT_ENABLED;
    let how = (kinds(), used(code), credential::certificate(), any::<bool>());
    spoilt(code, how, |draft, (kind, integration, certificate, is_absent)| {
        let enabled = if is_absent { Field::absent() } else { false.into() };
        set(draft, kind, IntegrationDraft { enabled, ..integration }, certificate);
    })
}

/// The URL that a tenant's administrator enters, in place of the endpoint.
fn erp_sync_app_scheme() -> Faulty {
    let code = Code::ERP_SYNC_APP_SCHEME;
    let url = (select(&["app", "APP", "App"][..]), text::hex_id()).prop_map(|(scheme, id)| format!("{scheme}://{id}"));
    spoilt(
        code,
        (used(code), credential::certificate(), url, places()),
        |draft, (integration, certificate, url, place)| {
            let mut integration = integration;
            put(&mut integration.url, place, url.into());
            set(draft, IntegrationKind::ErpSync, integration, certificate);
        },
    )
}

/// ERP sync that is used, and whatever agents but its own.
fn erp_sync_agent_missing() -> Faulty {
    let code = Code::ERP_SYNC_AGENT_MISSING;
    spoilt(code, (used(code), credential::certificate()), |draft, (integration, certificate)| {
        set(draft, IntegrationKind::ErpSync, integration, certificate);
        edit(&mut draft.advanced, |table| {
            let rest = match table.agents.value() {
                None => return,
                Some(FlagNames::Bits(bits)) => FlagNames::Bits(bits & !u64::from(Agents::ERP_SYNC.bits())),
                Some(FlagNames::Names(names)) => {
                    let names = names.values().map(|(_, name)| name.clone());
                    names.filter(|name| Agents::from_portal_name(name.as_str()) != Some(Agents::ERP_SYNC)).collect()
                }
            };
            table.agents = rest.into();
        });
    })
}

fn erp_sync_custom_app() -> Faulty {
    let code = Code::ERP_SYNC_CUSTOM_APP;
    let wish = Wish { distribution: Some(Distribution::Custom), ..Wish::default() };
    spoilt_like(code, wish, (used(code), credential::certificate()), |draft, (integration, certificate)| {
        set(draft, IntegrationKind::ErpSync, integration, certificate);
    })
}

/// Mirroring that is used: with an endpoint, or only with one in another environment.
fn mirroring_legacy() -> Faulty {
    let code = Code::MIRRORING_LEGACY;
    spoilt(
        code,
        (used(code), credential::certificate(), any::<bool>()),
        |draft, (integration, certificate, is_elsewhere)| {
            let elsewhere = || {
                let url = integration.url.get(environment_of(Code::MIRRORING_LEGACY)).cloned().unwrap_or_default();
                PerEnvironment::only(crate::Environment::Sod, url)
            };
            let integration = if is_elsewhere {
                IntegrationDraft { url: elsewhere(), enabled: Field::absent(), ..integration.clone() }
            } else {
                integration.clone()
            };
            set(draft, IntegrationKind::Mirroring, integration, certificate);
        },
    )
}
