//! The status of the application, and its place in the App Store.

use super::Deciding;
use crate::application::release::ReleaseMove;
use crate::application::status::StatusMove;
use crate::machine::Machine as _;
use crate::path::At;
use crate::{AuthorizationLevel, Code, Distribution, Environment, EventKind, Problem, Reason, Role};

/// Who puts applications into the App Store and takes them out.
pub(super) const STORE: &[Role] = &[Role::AppManager, Role::AppStoreManager];
pub(super) const STORE_IN_WORDS: &str = "the app manager or the App Store manager";
/// Who switches applications on and off.
pub(super) const OPERATIONS: &[Role] = &[Role::AppManager, Role::OnlineOperations];
pub(super) const OPERATIONS_IN_WORDS: &str = "the app manager or Online Operations";
pub(super) const APP_MANAGER: &[Role] = &[Role::AppManager];
pub(super) const APP_MANAGER_IN_WORDS: &str = "the app manager";

/// After so many days of beta, so many customers are enough for full status (developer-portal/standard-app/publish).
const ENOUGH: [(i64, u32); 2] = [(30, 3), (60, 1)];

impl Deciding<'_> {
    pub(super) fn deactivate(&mut self, reason: &Reason) {
        self.check_role(OPERATIONS, OPERATIONS_IN_WORDS, "deactivate an application");
        self.check_status(StatusMove::Deactivate, "deactivated");
        self.happens(EventKind::Deactivated { reason: reason.clone() });
    }

    pub(super) fn reactivate(&mut self) {
        self.check_role(OPERATIONS, OPERATIONS_IN_WORDS, "reactivate an application");
        self.check_status(StatusMove::Reactivate, "reactivated");
        self.happens(EventKind::Reactivated);
    }

    pub(super) fn delist(&mut self, reason: &Reason) {
        self.check_role(STORE, STORE_IN_WORDS, "delist an application");
        if self.application.is_standard() {
            self.check_status(StatusMove::Delist, "delisted");
        } else {
            let found = if self.application.is_custom() { "custom" } else { "neither custom nor standard" };
            self.not_possible(found, "delisted");
        }
        self.happens(EventKind::Delisted { reason: reason.clone() });
    }

    pub(super) fn relist(&mut self) {
        self.check_role(STORE, STORE_IN_WORDS, "relist an application");
        self.check_status(StatusMove::Relist, "listed again");
        self.happens(EventKind::Relisted);
    }

    pub(super) fn convert_to_custom(&mut self) {
        self.check_role(APP_MANAGER, APP_MANAGER_IN_WORDS, "convert an application");
        if self.application.is_custom() {
            return self.report(Code::EDIT_NO_CHANGE);
        }
        self.redistribute(Some(Distribution::Custom));
    }

    /// The application is for others than before; a custom one that is in production already gets the level that custom ones have there.
    pub(super) fn redistribute(&mut self, distribution: Option<Distribution>) {
        self.happens(EventKind::DistributionChanged { distribution });
        let published = self.application.published(Environment::Production).is_some();
        if distribution == Some(Distribution::Custom) && published {
            self.becomes_explicit();
        }
    }

    pub(super) fn becomes_explicit(&mut self) {
        let level = Some(AuthorizationLevel::EXPLICIT);
        if self.application.settings().verification().authorization_level != level {
            self.happens(EventKind::AuthorizationLevelRecorded { level });
        }
    }

    pub(super) fn delete(&mut self) {
        self.check_role(OPERATIONS, OPERATIONS_IN_WORDS, "delete an application");
        self.check_status(StatusMove::Delete, "deleted");
        self.happens(EventKind::Deleted);
    }

    pub(super) fn complete_beta(&mut self, customers: u32) {
        self.check_role(STORE, STORE_IN_WORDS, "end the beta period");
        let release = &self.application.release;
        if release.0.state.next(ReleaseMove::Complete).is_none() {
            self.findings.push(Problem::new(Code::RELEASE_NOT_BETA, &At::ROOT).found(release.as_str()));
        } else if let Some(stamp) = release.stamp() {
            let seconds = self.now.as_seconds().saturating_sub(stamp.at().as_seconds());
            let days = seconds.div_euclid(86_400).max(0);
            if !ENOUGH.iter().any(|(least, enough)| days >= *least && customers >= *enough) {
                let plural = |count: i64| if count == 1 { "" } else { "s" };
                let (one, other) = (plural(customers.into()), plural(days));
                let found = format!("{days} day{other} with {customers} customer{one}");
                self.findings.push(Problem::new(Code::RELEASE_TOO_EARLY, &At::ROOT).found(&found));
            }
        }
        self.happens(EventKind::BetaCompleted { customers });
    }

    fn check_status(&mut self, step: StatusMove, becomes: &'static str) {
        let status = &self.application.status;
        if status.0.state.next(step).is_none() {
            self.not_possible(status.as_str(), becomes);
        }
    }

    fn not_possible(&mut self, found: &str, becomes: &'static str) {
        self.findings.push(Problem::new(Code::STATUS_NOT_POSSIBLE, &At::ROOT).found(found).expected(becomes));
    }
}
