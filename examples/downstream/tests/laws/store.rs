//! What is loaded is what was there, at any time of a life.

use proptest::prelude::*;
use superoffice_app::generate::{History, histories};
use superoffice_app::{Application, ApplicationId};
use superoffice_app_downstream::store::{Store, StoreError};

/// Stores the history step by step, as a service does that loads, decides and appends.
fn store(history: &History, id: &ApplicationId) -> Store {
    let mut store = Store::default();
    store.append(id, 0, &history.creation().events).unwrap();
    for step in history.steps() {
        let (application, events) = store.load(id).unwrap();
        let decision = application.decide(&step.command, &step.actor, step.at).unwrap();
        assert_eq!(decision.events, step.events);
        store.append(id, events, &decision.events).unwrap();
        // Whoever has loaded it before comes too late.
        let late = store.append(id, events, &decision.events);
        assert_eq!(late, Err(StoreError::Changed { events: events + decision.events.len() }));
    }
    store
}

proptest! {
    #![proptest_config(crate::cases(24))]

    #[test]
    fn what_is_loaded_is_what_was_there(history in histories(), id in any::<ApplicationId>()) {
        let store = store(&history, &id);
        let (application, events) = store.load(&id).unwrap();
        prop_assert_eq!(&application, history.application());
        prop_assert_eq!(events, history.events().count());
        let replayed = Application::replay(history.events()).unwrap();
        prop_assert_eq!(&replayed, &application);
    }

    #[test]
    fn nothing_is_made_up(id in any::<ApplicationId>()) {
        prop_assert_eq!(Store::default().load(&id).unwrap_err(), StoreError::Unknown);
    }
}
