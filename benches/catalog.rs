//! What it costs to hold many applications and tenants, and to find one. See README.md.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use allocation_counter::measure;
use superoffice_app::{
    Actor, Application, ApplicationId, Catalog, ClientId, ContextId, Environment, Limits, Policy, Role, Tenant,
    TenantDirectory, TenantKey, Timestamp, VersionLabel, json,
};

fn main() {
    applications();
    println!();
    shared();
    println!();
    tenants();
}

/// The least time of one call in nanoseconds, over many rounds: the machine is shared, and only the best round is its own.
fn least<T>(asked: &[T], mut ask: impl FnMut(&T)) -> f64 {
    (0..60)
        .map(|_| {
            let start = Instant::now();
            asked.iter().for_each(&mut ask);
            start.elapsed().as_secs_f64() * 1e9 / asked.len() as f64
        })
        .fold(f64::INFINITY, f64::min)
}

/// How long the quickest of a few took in milliseconds; each makes what is given back.
fn quickest<T>(rounds: u32, mut make: impl FnMut() -> T) -> f64 {
    (0..rounds)
        .map(|_| {
            let start = Instant::now();
            let made = black_box(make());
            let time = start.elapsed().as_secs_f64() * 1e3;
            drop(made);
            time
        })
        .fold(f64::INFINITY, f64::min)
}

/// The bytes that what is made keeps.
fn kept<T>(make: impl FnOnce() -> T) -> (T, f64) {
    let mut made = None;
    let counted = measure(|| made = Some(make()));
    (made.expect("it was made"), counted.bytes_current as f64)
}

fn client_id(number: usize, environment: usize) -> String {
    format!("{number:016x}{environment:016x}")
}

/// One of many: a client ID and a secret for each environment, two redirect URLs, one version, which is in SOD.
fn application(number: usize) -> Application {
    let each = |value: &dyn Fn(usize) -> String| {
        let values: Vec<_> =
            Environment::ALL.iter().enumerate().map(|(place, it)| format!("\"{it}\": {}", value(place))).collect();
        format!("{{{}}}", values.join(", "))
    };
    let text = format!(
        r#"{{"schema": 1, "name": "Acme {number}", "partner": "acme-{}", "distribution": "custom", "kind": "hybrid",
            "authentication": {{"client_id": {}, "client_secret": {},
            "redirect_urls": ["https://app{number}.acme.example/callback", "https://app{number}.acme.example/panel"]}}}}"#,
        number / 10,
        each(&|place| format!("\"{}\"", client_id(number, place))),
        each(&|place| format!("{{\"reference\": \"env:ACME_{number}_{place}\"}}")),
    );
    let document = json::read(&text, &Limits::default());
    let configuration = document.build(&Policy::default()).expect("a valid configuration").configuration;
    let label = VersionLabel::parse("1").expect("a label");
    let now = Timestamp::parse("2026-11-22T00:00:00Z").expect("a time");
    let manager = Actor::superoffice(Role::AppManager);
    Application::create(&label, &configuration, &manager, now).expect("an app manager may").application
}

fn id(number: usize) -> ApplicationId {
    ApplicationId::parse(&format!("app-{number}")).expect("an ID")
}

fn applications() {
    let (all, bytes) = kept(|| (0..100_000).map(|number| Arc::new(application(number))).collect::<Vec<_>>());
    println!("an application alone: {:.0} bytes", bytes / all.len() as f64);
    let mut first = None;
    for count in [1_000, 10_000, 100_000] {
        let load = || {
            let loaded = Catalog::load((0..).map(id).zip(all.iter().take(count).map(Arc::clone)));
            assert!(loaded.problems.is_empty(), "all are apart");
            loaded.catalog
        };
        let time = quickest(5, load);
        let (catalog, bytes) = kept(load);
        assert_eq!(catalog.len(), count);
        let clone = quickest(5, || catalog.clone());
        let check = quickest(2, || assert!(catalog.check().is_empty()));
        // The same number of questions, spread over all that there is.
        let numbers: Vec<usize> = (0..1_000).map(|number| number * (count / 1_000)).collect();
        let ids: Vec<_> = numbers.iter().map(|number| id(*number)).collect();
        let read = |text: String| ClientId::parse(&text).expect("a client ID");
        let there: Vec<_> = numbers.iter().map(|number| read(client_id(*number, 0))).collect();
        let elsewhere: Vec<_> = numbers.iter().map(|number| read(client_id(*number, 7))).collect();
        let find = |wanted: &ClientId| catalog.find(Environment::Sod, black_box(wanted));
        let allocations = measure(|| {
            assert!(ids.iter().all(|id| catalog.get(id).is_some()));
            assert!(there.iter().all(|id| find(id).is_some_and(|it| it.live(Environment::Sod).is_ok())));
            assert!(elsewhere.iter().all(|id| find(id).is_none()));
        });
        assert_eq!(allocations.count_total, 0, "a question allocates nothing");
        let times = [
            least(&there, |wanted| assert!(black_box(find(wanted)).is_some())),
            least(&elsewhere, |wanted| assert!(black_box(find(wanted)).is_none())),
            least(&ids, |id| assert!(black_box(catalog.get(black_box(id))).is_some())),
        ];
        let base = *first.get_or_insert(times);
        let ratio = |place: usize| times[place] / base[place];
        println!(
            "{count:>7} applications: load {time:8.2} ms ({:.2} µs each), {:.0} bytes each; clone {clone:6.2} ms; check {check:.1} ms",
            time * 1e3 / count as f64,
            bytes / count as f64,
        );
        println!(
            "        find {:.0} ns ({:.2}), what is not there {:.0} ns ({:.2}), get {:.0} ns ({:.2}); 0 allocations",
            times[0],
            ratio(0),
            times[1],
            ratio(1),
            times[2],
            ratio(2)
        );
    }
    let tenfold = |count: usize| {
        let items = || (0..).map(id).zip(all.iter().take(count).map(Arc::clone));
        measure(|| drop(black_box(Catalog::load(items())))).count_total
    };
    // Counted, since the time of a longer run is shared with whatever else the machine does.
    assert!(tenfold(100_000) <= tenfold(10_000) * 11, "loading is not linear");
}

/// All share one name, one client ID and one secret.
fn shared() {
    let one = Arc::new(application(0));
    let mut before = None;
    for count in [10_000, 100_000] {
        let load = || Catalog::load_with((0..count).map(|number| (id(number), Arc::clone(&one))), Policy::import());
        let loaded = load();
        let told: usize = loaded.problems.iter().map(|problem| problem.conflicts().len()).sum();
        drop(loaded);
        let time = quickest(3, load);
        println!(
            "{count:>7} applications that share all: load {time:8.2} ms{}; {:.2} conflicts each",
            before.map_or_else(String::new, |before| format!(", {:.1} times the tenth", time / before)),
            told as f64 / count as f64
        );
        assert!(told <= count * 7, "a conflict with each is too much");
        assert!(before.is_none_or(|before| time < before * 40.0), "loading is not linear");
        before = Some(time);
    }
}

fn tenant(number: usize) -> Tenant {
    let context_id = ContextId::parse(&format!("Cust{number}")).expect("a context ID");
    Tenant::new(TenantKey::new(Environment::Production, context_id))
}

fn tenants() {
    println!("size_of::<Tenant>() = {}", size_of::<Tenant>());
    let mut first = None;
    for count in [10_000_usize, 100_000, 1_000_000] {
        let all: Vec<_> = (0..count).map(|number| Arc::new(tenant(number))).collect();
        let load = || {
            let loaded = TenantDirectory::load(all.iter().map(Arc::clone));
            assert!(loaded.problems.is_empty(), "all are apart");
            loaded.directory
        };
        let time = quickest(3, load);
        let (_, tables) = kept(load);
        drop(all);
        let (directory, bytes) = kept(|| TenantDirectory::load((0..count).map(tenant)).directory);
        assert_eq!(directory.len(), count);
        let clone = quickest(3, || directory.clone());
        let asked = |before: &str| -> Vec<ContextId> {
            let numbers = (0..1_000).map(|number| number * (count / 1_000));
            numbers.map(|number| ContextId::parse(&format!("{before}{number}")).expect("a context ID")).collect()
        };
        let (there, elsewhere) = (asked("CUST"), asked("Lost"));
        let get = |id: &ContextId| directory.get(Environment::Production, black_box(id)).is_some();
        let allocations = measure(|| {
            assert!(there.iter().all(&get) && !elsewhere.iter().any(&get));
        });
        assert_eq!(allocations.count_total, 0, "a question allocates nothing");
        let times =
            [least(&there, |id| assert!(black_box(get(id)))), least(&elsewhere, |id| assert!(!black_box(get(id))))];
        let base = *first.get_or_insert(times);
        println!(
            "{count:>7} tenants: load {time:8.2} ms ({:.0} ns each), {:.0} bytes each, {:.0} of them the directory's; clone {clone:.1} ms",
            time * 1e6 / count as f64,
            bytes / count as f64,
            tables / count as f64
        );
        println!(
            "        get {:.0} ns ({:.2}), what is not there {:.0} ns ({:.2}); 0 allocations",
            times[0],
            times[0] / base[0],
            times[1],
            times[1] / base[1]
        );
    }
    let tenfold = |count: usize| measure(|| drop(black_box(TenantDirectory::load((0..count).map(tenant))))).count_total;
    assert!(tenfold(1_000_000) <= tenfold(100_000) * 11, "loading is not linear");
}
