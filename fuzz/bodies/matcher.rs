//! What is allowed is what is registered, or but for the port of a loopback address, or what a pattern matches.

use superoffice_app::{
    AuthenticationDraft, ConfigurationDraft, CorsOrigin, Environment, Match, PerEnvironment, Policy, RedirectUrl,
    UrlList,
};

use super::backtrack::Pattern;

/// Panics when a candidate is allowed that is not registered in any way, or refused though its very text is right and registered.
pub(crate) fn run(native: bool, environment: Environment, registered: &[&str], candidates: &[&str]) {
    let list = || PerEnvironment::only(environment, registered.iter().copied().collect::<UrlList<'_>>().into());
    let authentication = AuthenticationDraft {
        native: native.into(),
        redirect_urls: list(),
        post_logout_redirect_urls: list(),
        cors_urls: list(),
        ..Default::default()
    };
    let draft = ConfigurationDraft { authentication: authentication.into(), ..Default::default() };
    let urls = draft.urls(environment, &Policy::default());
    for candidate in candidates {
        let is_registered = registered.contains(candidate);
        let redirect = urls.redirect(candidate);
        let explained = match redirect {
            Match::Exact => is_registered,
            Match::LoopbackPort => native && registered.iter().any(|entry| floats(entry, candidate)),
            Match::Pattern => registered.iter().any(|entry| entry.starts_with('^') && may_match(entry, candidate)),
            Match::Refused => true,
        };
        assert!(explained, "{candidate:?} is {redirect:?} of {registered:?}");
        let logout = urls.post_logout(candidate);
        assert!(
            logout == Match::Refused || logout == Match::Exact && is_registered,
            "{candidate:?} is {logout:?} of {registered:?} at logout"
        );
        // Whatever is registered, a browser is sent to nothing that is no URL.
        assert!(
            !redirect.is_allowed() && !logout.is_allowed() || RedirectUrl::parse(candidate).is_ok(),
            "{candidate:?} is allowed by {registered:?}"
        );
        let origin = urls.origin(candidate);
        let is_origin = |entry: &&str| CorsOrigin::parse(entry).is_ok_and(|entry| entry.serialized() == *candidate);
        assert!(
            origin == Match::Refused || origin == Match::Exact && registered.iter().any(is_origin),
            "{candidate:?} is {origin:?} of {registered:?} as an origin"
        );
        // https is right everywhere, so the very text has to be found.
        if is_registered && candidate.starts_with("https://") && RedirectUrl::parse(candidate).is_ok() {
            let is_held = !response_parameter(candidate);
            assert!(redirect == Match::Exact || !is_held, "{candidate:?} is {redirect:?} of {registered:?}");
            assert_eq!(logout, Match::Exact, "{candidate:?} of {registered:?} at logout");
        }
    }
}

/// Whether a second matcher finds a match, or cannot say.
fn may_match(pattern: &str, candidate: &str) -> bool {
    Pattern::read(pattern).and_then(|pattern| pattern.is_match(candidate)).unwrap_or(true)
}

/// Whether two texts are http on the same loopback literal, and equal but for the port.
fn floats(entry: &str, candidate: &str) -> bool {
    ["http://127.0.0.1", "http://[::1]"].into_iter().any(|start| {
        let [entry, candidate] = [entry, candidate].map(|text| text.strip_prefix(start).map(split_port));
        matches!((entry, candidate), (Some((Some(_), entry)), Some((Some(_), candidate))) if entry == candidate)
    })
}

/// The port, 0 when there is none, nothing when it is no port; and what follows.
fn split_port(rest: &str) -> (Option<u16>, &str) {
    let Some(after) = rest.strip_prefix(':') else {
        return (rest.is_empty().then_some(0).or_else(|| rest.starts_with(['/', '?']).then_some(0)), rest);
    };
    let end = after.find(['/', '?', '#', '\\', '@']).unwrap_or(after.len());
    let (port, rest) = after.split_at(end);
    let number = port.parse::<u16>().ok().filter(|number| *number > 0 && number.to_string() == port);
    (number, rest)
}

/// Whether the query may hold `iss`, however it is written.
fn response_parameter(url: &str) -> bool {
    url.split_once('?').is_some_and(|(_, query)| query.contains(['i', 'I', '%']))
}
