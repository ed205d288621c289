//! Each small machine by itself: searched to a fixed point, and drawn.

mod search;
mod small;

use core::fmt::Debug;

use crate::AuthorizationState;
use crate::application::publication::PublicationState;
use crate::application::release::ReleaseState;
use crate::application::review::ReviewState;
use crate::application::status::StatusState;
use crate::machine::Machine;

/// Everything that can be reached from a state, the state itself first, in the order in which it is found.
fn reached<S: PartialEq>(start: S, next: impl Fn(&S) -> Vec<S>) -> Vec<S> {
    let mut found = vec![start];
    let mut done = 0;
    while let Some(state) = found.get(done) {
        for state in next(state) {
            if !found.contains(&state) {
                found.push(state);
            }
        }
        done += 1;
    }
    found
}

fn following<M: Machine>(state: M) -> Vec<M> {
    M::MOVES.iter().filter_map(|step| state.next(*step)).collect()
}

/// What holds of each machine; the number of its rows guards against a search that finds nothing.
#[track_caller]
fn check<M: Machine + Debug>(rows: usize, final_states: &[M])
where
    M::Move: Debug,
{
    let found = reached(M::START, |state| following(*state));
    for state in M::STATES {
        assert!(found.contains(state), "{state:?} is never reached");
        assert_eq!(M::parse(state.as_str()), Some(*state));
        assert_eq!(following(*state).is_empty(), state.is_final(), "{state:?} is a dead end, or called one");
        assert_eq!(state.is_final(), final_states.contains(state), "{state:?}");
    }
    assert_eq!(found.len(), M::STATES.len(), "a state is missing among the states");
    assert_eq!(M::parse("no such state"), None);
    assert_eq!(M::parse(""), None);
    for (place, step) in M::MOVES.iter().enumerate() {
        assert!(M::STATES.iter().any(|state| state.next(*step).is_some()), "{step:?} is never possible");
        assert!(!M::MOVES[..place].contains(step), "{step:?} stands twice among the moves");
    }
    let words: std::collections::BTreeSet<_> = M::STATES.iter().map(|state| state.as_str()).collect();
    assert_eq!(words.len(), M::STATES.len(), "two states have one word");
    assert_eq!(M::STATES.iter().map(|state| following(*state).len()).sum::<usize>(), rows);
}

#[test]
fn every_state_is_reached_and_only_the_final_ones_are_dead_ends() {
    check::<PublicationState>(9, &[]);
    check::<StatusState>(8, &[StatusState::Deleted]);
    check::<ReleaseState>(7, &[]);
    check::<ReviewState>(10, &[]);
    check::<AuthorizationState>(21, &[]);
}

/// The tables once more, as the documentation tells them; a move that is not among them is not possible.
#[test]
fn nothing_else_is_possible() {
    use PublicationState::{Draft, Published, Rejected, RequestPending, Superseded};
    use ReleaseState::{Beta, Full, Unreleased};
    use ReviewState::{Expired, Failed, InProgress, NotRecorded, Passed, Requested};
    use StatusState::{Active, Deactivated, Deleted, Delisted};

    assert_eq!(following(Draft), [RequestPending, Published]);
    assert_eq!(following(RequestPending), [Draft, Published, Rejected, Draft]);
    assert_eq!(following(Published), [Superseded]);
    assert_eq!(following(Rejected), [RequestPending]);
    assert_eq!(following(Superseded), [Published]);

    assert_eq!(following(Active), [Deactivated, Delisted, Deleted]);
    assert_eq!(following(Deactivated), [Active, Deleted]);
    assert_eq!(following(Delisted), [Active, Active, Deleted]);
    assert_eq!(following(Deleted), []);

    assert_eq!(following(Unreleased), [Beta, Unreleased]);
    assert_eq!(following(Beta), [Beta, Full, Unreleased]);
    assert_eq!(following(Full), [Beta, Unreleased]);

    assert_eq!(following(NotRecorded), [Requested]);
    assert_eq!(following(Requested), [InProgress, Passed, Failed]);
    assert_eq!(following(InProgress), [Passed, Failed]);
    assert_eq!(following(Passed), [Requested, Expired]);
    assert_eq!(following(Failed), [Requested]);
    assert_eq!(following(Expired), [Requested]);
}

#[test]
fn nothing_else_is_possible_to_an_authorization() {
    use AuthorizationState::{Approved, Denied, Expired, NeedsReapproval, NotRequested, Requested, Revoked};

    // In the order of the moves: request, approve, deny, revoke, require again, and the time that is over.
    assert_eq!(following(NotRequested), [Requested, Approved, Denied]);
    assert_eq!(following(Requested), [Approved, Denied]);
    assert_eq!(following(Approved), [Approved, Revoked, NeedsReapproval, Expired]);
    assert_eq!(following(Expired), [Requested, Approved, Denied, Revoked]);
    assert_eq!(following(NeedsReapproval), [Approved, Denied, Revoked]);
    assert_eq!(following(Denied), [Requested, Approved]);
    assert_eq!(following(Revoked), [Requested, Approved, Denied]);
}

/// The diagram of a machine as a state diagram of Mermaid.
fn mermaid<M: Machine>() -> String {
    let mut lines = vec!["```mermaid".to_owned(), "stateDiagram-v2".to_owned()];
    lines.push(format!("    [*] --> {}", M::START.as_str()));
    for state in M::STATES {
        for step in M::MOVES {
            let Some(next) = state.next(*step) else { continue };
            let label = M::label(*step);
            let label = if label.is_empty() { String::new() } else { format!(": {label}") };
            lines.push(format!("    {} --> {}{label}", state.as_str(), next.as_str()));
        }
        if state.is_final() {
            lines.push(format!("    {} --> [*]", state.as_str()));
        }
    }
    lines.push("```\n".to_owned());
    lines.join("\n")
}

/// `docs/machines/` is written from the tables: `UPDATE_DOCS=1 cargo test --all-features --lib machines` writes it anew.
#[test]
fn the_diagrams_are_current() {
    for (name, diagram) in [
        ("publication", mermaid::<PublicationState>()),
        ("status", mermaid::<StatusState>()),
        ("release", mermaid::<ReleaseState>()),
        ("review", mermaid::<ReviewState>()),
        ("authorization", mermaid::<AuthorizationState>()),
    ] {
        let path = format!("{}/docs/machines/{name}.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, &diagram).unwrap();
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, diagram, "docs/machines/{name}.md is stale: write it anew with UPDATE_DOCS=1");
    }
}
