//! A sign-in sends nobody anywhere that is not registered, whatever has happened to the application.

use proptest::prelude::*;
use superoffice_app::generate::histories;
use superoffice_app::{Environment, RedirectUrl, UrlEntry};
use superoffice_app_downstream::sign_in::{Answer, answer};

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn nowhere_that_is_not_registered(history in histories(), other in any::<RedirectUrl>(), environment in any::<Environment>()) {
        let application = history.application();
        let registered: Vec<_> = match application.live(environment) {
            Ok(version) => version.configuration().authentication().redirect_urls.get(environment).iter()
                .flat_map(|list| list.iter()).filter_map(UrlEntry::literal).cloned().collect(),
            Err(_) => Vec::new(),
        };
        for url in &registered {
            prop_assert_eq!(answer(application, environment, url.as_str()), Answer::GoOn(url.to_string()));
            // One letter more is another URL.
            let longer = format!("{url}x");
            if registered.iter().all(|url| url.as_str() != longer) {
                prop_assert!(matches!(answer(application, environment, &longer), Answer::ErrorPage(_)));
            }
        }
        // A URL of somebody else's, on another host, unless it is a loopback address, whose port may float.
        let foreign = other.host().is_none_or(|host| registered.iter().all(|url| url.host() != Some(host)));
        if foreign && !other.is_loopback() {
            prop_assert!(matches!(answer(application, environment, other.as_str()), Answer::ErrorPage(_)));
        }
    }
}
