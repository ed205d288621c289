//! Drafts that have no errors.

use proptest::prelude::*;

use super::text;
use crate::{
    AuthenticationDraft, ClientSecretDraft, ConfigurationDraft, Distribution, EndpointsDraft, Environment, Field,
    NotificationsDraft, PerEnvironment, UrlList,
};

/// Drafts that are ready for this environment and have no errors, asked at [`NOW`](super::NOW) with the default policy.
pub fn drafts(environment: Environment) -> BoxedStrategy<ConfigurationDraft<'static>> {
    let identity = (text::word(), text::word(), text::hex_id());
    (identity, text::host(), text::path(), text::mailbox())
        .prop_map(move |((name, partner, client_id), host, path, contact)| ConfigurationDraft {
            name: format!("{name} for SuperOffice").into(),
            partner: partner.into(),
            distribution: Distribution::Custom.into(),
            authentication: AuthenticationDraft {
                client_id: PerEnvironment::only(environment, client_id.into()),
                redirect_urls: PerEnvironment::Shared(Field::from(UrlList::from_iter([format!(
                    "https://{host}{path}"
                )]))),
                authorize_text: "Shows the orders of your customers.".into(),
                client_secret: PerEnvironment::only(
                    environment,
                    Field::from(ClientSecretDraft { reference: "env:CLIENT_SECRET".into(), ..Default::default() }),
                ),
                ..Default::default()
            }
            .into(),
            endpoints: EndpointsDraft { supported: Field::from(crate::TextList::from(["WebAPI"])) }.into(),
            notifications: NotificationsDraft { technical_contact: contact.into(), ..Default::default() }.into(),
            ..Default::default()
        })
        .boxed()
}
