//! What messages make of a tenant: tables.

use superoffice_app::{
    ChangeNotification, ContextId, CrmSuitePlan, EndpointFault, Environment, MessageSource, StateChange, StateResponse,
    Tenant, TenantEventKind, TenantKey, TenantState, TenantUrl,
};

use crate::support::snapshot;
use crate::tenant_world::{
    Heard, Message, at, fold, id, licenses, pull, pull_at, pull_running, push, push_move, push_upgrade, state, states,
    tenant, told, url,
};

const SOD2: &str = "https://sod2.superoffice.com/Cust12345";
const SOD3: &str = "https://sod3.superoffice.com/Cust12345";

/// A tenant that was observed in this state.
fn tenant_in(state: &TenantState) -> Tenant {
    if *state == TenantState::Unknown { tenant() } else { pull(state.as_str()).fold(&tenant(), at(0)).tenant }
}

fn cells(row: &str, cells: impl Iterator<Item = String>) -> String {
    let line = cells.fold(format!("{row:<19}"), |line, cell| line + &format!("{cell:<19}"));
    line.trim_end().to_owned() + "\n"
}

#[test]
fn from_state_to_state() {
    let columns: Vec<_> = states().into_iter().filter(|to| *to != TenantState::Unknown).collect();
    let mut table = cells("", columns.iter().map(ToString::to_string));
    for from in states() {
        table += &cells(
            from.as_str(),
            columns.iter().map(|to| {
                let step = pull(to.as_str()).fold(&tenant_in(&from), at(1));
                let names: Vec<_> = step.events.iter().map(|event| event.kind().name()).collect();
                assert!(names.len() <= 1, "{names:?}");
                assert!(names.is_empty() || step.tenant.state() == to);
                names.first().map_or("-", |name| name).to_owned()
            }),
        );
    }
    snapshot("tenant_from_state_to_state", &table);
}

#[test]
fn states_and_messages() {
    let changes: Vec<_> = StateChange::KNOWN.into_iter().chain([StateChange::from_number(77)]).collect();
    let mut messages: Vec<(String, Message)> =
        changes.into_iter().map(|change| (format!("push {change}"), push(change))).collect();
    messages.push(("push Move to sod3".to_owned(), push_move("sod3.superoffice.com")));
    messages.push(("pull Unknown".to_owned(), pull("Unknown")));
    messages.push(("pull Running, IsRunning false".to_owned(), pull_running("Running", false)));
    messages.push(("pull Suspended, IsRunning true".to_owned(), pull_running("Suspended", true)));
    messages.push(("pull Frozen, IsRunning true".to_owned(), pull_running("Frozen", true)));
    messages.push(("pull Frozen, IsRunning false".to_owned(), pull_running("Frozen", false)));
    // Those that no message here tells from others: creation, moving in, the end.
    let rows = ["Unknown", "Provisioning", "Running", "Suspended", "OfflineMaintenance", "Deleted", "Frozen"];
    let wide = |cells: Vec<String>| {
        let line = cells.iter().fold(String::new(), |line, cell| line + &format!("{cell:<23}"));
        line.trim_end().to_owned() + "\n"
    };
    let mut table = "`=`: the state is as it was; `+`: its API answers; then the events\n\n".to_owned();
    table += &format!("{:<31}{}", "", wide(rows.map(str::to_owned).into()));
    for (name, message) in &messages {
        let cell = |row: &str| {
            let step = message.fold(&tenant_in(&state(row)), at(1));
            let now = if *step.tenant.state() == state(row) { "=" } else { step.tenant.state().as_str() };
            let runs = if step.tenant.is_running() { "+" } else { "" };
            let events: Vec<_> = step.events.iter().map(|event| event.kind().name()).collect();
            format!("{now}{runs} {}", events.join(","))
        };
        table += &format!("{name:<31}{}", wide(rows.map(cell).into()));
    }
    snapshot("tenant_states_and_messages", &table);
}

/// The lines that hosts print and people read.
#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn what_events_say() {
    let mut seen = std::collections::BTreeSet::new();
    let plus = |names: &[&str], plan| Message::Licenses(licenses(names, plan));
    for (messages, expected) in [
        (vec![(0, pull("Running"))], "2026-11-22T00:00:00Z pull: started: Unknown to Running"),
        (
            vec![(0, pull("Provisioning")), (1, pull("OnlineMaintenance"))],
            "2026-11-22T00:01:00Z pull: started: Provisioning to OnlineMaintenance",
        ),
        (
            vec![(0, pull("Running")), (1, push(StateChange::Suspend))],
            "2026-11-22T00:01:00Z push: suspended: Running to Suspended",
        ),
        (
            vec![(0, pull("Suspended")), (1, push(StateChange::Resume))],
            "2026-11-22T00:01:00Z push: resumed: Suspended to Running",
        ),
        (
            vec![(0, pull("Running")), (1, pull("OfflineMaintenance"))],
            "2026-11-22T00:01:00Z pull: went offline: Running to OfflineMaintenance",
        ),
        (
            vec![(0, pull("Running")), (1, pull_running("Running", false))],
            "2026-11-22T00:01:00Z pull: went offline: still Running",
        ),
        (
            vec![(0, pull("OfflineMaintenance")), (1, pull("Running"))],
            "2026-11-22T00:01:00Z pull: came back: OfflineMaintenance to Running",
        ),
        (
            vec![(0, pull("Frozen")), (1, pull_running("Frozen", true))],
            "2026-11-22T00:01:00Z pull: came back: still Frozen",
        ),
        (
            vec![(0, pull("Running")), (1, push(StateChange::Delete))],
            "2026-11-22T00:01:00Z push: deleted: Running to Deleted",
        ),
        (vec![(0, pull("Deleted")), (1, pull("Running"))], "2026-11-22T00:01:00Z pull: restored: Deleted to Running"),
        (
            vec![(0, pull("Running")), (1, pull("OnlineMaintenance"))],
            "2026-11-22T00:01:00Z pull: state changed: Running to OnlineMaintenance",
        ),
        (
            vec![(0, push_move("SOD3.superoffice.com"))],
            "2026-11-22T00:00:00Z push: located: https://sod3.superoffice.com/Cust12345",
        ),
        (
            vec![(0, pull_at("Running", SOD2)), (1, push_move("sod3.superoffice.com"))],
            "2026-11-22T00:01:00Z push: moved: https://sod2.superoffice.com/Cust12345 to https://sod3.superoffice.com/Cust12345",
        ),
        (
            vec![(0, push_move("evil.example"))],
            "2026-11-22T00:00:00Z push: move not believed: evil.example is not known to be SuperOffice's",
        ),
        (vec![(0, push(StateChange::Move))], "2026-11-22T00:00:00Z push: move not believed: without a host"),
        (
            vec![(0, pull_at("Running", "https://sod2.superoffice.com/Cust9"))],
            "2026-11-22T00:00:00Z pull: endpoint refused: https://sod2.superoffice.com/Cust9 names another tenant",
        ),
        (
            vec![(0, pull_at("Running", "https://app.superoffice.com/Cust12345/api"))],
            "2026-11-22T00:00:00Z pull: endpoint refused: https://app.superoffice.com/Cust12345/api is of another environment",
        ),
        (
            vec![(0, pull_at("Running", "https://sod.superoffice.com/Cust12345"))],
            "2026-11-22T00:00:00Z pull: endpoint refused: https://sod.superoffice.com/Cust12345 signs people in and serves no data",
        ),
        (vec![(0, push_upgrade(None, None))], "2026-11-22T00:00:00Z push: upgraded, without a version"),
        (vec![(0, push_upgrade(Some("R 1"), Some("1.0")))], "2026-11-22T00:00:00Z push: upgraded: `R 1`"),
        (
            vec![(0, push_upgrade(Some("R 1"), None)), (1, push_upgrade(None, Some("1.1")))],
            "2026-11-22T00:01:00Z push: upgraded: `R 1` to `1.1`",
        ),
        (
            vec![(0, push_upgrade(Some("R 1"), None)), (1, push_upgrade(Some("R 1"), None))],
            "2026-11-22T00:01:00Z push: upgraded: `R 1`",
        ),
        (
            vec![(0, push_upgrade(Some("R 1"), Some("1.0"))), (1, push_upgrade(Some("R 1"), Some("1.1")))],
            "2026-11-22T00:01:00Z push: upgraded: `R 1` (files `1.0`) to `R 1` (files `1.1`)",
        ),
        (
            vec![(0, push_upgrade(Some("R 1"), None)), (1, push_upgrade(Some("R 1"), Some("1.1")))],
            "2026-11-22T00:01:00Z push: upgraded: `R 1` to `R 1` (files `1.1`)",
        ),
        (
            vec![(0, push_upgrade(Some("R 1"), Some("1.0"))), (1, push_upgrade(Some("R 2"), Some("1.1")))],
            "2026-11-22T00:01:00Z push: upgraded: `R 1` to `R 2`",
        ),
        (
            vec![(0, pull_at("Running", SOD2)), (1, pull_at("Running", "https://crm.acme.example/Cust12345"))],
            "2026-11-22T00:01:00Z pull: moved: https://sod2.superoffice.com/Cust12345 to https://crm.acme.example/Cust12345, a host that is not known to be SuperOffice's",
        ),
        (vec![(0, push(StateChange::BackupRestored))], "2026-11-22T00:00:00Z push: backup restored"),
        (vec![(0, plus(&[], None))], "2026-11-22T00:00:00Z host: licenses known: none"),
        (
            vec![(0, plus(&["Reporter", "Custom Apps"], Some(CrmSuitePlan::Core)))],
            "2026-11-22T00:00:00Z host: licenses known: Reporter, Custom Apps; plan core",
        ),
        (
            vec![(0, plus(&["Reporter"], None)), (1, plus(&["Custom Apps", "Reporter"], None))],
            "2026-11-22T00:01:00Z host: licenses changed: added Custom Apps",
        ),
        (
            vec![
                (0, plus(&["Reporter", "Custom Apps"], Some(CrmSuitePlan::Core))),
                (1, plus(&["Database Mirroring", "custom_apps"], Some(CrmSuitePlan::Super))),
            ],
            "2026-11-22T00:01:00Z host: licenses changed: added Database Mirroring; removed Reporter; plan core to super",
        ),
        (
            vec![(0, plus(&[], Some(CrmSuitePlan::Core))), (1, plus(&[], None))],
            "2026-11-22T00:01:00Z host: licenses changed: no plan, after core",
        ),
        (
            vec![(0, plus(&["Reporter"], None)), (1, plus(&["Reporter"], Some(CrmSuitePlan::Core)))],
            "2026-11-22T00:01:00Z host: licenses changed: plan core",
        ),
        (vec![(0, push(StateChange::from_number(77)))], "2026-11-22T00:00:00Z push: unrecognized: change 77"),
    ] {
        let events = fold(&tenant(), &messages).1;
        let last = events.last().unwrap();
        assert_eq!(last.to_string(), expected);
        seen.insert(last.kind().name());
    }
    assert_eq!(seen.len(), TenantEventKind::TYPES.len(), "{seen:?}");
    // A version is free text of somebody else's.
    let long = "x".repeat(200);
    let events = fold(&tenant(), &[(0, push_upgrade(Some(&long), None))]).1;
    assert!(events[0].to_string().ends_with("x…`"), "{}", events[0]);
}

/// What is told when messages come late, are lost, or contradict each other.
#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn late_lost_and_repeated() {
    for (why, messages, expected, state, runs) in [
        ("nothing", vec![], vec![], "Unknown", false),
        (
            "a repeat",
            vec![(0, pull("Running")), (0, pull("Running"))],
            vec!["started: Unknown to Running"],
            "Running",
            true,
        ),
        (
            "what comes late and is overtaken",
            vec![(5, pull("Running")), (1, push(StateChange::Suspend))],
            vec!["started: Unknown to Running"],
            "Running",
            true,
        ),
        (
            "a lost suspension, a resumption of what runs",
            vec![(0, pull("Running")), (1, push(StateChange::Resume))],
            vec!["started: Unknown to Running"],
            "Running",
            true,
        ),
        (
            "a pull wins a tie that comes first",
            vec![(1, pull("Running")), (1, push(StateChange::Suspend))],
            vec!["started: Unknown to Running"],
            "Running",
            true,
        ),
        (
            "a pull wins a tie that comes last",
            vec![(1, push(StateChange::Suspend)), (1, pull("Running"))],
            vec!["suspended: Unknown to Suspended", "resumed: Suspended to Running"],
            "Running",
            true,
        ),
        (
            "two answers of one second: the last that comes",
            vec![(1, pull("Deleted")), (1, pull("Running")), (1, pull("Suspended"))],
            vec!["deleted: Unknown to Deleted", "restored: Deleted to Running", "suspended: Running to Suspended"],
            "Suspended",
            false,
        ),
        (
            "two notifications of one second: the last that comes",
            vec![(1, push(StateChange::Suspend)), (1, push(StateChange::Resume))],
            vec!["suspended: Unknown to Suspended", "resumed: Suspended to Running"],
            "Running",
            true,
        ),
        (
            "a resumption restores nothing",
            vec![(0, push(StateChange::Delete)), (1, push(StateChange::Resume))],
            vec!["deleted: Unknown to Deleted"],
            "Deleted",
            false,
        ),
        (
            "neither does an answer that it is suspended",
            vec![
                (0, push(StateChange::Delete)),
                (1, pull("Suspended")),
                (2, pull("DeleteFailed")),
                (3, pull("Frozen")),
            ],
            vec!["deleted: Unknown to Deleted"],
            "Deleted",
            false,
        ),
        (
            "nor a running state whose answer denies it",
            vec![(0, pull("Deleted")), (1, pull_running("Running", false))],
            vec!["deleted: Unknown to Deleted"],
            "Deleted",
            false,
        ),
        (
            "an answer of a state of an unknown name that says that it runs does",
            vec![(0, pull("Deleted")), (1, pull_running("Frozen", true))],
            vec!["deleted: Unknown to Deleted", "restored: Deleted to Frozen"],
            "Frozen",
            true,
        ),
        (
            "a deletion that comes late, after an answer that it runs",
            vec![(5, pull("Running")), (1, push(StateChange::Delete)), (2, pull("Deleted"))],
            vec!["started: Unknown to Running"],
            "Running",
            true,
        ),
        (
            "a deletion that comes late, before which nobody saw it run",
            vec![(0, pull("Running")), (5, pull("Suspended")), (1, push(StateChange::Delete))],
            vec!["started: Unknown to Running", "suspended: Running to Suspended", "deleted: Suspended to Deleted"],
            "Deleted",
            false,
        ),
        (
            "an answer that it runs that comes late, between deletion and suspension",
            vec![(0, push(StateChange::Delete)), (9, push(StateChange::Suspend)), (5, pull("OnlineMaintenance"))],
            vec![
                "deleted: Unknown to Deleted",
                "restored: Deleted to OnlineMaintenance",
                "suspended: OnlineMaintenance to Suspended",
            ],
            "Suspended",
            false,
        ),
        (
            "a state of an unknown name that says nothing of running",
            vec![(0, pull("Running")), (1, pull("Frozen"))],
            vec!["started: Unknown to Running", "state changed: Running to Frozen"],
            "Frozen",
            true,
        ),
        (
            "the same, before what it was is known",
            vec![(1, pull("Frozen")), (0, pull("Running"))],
            vec!["state changed: Unknown to Frozen", "came back: still Frozen"],
            "Frozen",
            true,
        ),
        (
            "an upgrade says nothing of the state",
            vec![(0, pull("Running")), (1, push_upgrade(Some("R 2"), None)), (0, push_upgrade(Some("R 1"), None))],
            vec!["started: Unknown to Running", "upgraded: `R 2`"],
            "Running",
            true,
        ),
        (
            "an older version fills a gap",
            vec![(1, push_upgrade(None, None)), (0, push_upgrade(Some("R 1"), None))],
            vec!["upgraded, without a version", "upgraded: `R 1`"],
            "Unknown",
            false,
        ),
    ] {
        assert_eq!(told(&messages), expected, "{why}");
        let (tenant, _) = fold(&tenant(), &messages);
        assert_eq!((tenant.state().as_str(), tenant.is_running()), (state, runs), "{why}");
        assert_eq!(tenant.is_deleted(), state == "Deleted", "{why}");
    }
}

/// What a message that came late brings to light happened when it says, and not when it came.
#[test]
fn each_event_has_the_time_of_the_message_that_tells_it() {
    let messages = [(0, push(StateChange::Delete)), (9, push(StateChange::Suspend)), (5, pull("Running"))];
    let (_, events) = fold(&tenant(), &messages);
    let lines: Vec<_> = events.iter().map(|event| (event.at(), event.source(), event.kind().name())).collect();
    assert_eq!(
        lines,
        [
            (at(0), MessageSource::Push, "deleted"),
            (at(5), MessageSource::Pull, "restored"),
            (at(9), MessageSource::Push, "suspended"),
        ]
    );
}

#[test]
fn where_it_is_served() {
    for (why, messages, expected, endpoint) in [
        ("nothing is known", vec![(0, pull("Running"))], vec!["started: Unknown to Running"], None),
        (
            "an answer without one keeps it",
            vec![(0, pull_at("Suspended", SOD2)), (1, pull("Deleting"))],
            vec![
                "suspended: Unknown to Suspended",
                "located: https://sod2.superoffice.com/Cust12345",
                "state changed: Suspended to Deleting",
            ],
            Some(SOD2),
        ),
        (
            "another spelling is no move",
            vec![
                (0, pull_at("Unknown", SOD3)),
                (1, pull_at("Running", "https://SOD2.superoffice.com:443/cust12345/")),
                (2, pull_at("Running", "https://sod2.superoffice.com/Cust12345/api/v1/")),
                (3, push_move("SOD2.SUPEROFFICE.COM")),
            ],
            vec!["started: Unknown to Running", "located: https://sod2.superoffice.com/Cust12345"],
            Some(SOD2),
        ),
        (
            "another port is",
            vec![(0, pull_at("Running", SOD2)), (1, pull_at("Running", "https://sod2.superoffice.com:8443/Cust12345"))],
            vec![
                "started: Unknown to Running",
                "located: https://sod2.superoffice.com/Cust12345",
                "moved: https://sod2.superoffice.com/Cust12345 to https://sod2.superoffice.com:8443/Cust12345",
            ],
            Some("https://sod2.superoffice.com:8443/Cust12345"),
        ),
        (
            "an answer may name a host that nobody knows",
            vec![(0, pull_at("Suspended", "https://crm.acme.example/Cust12345"))],
            vec![
                "suspended: Unknown to Suspended",
                "located: https://crm.acme.example/Cust12345, a host that is not known to be SuperOffice's",
            ],
            Some("https://crm.acme.example/Cust12345"),
        ),
        (
            "what is refused is told once, until it is answered",
            vec![
                (0, pull_at("Suspended", SOD2)),
                (1, pull_at("Suspended", "https://sod.superoffice.com/Cust12345")),
                (2, pull_at("Suspended", "https://sod.superoffice.com/Cust12345")),
                (3, pull("Suspended")),
                (4, pull_at("Suspended", SOD2)),
                (5, pull_at("Suspended", "https://sod.superoffice.com/Cust12345")),
            ],
            vec![
                "suspended: Unknown to Suspended",
                "located: https://sod2.superoffice.com/Cust12345",
                "endpoint refused: https://sod.superoffice.com/Cust12345 signs people in and serves no data",
                "endpoint refused: https://sod.superoffice.com/Cust12345 signs people in and serves no data",
            ],
            Some(SOD2),
        ),
        (
            "a move that comes late",
            vec![(5, pull_at("Suspended", SOD3)), (1, push_move("sod2.superoffice.com"))],
            vec!["suspended: Unknown to Suspended", "located: https://sod3.superoffice.com/Cust12345"],
            Some(SOD3),
        ),
        (
            "each announcement is told once",
            vec![
                (5, push_move("app.superoffice.com")),
                (5, push_move("app.superoffice.com")),
                (1, push(StateChange::Move)),
            ],
            vec!["move not believed: app.superoffice.com is of another environment"],
            None,
        ),
        (
            "a host that signs people in",
            vec![(0, push_move("sod.superoffice.com"))],
            vec!["move not believed: sod.superoffice.com signs people in and serves no data"],
            None,
        ),
    ] {
        assert_eq!(told(&messages), expected, "{why}");
        let (tenant, _) = fold(&tenant(), &messages);
        assert_eq!(tenant.endpoint().map(TenantUrl::as_str), endpoint, "{why}");
    }
}

#[test]
fn which_endpoints_are_refused() {
    for (environment, text, fault) in [
        (Environment::Sod, "https://app-sod.superoffice.com/Cust12345", None),
        (Environment::Stage, "https://stage.superoffice.com/CUST12345", None),
        (Environment::Production, "https://online17.superoffice.com/Cust12345/api", None),
        (Environment::Production, "https://crm.acme.example/Cust12345", None),
        (Environment::Stage, "https://qaonline.superoffice.com/Cust12345", Some(EndpointFault::LoginHost)),
        (Environment::Stage, "https://sod.superoffice.com/Cust12345", Some(EndpointFault::OtherEnvironment)),
        (Environment::Stage, "https://app.superoffice.com/Cust12345", Some(EndpointFault::OtherEnvironment)),
        // What names another tenant is told first: it explains most.
        (Environment::Stage, "https://sod.superoffice.com/Cust1", Some(EndpointFault::OtherTenant)),
        (Environment::Production, "https://crm.acme.example/Cust1", Some(EndpointFault::OtherTenant)),
    ] {
        let tenant = Tenant::new(TenantKey::new(environment, id()));
        assert_eq!(tenant.endpoint_fault(&url(text)), fault, "{environment} {text}");
    }
}

#[test]
fn when_to_ask_again() {
    let Message::Pull(running) = pull("Running") else { unreachable!() };
    let until = |minutes| Message::Pull(running.clone().with_valid_until(at(minutes)));
    let unknown = Message::Pull(StateResponse::new(id(), TenantState::Unknown).with_valid_until(at(30)));
    for (why, messages, ask, heard) in [
        ("nothing was heard", vec![], None, None),
        ("the answer does not say", vec![(5, pull("Running"))], None, Some(5)),
        ("the answer says", vec![(5, until(20))], Some(20), Some(5)),
        ("an answer that has ended", vec![(5, until(1))], Some(5), Some(5)),
        ("after each notification, at once", vec![(5, until(20)), (6, push(StateChange::Upgrade))], Some(6), Some(6)),
        ("whatever it is", vec![(5, until(20)), (6, push(StateChange::from_number(9)))], Some(6), Some(6)),
        ("a notification that came late", vec![(5, until(20)), (4, push(StateChange::Suspend))], Some(20), Some(5)),
        ("a notification of the same second", vec![(5, until(20)), (5, push(StateChange::Suspend))], Some(5), Some(5)),
        ("an answer that nobody knows it", vec![(5, until(20)), (6, unknown)], Some(30), Some(6)),
    ] {
        let messages: Vec<Heard> = messages;
        let (tenant, _) = fold(&tenant(), &messages);
        assert_eq!((tenant.ask_again(), tenant.heard_at()), (ask.map(at), heard.map(at)), "{why}");
    }
    let learnt = tenant().learn_licenses(licenses(&[], None), at(3)).tenant;
    assert_eq!((learnt.ask_again(), learnt.heard_at()), (None, None), "that is no message");
}

#[test]
fn licenses_come_from_the_caller() {
    let known = tenant().with_licenses(licenses(&["Reporter"], None));
    // What is learnt counts more than what is known from the beginning, at any time, and the same in another spelling is no news.
    let step = known.learn_licenses(licenses(&["REPORTER", "reporter"], None), at(-999_999));
    assert_eq!(step.events, []);
    assert_eq!(step.tenant.licenses(), Some(&licenses(&["REPORTER", "reporter"], None)));
    let late = step.tenant.learn_licenses(licenses(&["Custom Apps"], None), at(-1_000_000));
    assert_eq!((late.events.len(), &late.tenant), (0, &step.tenant));
    let next = step.tenant.learn_licenses(licenses(&[], None), at(-999_999));
    assert_eq!(next.events[0].kind().to_string(), "licenses changed: removed REPORTER, reporter");
    // A plan that is named is the plan.
    let named = tenant().learn_licenses(licenses(&["CRM Suite Core"], None), at(0)).tenant;
    let set = named.learn_licenses(licenses(&["CRM Suite Core"], Some(CrmSuitePlan::Core)), at(1));
    assert_eq!((set.events, named.licenses().unwrap().plan()), (vec![], Some(CrmSuitePlan::Core)));
    assert!(tenant().licenses().is_none(), "not known is not none");
}

#[test]
fn what_the_caller_says_is_kept() {
    let known = tenant().as_sandbox().with_customer_site("Acme Norge").unwrap();
    let (heard, _) = fold(&known, &[(0, pull_at("Running", SOD2)), (1, push(StateChange::Delete))]);
    assert!(heard.is_sandbox());
    assert_eq!(heard.customer_site(), Some("Acme Norge"));
    assert_eq!((heard.environment(), heard.context_id()), (Environment::Sod, &id()));
    assert_ne!(heard, fold(&tenant(), &[(0, pull_at("Running", SOD2)), (1, push(StateChange::Delete))]).0);
    let long = "x".repeat(129);
    for (site, error) in [
        ("", "customer site is empty"),
        (" a", "customer site has white space around it"),
        ("a\nb", r"customer site holds the character '\n'"),
        (&*long, "customer site is longer than 128 characters"),
    ] {
        assert_eq!(tenant().with_customer_site(site).unwrap_err().to_string(), error, "{site:?}");
    }
}

#[test]
fn a_message_about_another_changes_nothing() {
    let other = ContextId::parse("Cust99999").unwrap();
    let Message::Push(suspend) = push(StateChange::Suspend) else { unreachable!() };
    let foreign = ChangeNotification::new(other.clone(), StateChange::Suspend);
    let answer = StateResponse::new(other.clone(), TenantState::Suspended);
    let error = tenant().notify(&foreign, at(0)).unwrap_err();
    assert_eq!(error, tenant().observe(&answer, at(0)).unwrap_err());
    assert_eq!((error.tenant(), error.about()), (tenant().key(), &other));
    assert_eq!(error.to_string(), "the message is about another tenant than sod Cust12345");
    // Letter case does not count.
    let spelled = ChangeNotification::new(ContextId::parse("cUST12345").unwrap(), StateChange::Suspend);
    assert_eq!(tenant().notify(&spelled, at(0)), tenant().notify(&suspend, at(0)));
}

/// The token of a notification is nothing that a tenant or an event keeps.
#[test]
fn no_token_is_kept() {
    let text = r#"{"ChangeType":0,"ContextIdentifier":"Cust12345","VersionName":"R 1","Token":"eyJ.S3cr3t.x"}"#;
    let notification: ChangeNotification = serde_json::from_str(text).unwrap();
    let step = tenant().notify(&notification, at(0)).unwrap();
    let shown = format!("{step:?} {}", serde_json::to_string(&step.tenant).unwrap());
    let told = format!("{} {}", step.events[0], serde_json::to_string(&step.events).unwrap());
    assert!(!shown.contains("S3cr3t") && !told.contains("S3cr3t"), "{shown} {told}");
    assert!(told.contains("R 1"));
}

#[test]
fn words_are_read_as_they_are_written() {
    for source in MessageSource::ALL {
        assert_eq!(source.as_str().parse(), Ok(source));
        assert_eq!(serde_json::to_value(source).unwrap(), source.to_string());
    }
    assert!(MessageSource::ALL.is_sorted() && MessageSource::ALL.last() == Some(&MessageSource::Pull));
    for fault in EndpointFault::ALL {
        assert_eq!(fault.as_str().parse(), Ok(fault));
        assert_eq!(serde_json::to_value(fault).unwrap(), fault.as_str());
    }
    assert_eq!("Pull".parse::<MessageSource>().unwrap_err().to_string(), "message source is not a defined word");
    assert_eq!("other".parse::<EndpointFault>().unwrap_err().to_string(), "fault of an endpoint is not a defined word");
}
