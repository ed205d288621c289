//! Publishing: requests, and SuperOffice's answers.

use super::Deciding;
use super::standing::{STORE, STORE_IN_WORDS};
use crate::application::consequence;
use crate::path::At;
use crate::{Code, Environment, EventKind, Level, Policy, Problem, Published, Reason, Severity, Version, VersionLabel};

impl<'a> Deciding<'a> {
    /// Source: developer-portal/create-app/versioning, "Publish the new version to SOD yourself".
    pub(super) fn publish_to_sod(&mut self, label: &VersionLabel) {
        self.check_partner_may("publish a version to SOD");
        let Some(version) = self.version(label) else { return };
        if version.publication(Environment::Sod).is_published() {
            self.already(version, "is published in", Environment::Sod);
        }
        self.happens(EventKind::Published { version: label.clone(), environment: Environment::Sod });
    }

    pub(super) fn request_publication(&mut self, label: &VersionLabel, environment: Environment) {
        if environment.is_sod() {
            // Nobody has to be asked.
            return self.publish_to_sod(label);
        }
        self.check_partner_may("request a publication");
        let Some(version) = self.version(label) else { return };
        let target = self.application.target(environment);
        if self.application.is_custom() && environment == Environment::Production {
            self.about(version, Code::PUBLISH_CUSTOM_VIA_STAGE);
        }
        match version.pending() {
            Some(pending) if pending == environment => self.already(version, "is requested for", environment),
            Some(pending) => {
                let problem = Problem::new(Code::VERSION_PENDING, &At::ROOT).found(label.as_str());
                self.findings.push(problem.environment(pending));
            }
            None => {}
        }
        self.check_place(version, environment);
        if target != environment {
            self.check_place(version, target);
        }
        self.check_ready(version, target);
        if !self.findings.passed() {
            return;
        }
        if target != environment {
            self.about(version, Code::PUBLISH_GOES_TO_PRODUCTION);
        }
        self.tell_beta(target);
        self.happens(EventKind::PublicationRequested { version: label.clone(), environment });
    }

    pub(super) fn withdraw_request(&mut self, label: &VersionLabel) {
        self.check_partner_may("withdraw a request");
        if self.pending(label).is_some() {
            self.happens(EventKind::RequestWithdrawn { version: label.clone() });
        }
    }

    /// Source: developer-portal/create-app/includes/ready-to-publish, "The SuperOffice app manager or App Store manager will reject or
    /// approve".
    pub(super) fn reject_request(&mut self, label: &VersionLabel, reason: &Reason) {
        self.check_role(STORE, STORE_IN_WORDS, "reject a request");
        if self.pending(label).is_some() {
            self.happens(EventKind::RequestRejected { version: label.clone(), reason: reason.clone() });
        }
    }

    pub(super) fn approve_request(&mut self, label: &VersionLabel) {
        self.check_role(STORE, STORE_IN_WORDS, "approve a request");
        let Some((version, asked)) = self.pending(label) else { return };
        let target = self.application.target(asked);
        // An application that was converted since then goes elsewhere than was asked.
        self.check_place(version, target);
        // What was ready when it was requested may not be so any more.
        self.check_ready(version, target);
        if let Some(live) = self.application.published(target) {
            let (before, after) = (live.configuration(), version.configuration());
            consequence::consent_required_again(&mut self.findings, before, after, self.circumstances);
            if target == Environment::Production {
                consequence::credential_outage(&mut self.findings, before, after);
            }
        }
        self.tell_beta(target);
        self.happens(EventKind::Published { version: label.clone(), environment: target });
        if self.application.is_custom() && target == Environment::Production {
            self.becomes_explicit();
        }
    }

    /// Tells that what is published begins a beta period where there was one before.
    fn tell_beta(&mut self, target: Environment) {
        let release = &self.application.release;
        let released = release.is_beta() || release.is_full();
        if target == Environment::Production && released && self.findings.passed() {
            self.report(Code::RELEASE_BETA_AGAIN);
        }
    }

    /// The version and the environment for which its request is pending, or nothing and a problem.
    fn pending(&mut self, label: &VersionLabel) -> Option<(&'a Version, Environment)> {
        let version = self.version(label)?;
        let pending = version.pending();
        if pending.is_none() {
            self.about(version, Code::PUBLISH_NO_REQUEST);
        }
        Some((version, pending?))
    }

    /// Reports that a version is, or was, active in an environment already.
    fn check_place(&mut self, version: &Version, environment: Environment) {
        let publication = version.publication(environment);
        if publication.is_published() {
            self.already(version, "is published in", environment);
        } else if publication.is_superseded() {
            let problem = Problem::new(Code::PUBLISH_SUPERSEDED, &At::ROOT).found(version.label().as_str());
            self.findings.push(problem.environment(environment));
        }
    }

    /// Reports whatever keeps a version from being published to Stage or Production, as its readiness has it, and its advice.
    fn check_ready(&mut self, version: &Version, target: Environment) {
        let standard = !self.application.is_custom();
        if standard && target == Environment::Production && !version.publication(Environment::Stage).was_published() {
            self.about(version, Code::PUBLISH_STAGE_FIRST);
        }
        let policy = self.readiness_policy(target);
        let report = version.configuration().check_for(target, self.now, &policy);
        if !report.passed() {
            let errors = report.count(Severity::Error);
            let expected = format!("{errors} error{}", if errors == 1 { "" } else { "s" });
            let problem = Problem::new(Code::PUBLISH_NOT_READY, &At::ROOT).found(version.label().as_str());
            self.findings.push(problem.environment(target).expected(expected));
        }
        self.findings.extend(&report);
    }

    /// The caller's policy, with what the application knows: whether it is published there already, and that an audit or certification of
    /// which nobody has said anything is not passed. Who leaves out whether an application is custom or standard is not spared the rules of
    /// both.
    fn readiness_policy(&self, target: Environment) -> Policy {
        let mut policy = self.circumstances.policy().clone();
        if self.application.published(target).is_some() {
            policy = policy.with_published(Published::Yes);
        }
        for code in [Code::SECURITY_AUDIT_NOT_PASSED, Code::CERTIFICATION_NOT_PASSED, Code::DISTRIBUTION_MISSING] {
            let unchanged = [Severity::Error, Severity::Hint]
                .into_iter()
                .all(|severity| policy.level(code, severity) == Level::Report(severity));
            if unchanged {
                if let Ok(raised) = policy.clone().with_level(code, Severity::Error) {
                    policy = raised;
                }
            }
        }
        policy
    }

    fn already(&mut self, version: &Version, how: &'static str, environment: Environment) {
        let problem = Problem::new(Code::PUBLISH_ALREADY, &At::ROOT).found(version.label().as_str());
        let is_there = version.publication(environment).is_published();
        let advice = is_there.then_some("there is nothing to do; for a change, edit it in SOD or create a new version");
        self.findings.push(problem.why(how).environment(environment).advise(advice));
    }

    /// Reports a code about a version as a whole.
    fn about(&mut self, version: &Version, code: Code) {
        self.findings.push(Problem::new(code, &At::ROOT).found(version.label().as_str()));
    }
}
