//! What is read as a token, a signed token or a thumbprint stays as it is; what is refused is not shown; nobody can sign.

use core::time::Duration;

use superoffice_app::{
    Certificate, ParseError, ParseErrorKind, Policy, SignedSystemToken, SigningInput, SystemUserToken, Thumbprint,
    Timestamp, TokenError,
};

/// A key of a public sample; who has its private half is not here.
const KEY: &str = "<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3i\
    Jp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus>\
    <Exponent>AQAB</Exponent></RSAKeyValue>";

/// Panics when a text is kept otherwise than it was given, when an error says more than it should, or when a signature is believed.
pub(crate) fn run(text: &str) {
    user_token(text);
    signed_token(text);
    thumbprint(text);
}

fn user_token(text: &str) {
    match (SystemUserToken::parse(text), SystemUserToken::from_string(text.to_owned())) {
        (Ok(token), Ok(again)) => {
            assert_eq!(token.expose_secret(), text);
            assert!(token.matches(&again));
            let random = text.strip_prefix(token.application_name()).and_then(|rest| rest.strip_prefix('-'));
            assert!(random.is_some_and(|random| !random.is_empty() && !random.contains('-')), "{text:?}");
            assert_eq!(format!("{token:?}"), "SystemUserToken([redacted])");
        }
        (Err(error), Err(same)) => {
            assert_eq!(error, same);
            assert_silent(error, text);
        }
        _ => panic!("{text:?} is taken over otherwise than copied"),
    }
}

fn signed_token(text: &str) {
    match (SignedSystemToken::parse(text), SignedSystemToken::from_string(text.to_owned())) {
        (Ok(signed), Ok(again)) => {
            assert_eq!((signed.expose_secret(), again.expose_secret()), (text, text));
            assert!(signed.token().matches(again.token()));
            assert_eq!(format!("{signed:?}"), "SignedSystemToken([redacted])");
            let input = SigningInput::new(signed.token(), signed.signed_at());
            let input = input.unwrap_or_else(|error| panic!("{text:?}: {error}"));
            let signature =
                text.as_bytes().strip_prefix(input.expose_secret()).and_then(|rest| rest.strip_prefix(b"."));
            assert!(signature.is_some_and(|signature| !signature.contains(&b'.')), "{text:?} is another input");
            let key = Certificate::parse(KEY).unwrap_or_else(|error| panic!("{error}"));
            for now in [signed.signed_at(), Timestamp::from_seconds(0).unwrap_or_else(|error| panic!("{error}"))] {
                let judged = signed.verify(&key, now, Duration::MAX);
                assert_eq!(judged, Err(TokenError::Signature), "{text:?}");
            }
        }
        (Err(error), Err(same)) => {
            assert_eq!(error, same);
            assert_silent(error, text);
        }
        _ => panic!("{text:?} is taken over otherwise than copied"),
    }
}

/// The whole error is one of few sentences.
fn assert_silent(error: ParseError, text: &str) {
    const WHAT: [&str; 4] = [
        "system user token",
        "signed system token",
        "time of the signed system token",
        "signature of the signed system token",
    ];
    let kinds = [
        ParseErrorKind::Empty,
        ParseErrorKind::TooManyBytes { max: 1024 },
        ParseErrorKind::TooManyBytes { max: 3770 },
        ParseErrorKind::WhiteSpaceAround,
        ParseErrorKind::Malformed,
    ];
    assert!(WHAT.contains(&error.what()) && kinds.contains(&error.kind()), "{text:?}: {error}");
}

fn thumbprint(text: &str) {
    let hidden = Thumbprint::hidden_characters(text);
    let report = Thumbprint::check(text, &Policy::default());
    assert!(report.passed() && report.len() <= 1, "{text:?}: {report}");
    match Thumbprint::parse(text) {
        Ok(thumbprint) => {
            assert_eq!(report.is_empty(), hidden == 0, "{text:?}");
            let digits: String = text.chars().filter(char::is_ascii_hexdigit).collect();
            assert_eq!(thumbprint.to_string(), digits.to_ascii_uppercase());
            assert_eq!(Thumbprint::parse(&digits), Ok(thumbprint));
            assert_eq!(Thumbprint::parse_x5t(&thumbprint.to_x5t()), Ok(thumbprint));
        }
        Err(_) => assert!(report.is_empty(), "{text:?}: {report}"),
    }
    if let Ok(thumbprint) = Thumbprint::parse_x5t(text) {
        assert_eq!(thumbprint.to_x5t(), text);
    }
}
