//! The plain typed parse that everything is compared with: serde derive into the shapes of the fixture, borrowed or owned.
//! It is frozen: changing it changes what every figure means.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

/// A text that is borrowed where it can be, also within lists and options.
#[derive(Debug)]
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

/// Writes the shapes once, for borrowed and for owned texts.
macro_rules! shapes {
    ($name:ident, $text:ty $(, $life:lifetime)?) => {
        #[expect(dead_code, reason = "parsed, and dropped")]
        pub mod $name {
            use serde::Deserialize;

            use super::*;

            #[derive(Debug, Deserialize)]
            pub struct Each<T> {
                sod: Option<T>,
                stage: Option<T>,
                production: Option<T>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Ui$(<$life>)? {
                component: Option<$text>,
                url: Option<$text>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Secret$(<$life>)? {
                reference: Option<$text>,
                hash: Option<$text>,
                description: Option<$text>,
                expires: Option<$text>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Authentication$(<$life>)? {
                native: Option<bool>,
                client_id: Option<Each<$text>>,
                redirect_urls: Option<Each<Vec<$text>>>,
                post_logout_redirect_urls: Option<Each<Vec<$text>>>,
                cors_urls: Option<Each<Vec<$text>>>,
                default_redirect_url: Option<$text>,
                authorize_text: Option<$text>,
                client_secret: Option<Each<Secret$(<$life>)?>>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Endpoints$(<$life>)? {
                supported: Option<Vec<$text>>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Notifications$(<$life>)? {
                state_change_url: Option<$text>,
                enabled: Option<bool>,
                send_error_emails: Option<bool>,
                technical_contact: Option<$text>,
                error_emails: Option<$text>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Integration$(<$life>)? {
                url: Option<$text>,
                enabled: Option<bool>,
                send_error_emails: Option<bool>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Integrations$(<$life>)? {
                erp_sync: Option<Integration$(<$life>)?>,
                quote_connector: Option<Integration$(<$life>)?>,
                mirroring: Option<Integration$(<$life>)?>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Licenses$(<$life>)? {
                required: Option<Vec<$text>>,
                granted: Option<Vec<$text>>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Advanced$(<$life>)? {
                claims: Option<Vec<$text>>,
                agents: Option<Vec<$text>>,
                custom_claims: Option<Vec<$text>>,
                custom_error_url: Option<$text>,
                support_dark_mode: Option<bool>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Verification$(<$life>)? {
                authorization_level: Option<$text>,
                security_audit: Option<$text>,
                certification: Option<$text>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Tenant$(<$life>)? {
                context_id: Option<$text>,
                customer_site: Option<$text>,
                endpoint: Option<$text>,
            }

            #[derive(Debug, Deserialize)]
            $(#[serde(bound(deserialize = concat!("'de: ", stringify!($life))))])?
            pub struct Document$(<$life>)? {
                schema: Option<u64>,
                name: Option<$text>,
                partner: Option<$text>,
                distribution: Option<$text>,
                kind: Option<$text>,
                partner_site: Option<$text>,
                ui: Option<Vec<Ui$(<$life>)?>>,
                authentication: Option<Authentication$(<$life>)?>,
                endpoints: Option<Endpoints$(<$life>)?>,
                notifications: Option<Notifications$(<$life>)?>,
                integrations: Option<Integrations$(<$life>)?>,
                licenses: Option<Licenses$(<$life>)?>,
                advanced: Option<Advanced$(<$life>)?>,
                verification: Option<Verification$(<$life>)?>,
                tenants: Option<Each<Vec<Tenant$(<$life>)?>>>,
            }
        }
    };
}

shapes!(borrowed, Text<'a>, 'a);
shapes!(owned, String);
