//! Client secrets, by the form in which they are kept.

use super::expiry;
use super::scope::{Scope, Sections, Target};
use crate::credential::{secret_hash, secret_reference};
use crate::path::At;
use crate::{AuthenticationDraft, Claims, ClientSecretDraft, Code, Field, Problem, SensitiveText, Timestamp};

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

    if let Some(Target { environment, .. }) = scope.target {
        client_secret_missing(scope, &secret_at.value_in(&authentication.client_secret, environment), sections);
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
            (&reference_at, "the reference does not have the form `scheme:name`")
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
    expiry::expired(scope, &at.field("expires"), expires.value().copied(), Code::CLIENT_SECRET_EXPIRED);
}

fn client_secret_expires_soon(scope: &mut Scope<'_>, at: &At<'_>, expires: &Field<Timestamp>) {
    expiry::expires_soon(scope, &at.field("expires"), expires.value().copied(), Code::CLIENT_SECRET_EXPIRES_SOON);
}
