//! The plain typed parse that everything is compared with: serde derive into the shapes of the fixture, over borrowed or owned texts.
//! It is frozen: changing it changes what every figure means.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

/// A text that is borrowed where it can be, also within lists and options.
#[derive(Debug)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Text<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(V)
    }
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Each<T> {
    sod: Option<T>,
    stage: Option<T>,
    production: Option<T>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Ui<T> {
    component: Option<T>,
    url: Option<T>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Secret<T> {
    reference: Option<T>,
    hash: Option<T>,
    description: Option<T>,
    expires: Option<T>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Authentication<T> {
    native: Option<bool>,
    client_id: Option<Each<T>>,
    redirect_urls: Option<Each<Vec<T>>>,
    post_logout_redirect_urls: Option<Each<Vec<T>>>,
    cors_urls: Option<Each<Vec<T>>>,
    default_redirect_url: Option<T>,
    authorize_text: Option<T>,
    client_secret: Option<Each<Secret<T>>>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Endpoints<T> {
    supported: Option<Vec<T>>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Notifications<T> {
    state_change_url: Option<T>,
    enabled: Option<bool>,
    send_error_emails: Option<bool>,
    technical_contact: Option<T>,
    error_emails: Option<T>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Integration<T> {
    url: Option<T>,
    enabled: Option<bool>,
    send_error_emails: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Integrations<T> {
    erp_sync: Option<Integration<T>>,
    quote_connector: Option<Integration<T>>,
    mirroring: Option<Integration<T>>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Licenses<T> {
    required: Option<Vec<T>>,
    granted: Option<Vec<T>>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Advanced<T> {
    claims: Option<Vec<T>>,
    agents: Option<Vec<T>>,
    custom_claims: Option<Vec<T>>,
    custom_error_url: Option<T>,
    support_dark_mode: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Verification<T> {
    authorization_level: Option<T>,
    security_audit: Option<T>,
    certification: Option<T>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Tenant<T> {
    context_id: Option<T>,
    customer_site: Option<T>,
    endpoint: Option<T>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "parsed, and dropped")]
pub struct Document<T> {
    schema: Option<u64>,
    name: Option<T>,
    partner: Option<T>,
    distribution: Option<T>,
    kind: Option<T>,
    partner_site: Option<T>,
    ui: Option<Vec<Ui<T>>>,
    authentication: Option<Authentication<T>>,
    endpoints: Option<Endpoints<T>>,
    notifications: Option<Notifications<T>>,
    integrations: Option<Integrations<T>>,
    licenses: Option<Licenses<T>>,
    advanced: Option<Advanced<T>>,
    verification: Option<Verification<T>>,
    tenants: Option<Each<Vec<Tenant<T>>>>,
}
