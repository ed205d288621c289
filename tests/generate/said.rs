//! Runs of messages, and consent: that nothing is missing from them.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use superoffice_app::generate::{NOW, messages, messages_of};
use superoffice_app::{
    Authorization, ContextId, Environment, StateChange, TenantEvent, TenantEventKind, TenantKey, TenantMessage,
};

use crate::counts::{Counts, assert_each};

/// Messages about one tenant, in whatever order: the tenant is the one that they make in the order in which they were sent.
#[test]
fn a_run_is_about_one_tenant_and_its_order_does_not_matter() {
    let mut runner = TestRunner::deterministic();
    let [mut late, mut twice] = [0, 0];
    for _ in 0..64 {
        let mut tree = messages().new_tree(&mut runner).unwrap();
        for _ in 0..64 {
            let run = tree.current();
            assert!((1..=32).contains(&run.messages().len()));
            assert!(
                run.messages()
                    .iter()
                    .all(|(at, message)| { *at <= NOW && message.context_id() == run.tenant_key().context_id() })
            );
            let mut sorted = run.messages().to_vec();
            sorted.sort_by_key(|(at, _)| *at);
            late += usize::from(sorted.iter().zip(run.messages()).any(|(one, other)| one.0 != other.0));
            twice += usize::from(sorted.windows(2).any(|two| two[0].0 == two[1].0));
            sorted.dedup_by_key(|(at, _)| *at);
            let in_order =
                sorted.iter().fold(run.beginning(), |tenant, (at, message)| tenant.hear(message, *at).unwrap().tenant);
            assert_eq!(run.tenant(), in_order);
            if !tree.simplify() {
                break;
            }
        }
    }
    assert!(late > 64 && twice > 64, "{late} {twice}");
}

#[test]
fn runs_tell_everything() {
    let key = TenantKey::new(Environment::Sod, ContextId::parse("Cust12345").unwrap());
    let mut runner = TestRunner::deterministic();
    let [mut told, mut said] = [const { Counts::new() }; 2];
    for _ in 0..600 {
        let run = messages_of(&key).new_tree(&mut runner).unwrap().current();
        assert_eq!(run.tenant_key(), &key);
        for event in run.events() {
            *told.entry(event.kind().name().to_owned()).or_default() += 1;
        }
        for (_, message) in run.messages() {
            let what = match message {
                TenantMessage::State(response) if response.state().is_known() => response.state().as_str().to_owned(),
                TenantMessage::State(_) => "another state".to_owned(),
                TenantMessage::Change(told) => match told.change() {
                    StateChange::Other(_) => "another change".to_owned(),
                    known => known.to_string(),
                },
            };
            *said.entry(what).or_default() += 1;
        }
    }
    // Licenses are learnt in another way.
    assert_each(&told, TenantEventKind::TYPES.len() - 1, 20);
    assert_each(&said, 12 + 7, 100);
}

#[test]
fn no_event_of_a_tenant_is_rare() {
    let mut runner = TestRunner::deterministic();
    let mut counts = Counts::new();
    for _ in 0..1_600 {
        let event = any::<TenantEvent>().new_tree(&mut runner).unwrap().current();
        *counts.entry(event.kind().name().to_owned()).or_default() += 1;
    }
    assert_each(&counts, TenantEventKind::TYPES.len(), 8);
}

#[test]
fn no_state_of_consent_is_rare() {
    let mut runner = TestRunner::deterministic();
    let mut counts = Counts::new();
    for _ in 0..1_400 {
        let authorization = any::<Authorization>().new_tree(&mut runner).unwrap().current();
        *counts.entry(authorization.state(NOW).to_string()).or_default() += 1;
    }
    assert_each(&counts, 7, 20);
}
