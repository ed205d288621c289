//! The tables of a client secret and of a certificate.

use super::notes::Cx;
use super::{Field, SensitiveText, Text};
use crate::Timestamp;

super::table::table! {
    /// A client secret in one slot: a hash or a reference to where the host keeps it, never clear text.
    pub struct ClientSecretDraft<'a> read for 'a {
        /// A PHC string such as `$argon2id$…`.
        pub hash: Field<SensitiveText<'a>>,
        /// Where the host finds the secret, such as `env:ACME_SO_SECRET`.
        pub reference: Field<SensitiveText<'a>>,
        /// What it is for.
        pub description: Field<Text<'a>>,
        /// When it was made.
        pub created: Field<Timestamp>,
        /// When it expires. SuperOffice does not enforce it yet.
        pub expires: Field<Timestamp>,
    }
    text => clear_text,
    unknown => clear_text_key,
}

super::table::table! {
    /// A certificate in one slot: an RSA public key in .NET XML or PEM.
    pub struct CertificateDraft<'a> read for 'a {
        /// The key as .NET XML: `<RSAKeyValue>…</RSAKeyValue>`.
        pub rsa_xml: Field<SensitiveText<'a>>,
        /// The key as PEM.
        pub pem: Field<SensitiveText<'a>>,
        /// What it is for.
        pub description: Field<Text<'a>>,
        /// When it was made.
        pub created: Field<Timestamp>,
        /// When it expires. SuperOffice does not enforce it yet.
        pub expires: Field<Timestamp>,
    }
}

/// A text where the table of a secret belongs: the secret itself.
fn clear_text<'a>(cx: &Cx<'_>, text: Text<'a>) -> Field<ClientSecretDraft<'a>> {
    drop(text);
    cx.client_secret_in_document();
    Field::wrong()
}

/// A key that says that the secret itself stands there.
fn clear_text_key(cx: &Cx<'_>, key: &str) -> bool {
    const NAMES: [&str; 11] = [
        "secret",
        "client_secret",
        "value",
        "password",
        "token",
        "application_token",
        "clear_text",
        "cleartext",
        "plain",
        "plain_text",
        "text",
    ];
    let name = key.to_ascii_lowercase().replace('-', "_");
    match NAMES.iter().find(|known| **known == name) {
        Some(_) => {
            cx.client_secret_in_document_key(key);
            true
        }
        None => false,
    }
}
