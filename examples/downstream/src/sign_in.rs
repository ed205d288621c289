//! Where a sign-in may send a browser.

use superoffice_app::{Application, Environment, Match};

/// What the sign-in page does with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Shows an error, and sends the browser nowhere.
    ErrorPage(String),
    /// Goes on, and sends the browser there in the end.
    GoOn(String),
}

/// Judges a request of this application for this redirect URL.
#[must_use]
pub fn answer(application: &Application, environment: Environment, redirect_uri: &str) -> Answer {
    let urls = match application.urls(environment) {
        Ok(urls) => urls,
        Err(why) => return Answer::ErrorPage(why.to_string()),
    };
    match urls.redirect(redirect_uri) {
        Match::Refused => Answer::ErrorPage(urls.explain_redirect(redirect_uri).to_string()),
        Match::Exact | Match::LoopbackPort | Match::Pattern => Answer::GoOn(redirect_uri.to_owned()),
    }
}
