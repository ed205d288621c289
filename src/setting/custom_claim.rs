//! Claims of the application's own.

use crate::token::claim_name;
use crate::{ClaimName, ParseErrorKind, redact};

/// The longest name that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 128;

/// Registered by RFC 7519, RFC 7800, RFC 8693 and OpenID Connect.
const REGISTERED: [&str; 40] = [
    "iss",
    "sub",
    "aud",
    "exp",
    "nbf",
    "iat",
    "jti",
    "cnf",
    "act",
    "may_act",
    "scope",
    "client_id",
    "nonce",
    "azp",
    "at_hash",
    "c_hash",
    "auth_time",
    "acr",
    "amr",
    "sid",
    "events",
    "name",
    "given_name",
    "family_name",
    "middle_name",
    "nickname",
    "preferred_username",
    "profile",
    "picture",
    "website",
    "email",
    "email_verified",
    "gender",
    "birthdate",
    "zoneinfo",
    "locale",
    "phone_number",
    "phone_number_verified",
    "address",
    "updated_at",
];

crate::newtype::str_newtype! {
    /// The name of a claim that the application gets in addition to SuperOffice's: an entry of the portal's "Custom claims".
    ///
    /// SuperOffice publishes no form. Ours: up to 128 characters without white space, control or invisible ones. It
    /// may be neither a registered claim (RFC 7519, RFC 7800, RFC 8693, OpenID Connect), nor one that SuperOffice's tokens
    /// hold ([`ClaimName::tokens`]), nor start with `http://schemes.superoffice.net/identity/`: a token with the name twice has no meaning.
    ///
    /// ```
    /// use superoffice_app::{CustomClaim, ParseErrorKind};
    ///
    /// assert!(CustomClaim::parse("acme_region").is_ok());
    /// assert_eq!(CustomClaim::parse("sub").unwrap_err().kind(), ParseErrorKind::Reserved);
    /// ```
    pub struct CustomClaim, "custom claim", validate
}

/// A name without white space and invisible characters, up to [`MAX_CHARS`], that means nothing yet.
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    if text.is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    if crate::identity::is_longer(text, MAX_CHARS) {
        return Err(ParseErrorKind::TooLong { max: MAX_CHARS });
    }
    if let Some(found) = text.chars().find(|letter| letter.is_whitespace() || redact::is_hidden(*letter)) {
        return Err(ParseErrorKind::InvalidCharacter { found });
    }
    if is_reserved(text) { Err(ParseErrorKind::Reserved) } else { Ok(()) }
}

/// Claim names are case-sensitive (RFC 7519 §10.1.1), URIs with a host are not quite.
fn is_reserved(text: &str) -> bool {
    REGISTERED.contains(&text) || claim_name::is_used(text) || strip(text, ClaimName::PREFIX).is_some()
}

/// The text after a prefix whose letter case does not count.
fn strip<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_means_something_is_reserved() {
        for text in ["acme_region", "roles", "https://acme.example/region", "version", "url", "Profile", "Sub", "sub2"]
        {
            assert_eq!(validate(text), Ok(()), "{text}");
        }
        for text in [
            "sub",
            "aud",
            "email_verified",
            "ctx",
            "ticket",
            "netserver_url",
            "internal_netserver_url",
            "personid",
            "http://schemes.superoffice.net/identity/acme",
            "HTTP://Schemes.superoffice.net/identity/",
        ] {
            assert_eq!(validate(text), Err(ParseErrorKind::Reserved), "{text}");
        }
    }

    #[test]
    fn a_name_has_nothing_invisible() {
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            (" ", ParseErrorKind::InvalidCharacter { found: ' ' }),
            ("acme region", ParseErrorKind::InvalidCharacter { found: ' ' }),
            ("acme\u{0}", ParseErrorKind::InvalidCharacter { found: '\0' }),
            ("acme\u{200b}", ParseErrorKind::InvalidCharacter { found: '\u{200b}' }),
            (&"x".repeat(129), ParseErrorKind::TooLong { max: 128 }),
        ] {
            assert_eq!(validate(text), Err(kind), "{text:?}");
        }
    }
}
