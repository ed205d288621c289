//! Tells what somebody tries, and what comes of it.

use std::io::Write as _;

use superoffice_app::{
    Actor, Application, Circumstances, Command, Configuration, Event, Limits, Permissions, Policy, Report, Settings,
    Timestamp, UserName, VersionLabel, toml,
};

use crate::service::{Done, Failure, Service};

/// What ends the example: something that it expected to go well, or badly, did not.
pub(crate) type Told<T = ()> = Result<T, String>;

/// One application, and the time that passes over it.
pub(crate) struct Story<'s> {
    service: &'s mut Service,
    id: &'static str,
    now: Timestamp,
    tenants: usize,
}

impl<'s> Story<'s> {
    pub(crate) fn begin(service: &'s mut Service, id: &'static str, title: &str, now: Timestamp) -> Self {
        print(&format!("== {title}\n"));
        Self { service, id, now, tenants: 0 }
    }

    /// So many days go by, and so many tenants have approved the application in the end.
    pub(crate) fn wait(&mut self, days: i64, tenants: usize) -> Told {
        self.now = Timestamp::from_seconds(self.now.as_seconds() + days * 86_400).map_err(text)?;
        self.tenants = tenants;
        Ok(())
    }

    pub(crate) fn create(&mut self, label: &VersionLabel, configuration: &Configuration, who: &Actor) -> Told {
        self.heading(who, "create");
        let done = self.service.create(self.id, label, configuration, who, self.now);
        tell(done).and_then(|done| if done { Ok(()) } else { Err("it should have been created".to_owned()) })
    }

    /// Tries a command that is expected to go well.
    pub(crate) fn does(&mut self, who: &Actor, command: &Command) -> Told {
        let done = self.tries(who, command)?;
        if done { Ok(()) } else { Err(format!("`{}` should have gone well", command.name())) }
    }

    /// Tries a command that is expected to be refused.
    pub(crate) fn is_refused(&mut self, who: &Actor, command: &Command) -> Told {
        let done = self.tries(who, command)?;
        if done { Err(format!("`{}` should have been refused", command.name())) } else { Ok(()) }
    }

    fn tries(&mut self, who: &Actor, command: &Command) -> Told<bool> {
        self.heading(who, &command.to_string());
        let circumstances = Circumstances::default().with_approved_tenants(self.tenants);
        tell(self.service.handle(self.id, command, who, self.now, &circumstances))
    }

    /// The application as it is stored.
    pub(crate) fn application(&self) -> Told<Application> {
        self.service.load(self.id).map(|(application, _)| application).map_err(|error| format!("{error:?}"))
    }

    /// The newest version with some settings changed, as the command that makes it so.
    pub(crate) fn edit(&self, change: impl FnOnce(&mut Settings)) -> Told<Command> {
        let application = self.application()?;
        let newest = application.newest();
        let configuration = newest.configuration().revise(&Policy::default(), change).map_err(text)?;
        Ok(Command::Edit { version: newest.label().clone(), configuration })
    }

    /// Shows what an edit changes, before anybody sends it.
    pub(crate) fn preview(&self, edit: &Command) -> Told {
        let Command::Edit { version, configuration } = edit else { return Ok(()) };
        let application = self.application()?;
        let before = application.version(version).ok_or("there is no such version")?;
        print("   the edit in short:");
        for change in &before.configuration().diff(configuration) {
            print(&format!("     {change}"));
        }
        Ok(())
    }

    fn heading(&self, who: &Actor, what: &str) {
        let user = who.user().map_or(who.role().as_str(), |user| user.as_str());
        print(&format!("{} {user}: {what}", self.now.to_string().get(..10).unwrap_or_default()));
    }
}

/// Prints what has come of a request, and says whether it was carried out.
fn tell(done: Result<Done, Failure>) -> Told<bool> {
    match done {
        Ok(Done { events, report }) => {
            for event in &events {
                print(&format!("   {}", in_words(event)));
            }
            advice(&report);
            Ok(true)
        }
        Err(Failure::Refused(refusal)) => {
            print(&format!("   refused; it is {}", refusal.state()));
            advice(refusal.report());
            Ok(false)
        }
        Err(Failure::Stored(error)) => Err(error),
    }
}

/// What is wrong, with what to do about it, or what follows.
fn advice(report: &Report) {
    for problem in report {
        let told = format!("{problem:#}").replace('\n', "\n     ");
        print(&format!("     {told}"));
    }
}

/// The event as it is stored, without the settings.
fn in_words(event: &Event) -> String {
    let stored = serde_json::to_value(event).unwrap_or_default();
    let data = stored.get("data").and_then(|data| data.as_object().cloned()).unwrap_or_default();
    let told = data.iter().filter_map(|(key, value)| match value {
        serde_json::Value::String(text) => Some(format!(" {key}={text}")),
        serde_json::Value::Number(number) => Some(format!(" {key}={number}")),
        _ => None,
    });
    [event.kind().name().to_owned()].into_iter().chain(told).collect()
}

/// Reads a configuration that must be right.
pub(crate) fn configuration(text: &str) -> Told<Configuration> {
    let built = toml::read(text, &Limits::default()).build(&Policy::default());
    built.map(|built| built.configuration).map_err(|report| report.to_string())
}

pub(crate) fn label(text: &str) -> Told<VersionLabel> {
    VersionLabel::parse(text).map_err(self::text)
}

/// The same user without the permission to configure.
pub(crate) fn only_reads(who: &Actor) -> Told<Actor> {
    let name = UserName::parse("reader@acme").map_err(text)?;
    Ok(who.clone().named(name).with_permissions(Permissions::LOG_IN | Permissions::READ))
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
pub(crate) fn text(error: impl ToString) -> String {
    error.to_string()
}

/// Says what it is about.
pub(crate) fn says(text: &str) {
    print(&format!("-- {text}"));
}

/// Prints to standard output; a reader that has gone away is no failure.
pub(crate) fn print(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}
