//! The tables of a client secret and of a certificate.

use super::notes::Cx;
use super::{Field, KeyText, SensitiveText, Text};
use crate::Timestamp;

super::table::table! {
    /// A client secret in one slot: a hash or a reference to where the host keeps it, never clear text.
    pub struct ClientSecretDraft<'a> read for 'a {
        /// The hash of the secret: a PHC string such as `$argon2id$…`.
        pub hash: Field<SensitiveText<'a>> as SecretHash,
        /// Where the host finds the secret, such as `env:ACME_SO_SECRET`.
        pub reference: Field<SensitiveText<'a>> as SecretReference,
        /// What it is for, or who made it.
        pub description: Field<Text<'a>>,
        /// When it was made.
        pub created: Field<Timestamp>,
        /// When it expires. SuperOffice does not enforce it yet.
        pub expires: Field<Timestamp>,
    }
    expected => "a table such as `{ reference = \"env:NAME\" }`",
    text => clear_text,
    unknown => clear_text_key,
}

super::table::table! {
    /// A certificate in one slot: an RSA public key in .NET XML or PEM.
    pub struct CertificateDraft<'a> read for 'a {
        /// The key as .NET XML: `<RSAKeyValue>…</RSAKeyValue>`.
        pub rsa_xml: Field<KeyText<'a>> as RsaXml,
        /// The key as PEM; with feature `x509` also an X.509 certificate.
        pub pem: Field<KeyText<'a>> as Pem,
        /// What it is for, or who made it.
        pub description: Field<Text<'a>>,
        /// When it was made.
        pub created: Field<Timestamp>,
        /// When it expires. SuperOffice does not enforce it yet.
        pub expires: Field<Timestamp>,
    }
    expected => "a table such as `{ pem = \"…\" }` or `{ rsa_xml = \"…\" }`",
}

/// A text where the table of a secret belongs: the secret itself, unless it has the form of a reference.
fn clear_text<'a>(cx: &Cx<'_>, text: &Text<'_>) -> Field<ClientSecretDraft<'a>> {
    if crate::credential::secret_reference::validate(text.as_str()).is_ok() {
        cx.document_wrong_type(<ClientSecretDraft<'_> as super::read::Read<'_>>::EXPECTED, "a text");
    } else {
        cx.client_secret_in_document();
    }
    Field::wrong()
}

/// Keys that say no more than that the secret itself stands there.
fn clear_text_key(cx: &Cx<'_>, key: &str, is_text: bool) -> bool {
    const NAMES: [&str; 5] = ["value", "clear_text", "plain_text", "plain", "text"];
    let found = is_text && NAMES.iter().any(|name| crate::setting::same_name(name, key));
    if found {
        cx.client_secret_in_document_key(key);
    }
    found
}
