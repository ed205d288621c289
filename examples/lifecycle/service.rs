//! A service that keeps applications as their events, one JSON line each, and works on them for whoever is signed in.

use std::collections::BTreeMap;

use superoffice_app::{
    Actor, Application, Circumstances, Command, Configuration, Decision, Event, Refusal, Report, Timestamp,
    VersionLabel,
};

/// What the service holds: the events of each application. A real one holds them in a database.
#[derive(Default)]
pub(crate) struct Service {
    streams: BTreeMap<String, Vec<String>>,
}

/// What has come of a request.
pub(crate) struct Done {
    pub(crate) events: Vec<Event>,
    pub(crate) report: Report,
}

/// Why a request failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The rules say no: shown to the user.
    Refused(Refusal),
    /// What is stored cannot be used: for whoever runs the service.
    Stored(String),
}

impl Service {
    /// Registers an application.
    pub(crate) fn create(
        &mut self,
        id: &str,
        label: &VersionLabel,
        configuration: &Configuration,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Done, Failure> {
        let step = Application::create(label, configuration, actor, now).map_err(Failure::Refused)?;
        self.append(id, 0, &step.events)?;
        Ok(Done { events: step.events, report: step.report })
    }

    /// Carries out a command on what is stored: load, decide, append.
    pub(crate) fn handle(
        &mut self,
        id: &str,
        command: &Command,
        actor: &Actor,
        now: Timestamp,
        circumstances: &Circumstances,
    ) -> Result<Done, Failure> {
        // Commands may come from a queue: what was sent is what arrives.
        let command = &through_json(command)?;
        let (application, version) = self.load(id)?;
        let Decision { events, report, .. } =
            application.decide_with(command, actor, now, circumstances).map_err(Failure::Refused)?;
        self.append(id, version, &events)?;
        Ok(Done { events, report })
    }

    /// The application as it is now, and how many events led there.
    pub(crate) fn load(&self, id: &str) -> Result<(Application, usize), Failure> {
        let lines = self.streams.get(id).ok_or_else(|| Failure::Stored(format!("there is no application `{id}`")))?;
        let events: Result<Vec<Event>, _> = lines.iter().map(|line| serde_json::from_str(line)).collect();
        let events = events.map_err(|error| Failure::Stored(error.to_string()))?;
        let application = Application::replay(&events).map_err(|error| Failure::Stored(error.to_string()))?;
        Ok((application, events.len()))
    }

    /// Stores what has happened, unless something else has happened meanwhile: then the request is to be decided anew.
    fn append(&mut self, id: &str, expected: usize, events: &[Event]) -> Result<(), Failure> {
        let stream = self.streams.entry(id.to_owned()).or_default();
        if stream.len() != expected {
            return Err(Failure::Stored("somebody was quicker: try again".to_owned()));
        }
        for event in events {
            stream.push(serde_json::to_string(event).map_err(|error| Failure::Stored(error.to_string()))?);
        }
        Ok(())
    }
}

fn through_json(command: &Command) -> Result<Command, Failure> {
    let sent = serde_json::to_string(command).map_err(|error| Failure::Stored(error.to_string()))?;
    serde_json::from_str(&sent).map_err(|error| Failure::Stored(error.to_string()))
}
