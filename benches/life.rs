//! What a step in the life of an application costs, and how it grows. See README.md.

use std::hint::black_box;
use std::time::Instant;

use allocation_counter::measure;
use superoffice_app::{
    Actor, Agents, Application, Authorization, ClientId, Command, Configuration, ContextId, Environment, Event, Limits,
    Policy, Role, Settings, Stamp, StateResponse, Tenant, TenantKey, TenantState, Timestamp, UrlEntry, VersionLabel,
    json, may_call,
};

fn main() {
    let now = Timestamp::parse("2026-11-22T00:00:00Z").expect("a time");
    let manager = Actor::superoffice(Role::AppManager);
    fixture(&manager, now);
    println!();
    growth(&manager, now);
    println!();
    replay(&manager, now);
    println!();
    consent(&manager, now);
}

fn read(text: &str) -> Configuration {
    let limits = Limits { redirect_urls: usize::MAX, ..Limits::default() };
    let policy = Policy::default().with_limits(limits.clone());
    json::read(text, &limits).build(&policy).expect("a valid configuration").configuration
}

/// The least time of one call in nanoseconds, over many rounds: the machine is shared, and only the best round is its own.
fn least(mut call: impl FnMut()) -> f64 {
    (0..40)
        .map(|_| {
            let start = Instant::now();
            (0..50).for_each(|_| call());
            start.elapsed().as_secs_f64() * 1e9 / 50.0
        })
        .fold(f64::INFINITY, f64::min)
}

fn created(configuration: &Configuration, manager: &Actor, now: Timestamp) -> (Application, VersionLabel, Event) {
    let label = VersionLabel::parse("1").expect("a label");
    let step = Application::create(&label, configuration, manager, now).expect("an app manager may");
    (step.application, label, step.events[0].clone())
}

/// One setting, and nothing else.
fn other_contact(settings: &mut Settings) {
    settings.notifications.technical_contact =
        Some(superoffice_app::EmailAddress::parse("other@acme.example").expect("an address"));
}

/// Steps on the fixture of the other benchmarks.
fn fixture(manager: &Actor, now: Timestamp) {
    let text = include_str!("fixture.json");
    let configuration = read(text);
    let (application, label, _) = created(&configuration, manager, now);
    let edited = configuration.revise(&Policy::default(), other_contact).expect("a valid configuration");
    let edit = Command::Edit { version: label.clone(), configuration: edited };
    let check = least(|| drop(black_box(configuration.check_for(Environment::Production, now, &Policy::default()))));
    println!("readiness alone               {check:8.0} ns   1.00");
    for (name, command) in [
        ("an edit of one setting", edit),
        ("a new version", Command::CreateVersion { label: VersionLabel::parse("2").expect("a label"), from: None }),
        (
            "a license",
            Command::AddLicense {
                list: superoffice_app::LicenseList::Granted,
                license: superoffice_app::License::parse("integration_server").expect("a license"),
            },
        ),
    ] {
        let time = least(|| drop(black_box(application.execute(&command, manager, now))));
        let counted = measure(|| drop(black_box(application.execute(&command, manager, now))));
        assert!(application.execute(&command, manager, now).is_ok(), "{name} is carried out");
        println!(
            "{name:<28} {time:9.0} ns {:6.2} of the readiness   {} allocations",
            time / check,
            counted.count_total
        );
    }
}

/// An edit of one setting among ever more URLs that it does not touch.
fn growth(manager: &Actor, now: Timestamp) {
    let mut first = None;
    for count in [10_usize, 1_000, 100_000] {
        let urls: Vec<String> = (0..count).map(|n| format!("\"https://app.acme.example/{n}\"")).collect();
        let text = format!(
            r#"{{"name": "Acme", "distribution": "custom", "authentication": {{"redirect_urls": [{}]}}}}"#,
            urls.join(",")
        );
        let configuration = read(&text);
        let (application, label, _) = created(&configuration, manager, now);
        let policy = Policy::default().with_limits(Limits { redirect_urls: usize::MAX, ..Limits::default() });
        let edited = configuration.revise(&policy, other_contact).expect("a valid configuration");
        let edit = Command::Edit { version: label.clone(), configuration: edited };
        let time = least(|| drop(black_box(application.execute(&edit, manager, now))));
        let counted = measure(|| drop(black_box(application.execute(&edit, manager, now))));
        // The same settings without anything shared: each URL is compared.
        let apart = Command::Edit { version: label, configuration: with_other_contact(&text) };
        let unshared = least(|| drop(black_box(application.execute(&apart, manager, now))));
        let (base, allocations) = *first.get_or_insert((time, counted.count_total));
        println!(
            "{count:>7} URLs: {time:7.0} ns, {:5.2} of that at 10; nothing shared {:8.1} times",
            time / base,
            unshared / time
        );
        assert_eq!(counted.count_total, allocations, "an edit looks into what it did not touch");
    }
}

fn with_other_contact(text: &str) -> Configuration {
    let contact = r#""notifications": {"technical_contact": "other@acme.example"}, "name""#;
    read(&text.replacen("\"name\"", contact, 1))
}

/// Ten times the events take ten times as long.
fn replay(manager: &Actor, now: Timestamp) {
    let text = r#"{"name": "Acme", "distribution": "custom", "authentication": {"redirect_urls": ["https://acme.example/a"]}}"#;
    let configuration = read(text);
    let (mut application, label, created) = created(&configuration, manager, now);
    let mut events = vec![created];
    for turn in 0..1_000 {
        let next = application.newest().configuration().revise(&Policy::default(), |settings| {
            let url = superoffice_app::RedirectUrl::parse(&format!("https://acme.example/{turn}")).expect("a URL");
            settings.authentication.redirect_urls =
                superoffice_app::PerEnvironment::Shared([UrlEntry::Literal(url)].into());
        });
        let edit = Command::Edit { version: label.clone(), configuration: next.expect("a valid configuration") };
        let step = application.execute(&edit, manager, now).expect("an edit");
        events.extend(step.events);
        application = step.application;
    }
    let edits = events.split_off(1);
    let mut base = None;
    for count in [10_000_usize, 100_000] {
        let time = (0..40)
            .map(|_| {
                // Handed over one by one, as from a store: a list of them all would be measured by the memory it takes.
                let many = events.iter().chain(edits.iter().cycle()).take(count);
                let start = Instant::now();
                black_box(Application::replay(many).expect("they fit"));
                start.elapsed().as_secs_f64() * 1e3
            })
            .fold(f64::INFINITY, f64::min);
        let many = events.iter().chain(edits.iter().cycle()).take(count);
        let counted = measure(|| drop(black_box(Application::replay(many)))).count_total;
        let (first, allocations) = *base.get_or_insert((time, counted));
        println!("{count:>7} events: {time:7.2} ms, {:5.2} times the first; {counted} allocations", time / first);
        // Counted, since the time of a longer run is shared with whatever else the machine does.
        assert!(counted <= allocations * 11, "replaying is not linear");
    }
}

/// Whether an application may call a tenant, and what newly uses webhooks among ever more tenants.
fn consent(manager: &Actor, now: Timestamp) {
    let text = r#"{"name": "Acme", "distribution": "custom", "authentication": {"client_id": "6cf25376616343b38d14ddcd804f2891"}}"#;
    let configuration = read(text);
    let (before, label, _) = created(&configuration, manager, now);
    let webhooks = configuration.revise(&Policy::default(), |settings| {
        settings.advanced.agents = superoffice_app::Access::from(Agents::WEBHOOK);
    });
    let edit = Command::Edit { version: label, configuration: webhooks.expect("a valid configuration") };
    let after = before.execute(&edit, manager, now).expect("an edit").application;
    let client_id = ClientId::parse("6cf25376616343b38d14ddcd804f2891").expect("a client ID");
    let approved = |number: usize| {
        let id = ContextId::parse(&format!("Cust{number}")).expect("a context ID");
        let authorization = Authorization::new(client_id.clone(), TenantKey::new(Environment::Sod, id));
        authorization.approve(None, &before, &manager.clone().into(), now).expect("an app manager may").authorization
    };
    let one = approved(1);
    let response = StateResponse::new(one.tenant_key().context_id().clone(), TenantState::Running);
    let tenant = Tenant::new(one.tenant_key().clone()).observe(&response, now).expect("its own").tenant;
    assert!(may_call(&before, &tenant, &one, now).is_ok());
    let counted = measure(|| _ = black_box(may_call(&before, &tenant, &one, now))).count_total;
    let time = least(|| _ = black_box(may_call(&before, &tenant, &one, now)));
    println!("may call: {time:5.0} ns; {counted} allocations");
    assert_eq!(counted, 0, "a call that is allowed allocates nothing");
    let stamp = Stamp::new(manager, now);
    let mut base = None;
    for count in [10_000_usize, 100_000] {
        let many: Vec<_> = (0..count).map(approved).collect();
        let time = (0..10)
            .map(|_| {
                let mut many = many.clone();
                let start = Instant::now();
                let moved = Authorization::require_all_again_after(&mut many, &after, &stamp);
                assert_eq!(moved, count);
                start.elapsed().as_secs_f64() * 1e3
            })
            .fold(f64::INFINITY, f64::min);
        let mut all = many.clone();
        let counted = measure(|| _ = Authorization::require_all_again_after(&mut all, &after, &stamp)).count_total;
        let first = *base.get_or_insert(counted);
        println!("{count:>7} tenants have to approve again: {time:6.2} ms; {counted} allocations");
        // Counted, for the time of a longer list is that of the memory it takes.
        assert!(counted <= first * 11, "it is not linear");
    }
}
