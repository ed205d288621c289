//! Drafts that are ready for an environment.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prop_assert;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use superoffice_app::generate::{NOW, drafts};
use superoffice_app::{
    ApplicationKind, AuthenticationDraft, Configuration, ConfigurationDraft, Distribution, Environment, Field, FieldId,
    FlagNames, List, PerEnvironment, Policy, RedirectPattern, UiComponent, UrlList, WorkflowStatus,
};

/// Drafts for this environment.
fn some(environment: Environment, count: usize) -> impl Iterator<Item = ConfigurationDraft<'static>> {
    let mut runner = TestRunner::deterministic();
    let strategy = drafts(environment);
    (0..count).map(move |_| strategy.new_tree(&mut runner).unwrap().current())
}

#[test]
fn are_ready_for_their_environment() {
    let policy = Policy::default();
    for environment in Environment::ALL {
        let mut runner = TestRunner::new(Config::default());
        for _ in 0..96 {
            let mut tree = drafts(environment).new_tree(&mut runner).unwrap();
            let mut steps = 0;
            loop {
                let report = tree.current().check_for(environment, NOW, &policy);
                assert!(report.passed(), "{environment}, {steps} simpler: {report}\n{:#?}", tree.current());
                steps += 1;
                if steps > 400 || !tree.simplify() {
                    break;
                }
            }
        }
    }
}

/// They are built, and what is built is ready too, and is the same when it is written and read back.
#[test]
fn can_be_built() {
    let policy = Policy::default();
    for environment in Environment::ALL {
        for draft in some(environment, 128) {
            let configuration =
                draft.build(&policy).unwrap_or_else(|error| panic!("{error}\n{draft:#?}")).configuration;
            assert!(configuration.check_for(environment, NOW, &policy).passed());
            let written = serde_json::to_string(&configuration).unwrap();
            assert_eq!(serde_json::from_str::<Configuration>(&written).unwrap(), configuration, "{written}");
        }
    }
}

/// How often something is said of a draft.
type Tally = BTreeMap<String, usize>;

/// Each feature that a draft has, by name; a name is there with none, too.
fn features(tally: &mut Tally, draft: &ConfigurationDraft<'static>) {
    let mut count = |name: String, has: bool| *tally.entry(name).or_default() += usize::from(has);
    for distribution in Distribution::ALL {
        count(distribution.to_string(), draft.distribution.value() == Some(&distribution));
    }
    for kind in ApplicationKind::ALL {
        count(kind.to_string(), draft.kind.value() == Some(&kind));
    }
    count("no kind".into(), draft.kind.is_absent());
    count("old schema".into(), draft.schema.value() == Some(&1));
    count("bare".into(), draft.advanced.is_absent() && draft.integrations.is_absent() && draft.tenants.is_absent());
    let authentication = draft.authentication.value().unwrap();
    let native = authentication.native.value() == Some(&true);
    count("native".into(), native);
    let urls: Vec<_> = authentication.redirect_urls.values().filter_map(|(_, list)| list.value()).collect();
    let any_url =
        |what: &dyn Fn(&str) -> bool| urls.iter().any(|list| list.values().any(|(_, url)| what(url.as_str())));
    count("no redirect URL".into(), urls.is_empty());
    count("several redirect URLs".into(), urls.iter().any(|list| list.len() > 2));
    count("web pattern".into(), !native && any_url(&|url| url.starts_with('^')));
    count("loopback pattern".into(), any_url(&|url| url.starts_with(r"^http://127\.0\.0\.1:")));
    count("template".into(), any_url(&|url| url == RedirectPattern::NATIVE_TEMPLATE));
    count("loopback address".into(), any_url(&|url| url.starts_with("http://127.0.0.1")));
    count("loopback of IPv6".into(), any_url(&|url| url.starts_with("http://[::1]")));
    count("own scheme".into(), any_url(&|url| url.starts_with("example.")));
    count("port".into(), any_url(&|url| url.starts_with("https:") && url.matches(':').count() == 2));
    count("query".into(), any_url(&|url| url.starts_with("https:") && url.contains('?')));
    count("default URL".into(), !authentication.default_redirect_url.is_empty());
    count("origins".into(), !authentication.cors_urls.is_empty());
    let secrets = || authentication.client_secret.values().filter_map(|(_, secret)| secret.value());
    count("no secret".into(), secrets().next().is_none());
    count("hash".into(), secrets().any(|secret| secret.hash.value().is_some()));
    count("reference".into(), secrets().any(|secret| secret.reference.value().is_some()));
    count("secret expires".into(), secrets().any(|secret| secret.expires.value().is_some()));
    count("expired secret".into(), secrets().any(|secret| secret.expires.value().is_some_and(|time| *time < NOW)));
    let certificates = || authentication.certificate.values().filter_map(|(_, certificate)| certificate.value());
    count("no certificate".into(), certificates().next().is_none());
    count("XML".into(), certificates().any(|certificate| certificate.rsa_xml.value().is_some()));
    count("PEM".into(), certificates().any(|certificate| certificate.pem.value().is_some()));
    for (name, shared, given) in [
        ("client ID", authentication.client_id.is_shared(), authentication.client_id.values().count()),
        ("redirect URLs", authentication.redirect_urls.is_shared(), authentication.redirect_urls.values().count()),
        ("secret", authentication.client_secret.is_shared(), authentication.client_secret.values().count()),
    ] {
        count(format!("{name}: shared"), shared);
        for number in 1..=3 {
            count(format!("{name}: for {number}"), !shared && given == number);
        }
    }
    if let Some(integrations) = draft.integrations.value() {
        for (name, integration) in [
            ("ERP sync", &integrations.erp_sync),
            ("quote connector", &integrations.quote_connector),
            ("mirroring", &integrations.mirroring),
        ] {
            let enabled = integration.value().and_then(|table| table.enabled.value());
            count(format!("{name}: on"), enabled == Some(&true));
            count(format!("{name}: off"), enabled == Some(&false));
        }
    }
    let flags = |flags: Option<&FlagNames<'_>>| match flags {
        None => "none",
        Some(FlagNames::Bits(_)) => "bits",
        Some(FlagNames::Names(_)) => "names",
    };
    let advanced = draft.advanced.value();
    let (claims, agents) = (advanced.map(|table| &table.claims), advanced.map(|table| &table.agents));
    for form in ["none", "bits", "names"] {
        count(format!("claims: {form}"), flags(claims.and_then(Field::value)) == form);
        count(format!("agents: {form}"), flags(agents.and_then(Field::value)) == form);
    }
    for component in UiComponent::ALL {
        let elements = draft.ui.value().into_iter().flat_map(List::values);
        count(component.to_string(), elements.filter_map(|(_, it)| it.component.value()).any(|it| *it == component));
    }
    let tenants = draft.tenants.value();
    for (name, list) in [
        ("SOD", tenants.map(|tenants| &tenants.sod)),
        ("Stage", tenants.map(|tenants| &tenants.stage)),
        ("Production", tenants.map(|tenants| &tenants.production)),
    ] {
        let list = list.and_then(Field::value);
        count(format!("tenants in {name}"), list.is_some());
        let endpoints = list.into_iter().flat_map(List::values).filter(|(_, tenant)| tenant.endpoint.value().is_some());
        count(format!("endpoints in {name}"), endpoints.count() > 0);
    }
    let statuses = draft.verification.value();
    let audit = statuses.and_then(|statuses| statuses.security_audit.value());
    count("audit passed".into(), audit.is_some_and(WorkflowStatus::is_passed));
    count("audit not recorded".into(), audit.is_none_or(|status| !status.is_recorded()));
}

/// One in two hundred has it at least.
#[test]
fn no_feature_is_starved() {
    const DRAFTS: usize = 2_000;
    for environment in Environment::ALL {
        let mut tally = Tally::new();
        some(environment, DRAFTS).for_each(|draft| features(&mut tally, &draft));
        let starved: Vec<_> = tally.iter().filter(|(_, count)| **count < DRAFTS / 200).collect();
        assert!(starved.is_empty(), "{environment}: {starved:?} of {tally:#?}");
        let share = |name: &str| tally[name] * 100 / DRAFTS;
        // The shares that are promised.
        for (name, promised) in
            [("standard", 40), ("native", 25), ("no kind", 30), ("client ID: shared", 50), ("tenants in SOD", 15)]
        {
            assert!(share(name).abs_diff(promised) < 4, "{environment}: {name} {}", share(name));
        }
    }
}

/// Nor is any setting.
#[test]
fn every_setting_is_sometimes_given() {
    const DRAFTS: usize = 1_000;
    let policy = Policy::default();
    let empty =
        ConfigurationDraft { name: "Acme".into(), distribution: Distribution::Custom.into(), ..Default::default() };
    let empty = empty.build(&policy).unwrap().configuration;
    for environment in Environment::ALL {
        let mut tally: BTreeMap<FieldId, usize> = FieldId::ALL.iter().map(|field| (*field, 0)).collect();
        for draft in some(environment, DRAFTS) {
            let configuration = draft.build(&policy).unwrap().configuration;
            let given: BTreeSet<_> = empty.diff(&configuration).fields().collect();
            given.into_iter().for_each(|field| *tally.entry(field).or_default() += 1);
        }
        let starved: Vec<_> = tally.iter().filter(|(_, count)| **count < DRAFTS / 100).collect();
        assert!(starved.is_empty(), "{environment}: {starved:?} of {tally:#?}");
    }
}

/// What plays no part in a failure goes: of a draft that is native nothing is left but what every draft needs.
#[test]
fn shrink_to_what_matters() {
    let is_native = |draft: &ConfigurationDraft<'static>| {
        draft.authentication.value().is_some_and(|table| table.native.value() == Some(&true))
    };
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let failure = runner.run(&drafts(Environment::Production), |draft| {
        prop_assert!(!is_native(&draft));
        Ok(())
    });
    let Err(TestError::Fail(_, simplest)) = failure else { panic!("{failure:?}") };
    let expected = ConfigurationDraft {
        name: "Acme".into(),
        distribution: Distribution::Custom.into(),
        authentication: AuthenticationDraft {
            native: true.into(),
            client_id: PerEnvironment::Shared("0123456789abcdef0123456789abcdef".into()),
            redirect_urls: PerEnvironment::Shared(UrlList::from(["http://127.0.0.1/acme"]).into()),
            ..Default::default()
        }
        .into(),
        ..Default::default()
    };
    assert_eq!(simplest, expected);
}
