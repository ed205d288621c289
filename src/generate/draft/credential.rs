//! Client secrets and certificates, as they stand in a file.

use proptest::prelude::*;
use proptest::sample::select;

use super::time;
use crate::generate::maybe::maybe;
use crate::generate::{key, text};
use crate::{CertificateDraft, ClientSecretDraft, Field};

/// A client secret: two of three times a reference, otherwise a hash; with a description, the time it was made and the time it expires each half of the time.
pub(crate) fn client_secret() -> BoxedStrategy<ClientSecretDraft<'static>> {
    let kept = prop_oneof![2 => reference().prop_map(|text| (Some(text), None)), 1 => hash().prop_map(|text| (None, Some(text)))];
    (about(), kept)
        .prop_map(|((description, created, expires), (reference, hash))| ClientSecretDraft {
            hash: hash.map(Into::into).into(),
            reference: reference.map(Into::into).into(),
            description: description.map(Into::into).into(),
            created: created.into(),
            expires: expires.into(),
        })
        .boxed()
}

/// Where a host keeps a client secret: the environment, a vault, or a file.
pub(crate) fn reference() -> impl Strategy<Value = String> + use<> {
    let name = (text::word(), text::word());
    (select(&["env", "vault", "file"][..]), name).prop_map(|(scheme, (first, second))| match scheme {
        "vault" => format!("vault:kv/{first}/{second}#client_secret"),
        "file" => format!("file:/run/secrets/{first}_{second}"),
        _ => format!("env:{}_{}_SECRET", first.to_uppercase(), second.to_uppercase()),
    })
}

/// A salted hash in the form of a PHC string; of no secret that anybody knows.
pub(crate) fn hash() -> impl Strategy<Value = String> + use<> {
    // The last letter of each part stands for fewer bits than six, and those of `A` are 0.
    (any::<bool>(), any::<u64>(), any::<u64>()).prop_map(|(is_other, salt, hash)| {
        let (salt, hash) = (format!("{salt:021x}A"), format!("{:042x}A", text::mixed(hash)));
        if is_other {
            format!("$pbkdf2-sha256$i=600000${salt}${hash}")
        } else {
            format!("$argon2id$v=19$m=19456,t=2,p=1${salt}${hash}")
        }
    })
}

/// A certificate: two of three times .NET XML, otherwise PEM; with a description, the time it was made and the time it expires each half of the time.
pub(crate) fn certificate() -> BoxedStrategy<CertificateDraft<'static>> {
    (about(), prop::bool::weighted(0.33), key::moduli())
        .prop_map(|((description, created, expires), is_pem, modulus)| {
            let (rsa_xml, pem) = if is_pem {
                (Field::absent(), key::pem(&modulus).into())
            } else {
                (key::rsa_xml(&modulus).into(), Field::absent())
            };
            CertificateDraft {
                rsa_xml,
                pem,
                description: description.map(Into::into).into(),
                created: created.into(),
                expires: expires.into(),
            }
        })
        .boxed()
}

type About = (Option<String>, Option<crate::Timestamp>, Option<crate::Timestamp>);

/// A description, when it was made, and when it expires; each half of the time.
fn about() -> impl Strategy<Value = About> + use<> {
    (maybe(0.5, text::sentence()), maybe(0.5, time::created()), maybe(0.5, time::expires()))
}
