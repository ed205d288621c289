//! Where among the URLs of a draft a fault is put.

use core::fmt::Debug;
use core::ops::RangeInclusive;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Faulty, Place, put, spoilt_like};
use crate::generate::draft::Wish;
use crate::generate::text;
use crate::{
    AuthenticationDraft, ClientSecretDraft, Code, ConfigurationDraft, Environment, Field, List, PerEnvironment, Text,
    UrlList,
};

/// A setting that holds URLs that a browser is sent to, or comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// The allowed redirect URLs.
    Allowed,
    /// The URLs after sign-out.
    PostLogout,
    /// The default redirect URL.
    Default,
    /// The origins.
    Origins,
}

/// All places of redirect URLs.
pub(super) const REDIRECTS: &[Setting] = &[Setting::Allowed, Setting::PostLogout, Setting::Default];
/// The lists of redirect URLs.
pub(super) const LISTS: &[Setting] = &[Setting::Allowed, Setting::PostLogout];
/// Where the browser comes with an answer.
pub(super) const ANSWERED: &[Setting] = &[Setting::Allowed, Setting::Default];

/// A place: a setting, in a value of one environment or in the one that all share, and there before, between or after good entries.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    setting: Setting,
    /// The environment that gets a value of its own.
    environment: Place,
    place: Index,
    /// What stands in the list beside what stands there already.
    good: Vec<String>,
    /// The environment that is asked for: its list is kept when one is shared.
    asked: Environment,
}

/// Any place in one of these settings: half of them shared, the others for one environment.
pub(super) fn anywhere(settings: &'static [Setting], asked: Environment) -> impl Strategy<Value = Spot> + use<> {
    let [sod, stage, production] = Environment::ALL.map(Some);
    spot(settings, vec![None, None, None, sod, stage, production], asked)
}

/// A place that counts in the environment that is asked for: half of them are shared.
pub(super) fn counted(settings: &'static [Setting], asked: Environment) -> impl Strategy<Value = Spot> + use<> {
    spot(settings, vec![None, Some(asked)], asked)
}

/// A place that does not count in the environment that is asked for.
pub(super) fn uncounted(settings: &'static [Setting], asked: Environment) -> impl Strategy<Value = Spot> + use<> {
    let others = Environment::ALL.into_iter().filter(|other| *other != asked).map(Some);
    spot(settings, others.collect(), asked)
}

fn spot(
    settings: &'static [Setting],
    environments: Vec<Place>,
    asked: Environment,
) -> impl Strategy<Value = Spot> + use<> {
    (select(settings), select(environments), any::<Index>(), good(0..=3))
        .prop_map(move |(setting, environment, place, good)| Spot { setting, environment, place, good, asked })
}

/// Hosts of entries that are right wherever they stand.
fn good(count: RangeInclusive<usize>) -> impl Strategy<Value = Vec<String>> + use<> {
    prop::collection::vec(text::host(), count)
}

impl Spot {
    pub(super) fn is_in(&self, setting: Setting) -> bool {
        self.setting == setting
    }

    /// Puts one text there.
    pub(super) fn put(self, draft: &mut ConfigurationDraft<'static>, text: String) {
        self.put_all(draft, vec![text]);
    }

    /// Puts some texts there, one after the other but for the last of several, which ends the list. A default is the first of them.
    pub(super) fn put_all(self, draft: &mut ConfigurationDraft<'static>, texts: Vec<String>) {
        let Self { setting, environment, place, good, asked } = self;
        let Some(table) = authentication(draft) else { return };
        let (lists, path) = match setting {
            Setting::Allowed => (&mut table.redirect_urls, "/callback"),
            Setting::PostLogout => (&mut table.post_logout_redirect_urls, "/bye"),
            Setting::Origins => (&mut table.cors_urls, ""),
            Setting::Default => {
                let text = texts.into_iter().next().unwrap_or_default();
                return put(&mut table.default_redirect_url, environment, text.into());
            }
        };
        let before = lists.get(environment.unwrap_or(asked)).and_then(Field::value).map(List::entries);
        let mut entries: Vec<Field<Text<'static>>> = before.unwrap_or_default().to_vec();
        entries.extend(good.iter().map(|host| format!("https://{host}{path}").into()));
        let at = place.index(entries.len() + 1);
        let mut texts: Vec<Field<Text<'static>>> = texts.into_iter().map(Field::from).collect();
        let last = if texts.len() > 1 { texts.pop() } else { None };
        entries.splice(at..at, texts);
        entries.extend(last);
        put(lists, environment, UrlList::from_fields(entries).into());
    }
}

/// A table of the draft, made if there is none.
pub(super) fn table<T: Default>(field: &mut Field<T>) -> Option<&mut T> {
    if field.value().is_none() {
        *field = Field::from(T::default());
    }
    field.value_mut()
}

/// The table `authentication`.
pub(super) fn authentication<'d>(
    draft: &'d mut ConfigurationDraft<'static>,
) -> Option<&'d mut AuthenticationDraft<'static>> {
    table(&mut draft.authentication)
}

/// Drafts of native applications that would be right but for what is done to them.
pub(super) fn spoilt_native<P: Debug + 'static>(
    code: Code,
    how: impl Strategy<Value = P> + 'static,
    spoil: fn(&mut ConfigurationDraft<'static>, P),
) -> Faulty {
    let wish = Wish { native: Some(true), ..Wish::default() };
    spoilt_like(code, wish, how, spoil)
}

/// Makes the application one that is not native, without any URL of sign-in: those of native ones may be wrong in others.
pub(super) fn make_web(draft: &mut ConfigurationDraft<'static>, asked: Environment) {
    let Some(table) = authentication(draft) else { return };
    table.native = Field::absent();
    table.redirect_urls = PerEnvironment::default();
    table.post_logout_redirect_urls = PerEnvironment::default();
    table.cors_urls = PerEnvironment::default();
    table.default_redirect_url = PerEnvironment::default();
    if table.client_secret.get(asked).is_none_or(Field::is_absent) {
        let secret = ClientSecretDraft { reference: "vault:client-secret".into(), ..Default::default() };
        put(&mut table.client_secret, Some(asked), secret.into());
    }
}

/// Takes mirroring out, so that something else is what the application does.
pub(super) fn without_mirroring(draft: &mut ConfigurationDraft<'static>) {
    if let Some(table) = draft.integrations.value_mut() {
        table.mirroring = Field::absent();
    }
}

/// Whether the application is a native one.
pub(super) fn is_native(draft: &ConfigurationDraft<'static>) -> bool {
    draft.authentication.value().and_then(|table| table.native.value()).copied().unwrap_or(false)
}
