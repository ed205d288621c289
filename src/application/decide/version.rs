//! Creating versions.

use super::Deciding;
use crate::path::At;
use crate::{Code, EventKind, Problem, VersionLabel};

impl Deciding<'_> {
    pub(super) fn create_version(&mut self, label: &VersionLabel, from: Option<&VersionLabel>) {
        self.check_partner_may("create a version");
        let application = self.application;
        let from = from.map_or(Some(application.newest()), |from| self.version(from));
        if application.version(label).is_some() {
            self.findings.push(Problem::new(Code::VERSION_DUPLICATE, &At::ROOT).found(label.as_str()));
        }
        let (count, limit) = (application.versions().count() + 1, self.circumstances.policy().limits().versions);
        if count > limit {
            self.findings.push(Problem::new(Code::VERSION_TOO_MANY, &At::ROOT).limit(limit, count));
        }
        if let Some(from) = from {
            self.happens(EventKind::VersionCreated { version: label.clone(), from: from.label().clone() });
        }
    }
}
