//! What is ready stays ready, whatever the editor does.

use proptest::prelude::*;
use superoffice_app::generate::{NOW, drafts};
use superoffice_app::{AppName, EndpointUrl, Environment, FieldId, Policy};
use superoffice_app_downstream::editor::{add_redirect_url, rename};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_redirect_url_more_is_one_change_and_no_fault(draft in drafts(Environment::Production), word in "[a-z]{12}") {
        let policy = Policy::default();
        let before = draft.build(&policy).unwrap().configuration;
        let url = EndpointUrl::parse(&format!("https://{word}.example/callback")).unwrap();
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
