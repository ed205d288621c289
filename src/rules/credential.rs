//! Client secrets and certificates, by their outer form. The keys themselves are not read yet, see DESIGN.md.

use super::scope::{Scope, Sections, Target, is_on};
use crate::credential::{certificate, secret_hash, secret_reference};
use crate::path::At;
use crate::{
    AuthenticationDraft, CertificateDraft, CertificateForm, Claims, ClientSecretDraft, Code, Field, ParseErrorKind,
    Problem, SensitiveText, Severity, Timestamp,
};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(authentication) = sections.authentication else { return };
    let at = At::ROOT.field("authentication");
    let secret_at = at.field("client_secret");
    for (environment, secret) in authentication.client_secret.values() {
        let Some(secret) = secret.value() else { continue };
        let at = secret_at.maybe(environment);
        client_secret_malformed(scope, &at, secret);
        if scope.asked(environment).is_some() {
            client_secret_expired(scope, &at, &secret.expires);
            client_secret_expires_soon(scope, &at, &secret.expires);
        }
    }
    client_secret_reused(scope, &secret_at, authentication);
    client_secret_native(scope, &secret_at, sections, authentication);

    let certificate_at = at.field("certificate");
    for (environment, certificate) in authentication.certificate.values() {
        let Some(certificate) = certificate.value() else { continue };
        let at = certificate_at.maybe(environment);
        if !certificate_private_key(scope, &at, certificate) {
            certificate_malformed(scope, &at, certificate);
        }
        if scope.asked(environment).is_some() {
            certificate_expired(scope, &at, &certificate.expires);
            certificate_expires_soon(scope, &at, &certificate.expires);
        }
    }

    if let Some(Target { environment, .. }) = scope.target {
        client_secret_missing(scope, &secret_at.value_in(&authentication.client_secret, environment), sections);
        certificate_missing(scope, &certificate_at.value_in(&authentication.certificate, environment), sections);
    }
}

fn client_secret_missing(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    let (Some(Target { environment, .. }), Some(authentication)) = (scope.target, sections.authentication) else {
        return;
    };
    let pkce_only = sections.native && !sections.claims.contains(Claims::SYSTEM_TOKEN);
    if !pkce_only && authentication.client_secret.get(environment).is_none_or(Field::is_absent) {
        scope.report(Problem::new(Code::CLIENT_SECRET_MISSING, at).environment(environment));
    }
}

fn client_secret_malformed(scope: &mut Scope<'_>, at: &At<'_>, secret: &ClientSecretDraft<'_>) {
    let (hash, reference) = (&secret.hash, &secret.reference);
    let hash_at = at.field("hash");
    let reference_at = at.field("reference");
    let (at, why) = match (hash.value(), reference.value()) {
        (Some(_), Some(_)) => (&hash_at, "hash and reference exclude each other"),
        (Some(hash), None) if secret_hash::validate(hash.as_str()).is_err() => {
            (&hash_at, "the hash is not a PHC string")
        }
        (None, Some(reference)) if secret_reference::validate(reference.as_str()).is_err() => {
            (&reference_at, "the reference does not have the form `where:name`")
        }
        (None, None) if hash.is_absent() && reference.is_absent() => (at, "there is neither a hash nor a reference"),
        _ => return,
    };
    scope.report(Problem::new(Code::CLIENT_SECRET_MALFORMED, at).why(why));
}

/// Three slots at most, so each pair is looked at.
fn client_secret_reused(scope: &mut Scope<'_>, at: &At<'_>, authentication: &AuthenticationDraft<'_>) {
    let same =
        |a: &Field<SensitiveText<'_>>, b: &Field<SensitiveText<'_>>| a.value().is_some() && a.value() == b.value();
    let slots = || authentication.client_secret.values().filter_map(|(at, secret)| Some((at?, secret.value()?)));
    for (environment, secret) in slots() {
        for (other, twin) in slots().take_while(|(other, _)| *other != environment) {
            if same(&twin.hash, &secret.hash) || same(&twin.reference, &secret.reference) {
                let problem = Problem::new(Code::CLIENT_SECRET_REUSED, &at.environment(environment)).environment(other);
                scope.report(problem.relate(&at.environment(other)));
                break;
            }
        }
    }
}

fn client_secret_native(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    sections: &Sections<'_>,
    authentication: &AuthenticationDraft<'_>,
) {
    let has_secret = authentication.client_secret.values().any(|(_, secret)| secret.value().is_some());
    if sections.native && has_secret && !sections.claims.contains(Claims::SYSTEM_TOKEN) {
        scope.report(Problem::new(Code::CLIENT_SECRET_NATIVE, at));
    }
}

fn client_secret_expired(scope: &mut Scope<'_>, at: &At<'_>, expires: &Field<Timestamp>) {
    expired(scope, at, expires, Code::CLIENT_SECRET_EXPIRED);
}

fn client_secret_expires_soon(scope: &mut Scope<'_>, at: &At<'_>, expires: &Field<Timestamp>) {
    expires_soon(scope, at, expires, Code::CLIENT_SECRET_EXPIRES_SOON);
}

fn certificate_expired(scope: &mut Scope<'_>, at: &At<'_>, expires: &Field<Timestamp>) {
    expired(scope, at, expires, Code::CERTIFICATE_EXPIRED);
}

fn certificate_expires_soon(scope: &mut Scope<'_>, at: &At<'_>, expires: &Field<Timestamp>) {
    expires_soon(scope, at, expires, Code::CERTIFICATE_EXPIRES_SOON);
}

/// At its very second a credential has expired.
fn expired(scope: &mut Scope<'_>, at: &At<'_>, expires: &Field<Timestamp>, code: Code) {
    let (Some(Target { now, .. }), Some(expires)) = (scope.target, expires.value()) else { return };
    if *expires <= now {
        scope.report(Problem::new(code, &at.field("expires")).time(*expires));
    }
}

fn expires_soon(scope: &mut Scope<'_>, at: &At<'_>, expires: &Field<Timestamp>, code: Code) {
    let (Some(Target { now, .. }), Some(expires)) = (scope.target, expires.value()) else { return };
    if *expires > now && *expires <= now.plus_days(scope.policy.expiry_horizon_days()) {
        scope.report(Problem::new(code, &at.field("expires")).time(*expires));
    }
}

fn certificate_private_key(scope: &mut Scope<'_>, at: &At<'_>, certificate: &CertificateDraft<'_>) -> bool {
    let mut found = false;
    for (name, fault) in faults(certificate) {
        if fault == Some(ParseErrorKind::PrivateKey) {
            scope.report(Problem::new(Code::CERTIFICATE_PRIVATE_KEY, &at.field(name)));
            found = true;
        }
    }
    found
}

fn certificate_malformed(scope: &mut Scope<'_>, at: &At<'_>, certificate: &CertificateDraft<'_>) {
    let (xml, pem) = (&certificate.rsa_xml, &certificate.pem);
    if xml.value().is_some() && pem.value().is_some() {
        scope.report(Problem::new(Code::CERTIFICATE_MALFORMED, at).why("`rsa_xml` and `pem` exclude each other"));
    } else if xml.is_absent() && pem.is_absent() {
        scope.report(Problem::new(Code::CERTIFICATE_MALFORMED, at).why("there is neither `rsa_xml` nor `pem`"));
    } else {
        for (name, fault) in faults(certificate) {
            if let Some(fault) = fault {
                let why = match fault {
                    ParseErrorKind::Key(fault) => fault.as_str(),
                    ParseErrorKind::Several => "it holds several keys",
                    ParseErrorKind::NotRsa => "it is not an RSA key",
                    ParseErrorKind::TooLong { .. } => "it is longer than 64 KiB",
                    _ => "it is empty",
                };
                scope.report(Problem::new(Code::CERTIFICATE_MALFORMED, &at.field(name)).why(why));
            }
        }
    }
}

/// What is wrong with the two forms of a certificate.
fn faults(certificate: &CertificateDraft<'_>) -> [(&'static str, Option<ParseErrorKind>); 2] {
    let fault = |field: &Field<SensitiveText<'_>>, form| {
        field.value().and_then(|text| certificate::validate(text.as_str(), form).err())
    };
    [
        ("rsa_xml", fault(&certificate.rsa_xml, CertificateForm::RsaXml)),
        ("pem", fault(&certificate.pem, CertificateForm::Pem)),
    ]
}

fn certificate_missing(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    let (Some(Target { environment, .. }), Some(authentication)) = (scope.target, sections.authentication) else {
        return;
    };
    if !authentication.certificate.get(environment).is_none_or(Field::is_absent) {
        return;
    }
    let on = |integration: Option<&crate::IntegrationDraft<'_>>| integration.is_some_and(|table| is_on(&table.enabled));
    let (severity, why) = if sections.claims.contains(Claims::SYSTEM_TOKEN) {
        (Severity::Error, "the system user token has to be signed")
    } else if on(sections.erp_sync()) {
        (Severity::Error, "ERP sync answers a signed handshake")
    } else if on(sections.quote_connector()) {
        (Severity::Warning, "a quote connector answers a signed handshake")
    } else if on(sections.mirroring()) {
        (Severity::Warning, "a mirroring endpoint answers a signed handshake")
    } else {
        return;
    };
    let problem = Problem::new(Code::CERTIFICATE_MISSING, at).environment(environment).why(why);
    scope.report(problem.severity_of(severity));
}
