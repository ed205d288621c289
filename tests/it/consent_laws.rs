//! What holds of every authorization, whatever is wanted of it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use superoffice_app::{
    Application, Authorization, AuthorizationCommand, AuthorizationEvent, AuthorizationState, ConsentActor,
    ConsentTopic, Distribution, Environment, Reason, Role, TenantRole, TenantUser, Timestamp,
};

use crate::consent::{administrator, app_of, client_id, end, key, new, user};
use crate::life::{actor, partner};
use crate::life_world::Dice;
use crate::support::now;

fn actors(environment: Environment) -> Vec<ConsentActor> {
    let mut all: Vec<ConsentActor> = TenantRole::ALL.into_iter().map(|role| user(environment, role).into()).collect();
    all.extend(TenantRole::ALL.map(|role| ConsentActor::from(user(environment, role).as_external_consultant())));
    all.extend(Role::ALL.map(|role| ConsentActor::from(actor(role))));
    all.push(TenantUser::new(key(environment, "Cust1"), TenantRole::GeneralAdministrator).into());
    all.push(superoffice_app::Actor::partner(partner("other"), Role::Developer).into());
    // Most of what happens is done by these.
    all.extend([administrator(environment), administrator(environment), actor(Role::AppManager).into()]);
    all
}

fn command(dice: &mut Dice, at: Timestamp) -> AuthorizationCommand {
    let later = |seconds: i64| Timestamp::from_seconds(at.as_seconds() + seconds).ok();
    match dice.below(8) {
        0 | 1 => AuthorizationCommand::Request,
        2 => AuthorizationCommand::Approve { valid_until: None },
        3 | 4 => AuthorizationCommand::Approve { valid_until: later(*dice.of(&[-1, 0, 1, 2, 5])) },
        5 => AuthorizationCommand::Deny,
        6 => {
            let reason = Reason::parse("because").unwrap();
            AuthorizationCommand::Revoke { reason: Some(reason).filter(|_| dice.one_in(2)) }
        }
        _ => AuthorizationCommand::RequireAgain {
            topics: ConsentTopic::ALL.into_iter().filter(|_| dice.one_in(2)).collect(),
        },
    }
}

fn stored<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

/// One authorization that random people want random things of, in time.
fn walk(numbers: &[u64], application: &Application, environment: Environment) -> [usize; 2] {
    let (mut authorization, mut events, mut at) = (new(environment), Vec::<AuthorizationEvent>::new(), now());
    let mut counts = [0; 2];
    for number in numbers {
        let mut dice = Dice(*number);
        at = Timestamp::from_seconds(at.as_seconds() + i64::try_from(dice.below(3)).unwrap()).unwrap();
        let (who, command) = (dice.of(&actors(environment)).clone(), command(&mut dice, at));
        assert_eq!(stored(&command), command);
        let decided = authorization.decide(&command, application, &who, at);
        match authorization.execute(&command, application, &who, at) {
            Err(refusal) => {
                counts[0] += 1;
                assert!(refusal.report().count(superoffice_app::Severity::Error) > 0 && !refusal.report().is_empty());
                assert_eq!(decided.unwrap_err(), refusal);
            }
            Ok(step) => {
                counts[1] += 1;
                assert_eq!(decided.unwrap(), step.events, "what is decided happens");
                assert_eq!(stored(&step.events), step.events);
                assert_ne!(step.authorization.state(at), AuthorizationState::Expired, "nothing begins as expired");
                assert_eq!(step.authorization.stamp().unwrap().at(), at);
                events.extend(step.events);
                authorization = step.authorization;
            }
        }
        assert_eq!(stored(&authorization), authorization);
        let replayed = Authorization::replay(client_id(), key(environment, "Cust12345"), &events).unwrap();
        assert_eq!(replayed, authorization);
        // Going on from what was stored is going on.
        let mut from_the_middle =
            Authorization::replay(client_id(), key(environment, "Cust12345"), events.iter().take(events.len() / 2))
                .unwrap();
        events.iter().skip(events.len() / 2).for_each(|event| from_the_middle.apply(event).unwrap());
        assert_eq!(from_the_middle, authorization);
        // An event that does not fit changes nothing.
        for event in &events {
            let mut other = authorization.clone();
            if other.apply(event).is_err() {
                assert_eq!(other, authorization);
            }
        }
        // The time alone moves an approval, once and in one direction.
        let approved = |at| authorization.state(at).is_approved();
        let until = authorization.approval().and_then(superoffice_app::Approval::valid_until);
        for seconds in [-1, 0, 1] {
            let Some(time) = until.and_then(|end| Timestamp::from_seconds(end.as_seconds() + seconds).ok()) else {
                continue;
            };
            if authorization.state(at).is_approved() {
                assert_eq!(approved(time), seconds < 0);
            } else if time >= at {
                assert_eq!(authorization.state(time), authorization.state(at));
            }
        }
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn replaying_gives_the_same_and_a_refusal_has_an_error(numbers in prop::collection::vec(any::<u64>(), 1..24), place in 0..3_usize) {
        for distribution in [Distribution::Custom, Distribution::Standard] {
            walk(&numbers, &app_of(distribution), Environment::ALL[place]);
        }
    }
}

/// The random walks are no walks of refusals only.
#[test]
fn much_happens_on_a_walk() {
    let numbers: Vec<u64> = (0..400).collect();
    let [refused, done] = walk(&numbers, &app_of(Distribution::Custom), Environment::Sod);
    assert!(refused > 50 && done > 50, "{refused} {done}");
}

/// Searched to a fixed point through the commands and the time: each state is reached, and each row of the machine is used.
#[test]
fn every_row_of_the_machine_is_used() {
    let application = app_of(Distribution::Custom);
    let sod = Environment::Sod;
    let commands = [
        AuthorizationCommand::Request,
        AuthorizationCommand::Approve { valid_until: Some(end()) },
        AuthorizationCommand::Approve { valid_until: None },
        AuthorizationCommand::Deny,
        AuthorizationCommand::Revoke { reason: None },
        AuthorizationCommand::RequireAgain { topics: vec![ConsentTopic::Webhooks] },
    ];
    let who: [ConsentActor; 2] = [administrator(sod), actor(Role::AppManager).into()];
    let mut rows = BTreeSet::new();
    let (mut found, mut done) = (vec![(new(sod), now())], 0);
    while let Some((authorization, at)) = found.get(done).cloned() {
        done += 1;
        let from = authorization.state(at);
        let mut next = vec![("time", authorization.clone(), end())];
        for (command, actor) in commands.iter().flat_map(|command| who.iter().map(move |actor| (command, actor))) {
            if let Ok(step) = authorization.execute(command, &application, actor, at) {
                next.push((command.name(), step.authorization, at));
            }
        }
        for (name, authorization, at) in next {
            let to = authorization.state(at);
            if name != "time" || from != to {
                rows.insert((from.as_str(), name, to.as_str()));
            }
            if !found.contains(&(authorization.clone(), at)) {
                found.push((authorization, at));
            }
        }
    }
    let states: BTreeSet<_> = found.iter().map(|(authorization, at)| authorization.state(*at)).collect();
    assert_eq!(states.len(), AuthorizationState::ALL.len());
    assert_eq!(rows.len(), 21, "{rows:#?}");
}
