//! What is ready stays ready, whatever the editor does.

use proptest::prelude::*;
use superoffice_app::generate::{NOW, drafts};
use superoffice_app::{AppName, ConfigurationDraft, Environment, Field, FieldId, Policy, RedirectUrl};
use superoffice_app_downstream::editor::{add_redirect_url, rename};

/// The redirect URLs and patterns that count in an environment, as they are written.
fn registered(draft: &ConfigurationDraft<'_>, environment: Environment) -> Vec<String> {
    let list = draft.authentication.value().and_then(|table| table.redirect_urls.get(environment));
    let urls = list.and_then(Field::value).into_iter().flat_map(|list| list.values());
    urls.map(|(_, url)| url.as_str().to_owned()).collect()
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn a_redirect_url_more_is_one_change_and_no_fault(draft in drafts(Environment::Production), word in "[a-z]{12}") {
        let policy = Policy::default();
        let before = draft.build(&policy).unwrap().configuration;
        let url = RedirectUrl::parse(&format!("https://{word}.example/callback")).unwrap();
        let mut edited = draft.clone();
        prop_assert!(add_redirect_url(&mut edited, Environment::Production, &url));
        prop_assert!(!add_redirect_url(&mut edited, Environment::Production, &url), "twice is once");
        let report = edited.check_for(Environment::Production, NOW, &policy);
        prop_assert!(report.passed(), "{report}");
        let after = edited.build(&policy).unwrap().configuration;
        let fields: Vec<_> = before.diff(&after).fields().collect();
        prop_assert_eq!(fields, [FieldId::RedirectUrls]);
        prop_assert!(after.urls(Environment::Production).redirect(url.as_str()).is_allowed());
    }

    /// Also in the environments that were not asked for, and letter by letter: of the paths, some end in a slash, have a capital or an escape.
    #[test]
    fn what_was_registered_anywhere_still_is(
        draft in any::<Environment>().prop_flat_map(drafts),
        environment in any::<Environment>(),
        url in any::<RedirectUrl>(),
    ) {
        let mut edited = draft.clone();
        let is_new = add_redirect_url(&mut edited, environment, &url);
        for place in Environment::ALL {
            let (before, after) = (registered(&draft, place), registered(&edited, place));
            for entry in &before {
                prop_assert!(after.contains(entry), "{} was registered in {}: {:?}", entry, place, after);
            }
            if place == environment {
                prop_assert_eq!(is_new, !before.contains(&url.to_string()));
                prop_assert!(after.contains(&url.to_string()), "{} was added: {:?}", url, after);
            }
        }
    }

    #[test]
    fn a_name_is_a_name(draft in drafts(Environment::Sod), name in any::<AppName>()) {
        let mut edited = draft.clone();
        rename(&mut edited, &name);
        // Not every name suits the App Store; every one is kept as it is.
        if let Ok(built) = edited.build(&Policy::import()) {
            prop_assert_eq!(built.configuration.name(), &name);
        }
    }
}
