//! What differs between two configurations.

use proptest::prelude::*;
use superoffice_app::{ChangeKind, Configuration, Diff, FieldId, Policy};

use crate::support::read_toml;

const EVERYTHING: &str = include_str!("fixtures/everything.toml");

fn build(toml: &str) -> Configuration {
    read_toml(toml).build(&Policy::import()).unwrap_or_else(|report| panic!("{report}")).configuration
}

#[track_caller]
fn lines(before: &str, after: &str) -> String {
    let head = "name = \"Acme\"\n";
    build(&format!("{head}{before}")).diff(&build(&format!("{head}{after}"))).to_string()
}

#[test]
fn says_what_became_of_each_value() {
    for (before, after, expected) in [
        ("", "", ""),
        ("", "partner = \"acme\"", "partner: added `acme`"),
        ("partner = \"acme\"", "", "partner: removed `acme`"),
        ("kind = \"hybrid\"", "kind = \"internal\"", "kind: `hybrid` becomes `internal`"),
        ("", "advanced.exclude_from_invoice = true", "advanced.exclude_from_invoice: `false` becomes `true`"),
        ("", "integrations.erp_sync = {}", "integrations.erp_sync.enabled: added `false`"),
        (
            "advanced.claims = [\"SystemToken\"]",
            "advanced.claims = [\"PersonId\", \"AcmeRegion\"]",
            "advanced.claims: removed `SystemToken`\nadvanced.claims: added `PersonId`\nadvanced.claims: added `AcmeRegion`",
        ),
        (
            "authentication.redirect_urls = [\"https://a.example/1\", \"https://a.example/2\"]",
            "authentication.redirect_urls = [\"https://a.example/2\", \"https://a.example/1\"]",
            "authentication.redirect_urls: the same entries in another order",
        ),
        (
            "authentication.redirect_urls = [\"https://a.example/1\"]",
            "authentication.redirect_urls = [\"https://a.example/1\", \"https://a.example/1\"]",
            "authentication.redirect_urls: added `https://a.example/1`",
        ),
        ("", "authentication.redirect_urls = []", "authentication.redirect_urls: added `[]`"),
        (
            "authentication.redirect_urls = []",
            "authentication.redirect_urls = [\"https://a.example/1\"]",
            "authentication.redirect_urls: added `https://a.example/1`",
        ),
        (
            "authentication.redirect_urls = [\"https://a.example/1\"]",
            "[authentication.redirect_urls]\nsod = [\"https://a.example/1\"]\nstage = [\"https://a.example/2\"]",
            "authentication.redirect_urls: the environments are set apart\n\
             authentication.redirect_urls.stage: removed `https://a.example/1`\n\
             authentication.redirect_urls.stage: added `https://a.example/2`\n\
             authentication.redirect_urls.production: removed `https://a.example/1`",
        ),
        (
            "[authentication.client_id]\nsod = \"6cf25376616343b38d14ddcd804f2891\"",
            "[authentication]\nclient_id = \"6cf25376616343b38d14ddcd804f2891\"",
            "authentication.client_id: the environments share one value\n\
             authentication.client_id.stage: added `6cf25376616343b38d14ddcd804f2891`\n\
             authentication.client_id.production: added `6cf25376616343b38d14ddcd804f2891`",
        ),
        (
            "authentication.client_secret = { reference = \"env:CANARY\" }",
            "authentication.client_secret = { reference = \"env:OTHER\", description = \"new\", expires = 2027-05-01T00:00:00Z }",
            "authentication.client_secret: `env:[redacted]` becomes `env:[redacted]`\n\
             authentication.client_secret.description: added `new`\n\
             authentication.client_secret.expires: added `2027-05-01T00:00:00Z`",
        ),
        (
            "authentication.client_secret.sod = { hash = \"$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$CANARY\" }",
            "",
            "authentication.client_secret.sod: removed `$argon2id$[redacted]`",
        ),
        (
            "partner_site = \"https://a.example/?token=CANARY\"",
            "",
            "partner_site: removed `https://a.example/?token=[redacted]`",
        ),
    ] {
        let found = lines(before, after);
        assert_eq!(found, expected, "{before} -> {after}");
        assert!(!found.contains("CANARY"));
    }
}

#[test]
fn has_a_form_for_machines() {
    let (before, after) =
        (build("name = \"A\""), build("name = \"B\"\n[authentication.redirect_urls]\nsod = [\"https://a.example/1\"]"));
    assert_eq!(
        serde_json::to_value(before.diff(&after)).unwrap(),
        serde_json::json!([
            { "field": "name", "path": "name", "change": "changed", "before": "A", "after": "B" },
            {
                "field": "authentication.redirect_urls",
                "path": "authentication.redirect_urls.sod",
                "environment": "sod",
                "change": "added",
                "after": "https://a.example/1",
            },
        ])
    );
}

/// Takes each value out of a full configuration, one at a time: that setting differs, and no other.
#[test]
fn each_setting_is_seen_by_itself() {
    fn leaves(value: &serde_json::Value, pointer: &str, found: &mut Vec<String>) {
        match value.as_object() {
            Some(table) => table.iter().for_each(|(key, below)| leaves(below, &format!("{pointer}/{key}"), found)),
            None => found.push(pointer.to_owned()),
        }
    }

    let full = build(EVERYTHING);
    let value = serde_json::to_value(&full).unwrap();
    let mut pointers = Vec::new();
    leaves(&value, "", &mut pointers);
    let mut seen = std::collections::BTreeSet::new();
    for pointer in &pointers {
        let mut without = value.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        without.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
        let Ok(other) = serde_json::from_value::<Configuration>(without) else { continue };
        let diff = full.diff(&other);
        let fields: Vec<_> = diff.fields().collect();
        if pointer == "/schema" {
            assert_eq!(fields, []);
            continue;
        }
        let [field] = fields[..] else { panic!("{pointer}: {diff}") };
        assert!(pointer.replace('/', ".").starts_with(&format!(".{field}")), "{pointer}: {field}");
        seen.insert(field);
    }
    let unseen: Vec<_> = FieldId::ALL.iter().filter(|field| !seen.contains(field)).collect();
    // Without a name there is no configuration, and what is off is not written.
    let off = [FieldId::QuoteConnectorEnabled, FieldId::MirroringEnabled, FieldId::MirroringErrorEmails];
    assert_eq!(unseen, [FieldId::Name].iter().chain(&off).collect::<Vec<_>>());
}

/// A configuration of which some values were taken away or come from another.
fn variant() -> impl Strategy<Value = Configuration> {
    let value = serde_json::to_value(build(EVERYTHING)).unwrap();
    let texts = ["https://acme.example/a", "SystemToken", "Webhook", "WebAPI", "acme", "passed", "internal"];
    let step = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..5_u8);
    prop::collection::vec(step, 0..6).prop_filter_map("cannot be held", move |steps| {
        let mut value = value.clone();
        for (depth, place, what) in steps {
            let mut at = &mut value;
            for _ in 0..depth.index(4) {
                let Some(table) = at.as_object_mut().filter(|table| !table.is_empty()) else { break };
                let key = table.keys().nth(place.index(table.len())).unwrap().clone();
                at = at.get_mut(&key).unwrap();
            }
            match (what, at) {
                (0, serde_json::Value::Array(list)) => list.reverse(),
                (1, serde_json::Value::Array(list)) => list.truncate(1),
                (2, serde_json::Value::Array(list)) => list.push((*place.get(&texts)).into()),
                (3, serde_json::Value::Object(table)) if !table.is_empty() => {
                    let key = table.keys().nth(place.index(table.len())).unwrap().clone();
                    table.remove(&key);
                }
                (_, serde_json::Value::String(text)) => *text = (*place.get(&texts)).into(),
                (_, serde_json::Value::Bool(flag)) => *flag = !*flag,
                _ => {}
            }
        }
        serde_json::from_value(value).ok()
    })
}

fn mirrored(diff: &Diff) -> Vec<(String, ChangeKind, Option<String>, Option<String>)> {
    let mirror = |kind| match kind {
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        ChangeKind::SetApart => ChangeKind::Shared,
        ChangeKind::Shared => ChangeKind::SetApart,
        ChangeKind::Changed | ChangeKind::Reordered => kind,
    };
    let one = |change: &superoffice_app::Change| {
        let text = |text: Option<&str>| text.map(str::to_owned);
        (change.path().to_string(), mirror(change.kind()), text(change.after()), text(change.before()))
    };
    let mut changes: Vec<_> = diff.iter().map(one).collect();
    changes.sort();
    changes
}

/// Mostly two that have much in common, and any two.
fn two() -> impl Strategy<Value = (Configuration, Configuration)> {
    prop_oneof![2 => (variant(), variant()), 1 => any::<(Configuration, Configuration)>()]
}

proptest! {
    #[test]
    fn nothing_differs_between_equal_ones_only((a, b) in two()) {
        prop_assert_eq!(a.diff(&b).is_empty(), a == b);
        let copy: Configuration = serde_json::from_str(&serde_json::to_string(&a).unwrap()).unwrap();
        prop_assert!(a.diff(&copy).is_empty());
    }

    #[test]
    fn the_way_back_is_the_mirror_image((a, b) in two()) {
        let back: Vec<_> = mirrored(&b.diff(&a));
        let mut there: Vec<_> = a.diff(&b).iter().map(|change| {
            let text = |text: Option<&str>| text.map(str::to_owned);
            (change.path().to_string(), change.kind(), text(change.before()), text(change.after()))
        }).collect();
        there.sort();
        prop_assert_eq!(there, back);
    }
}
