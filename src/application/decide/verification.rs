//! Reviews, the authorization level, and the keys that wait for them.

use super::Deciding;
use super::standing::{APP_MANAGER, APP_MANAGER_IN_WORDS, OPERATIONS, OPERATIONS_IN_WORDS};
use crate::application::review::ReviewState;
use crate::machine::Machine as _;
use crate::path::At;
use crate::{AuthorizationLevel, Code, Environment, EventKind, Permissions, Problem, Review, WorkflowStatus};

impl Deciding<'_> {
    pub(super) fn record_authorization_level(&mut self, level: &AuthorizationLevel) {
        self.check_role(APP_MANAGER, APP_MANAGER_IN_WORDS, "record the authorization level");
        if self.application.settings().verification().authorization_level.as_ref() == Some(level) {
            return self.report(Code::EDIT_NO_CHANGE);
        }
        self.happens(EventKind::AuthorizationLevelRecorded { level: Some(level.clone()) });
    }

    pub(super) fn request_review(&mut self, review: Review) {
        self.check_partner_may("request a review");
        let found = self.application.review(review).status();
        // What SuperOffice has passed, or words in its own way, is SuperOffice's to take back.
        let settled = found.is_passed() || !found.is_known();
        if self.actor.role().is_partner() && self.actor.may(Permissions::CONFIGURATION) && settled {
            self.not_permitted(APP_MANAGER_IN_WORDS, "have it reviewed again once it is settled");
        }
        self.review_becomes(review, &WorkflowStatus::REQUESTED);
    }

    pub(super) fn record_review(&mut self, review: Review, status: &WorkflowStatus) {
        self.check_role(APP_MANAGER, APP_MANAGER_IN_WORDS, "record a review");
        self.review_becomes(review, status);
    }

    /// Reports why a review cannot come to this status, and makes it come there.
    pub(super) fn review_becomes(&mut self, review: Review, status: &WorkflowStatus) {
        let name = match review {
            Review::SecurityAudit => "security audit",
            Review::Certification => "certification",
        };
        let verification = At::ROOT.field("verification");
        let at = verification.field(review.as_str());
        if self.application.is_custom() {
            // Where there is no review, it has no order and no place either.
            self.findings.push(Problem::new(Code::VERIFICATION_STANDARD_ONLY, &at).why(name));
            return;
        }
        let found = self.application.review(review).status();
        if found == *status {
            return self.report(Code::EDIT_NO_CHANGE);
        }
        if let Some(problem) = crate::rules::unknown_status(&at, status) {
            self.findings.push(problem);
        }
        let audit_begins = review == Review::SecurityAudit && *status == WorkflowStatus::REQUESTED;
        if audit_begins && self.application.published(Environment::Stage).is_none() {
            self.findings.push(Problem::new(Code::VERIFICATION_STAGE_FIRST, &at));
        }
        // A status that SuperOffice words otherwise comes from anywhere and leads anywhere.
        if let (Some(from), Some(to)) = (ReviewState::of(&found), ReviewState::of(status)) {
            // The same state with another reason is a correction.
            if from != to && from.next(to).is_none() {
                let problem = Problem::new(Code::VERIFICATION_WRONG_ORDER, &at).why(name);
                self.findings.push(problem.found(from.as_str()).expected(to.as_str()));
            }
        }
        self.happens(EventKind::ReviewRecorded { review, status: status.clone() });
    }

    /// Source: developer-portal/standard-app/certification/initial-security-eval: "we explicitly activate them".
    pub(super) fn activate_keys(&mut self) {
        self.check_role(OPERATIONS, OPERATIONS_IN_WORDS, "activate keys");
        if self.application.is_custom() {
            let authentication = At::ROOT.field("authentication");
            let problem = Problem::new(Code::VERIFICATION_STANDARD_ONLY, &authentication);
            self.findings.push(problem.why("keys that wait to be activated"));
        }
        if self.application.keys_activated.is_some() {
            return self.report(Code::EDIT_NO_CHANGE);
        }
        self.happens(EventKind::KeysActivated);
    }
}
