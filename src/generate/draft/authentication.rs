//! How users and the application itself sign in, before it is made to fit.

use proptest::prelude::*;

use super::credential;
use super::slots::{self, slots};
use super::url::{self, Redirect};
use crate::generate::maybe::maybe;
use crate::generate::text;
use crate::{AuthenticationDraft, CertificateDraft, ClientSecretDraft, Environment, Field, PerEnvironment, UrlList};

/// What signing in may need.
#[derive(Clone, Debug)]
pub(crate) struct SignIn {
    has: [bool; 3],
    client_ids: PerEnvironment<String>,
    redirects: PerEnvironment<Vec<Redirect>>,
    has_default: bool,
    post_logout: Option<PerEnvironment<Vec<Redirect>>>,
    origins: Option<PerEnvironment<Vec<String>>>,
    consent: Option<String>,
    secrets: PerEnvironment<ClientSecretDraft<'static>>,
    certificates: PerEnvironment<CertificateDraft<'static>>,
}

/// What of it has to be there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Needed {
    pub(crate) redirects: bool,
    pub(crate) secret: bool,
    pub(crate) certificate: bool,
}

/// Redirect URLs and a secret nine of ten times even where none is needed, a certificate three of ten; the others half of the time or less.
pub(crate) fn sign_in(environment: Environment) -> BoxedStrategy<SignIn> {
    let has = [prop::bool::weighted(0.9), prop::bool::weighted(0.9), prop::bool::weighted(0.3)];
    let post_logout = maybe(0.4, slots(environment, |_| url::redirects()));
    let origins = maybe(0.35, slots(environment, |_| url::origins()));
    let consent = maybe(0.6, text::sentence().prop_map(|sentence| format!("{sentence}.")));
    (
        (has, prop::bool::weighted(0.15), post_logout, origins, consent),
        slots(environment, |_| text::hex_id()),
        slots(environment, |_| url::redirects()),
        slots(environment, |_| credential::client_secret()),
        slots(environment, |_| credential::certificate()),
    )
        .prop_map(
            |((has, has_default, post_logout, origins, consent), client_ids, redirects, secrets, certificates)| {
                SignIn { has, client_ids, redirects, has_default, post_logout, origins, consent, secrets, certificates }
            },
        )
        .boxed()
}

impl SignIn {
    /// As it is written in a file.
    pub(crate) fn written(self, asked: Environment, is_native: bool, needed: Needed) -> AuthenticationDraft<'static> {
        let [has_redirects, has_secret, has_certificate] = self.has;
        let list = |urls: Vec<String>| Field::from(urls.into_iter().collect::<UrlList<'_>>());
        let redirects = if needed.redirects || has_redirects { self.redirects } else { PerEnvironment::default() };
        let default = if self.has_default { redirects.clone() } else { PerEnvironment::default() };
        let default = default.filter_map(|urls| urls.first().cloned());
        AuthenticationDraft {
            native: if is_native { true.into() } else { Field::absent() },
            client_id: slots::map(self.client_ids, asked, |_, id| id.into()),
            redirect_urls: slots::map(redirects, asked, |environment, urls| {
                list(urls.iter().map(|url| url.allowed(is_native, environment)).collect())
            }),
            post_logout_redirect_urls: slots::map(self.post_logout.unwrap_or_default(), asked, |environment, urls| {
                list(urls.iter().map(|url| url.literal(is_native, environment)).collect())
            }),
            cors_urls: slots::map(self.origins.unwrap_or_default(), asked, |_, origins| list(origins)),
            default_redirect_url: slots::map(default, asked, |environment, url| {
                url.literal(is_native, environment).into()
            }),
            authorize_text: self.consent.map(Into::into).into(),
            client_secret: if needed.secret || has_secret {
                slots::map(self.secrets, asked, |_, secret| secret.into())
            } else {
                PerEnvironment::default()
            },
            certificate: if needed.certificate || has_certificate {
                slots::map(self.certificates, asked, |_, certificate| certificate.into())
            } else {
                PerEnvironment::default()
            },
        }
    }
}
