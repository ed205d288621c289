//! Lives of applications: what was wanted and granted, by whom and when, and what came of it.

mod beginning;
mod next;
mod shrink;
mod wish;

use core::fmt;

use proptest::prelude::*;

use super::NOW;
use super::value::arbitrary::arbitrary;
use super::value::time::{DAY, after_now};
use crate::{Actor, Application, Command, Configuration, Event, Timestamp, Version, VersionLabel};

/// How an application began.
///
/// Printed without its [events](Self::events), which say the same again.
#[derive(Clone)]
#[non_exhaustive]
pub struct Creation {
    /// The label of its first version.
    pub version: VersionLabel,
    /// What it was created with.
    pub configuration: Configuration,
    /// Who created it.
    pub actor: Actor,
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub events: Vec<Event>,
}

/// A command that was carried out.
///
/// Printed without its [events](Self::events), which say the same again.
#[derive(Clone)]
#[non_exhaustive]
pub struct HistoryStep {
    /// What was wanted.
    pub command: Command,
    /// By whom.
    pub actor: Actor,
    /// When.
    pub at: Timestamp,
    /// What happened: at least one event.
    pub events: Vec<Event>,
}

/// An application, and all that has led to it.
///
/// Replaying its [events](Self::events) gives the [application](Self::application). So does [creating](Self::creation) it and executing the commands of its
/// [steps](Self::steps), each by its actor and at its time, under the default policy.
///
/// What is printed of it (`Debug`) is what one needs to live it again: creation and steps, each with its actor, its time and what was wanted. The events and the
/// application follow from them; print [`events`](Self::events) or [`application`](Self::application) where those are to be seen.
#[derive(Clone)]
pub struct History {
    creation: Creation,
    steps: Vec<HistoryStep>,
    application: Application,
}

impl fmt::Debug for Creation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, configuration, actor, at, events: _ } = self;
        f.debug_struct("Creation")
            .field("actor", actor)
            .field("at", at)
            .field("version", version)
            .field("configuration", configuration)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for HistoryStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { command, actor, at, events: _ } = self;
        f.debug_struct("HistoryStep")
            .field("actor", actor)
            .field("at", at)
            .field("command", command)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { creation, steps, application: _ } = self;
        f.debug_struct("History").field("creation", creation).field("steps", steps).finish_non_exhaustive()
    }
}

impl History {
    /// How it began.
    #[must_use]
    pub const fn creation(&self) -> &Creation {
        &self.creation
    }

    /// The commands that were carried out after that, in order, with times that only grow.
    #[must_use]
    pub fn steps(&self) -> &[HistoryStep] {
        &self.steps
    }

    /// What happened, from the beginning.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.creation.events.iter().chain(self.steps.iter().flat_map(|step| &step.events))
    }

    /// The application as it is after all that.
    #[must_use]
    pub const fn application(&self) -> &Application {
        &self.application
    }
}

arbitrary! {
    /// [`histories`](super::histories).
    History => histories();

    /// That of any of the [`histories`](super::histories).
    Application => histories().prop_map(|history| history.application);

    /// The newest of any [`Application`].
    Version => any::<Application>().prop_map(|application| application.newest().clone());
}

/// Applications with the commands that were accepted, the actors, times and events that have led to them.
///
/// One begins with a configuration that is ready for all environments ([`drafts`](super::drafts)), custom as often as standard, 400 days before
/// [`NOW`](super::NOW). Then up to 40 times somebody wants something, after seconds to 40 days: half of the time what comes next in such a
/// life, the other half [any command](super::commands), with a version and a slot that are there most of the time; of 8, 7 come from somebody
/// with the usual role for it. What is refused under the default policy, and what changes nothing, is left out, so about a half of them remain.
///
/// They shrink to fewer and simpler wishes; what is then refused is left out too, so each is a life that can be lived. In the end no step can be left out
/// alone.
pub fn histories() -> BoxedStrategy<History> {
    shrink::Lives::new()
        .prop_filter_map("the app manager may create any", |(wishes, beginning)| {
            let mut at = after_now(-400 * DAY);
            let (creation, application) = beginning.create(at)?;
            let mut history = History { creation, steps: Vec::new(), application };
            for wish in wishes {
                at = at.max(after_now(at.as_seconds() - NOW.as_seconds() + wish.seconds)).min(NOW);
                history.want(&wish, at);
            }
            Some(history)
        })
        .boxed()
}

impl History {
    /// Somebody wants something, and gets it or not.
    fn want(&mut self, wish: &wish::Wish, at: Timestamp) {
        let command = wish.command(&self.application);
        let actor = wish.actor(&command, &self.application);
        match self.application.execute(&command, &actor, at) {
            Ok(step) if !step.events.is_empty() => {
                self.application = step.application;
                self.steps.push(HistoryStep { command, actor, at, events: step.events });
            }
            Ok(_) | Err(_) => {}
        }
    }
}
