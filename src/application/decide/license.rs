//! Licenses, which only SuperOffice's employees change.

use super::Deciding;
use crate::path::At;
use crate::{Code, EventKind, License, LicenseList, Problem};

impl Deciding<'_> {
    pub(super) fn add_license(&mut self, list: LicenseList, license: &License) {
        self.check_employee(list);
        if self.application.has_license(list, license) {
            return self.report(Code::EDIT_NO_CHANGE);
        }
        self.happens(EventKind::LicenseAdded { list, license: license.clone() });
    }

    pub(super) fn remove_license(&mut self, list: LicenseList, license: &License) {
        self.check_employee(list);
        if !self.application.has_license(list, license) {
            return self.report(Code::EDIT_NO_CHANGE);
        }
        self.happens(EventKind::LicenseRemoved { list, license: license.clone() });
    }

    fn check_employee(&mut self, list: LicenseList) {
        let role = self.actor.role();
        if role.is_partner() {
            let licenses = At::ROOT.field("licenses");
            let problem = Problem::new(Code::LICENSE_EMPLOYEES_ONLY, &licenses.field(list.as_str()));
            self.findings.push(problem.found(crate::application::permission::in_words(role)));
        }
    }
}
