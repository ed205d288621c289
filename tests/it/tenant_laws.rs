//! Laws of what messages make of a tenant: lost, repeated and late ones.

use proptest::prelude::*;
use superoffice_app::{
    ChangeNotification, Environment, HostRole, StateChange, StateResponse, Tenant, TenantEvent, TenantEventKind,
    TenantState, TenantUrl, Timestamp,
};

use crate::tenant_world::{
    Heard, Message, any_arrival, any_history, any_message, at, fold, pull, pull_at, pull_running, push, sorted, tenant,
};

/// What a tenant shows, told from messages in their order by rules of our own: no registers, no times.
#[derive(Clone, Debug, PartialEq)]
struct Model {
    state: TenantState,
    running: bool,
    deleted: bool,
    endpoint: Option<String>,
    refused: Option<TenantUrl>,
    version: Option<[Option<String>; 2]>,
    /// Not shown.
    full_version: Option<[Option<String>; 2]>,
    ask_again: Option<Timestamp>,
    heard_at: Option<Timestamp>,
    backup: Option<Timestamp>,
    licenses: Option<superoffice_app::TenantLicenses>,
}

impl Model {
    fn new() -> Self {
        Self {
            state: TenantState::Unknown,
            running: false,
            deleted: false,
            endpoint: None,
            refused: None,
            version: None,
            full_version: None,
            ask_again: None,
            heard_at: None,
            backup: None,
            licenses: None,
        }
    }

    fn of(messages: &[Heard]) -> Self {
        let mut model = Self::new();
        for (minute, message) in messages {
            let now = at(*minute);
            match message {
                Message::Pull(response) => model.pull(response, now),
                Message::Push(notification) => model.push(notification, now),
                Message::Licenses(licenses) => model.licenses = Some(licenses.clone()),
            }
        }
        model.full_version = None;
        model
    }

    fn pull(&mut self, response: &StateResponse, now: Timestamp) {
        let end = response.valid_until().map(|end| if end < now { now } else { end });
        // Of one second the soonest counts.
        let told = self.ask_again.filter(|_| self.heard_at == Some(now));
        (self.heard_at, self.ask_again) = (Some(now), told.into_iter().chain(end).min());
        if *response.state() == TenantState::Unknown {
            return;
        }
        if response.is_running() {
            self.deleted = false;
        }
        if *response.state() == TenantState::Deleted {
            self.deleted = true;
        }
        if self.deleted {
            (self.state, self.running) = (TenantState::Deleted, false);
        } else {
            self.state = response.state().clone();
            let says_nothing = !self.state.is_known() && response.says_running().is_none();
            self.running = if says_nothing { self.running } else { response.is_running() };
        }
        let Some(endpoint) = response.endpoint() else { return };
        let role = endpoint.host_role();
        let is_ours = role == HostRole::Other || role == HostRole::Data(Environment::Sod);
        if is_ours && endpoint.context_id() == tenant().context_id() {
            let port = endpoint.port().filter(|port| *port != 443).map_or(String::new(), |port| format!(":{port}"));
            self.endpoint = Some(format!("https://{}{port}/Cust12345", endpoint.host().to_lowercase()));
            self.refused = None;
        } else {
            self.refused = Some(endpoint.clone());
        }
    }

    fn push(&mut self, notification: &ChangeNotification, now: Timestamp) {
        (self.heard_at, self.ask_again) = (Some(now), Some(now));
        match notification.change() {
            StateChange::Upgrade => {
                let [name, file] = [notification.version_name(), notification.file_version()];
                let told = [name, file].map(|text| text.map(str::to_owned));
                if name.is_some() && file.is_some() {
                    self.full_version = Some(told.clone());
                }
                if name.is_some() || file.is_some() {
                    let full = self.full_version.clone().filter(|full| file.is_none() && full[0] == told[0]);
                    self.version = Some(full.unwrap_or(told));
                }
            }
            StateChange::BackupRestored => self.backup = Some(now),
            StateChange::Suspend if !self.deleted => (self.state, self.running) = (TenantState::Suspended, false),
            StateChange::Resume if !self.deleted => (self.state, self.running) = (TenantState::Running, true),
            StateChange::Delete => {
                (self.state, self.running, self.deleted) = (TenantState::Deleted, false, true);
            }
            StateChange::Move => {
                let host = notification.public_endpoint().unwrap_or_default().to_lowercase();
                if ["sod2.superoffice.com", "sod3.superoffice.com"].contains(&&*host) {
                    self.endpoint = Some(format!("https://{host}/Cust12345"));
                    self.refused = None;
                }
            }
            _ => {}
        }
    }

    fn shown(tenant: &Tenant) -> Self {
        let version = |version: &superoffice_app::TenantVersion| {
            [version.name(), version.file()].map(|text| text.map(str::to_owned))
        };
        Self {
            state: tenant.state().clone(),
            running: tenant.is_running(),
            deleted: tenant.is_deleted(),
            endpoint: tenant.endpoint().map(|url| url.as_str().to_owned()),
            refused: tenant.refused_endpoint().cloned(),
            version: tenant.version().map(version),
            full_version: None,
            ask_again: tenant.ask_again(),
            heard_at: tenant.heard_at(),
            backup: tenant.backup_restored_at(),
            licenses: tenant.licenses().cloned(),
        }
    }

    /// Goes where the events lead.
    fn follow(&mut self, events: &[TenantEvent]) {
        use TenantEventKind as Kind;
        for event in events {
            let was_running = self.running;
            let mut go = |from: &TenantState, to: &TenantState, running: bool| {
                assert_eq!(self.state, *from, "{event}");
                self.state = to.clone();
                self.running = running;
                self.deleted = *to == TenantState::Deleted;
            };
            match event.kind() {
                Kind::Started { from, to } | Kind::CameBack { from, to } => go(from, to, true),
                Kind::Suspended { from } => go(from, &TenantState::Suspended, false),
                Kind::Resumed { to } => go(&TenantState::Suspended, to, true),
                Kind::WentOffline { from, to } => go(from, to, false),
                Kind::Deleted { from } => go(from, &TenantState::Deleted, false),
                Kind::Restored { to } => go(&TenantState::Deleted, to, true),
                Kind::StateChanged { from, to } => go(from, to, was_running),
                Kind::Located { endpoint } => {
                    assert_eq!(self.endpoint.replace(endpoint.as_str().to_owned()), None, "{event}");
                }
                Kind::Moved { from, to } => {
                    assert_eq!(self.endpoint.replace(to.as_str().to_owned()).as_deref(), Some(from.as_str()));
                    assert_ne!(from, to);
                }
                Kind::Upgraded { from, to } => {
                    let texts = |version: &superoffice_app::TenantVersion| {
                        [version.name(), version.file()].map(|text| text.map(str::to_owned))
                    };
                    assert_eq!(self.version, from.as_ref().map(texts), "{event}");
                    self.version = to.as_ref().map(texts);
                }
                Kind::LicensesChanged { from, to } => {
                    assert_eq!(self.licenses.as_ref(), from.as_ref(), "{event}");
                    self.licenses = Some(to.clone());
                }
                Kind::EndpointRefused { endpoint, .. } => self.refused = Some(endpoint.clone()),
                Kind::BackupRestored => self.backup = Some(event.at()),
                Kind::MoveNotBelieved { .. } | Kind::Unrecognized { .. } => {}
                other => panic!("{other}"),
            }
        }
    }
}

/// Those that tell something that the tenant need not show.
fn is_announcement(event: &TenantEvent) -> bool {
    matches!(
        event.kind(),
        TenantEventKind::MoveNotBelieved { .. }
            | TenantEventKind::Unrecognized { .. }
            | TenantEventKind::Upgraded { .. }
            | TenantEventKind::BackupRestored
    )
}

/// Whether two lists of licenses are the same but for order and spelling.
fn same_licenses(left: &Tenant, right: &Tenant) -> bool {
    match (left.licenses(), right.licenses()) {
        (Some(left), Some(right)) => {
            let within = |some: &superoffice_app::TenantLicenses, all: &superoffice_app::TenantLicenses| {
                some.licenses().iter().all(|license| all.holds(license))
            };
            left.plan() == right.plan() && within(left, right) && within(right, left)
        }
        (left, right) => left == right,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The law: in whatever order messages arrive, and however often, the tenant is the one that they make in their own order.
    #[test]
    fn late_and_repeated_messages_end_in_the_same_tenant((history, arrival) in any_arrival()) {
        let (sorted, _) = fold(&tenant(), &history);
        let (arrived, _) = fold(&tenant(), &arrival);
        prop_assert_eq!(&arrived, &sorted);
        prop_assert_eq!(Model::shown(&arrived), Model::of(&history));
    }

    /// What was folded already changes nothing and tells nothing, at once and ever after.
    #[test]
    fn a_repeat_tells_nothing((history, arrival) in any_arrival(), again in any::<prop::sample::Index>()) {
        let (_, message) = (again.get(&history), again.get(&history));
        let (folded, _) = fold(&tenant(), &arrival);
        let step = message.1.fold(&folded, at(message.0));
        prop_assert_eq!(&step.tenant, &folded);
        prop_assert_eq!(step.events, []);
    }

    /// Whatever is lost, the rest makes what it makes alone; and an answer that tells all ends the difference.
    #[test]
    fn lost_messages_are_made_good_by_the_next_answer(
        (history, kept) in any_history().prop_flat_map(|history| {
            let kept = prop::sample::subsequence(history.clone(), 0..=history.len());
            (Just(history), kept.prop_shuffle())
        }),
        answer in prop::sample::select(vec!["Running", "OnlineMaintenance", "Deleted", "Suspended", "OfflineMaintenance"]),
    ) {
        let (lossy, _) = fold(&tenant(), &kept);
        prop_assert_eq!(Model::shown(&lossy), Model::of(&sorted(&kept)));
        let Message::Pull(response) = pull_at(answer, "https://sod3.superoffice.com/Cust12345") else { unreachable!() };
        let response = response.with_valid_until(at(100));
        let [lossy, whole] = [lossy, fold(&tenant(), &history).0].map(|before| before.observe(&response, at(50)).unwrap().tenant);
        for tenant in [&lossy, &whole] {
            prop_assert_eq!(tenant.endpoint().map(TenantUrl::as_str), Some("https://sod3.superoffice.com/Cust12345"));
            prop_assert_eq!(tenant.refused_endpoint(), None);
            prop_assert_eq!((tenant.ask_again(), tenant.heard_at()), (Some(at(100)), Some(at(50))));
            // Deleted is final, so of one that does not run it cannot be made good.
            let expected = if tenant.is_deleted() { "Deleted" } else { answer };
            prop_assert_eq!(tenant.state().as_str(), expected);
            prop_assert!(!tenant.is_deleted() || !response.is_running());
            prop_assert_eq!(tenant.is_running(), response.is_running());
        }
    }

    /// An answer that nobody knows the tenant, as when the environment is broken, takes nothing away.
    #[test]
    fn unknown_never_destroys_knowledge((_, arrival) in any_arrival(), minute in 0..30_i64, message in any_message()) {
        let (before, _) = fold(&tenant(), &arrival);
        let Message::Pull(response) = message else { return Ok(()) };
        let mut unknown = StateResponse::new(response.context_id().clone(), TenantState::Unknown);
        if let Some(endpoint) = response.endpoint() {
            unknown = unknown.with_endpoint(endpoint.clone());
        }
        if let Some(running) = response.says_running() {
            unknown = unknown.with_running(running);
        }
        let step = before.observe(&unknown, at(minute)).unwrap();
        prop_assert_eq!(step.events, []);
        let (mut was, is) = (Model::shown(&before), Model::shown(&step.tenant));
        (was.ask_again, was.heard_at) = (is.ask_again, is.heard_at);
        prop_assert_eq!(was, is);
    }

    /// So does an answer without an endpoint, and a state of an unknown name that does not say whether the tenant runs.
    #[test]
    fn what_is_not_said_is_as_it_was((_, arrival) in any_arrival(), minute in 0..30_i64) {
        let (before, _) = fold(&tenant(), &arrival);
        let after = pull("Running").fold(&before, at(minute)).tenant;
        prop_assert_eq!((after.endpoint(), after.refused_endpoint()), (before.endpoint(), before.refused_endpoint()));
        let after = pull("Frozen").fold(&before, at(minute)).tenant;
        prop_assert_eq!((after.is_running(), after.is_deleted()), (before.is_running(), before.is_deleted()));
        prop_assert_eq!((after.endpoint(), after.version(), after.licenses()), (before.endpoint(), before.version(), before.licenses()));
    }

    /// Deleted is final, unless an answer says that the tenant runs again.
    #[test]
    fn deleted_is_final((_, arrival) in any_arrival(), minute in 0..24_i64, is_told in any::<bool>()) {
        let last_run = arrival.iter().filter(|(_, message)| matches!(message, Message::Pull(response)
            if response.is_running() && *response.state() != TenantState::Unknown));
        let last_run = last_run.map(|(minute, _)| *minute).max();
        // Half a minute later than all that is told in that minute.
        let now = Timestamp::from_seconds(at(minute).as_seconds() + 30).unwrap();
        let delete = if is_told { push(StateChange::Delete) } else { pull("Deleted") };
        for early in 0..=arrival.len() {
            let (before, after) = arrival.split_at(early);
            let deleted = delete.fold(&fold(&tenant(), before).0, now).tenant;
            let (end, _) = fold(&deleted, after);
            let runs = last_run > Some(minute);
            prop_assert!(runs || end.is_deleted());
            if end.is_deleted() {
                prop_assert_eq!((end.state(), end.is_running()), (&TenantState::Deleted, false));
            }
        }
        let gone = delete.fold(&tenant(), at(30)).tenant;
        for (minute, message) in &arrival {
            let step = message.fold(&gone, at(31 + minute));
            let runs = matches!(message, Message::Pull(response)
                if response.is_running() && *response.state() != TenantState::Unknown);
            prop_assert_eq!(step.tenant.is_deleted(), !runs);
            let is_restored = |event: &TenantEvent| matches!(event.kind(), TenantEventKind::Restored { .. });
            prop_assert_eq!(step.events.iter().any(is_restored), runs);
        }
    }

    /// There is an event for whatever is shown differently, and none for what is not; and events lead from one to the other.
    #[test]
    fn events_lead_from_before_to_after((_, arrival) in any_arrival()) {
        let mut now = tenant();
        let mut followed = Model::new();
        for (minute, message) in &arrival {
            let step = message.fold(&now, at(*minute));
            let (was, mut is) = (Model::shown(&now), Model::shown(&step.tenant));
            // No event tells when to ask again, or that an endpoint is no longer refused.
            (followed.ask_again, followed.heard_at) = (is.ask_again, is.heard_at);
            followed.follow(&step.events);
            if is.refused.is_none() {
                followed.refused = None;
            }
            if same_licenses(&now, &step.tenant) {
                followed.licenses.clone_from(&is.licenses);
            }
            prop_assert_eq!(&followed, &is);
            let is_silent = step.events.iter().all(is_announcement);
            (is.ask_again, is.heard_at, is.backup) = (was.ask_again, was.heard_at, was.backup);
            if is.refused.is_none() || is.refused == was.refused {
                is.refused.clone_from(&was.refused);
            }
            if same_licenses(&now, &step.tenant) {
                is.licenses.clone_from(&was.licenses);
            }
            let is_same = is == was;
            prop_assert!(is_silent || !is_same, "{:?}", step.events);
            prop_assert!(!is_same || is_silent);
            if step.events.is_empty() {
                prop_assert!(is_same);
            }
            for event in &step.events {
                let is_later = matches!(step.events[0].kind(), TenantEventKind::Restored { .. }) && event.at() > at(*minute);
                prop_assert!(event.at() == at(*minute) && event.source() == message.source() || is_later);
            }
            now = step.tenant;
        }
    }

    /// What is announced is told once, when it is news.
    #[test]
    fn announcements_are_told_once((history, arrival) in any_arrival()) {
        let (_, events) = fold(&tenant(), &history);
        let backups = history.iter().filter(|(_, message)| *message == push(StateChange::BackupRestored)
            || matches!(message, Message::Push(it) if it.change() == StateChange::BackupRestored));
        let told = |events: &[TenantEvent]| events.iter().filter(|event| *event.kind() == TenantEventKind::BackupRestored).count();
        prop_assert_eq!(told(&events), backups.clone().count());
        // In another order: at least the latest, and none twice.
        let (_, events) = fold(&tenant(), &arrival);
        let latest = backups.clone().map(|(minute, _)| at(*minute)).max();
        let times: Vec<_> = events.iter().filter(|event| *event.kind() == TenantEventKind::BackupRestored).map(TenantEvent::at).collect();
        prop_assert_eq!(times.last().copied(), latest);
        prop_assert!(times.windows(2).all(|two| two[0] < two[1]));
    }

    /// Messages of one minute and one way: the last that comes counts, and a pull more than a push.
    #[test]
    fn a_pull_wins_a_tie(first in any_message(), second in any_message()) {
        let both = [(5, first.clone()), (5, second.clone())];
        let other = [(5, second.clone()), (5, first.clone())];
        let [one, two] = [&both, &other].map(|messages| fold(&tenant(), messages).0);
        if first.source() != second.source() {
            prop_assert_eq!(&one, &two);
        }
        // When to ask again is the soonest of both.
        let asks = |message: &Message| match message {
            Message::Pull(response) => response.ask_again(at(5)),
            Message::Push(_) => Some(at(5)),
            Message::Licenses(_) => None,
        };
        let soonest = [&first, &second].into_iter().filter_map(asks).min();
        prop_assert_eq!((one.ask_again(), two.ask_again()), (soonest, soonest));
    }

    /// Each tenant and each event on the way is read back as it was stored.
    #[test]
    fn what_is_stored_is_read_back((_, arrival) in any_arrival()) {
        let mut now = tenant();
        for (minute, message) in &arrival {
            let step = message.fold(&now, at(*minute));
            now = step.tenant;
            let text = serde_json::to_string(&now).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Tenant>(&text).unwrap(), &now, "{}", text);
            for event in step.events {
                let text = serde_json::to_string(&event).unwrap();
                prop_assert_eq!(&serde_json::from_str::<TenantEvent>(&text).map_err(|error| error.to_string()), &Ok(event), "{}", text);
            }
        }
    }
}

/// A law about what never happens would be empty.
#[test]
fn the_messages_of_the_laws_are_of_all_sorts() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut counts = std::collections::BTreeMap::<_, u32>::new();
    for _ in 0..2_000 {
        let (_, arrival) = any_arrival().new_tree(&mut runner).unwrap().current();
        for event in fold(&tenant(), &arrival).1 {
            *counts.entry(event.kind().name()).or_default() += 1;
        }
    }
    assert_eq!(counts.len(), TenantEventKind::TYPES.len(), "{counts:?}");
    assert!(counts.values().all(|count| *count >= 20), "{counts:?}");
    let _ = pull_running("Running", true);
}
