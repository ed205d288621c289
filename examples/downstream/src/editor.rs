//! A partner's own commands on a draft: what the buttons of an editor do.

use superoffice_app::{ConfigurationDraft, Environment, Field, RedirectUrl, Text, UrlList};

/// Adds a redirect URL to those of one environment, and of the others where they share one list. Says whether it was not there.
pub fn add_redirect_url(draft: &mut ConfigurationDraft<'_>, environment: Environment, url: &RedirectUrl) -> bool {
    if draft.authentication.is_absent() {
        draft.authentication = Field::from(superoffice_app::AuthenticationDraft::default());
    }
    let Some(authentication) = draft.authentication.value_mut() else { return false };
    let mut list: UrlList<'_> =
        authentication.redirect_urls.get(environment).and_then(Field::value).cloned().unwrap_or_default();
    if list.values().any(|(_, there)| there.as_str() == url.as_str()) {
        return false;
    }
    list.push(Text::from(url.as_str().to_owned()));
    if authentication.redirect_urls.is_shared() {
        authentication.redirect_urls = Field::from(list).into();
    } else {
        authentication.redirect_urls.set(environment, Field::from(list));
    }
    true
}

/// Gives the application another name.
pub fn rename(draft: &mut ConfigurationDraft<'_>, name: &superoffice_app::AppName) {
    draft.name = Field::from(Text::from(name.as_str().to_owned()));
}
