//! A catalog against a list that is looked through, and how its time grows.

use core::time::Duration;
use std::sync::Arc;
use std::time::Instant;

use proptest::prelude::*;
use superoffice_app::{Catalog, CatalogRefusal, Code, Conflict, Environment, Level, Policy, Severity};

use crate::catalog_world::{CLIENT_IDS, KEYS, Made, Naive, any as any_application, client_id, id, short};
use crate::life_world::Dice;
use Environment::Sod;

/// Whether ten times as many take far less than a hundred times as long, in one of a few attempts: others use the machine too, and less of
/// what is larger is in its caches.
#[track_caller]
fn is_linear(what: &str, mut take: impl FnMut(usize) -> Duration) {
    let times = (0..6).map(|_| (take(5_000), take(50_000)));
    let mut seen = Vec::new();
    for (short, long) in times {
        if long < short * 60 {
            return;
        }
        seen.push((short, long));
    }
    panic!("{what}: {seen:?}");
}

/// However many share one name, one client ID, or one key: there is one conflict for each, and ten times as many take ten times as long.
#[test]
fn what_all_share_is_no_trouble() {
    let all = Made::standard("Acme").with("client_id", "x").key("certificate", 0).secret("client_secret", "env:X");
    for (what, made, conflicts) in [
        ("one name", Made::custom("Acme"), 1),
        ("one client ID", Made::custom("Acme").with("client_id", "x"), 2),
        ("one key", Made::custom("Acme").key("certificate", 0), 2),
        ("one of each", all, 4),
    ] {
        let application = Arc::new(made.make());
        let load = |count: usize| {
            let items = (0..count).map(|number| (id(&number.to_string()), Arc::clone(&application)));
            Catalog::load_with(items, Policy::import())
        };
        let loaded = load(50_000);
        assert_eq!((loaded.catalog.len(), loaded.problems.len()), (50_000, 49_999), "{what}");
        for problem in &loaded.problems {
            assert_eq!(problem.conflicts().len(), conflicts, "{what}");
            assert!(problem.conflicts().iter().all(|it| it.other().id().as_str() == "0"), "{what}");
        }
        assert_eq!(loaded.catalog.check().len(), 49_999 * conflicts, "{what}");
        is_linear(what, |count| timed(|| drop(load(count))));
        // So does taking them out again, from either end.
        is_linear(what, |count| {
            let mut catalog = load(count).catalog;
            let ids: Vec<_> = (0..count).map(|number| id(&number.to_string())).collect();
            let (front, back) = ids.split_at(count / 2);
            let time = timed(|| {
                for (first, last) in front.iter().zip(back.iter().rev()) {
                    assert!(catalog.remove(first).is_some() && catalog.remove(last).is_some());
                }
            });
            assert!(catalog.is_empty());
            time
        });
    }
}

/// A long list of those in one environment is not searched for one in another.
#[test]
fn environments_are_no_trouble_either() {
    let stage = Arc::new(Made::custom("A").with("client_id.stage", "x").make());
    let sod = Arc::new(Made::custom("B").with("client_id.sod", "X").with("client_id.production", "x").make());
    let load = |count: usize| {
        let one = |place: usize| if place * 2 < count { &stage } else { &sod };
        let items = (0..count).map(|place| (id(&place.to_string()), Arc::clone(one(place))));
        Catalog::load_with(items, Policy::import())
    };
    is_linear("two environments", |count| timed(|| drop(load(count))));
    let loaded = load(50_000);
    let codes: Vec<Vec<_>> =
        loaded.problems.iter().map(|it| it.conflicts().iter().map(Conflict::code).collect()).collect();
    assert_eq!(codes[24_998], [Code::NAME_DUPLICATE, Code::CLIENT_ID_DUPLICATE]);
    assert_eq!(codes[24_999], [Code::CLIENT_ID_CROSS_ENVIRONMENT]);
    assert_eq!(codes[49_998], [Code::NAME_DUPLICATE, Code::CLIENT_ID_DUPLICATE]);
}

/// One with very many versions takes a time that grows with them.
#[test]
fn many_versions_are_no_trouble() {
    let with = |count: usize, is_one: bool| {
        let made = (0..count).fold(Made::custom("A"), |made, number| {
            let text = if is_one { "x".to_owned() } else { format!("x{number}") };
            made.version().with("client_id", text).secret("client_secret", "env:X")
        });
        made.published(Sod).make()
    };
    for is_one in [true, false] {
        let (short, long) = (with(200, is_one), with(2_000, is_one));
        is_linear("versions", |count| {
            let application = if count == 5_000 { &short } else { &long };
            timed(|| {
                let mut catalog = Catalog::with_policy(Policy::import());
                for name in ["a", "b", "c"] {
                    let conflicts = catalog.insert(id(name), application.clone()).unwrap();
                    assert!(conflicts.len() <= 2_002, "{}", conflicts.len());
                }
                assert!(catalog.check().len() <= 4_004);
            })
        });
    }
}

fn timed(what: impl FnOnce()) -> Duration {
    let start = Instant::now();
    what();
    start.elapsed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever is inserted, replaced and removed: the catalog says what a list says that is looked through each time.
    #[test]
    fn agrees_with_a_list(seed in any::<u64>(), policy in 0..3) {
        let mut dice = Dice(seed);
        let policy = match policy {
            0 => Policy::default(),
            1 => Policy::import(),
            _ => Policy::default().with_level(Code::CLIENT_ID_DUPLICATE, Severity::Hint).unwrap(),
        };
        let as_it_wants = |line: &str| {
            let (_, rest) = line.split_once(' ').unwrap();
            let (code, rest) = rest.split_once(' ').unwrap();
            let severity = if line.starts_with("error") { Severity::Error } else { Severity::Warning };
            let Level::Report(severity) = policy.level(Code::parse(code).unwrap(), severity) else { panic!("nothing is off") };
            format!("{severity} {code} {rest}")
        };
        let sorted = |conflicts: &[Conflict]| {
            let mut lines: Vec<_> = conflicts.iter().map(short).collect();
            lines.sort();
            lines
        };
        let expected = |lines: Vec<String>| {
            let mut lines: Vec<_> = lines.iter().map(|line| as_it_wants(line)).collect();
            lines.sort();
            lines
        };
        let ids = ["a", "b", "c", "d", "e", "f"].map(id);
        let (mut catalog, mut naive) = (Catalog::with_policy(policy.clone()), Naive::default());
        for _ in 0..40 {
            let name = dice.of(&ids).clone();
            let there = naive.get(&name).is_some();
            if dice.one_in(6) {
                let (removed, expected) = (catalog.remove(&name), naive.remove(&name));
                prop_assert_eq!(removed.as_deref(), expected.as_ref());
            } else {
                let application = any_application(&mut dice);
                let is_insert = dice.one_in(8) != there;
                let told = if is_insert {
                    catalog.insert(name.clone(), application.clone())
                } else {
                    catalog.replace(&name, application.clone())
                };
                if is_insert == there {
                    let is_of_ids = matches!(told, Err(CatalogRefusal::Taken { .. } | CatalogRefusal::Absent { .. }));
                    prop_assert!(is_of_ids);
                } else {
                    let lines = expected(naive.conflicts(&name, &application));
                    let (is_taken, conflicts) = match &told {
                        Ok(conflicts) => (true, &conflicts[..]),
                        Err(refusal) => (false, refusal.conflicts()),
                    };
                    prop_assert_eq!(sorted(conflicts), &lines[..]);
                    prop_assert_eq!(is_taken, lines.iter().all(|line| !line.starts_with("error")));
                    if is_taken {
                        naive.put(&name, &application);
                    }
                }
            }
            prop_assert_eq!(catalog.len(), naive.applications.len());
            for name in &ids {
                prop_assert_eq!(catalog.get(name).map(|it| &**it), naive.get(name));
            }
            for environment in Environment::ALL {
                for text in CLIENT_IDS {
                    let text = client_id(text);
                    let found = naive.find(environment, &text);
                    prop_assert_eq!(catalog.find_id(environment, &text), found);
                    prop_assert_eq!(catalog.find(environment, &text).map(|it| &**it), found.and_then(|id| naive.get(id)));
                }
            }
            prop_assert_eq!(sorted(&catalog.check()), expected(naive.check()));
        }
    }
}

#[test]
fn the_keys_of_the_tests_are_two() {
    let keys = KEYS.map(|(_, text)| superoffice_app::Certificate::parse(text).unwrap());
    assert!(keys[0].has_key_of(&keys[1]) && keys[2].has_key_of(&keys[3]) && !keys[0].has_key_of(&keys[2]));
}
