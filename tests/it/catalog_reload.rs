//! A catalog and a directory that are replaced as a whole, while others read.

use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, RwLock};
use std::thread;

use superoffice_app::{Catalog, ContextId, Environment, Tenant, TenantDirectory, TenantKey};

use crate::catalog_world::{Made, client_id, id};

/// What a service shares: both are of one turn.
struct Served {
    catalog: Catalog,
    directory: TenantDirectory,
}

const APPLICATIONS: usize = 40;

/// The names and the client IDs tell the turn. In every other turn each application has the client ID of its neighbor, so that half of one catalog
/// and half of the next would be a duplicate, or a client ID that nobody has.
fn served(turn: usize) -> Served {
    let items = (0..APPLICATIONS).map(|number| {
        let made = Made::custom(&format!("{number} of turn {turn}"));
        let made = made.with("client_id.sod", format!("client-{}", (number + turn) % APPLICATIONS));
        (id(&number.to_string()), made.make())
    });
    let loaded = Catalog::load(items);
    assert_eq!(loaded.problems, []);
    let tenants = (0..=turn).map(|number| {
        Tenant::new(TenantKey::new(Environment::Sod, ContextId::parse(&format!("Cust{number}")).unwrap()))
    });
    Served { catalog: loaded.catalog, directory: TenantDirectory::load(tenants).directory }
}

/// Which turn it is, when all of it is of one.
fn whole(served: &Served) -> usize {
    let turn_of = |name: &str| name.rsplit(' ').next().unwrap().parse::<usize>().unwrap();
    let turn = served.directory.len() - 1;
    assert_eq!(served.catalog.len(), APPLICATIONS);
    for number in 0..APPLICATIONS {
        let by_client = served.catalog.find(Environment::Sod, &client_id(&format!("client-{number}"))).unwrap();
        assert!(by_client.live(Environment::Sod).is_ok());
        let expected = (number + turn * (APPLICATIONS - 1)) % APPLICATIONS;
        let by_id = served.catalog.get(&id(&expected.to_string())).unwrap();
        assert!(Arc::ptr_eq(by_client, by_id), "turn {turn}: client-{number} is that of {}", by_client.name());
        assert_eq!(turn_of(by_id.name().as_str()), turn);
    }
    turn
}

#[test]
fn readers_never_see_half_of_one() {
    const TURNS: usize = 60;
    let shared = RwLock::new(Arc::new(served(0)));
    let (done, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        let readers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut last = 0;
                    while !done.load(Ordering::Acquire) {
                        // The lock is held for a moment only; what was taken stays whole, whatever comes after it.
                        let served = Arc::clone(&shared.read().unwrap());
                        let turn = whole(&served);
                        assert!(turn >= last, "no turn comes back");
                        last = turn;
                        assert_eq!(whole(&served), turn);
                        reads.fetch_add(1, Ordering::Relaxed);
                    }
                    last
                })
            })
            .collect();
        for turn in 1..=TURNS {
            let next = Arc::new(served(turn));
            *shared.write().unwrap() = next;
        }
        // Each reader has seen the last turn before it stops.
        let enough = reads.load(Ordering::Relaxed) + 16;
        while reads.load(Ordering::Relaxed) < enough && !readers.iter().any(thread::ScopedJoinHandle::is_finished) {
            thread::yield_now();
        }
        done.store(true, Ordering::Release);
        for reader in readers {
            reader.join().unwrap();
        }
    });
    assert_eq!(whole(&shared.read().unwrap()), TURNS);
    assert!(reads.into_inner() >= 16);
}

/// Changing a few of many: a clone shares all the others, and is changed before anybody sees it.
#[test]
fn a_change_is_made_apart_and_then_seen() {
    let shared = RwLock::new(Arc::new(served(0)));
    let before = Arc::clone(&shared.read().unwrap());
    let mut catalog = before.catalog.clone();
    // Two change places; one after the other, for a client ID is free only when it is let go.
    let swapped = |number: usize, client: usize| {
        Made::custom(&format!("{number} of turn 1")).with("client_id.sod", format!("client-{client}")).make()
    };
    assert!(catalog.replace(&id("0"), swapped(0, 1)).is_err());
    catalog.remove(&id("1")).unwrap();
    catalog.replace(&id("0"), swapped(0, 1)).unwrap();
    catalog.insert(id("1"), swapped(1, 0)).unwrap();
    let directory = before.directory.clone();
    *shared.write().unwrap() = Arc::new(Served { catalog, directory });
    assert_eq!(whole(&before), 0, "who reads the old one reads on");
    let after = Arc::clone(&shared.read().unwrap());
    let of = |served: &Served, client: &str| served.catalog.find_id(Environment::Sod, &client_id(client)).cloned();
    assert_eq!((of(&before, "client-0"), of(&after, "client-0")), (Some(id("0")), Some(id("1"))));
    let is_same =
        |number: &str| Arc::ptr_eq(before.catalog.get(&id(number)).unwrap(), after.catalog.get(&id(number)).unwrap());
    assert!(is_same("2") && !is_same("0"));
}
