//! The table `authentication`.

use super::{CertificateDraft, ClientSecretDraft, Field, Text, UrlList};
use crate::PerEnvironment;

super::table::table! {
    /// The table `authentication`: how users and the application itself sign in.
    pub struct AuthenticationDraft<'a> read for 'a {
        /// Whether it is a native or mobile app, which signs in with PKCE.
        pub native: Field<bool>,
        /// The client ID, also called application identifier.
        pub client_id: PerEnvironment<Field<Text<'a>>> as ClientId,
        /// Where the browser may be sent after sign-in: URLs, and patterns that start with `^`.
        pub redirect_urls: PerEnvironment<Field<UrlList<'a>>> as RedirectUrls,
        /// Where the browser may be sent after sign-out.
        pub post_logout_redirect_urls: PerEnvironment<Field<UrlList<'a>>> as RedirectUrls,
        /// The origins of browser code that may call the APIs: scheme, host and port.
        pub cors_urls: PerEnvironment<Field<UrlList<'a>>> as Origins,
        /// Where legacy sign-in goes unless told otherwise.
        pub default_redirect_url: PerEnvironment<Field<Text<'a>>> as RedirectUrl,
        /// What the consent page says the application does.
        pub authorize_text: Field<Text<'a>>,
        /// The client secret, also called application token: a hash or a reference, never clear text.
        pub client_secret: PerEnvironment<Field<ClientSecretDraft<'a>>>,
        /// The RSA public key with which system user tokens are verified.
        pub certificate: PerEnvironment<Field<CertificateDraft<'a>>>,
    }
}
