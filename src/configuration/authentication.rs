//! The settings about sign-in.

use std::sync::Arc;

use super::write::write_table;
use crate::{
    Certificate, ClientId, CorsOrigin, Credential, PerEnvironment, RedirectUrl, StoredSecret, SupportedEndpoint,
    UrlEntry,
};

/// How users and the application itself sign in: the sections "Authentication" and "Secrets and certificates".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Authentication {
    /// "Is native or mobile app": sign-in with PKCE.
    pub native: bool,
    /// "Client ID", also called application identifier.
    pub client_id: PerEnvironment<ClientId>,
    /// "Allowed redirect URLs", in the order in which they are registered.
    pub redirect_urls: PerEnvironment<Arc<[UrlEntry<RedirectUrl>]>>,
    /// "Allowed postlogout redirect URLs".
    pub post_logout_redirect_urls: PerEnvironment<Arc<[UrlEntry<RedirectUrl>]>>,
    /// "CORS URLs".
    pub cors_urls: PerEnvironment<Arc<[UrlEntry<CorsOrigin>]>>,
    /// "Default redirect URL", used by legacy authentication.
    pub default_redirect_url: PerEnvironment<RedirectUrl>,
    /// "Authorize": what the consent page says the application does. Since portal 2.0.
    pub authorize_text: Option<Box<str>>,
    /// "Client secret", also called application token: a hash or a reference. One slot for each environment.
    pub client_secret: PerEnvironment<Credential<StoredSecret>>,
    /// "Certificates": the RSA public key. One slot for each environment.
    pub certificate: PerEnvironment<Credential<Certificate>>,
}

write_table!(Authentication {
    native,
    client_id,
    redirect_urls,
    post_logout_redirect_urls,
    cors_urls,
    default_redirect_url,
    authorize_text,
    client_secret,
    certificate,
});

/// Which SuperOffice APIs the application may call: the section "Endpoints".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Endpoints {
    /// "Supported endpoints".
    pub supported: Arc<[SupportedEndpoint]>,
}

write_table!(Endpoints { supported });
