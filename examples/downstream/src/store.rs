//! An event store: lines of JSON, one for each event, and no line is ever changed.

use std::collections::BTreeMap;

use superoffice_app::{Application, ApplicationId, Event};

/// Events of applications.
#[derive(Debug, Default)]
pub struct Store {
    lines: BTreeMap<ApplicationId, Vec<String>>,
}

/// Why something is not stored or loaded.
#[derive(Debug, PartialEq, Eq)]
pub enum StoreError {
    /// Somebody else has stored something since it was loaded: load it, and decide again.
    Changed {
        /// How many events there are.
        events: usize,
    },
    /// There is no such application.
    Unknown,
    /// A line is not what was stored.
    Damaged(String),
}

impl Store {
    /// Adds events to those that were there when the application was loaded, so many.
    ///
    /// # Errors
    ///
    /// When there are other events by now, or one cannot be written. Then nothing is stored.
    pub fn append(&mut self, id: &ApplicationId, loaded: usize, events: &[Event]) -> Result<(), StoreError> {
        let there = self.lines.get(id).map_or(0, Vec::len);
        if there != loaded {
            return Err(StoreError::Changed { events: there });
        }
        let lines: Result<Vec<_>, _> = events.iter().map(serde_json::to_string).collect();
        let lines = lines.map_err(|error| StoreError::Damaged(error.to_string()))?;
        self.lines.entry(id.clone()).or_default().extend(lines);
        Ok(())
    }

    /// The application as its events make it, and how many there are.
    ///
    /// # Errors
    ///
    /// When there is none of this ID, or a line is not what was stored.
    pub fn load(&self, id: &ApplicationId) -> Result<(Application, usize), StoreError> {
        let lines = self.lines.get(id).ok_or(StoreError::Unknown)?;
        let events: Result<Vec<Event>, _> = lines.iter().map(|line| serde_json::from_str(line)).collect();
        let events = events.map_err(|error| StoreError::Damaged(error.to_string()))?;
        let application = Application::replay(&events).map_err(|error| StoreError::Damaged(error.to_string()))?;
        Ok((application, events.len()))
    }
}
