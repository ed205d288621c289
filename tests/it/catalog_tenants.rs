//! Many tenants.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use superoffice_app::{
    Code, ContextId, DirectoryRefusal, Environment, Severity, Tenant, TenantDirectory, TenantKey, TenantLoadProblem,
};

use Environment::{Production, Sod, Stage};

fn context_id(text: &str) -> ContextId {
    ContextId::parse(text).unwrap()
}

fn tenant(environment: Environment, text: &str) -> Tenant {
    Tenant::new(TenantKey::new(environment, context_id(text)))
}

#[test]
fn letter_case_does_not_count_and_environments_do() {
    let mut directory = TenantDirectory::new();
    for (environment, text, expected) in [
        (Sod, "Cust26759", None),
        (Production, "Cust26759", None),
        (Sod, "CUST26759", Some("error[tenant.duplicate]: the tenant `CUST26759` is listed twice in sod")),
        (Sod, "Cust26759", Some("error[tenant.duplicate]: the tenant `Cust26759` is listed twice in sod")),
        (Stage, "cust1", None),
        (Sod, "Cust2675", None),
        (
            Production,
            "cust26759",
            Some("error[tenant.duplicate]: the tenant `cust26759` is listed twice in production"),
        ),
    ] {
        let refused = directory.insert(tenant(environment, text)).err().map(|refusal| refusal.to_string());
        assert_eq!(refused.as_deref(), expected);
    }
    assert_eq!(directory.len(), 4);
    for (environment, text, expected) in [
        (Sod, "cUST26759", Some("Cust26759")),
        (Stage, "Cust26759", None),
        (Stage, "CUST1", Some("cust1")),
        (Sod, "Cust", None),
        (Production, "cust2675", None),
    ] {
        let found = directory.get(environment, &context_id(text));
        assert_eq!(found.map(|tenant| tenant.context_id().as_str()), expected, "{environment} {text}");
        assert!(found.is_none_or(|tenant| tenant.environment() == environment));
    }
    let of_sod: Vec<_> = directory.tenants_of(Sod).map(|tenant| tenant.key().to_string()).collect();
    assert_eq!(of_sod, ["sod Cust26759", "sod Cust2675"]);
}

#[test]
fn a_refusal_names_both_and_changes_nothing() {
    let mut directory = TenantDirectory::new();
    directory.insert(tenant(Sod, "Cust1").as_sandbox()).unwrap();
    let refusal = directory.insert(tenant(Sod, "CUST1")).unwrap_err();
    let expected = |text| TenantKey::new(Sod, context_id(text));
    let DirectoryRefusal::Duplicate { key, there } = &refusal else { panic!("{refusal}") };
    assert_eq!((key.to_string(), there.to_string()), ("sod CUST1".to_owned(), "sod Cust1".to_owned()));
    assert_eq!(refusal.key(), &expected("cust1"));
    let problem = refusal.problem().unwrap();
    assert_eq!((problem.code(), problem.severity()), (Code::TENANT_DUPLICATE, Severity::Error));
    assert!(problem.is_fixed());
    assert_eq!(
        format!("{refusal:#}"),
        "error[tenant.duplicate]: the tenant `CUST1` is listed twice in sod\n  help: remove one of the two, or write the context ID that was meant"
    );
    let absent = directory.replace(tenant(Stage, "Cust1")).unwrap_err();
    assert_eq!(
        format!("{absent} {absent:?}"),
        "the directory has no tenant `stage Cust1` the directory has no tenant `stage Cust1`"
    );
    assert_eq!((refusal.as_str(), absent.as_str()), ("duplicate", "absent"));
    assert_eq!((absent.problem(), directory.len()), (None, 1));
    assert!(directory.get(Sod, &context_id("cust1")).unwrap().is_sandbox());
}

#[test]
fn what_is_set_is_inserted_or_replaced() {
    let mut directory = TenantDirectory::new();
    assert_eq!(directory.set(tenant(Sod, "Cust1")), Ok(None));
    assert_eq!(directory.set(tenant(Stage, "Cust1")), Ok(None));
    let there = directory.set(tenant(Sod, "CUST1").as_sandbox()).unwrap();
    assert_eq!(there.as_deref(), Some(&tenant(Sod, "Cust1")));
    assert_eq!(directory.len(), 2);
    assert_eq!(directory.get(Sod, &context_id("cust1")).map(|it| it.is_sandbox()), Some(true));
    assert_eq!(directory.get(Stage, &context_id("cust1")).map(|it| it.is_sandbox()), Some(false));
}

#[test]
fn loading_keeps_the_first() {
    let loaded = TenantDirectory::load([
        tenant(Sod, "Cust1").as_sandbox(),
        tenant(Sod, "cust1"),
        tenant(Stage, "Cust1"),
        tenant(Sod, "CUST1"),
    ]);
    assert_eq!(loaded.directory.len(), 2);
    assert!(loaded.directory.get(Sod, &context_id("CUST1")).unwrap().is_sandbox());
    let lines: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "item 2 (sod cust1): error[tenant.duplicate]: the tenant `cust1` is listed twice in sod",
            "item 4 (sod CUST1): error[tenant.duplicate]: the tenant `CUST1` is listed twice in sod",
        ]
    );
    assert_eq!(loaded.problems.iter().map(TenantLoadProblem::place).collect::<Vec<_>>(), [1, 3]);
    let json = serde_json::to_value(&loaded.problems[1]).unwrap();
    assert_eq!((&json["refusal"]["context_id"], &json["refusal"]["refused"]), (&"CUST1".into(), &"duplicate".into()));
    assert_eq!(json["refusal"]["message"], "error[tenant.duplicate]: the tenant `CUST1` is listed twice in sod");
    assert_eq!((&json["place"], &json["refusal"]["problem"]["code"]), (&3.into(), &"tenant.duplicate".into()));
    assert_eq!(loaded.problems[1].refusal().key().context_id().as_str(), "CUST1");
    assert!(TenantDirectory::load(Vec::<Tenant>::new()).directory.is_empty());
}

proptest! {
    /// The same as a map whose keys are in lower case.
    #[test]
    fn agrees_with_a_map(steps in prop::collection::vec((0..3_usize, "[cC][uU][0-9]{1,2}", 0..4), 0..120)) {
        let mut directory = TenantDirectory::new();
        let mut naive = BTreeMap::<(Environment, String), Arc<Tenant>>::new();
        for (environment, text, what) in steps {
            let environment = Environment::ALL[environment];
            let key = (environment, text.to_ascii_lowercase());
            let new = Arc::new(tenant(environment, &text));
            match what {
                0 => {
                    let removed = directory.remove(environment, &context_id(&text));
                    prop_assert_eq!(removed, naive.remove(&key));
                }
                1 => match (directory.replace(Arc::clone(&new)), naive.get_mut(&key)) {
                    (Ok(before), Some(there)) => prop_assert!(Arc::ptr_eq(&before, &core::mem::replace(there, new))),
                    (Err(DirectoryRefusal::Absent { .. }), None) => {}
                    other => prop_assert!(false, "{other:?}"),
                },
                _ => {
                    let told = directory.insert(Arc::clone(&new));
                    prop_assert_eq!(told.is_ok(), !naive.contains_key(&key));
                    naive.entry(key).or_insert(new);
                }
            }
            prop_assert_eq!(directory.len(), naive.len());
            for ((environment, text), there) in &naive {
                let found = directory.get(*environment, &context_id(&text.to_ascii_uppercase()));
                prop_assert!(found.is_some_and(|found| Arc::ptr_eq(found, there)));
            }
            for environment in Environment::ALL {
                let expected = naive.keys().filter(|(it, _)| *it == environment).count();
                prop_assert_eq!(directory.tenants_of(environment).count(), expected);
            }
            let mut keys: Vec<_> = directory.iter().map(|it| it.key().clone()).collect();
            keys.sort();
            prop_assert_eq!(keys, naive.values().map(|it| it.key().clone()).collect::<Vec<_>>());
        }
    }
}
