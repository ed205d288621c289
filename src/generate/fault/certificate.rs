//! Faults of certificates.

use proptest::prelude::*;
use proptest::sample::select;

use super::{Fault, Faulty, Place, edit, environment_of, places, places_in, put, spoilt, spoilt_like, take};
use crate::generate::draft::Wish;
use crate::generate::draft::{credential, integration, time};
use crate::generate::{key, text};
use crate::{CertificateDraft, Code, ConfigurationDraft, Field, PerEnvironment, Timestamp};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::CERTIFICATE_MALFORMED, certificate_malformed),
    Fault(Code::CERTIFICATE_PRIVATE_KEY, certificate_private_key),
    Fault(Code::CERTIFICATE_MISSING, certificate_missing),
    Fault(Code::CERTIFICATE_EXPIRED, certificate_expired),
    Fault(Code::CERTIFICATE_EXPIRES_SOON, certificate_expires_soon),
    Fault(Code::CERTIFICATE_MULTIPLE, certificate_multiple),
    Fault(Code::CERTIFICATE_NOT_RSA, certificate_not_rsa),
    Fault(Code::CERTIFICATE_NOT_RSA_XML, certificate_not_rsa_xml),
    #[cfg(feature = "keys")] // otherwise nobody knows how long a key is
    Fault(Code::CERTIFICATE_WEAK_KEY, certificate_weak_key),
    Fault(Code::CERTIFICATE_REUSED, certificate_reused),
];

fn xml(text: String) -> CertificateDraft<'static> {
    CertificateDraft { rsa_xml: text.into(), ..CertificateDraft::default() }
}

fn pem(text: String) -> CertificateDraft<'static> {
    CertificateDraft { pem: text.into(), ..CertificateDraft::default() }
}

fn set(draft: &mut ConfigurationDraft<'static>, place: Place, certificate: CertificateDraft<'static>) {
    edit(&mut draft.authentication, |table| put(&mut table.certificate, place, certificate.into()));
}

/// Drafts with this certificate somewhere.
fn with(code: Code, certificate: impl Strategy<Value = CertificateDraft<'static>> + 'static) -> Faulty {
    spoilt(code, (certificate, places()), |draft, (certificate, place)| set(draft, place, certificate))
}

/// No key, two forms of it, or a text that is no key.
fn certificate_malformed() -> Faulty {
    let texts = &[
        "",
        " ",
        "acme",
        "<RSAKeyValue/>",
        "<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>",
        "-----BEGIN PUBLIC KEY-----",
    ];
    let broken = prop_oneof![
        select(&texts[..]).prop_map(str::to_owned),
        key::moduli().prop_map(|modulus| key::rsa_xml(&modulus).replace("</Modulus>", "")),
        key::moduli().prop_map(|modulus| key::pem(&modulus).replace("-----END PUBLIC KEY-----", "")),
    ];
    let how = prop_oneof![
        1 => Just(CertificateDraft::default()),
        2 => key::moduli().prop_map(|modulus| CertificateDraft { pem: key::pem(&modulus).into(), ..xml(key::rsa_xml(&modulus)) }),
        4 => (broken, any::<bool>()).prop_map(|(text, is_pem)| if is_pem { pem(text) } else { xml(text) }),
    ];
    with(Code::CERTIFICATE_MALFORMED, how)
}

/// The private half of a key, as .NET or a PEM writes it; of no key that there is.
fn certificate_private_key() -> Faulty {
    let in_xml = (key::moduli(), select(&["D", "P", "Q", "DP", "DQ", "InverseQ"][..]));
    let in_pem = (key::moduli(), select(&["PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"][..]));
    let how = prop_oneof![
        in_xml.prop_map(|(modulus, part)| {
            let private = format!("<{part}>{}</{part}></RSAKeyValue>", key::base64(&modulus));
            xml(key::rsa_xml(&modulus).replace("</RSAKeyValue>", &private))
        }),
        in_pem.prop_map(|(modulus, label)| pem(key::armored(label, &modulus))),
    ];
    with(Code::CERTIFICATE_PRIVATE_KEY, how)
}

/// None for the environment, though system user tokens are signed, or an integration that is switched on asks for it.
fn certificate_missing() -> Faulty {
    let code = Code::CERTIFICATE_MISSING;
    let with_token = Wish { system_token: Some(true), ..Wish::default() };
    let token = spoilt_like(code, with_token, any::<bool>(), take_away);
    let how = (0..3, integration::integration(environment_of(code)), any::<bool>());
    let integration = spoilt(code, how, |draft, (which, integration, others_stay)| {
        let integration = crate::IntegrationDraft { enabled: true.into(), ..integration };
        edit(&mut draft.integrations, |table| match which {
            0 => table.erp_sync = integration.into(),
            1 => table.quote_connector = integration.into(),
            _ => table.mirroring = integration.into(),
        });
        take_away(draft, others_stay);
    });
    prop_oneof![token, integration].boxed()
}

fn take_away(draft: &mut ConfigurationDraft<'static>, others_stay: bool) {
    edit(&mut draft.authentication, |table| {
        take(&mut table.certificate, environment_of(Code::CERTIFICATE_MISSING), others_stay);
    });
}

fn certificate_expired() -> Faulty {
    expires(Code::CERTIFICATE_EXPIRED, time::days_from_now(-700..-1))
}

fn certificate_expires_soon() -> Faulty {
    expires(Code::CERTIFICATE_EXPIRES_SOON, time::days_from_now(1..29))
}

/// The certificate that counts expires then.
fn expires(code: Code, when: impl Strategy<Value = Timestamp> + 'static) -> Faulty {
    let how = (credential::certificate(), when, places_in(environment_of(code)));
    spoilt(code, how, |draft, (certificate, expires, place)| {
        set(draft, place, CertificateDraft { expires: expires.into(), ..certificate });
    })
}

/// Two keys, or one key twice, in one text.
fn certificate_multiple() -> Faulty {
    let how =
        (key::moduli(), key::moduli(), any::<bool>(), any::<bool>()).prop_map(|(one, other, is_pem, is_twice)| {
            let other = if is_twice { &one } else { &other };
            if is_pem {
                pem(format!("{}{}", key::pem(&one), key::pem(other)))
            } else {
                xml(format!("{}{}", key::rsa_xml(&one), key::rsa_xml(other)))
            }
        });
    with(Code::CERTIFICATE_MULTIPLE, how)
}

/// What says by its name that it is a key of another algorithm.
fn certificate_not_rsa() -> Faulty {
    let other_pem = (key::moduli(), select(&["EC PUBLIC KEY", "DSA PUBLIC KEY", "EC PARAMETERS"][..]));
    let other_xml = (key::moduli(), select(&["DSAKeyValue", "ECKeyValue"][..]));
    let how = prop_oneof![
        other_pem.prop_map(|(modulus, label)| pem(key::armored(label, &modulus))),
        other_xml.prop_map(|(modulus, name)| xml(key::rsa_xml(&modulus).replace("RSAKeyValue", name))),
    ];
    with(Code::CERTIFICATE_NOT_RSA, how)
}

fn certificate_not_rsa_xml() -> Faulty {
    with(Code::CERTIFICATE_NOT_RSA_XML, key::moduli().prop_map(|modulus| pem(key::pem(&modulus))))
}

#[cfg(feature = "keys")]
fn certificate_weak_key() -> Faulty {
    let weak = (select(&[1024_usize, 512, 768, 1536, 2040][..]), any::<u64>(), any::<bool>());
    let how = weak.prop_map(|(bits, seed, is_pem)| {
        let modulus = key::modulus(bits, seed);
        if is_pem { pem(key::pem(&modulus)) } else { xml(key::rsa_xml(&modulus)) }
    });
    with(Code::CERTIFICATE_WEAK_KEY, how)
}

/// Two environments, or all three, have one key, and describe it as they like.
fn certificate_reused() -> Faulty {
    let how = (credential::certificate(), text::sentence(), any::<bool>());
    spoilt(Code::CERTIFICATE_REUSED, how, |draft, (certificate, description, has_third)| {
        let twin = CertificateDraft { description: description.into(), ..certificate.clone() };
        let third = has_third.then(|| Field::from(certificate.clone()));
        let slots = PerEnvironment::Each { sod: third, stage: Some(twin.into()), production: Some(certificate.into()) };
        edit(&mut draft.authentication, |table| table.certificate = slots);
    })
}
