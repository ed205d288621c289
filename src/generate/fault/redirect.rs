//! Faults of redirect URLs.

use super::{Fault, Faulty, spoilt};
use crate::generate::text;
use crate::{Code, ConfigurationDraft, Field, PerEnvironment, UrlList};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[Fault(Code::REDIRECT_URL_NOT_HTTPS, not_https)];

fn not_https() -> Faulty {
    spoilt(Code::REDIRECT_URL_NOT_HTTPS, text::https_url(), |draft, url| {
        redirect_to(draft, url.replacen("https", "http", 1));
    })
}

/// Makes this the only redirect URL.
fn redirect_to(draft: &mut ConfigurationDraft<'static>, url: String) {
    if let Some(authentication) = draft.authentication.value_mut() {
        authentication.redirect_urls = PerEnvironment::Shared(Field::from(UrlList::from_iter([url])));
    }
}
