//! The webhook knows each tenant as its messages make it, also when they come late or twice.

use proptest::prelude::*;
use superoffice_app::generate::messages;
use superoffice_app::{TenantDirectory, TenantKey};
use superoffice_app_downstream::webhook::hear;

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn a_tenant_is_as_its_messages_make_it(run in messages(), stranger in any::<TenantKey>()) {
        let key = run.tenant_key();
        let mut tenants = TenantDirectory::load([run.beginning()]).directory;
        let mut told = Vec::new();
        for (at, message) in run.messages() {
            let body = serde_json::to_string(message).unwrap();
            told.extend(hear(&mut tenants, key.environment(), &body, *at).unwrap());
        }
        let tenant = tenants.get(key.environment(), key.context_id()).unwrap();
        prop_assert_eq!(&**tenant, &run.tenant());
        prop_assert_eq!(told, run.events());

        // In the order in which they were sent it is the same.
        let mut sorted = run.messages().to_vec();
        sorted.sort_by_key(|(at, _)| *at);
        let mut others = TenantDirectory::load([run.beginning()]).directory;
        for (at, message) in &sorted {
            hear(&mut others, key.environment(), &serde_json::to_string(message).unwrap(), *at).unwrap();
        }
        prop_assert_eq!(others.get(key.environment(), key.context_id()), Some(tenant));

        // A message is not believed about another tenant.
        if stranger != *key {
            let body = format!(r#"{{"ChangeType":4,"ContextIdentifier":"{}"}}"#, stranger.context_id());
            if stranger.context_id() != key.context_id() {
                prop_assert!(hear(&mut tenants, key.environment(), &body, superoffice_app::generate::NOW).is_err());
            }
        }
    }
}
