//! Laws of every edit: of whatever configuration into whatever other, by whomever.

use proptest::prelude::*;
use serde_json::{Value, json};
use superoffice_app::{
    Actor, Application, Circumstances, Code, Command, Configuration, FieldId, PartnerId, Permissions, Policy,
    PortalVersion, Problem, Role, VersionLabel,
};

use crate::support::now;

const PERMISSION: [&str; 4] =
    ["edit.not-permitted", "advanced.read-only", "advanced.internal-only", "license.employees-only"];

/// Some values for each of many settings.
fn settings() -> impl Strategy<Value = Configuration> {
    let [a, b] = ["https://acme.example/a", "https://other.example/b"];
    let url = json!([null, a, b, "http://acme.example/a"]);
    let urls = json!([null, [], [a], [a, b], {"sod": [b], "production": [a, "^https://acme\\.example/[a-z]+$"]}]);
    let switch = json!([null, true, false]);
    let secret = json!([null, {"reference": "env:A"}, {"sod": {"reference": "env:A"}, "production": {"reference": "env:B"}},
        {"reference": "env:A", "description": "2026"}]);
    let table = [
        ("name", json!(["Acme Orders", "Acme Sales"])),
        ("distribution", json!([null, "custom", "standard"])),
        ("kind", json!([null, "hybrid"])),
        ("authentication.native", switch.clone()),
        ("authentication.client_id", json!([null, "a", {"sod": "a", "stage": "b"}])),
        ("authentication.redirect_urls", urls.clone()),
        ("authentication.cors_urls", json!([null, ["https://acme.example"], {"stage": ["https://other.example"]}])),
        ("authentication.default_redirect_url", url.clone()),
        ("authentication.client_secret", secret),
        ("endpoints.supported", json!([null, ["WebAPI"], ["WebAPI", "Services88"]])),
        ("notifications.state_change_url", url.clone()),
        ("integrations.mirroring.enabled", switch.clone()),
        ("licenses.required", json!([null, ["development_tools"], ["Development Tools", "custom_apps"]])),
        ("advanced.claims", json!([null, ["SystemToken"], ["PersonId", "Quantum"]])),
        ("advanced.agents", json!([null, ["Webhook"], ["Webhook", "CRMScript"]])),
        ("advanced.custom_claims", json!([null, ["acme_a"], ["acme_b", "acme_a"]])),
        ("advanced.multi_tenant_identity", switch.clone()),
        ("advanced.remove_remember_me", switch),
        ("verification.authorization_level", json!([null, "administrator", "explicit"])),
        ("verification.security_audit", json!([null, "not_recorded", "passed", "Ordered"])),
    ];
    let choices: Vec<_> = table
        .into_iter()
        .map(|(path, values)| {
            let values = values.as_array().unwrap().clone();
            // Mostly the first one, so that two configurations have much in common.
            let more = prop::sample::select(values.clone());
            prop_oneof![2 => Just(values.first().cloned().unwrap()), 1 => more].prop_map(move |value| (path, value))
        })
        .collect();
    choices.prop_map(|chosen| {
        let mut whole = json!({"schema": 1, "partner": "acme"});
        for (path, value) in chosen.into_iter().filter(|(_, value)| !value.is_null()) {
            let mut here: &mut Value = &mut whole;
            for key in path.split('.') {
                here = here.as_object_mut().unwrap().entry(key).or_insert_with(|| json!({}));
            }
            *here = value;
        }
        serde_json::from_value(whole).unwrap()
    })
}

fn somebody() -> impl Strategy<Value = Actor> {
    let permissions =
        prop_oneof![Just(Permissions::empty()), Just(Permissions::CONFIGURATION), Just(Permissions::all())];
    (any::<Role>(), permissions).prop_map(|(role, permissions)| {
        let acme = PartnerId::parse("acme").unwrap();
        let actor = if role.is_partner() { Actor::partner(acme, role) } else { Actor::superoffice(role) };
        actor.with_permissions(permissions)
    })
}

/// What this actor may not change, from the published table alone.
fn not_theirs(before: &Configuration, after: &Configuration, actor: &Actor, portal: PortalVersion) -> Vec<FieldId> {
    let diff = before.diff(after);
    let all = !actor.may(Permissions::CONFIGURATION);
    diff.fields().filter(|field| all || !field.editor(portal).includes(actor.role())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_is_refused_or_does_exactly_what_it_says(
        before in settings(), after in settings(), actor in somebody(), portal in any::<PortalVersion>(), same in prop::bool::weighted(0.02),
    ) {
        let after = if same { before.clone() } else { after };
        let manager = Actor::superoffice(Role::AppManager);
        let version = VersionLabel::parse("1").unwrap();
        let begun = Application::create_with(&version, &before, &manager, now(), &Policy::import().into()).unwrap();
        let circumstances = Circumstances::from(Policy::import().with_portal_version(portal));
        let command = Command::Edit { version: version.clone(), configuration: after.clone() };
        let outcome = begun.application.execute_with(&command, &actor, now(), &circumstances);
        let diff = before.diff(&after);
        let not_theirs = not_theirs(&before, &after, &actor, portal);
        let report = match &outcome {
            Ok(step) => &step.report,
            Err(refusal) => refusal.report(),
        };
        let is_of_permission = |problem: &&Problem| PERMISSION.contains(&problem.code().as_str());
        let told: Vec<_> = report.iter().filter(is_of_permission).collect();
        if actor.may(Permissions::CONFIGURATION) {
            // Each setting that is not theirs is told, and no other.
            for field in FieldId::ALL {
                let at = field.as_str();
                let is_told = told.iter().any(|it| it.path().to_string() == at || it.path().to_string().starts_with(&format!("{at}.")));
                prop_assert_eq!(is_told, not_theirs.contains(field), "{}: {:?}", at, told);
            }
        } else {
            prop_assert!(told.len() == 1 && told[0].path().is_root(), "{:?}", told);
        }
        match outcome {
            Ok(step) => {
                prop_assert!(not_theirs.is_empty() && step.report.passed());
                step.application.check_invariants().unwrap();
                // Nothing else has changed, and doing it again changes nothing.
                let now_is = step.application.newest().configuration();
                let left: Vec<_> = now_is.diff(&after).fields().filter(|field| field.is_versioned()).collect();
                prop_assert!(left.is_empty(), "{:?}", left);
                let again = step.application.execute_with(&command, &actor, now(), &circumstances).unwrap();
                prop_assert!(again.events.is_empty(), "{:?}", again.events);
                prop_assert_eq!(&again.application, &step.application);
                // The events alone lead there.
                let mut replayed = begun.application.clone();
                for event in &step.events {
                    replayed.apply(event).unwrap();
                }
                prop_assert_eq!(&replayed, &step.application);
                // What follows is told of what changed.
                prop_assert_eq!(step.events.is_empty(), step.report.contains(Code::EDIT_NO_CHANGE));
                for problem in step.report.iter().filter(|it| it.code() != Code::EDIT_NO_CHANGE) {
                    let path = problem.path().to_string();
                    let is_of_a_change = diff.iter().any(|change| {
                        let changed = change.path().to_string();
                        changed.starts_with(&path) || path.starts_with(change.field().as_str())
                    });
                    prop_assert!(is_of_a_change || diff.is_empty(), "{problem}\n{diff}");
                }
            }
            Err(refusal) => prop_assert!(!refusal.report().passed()),
        }
    }
}
