//! Required and granted licenses.

use core::hash::{Hash, Hasher};

use super::repeated::Repeated;
use super::scope::{Scope, Sections, is_used};
use super::words;
use crate::path::At;
use crate::setting::license;
use crate::{Code, Field, IntegrationDraft, LicenseKind, Problem, Text, TextList, suggest};

/// The licenses that are known, as they are written in a file.
const KNOWN: [&str; 6] = [
    "custom_apps",
    "integration_server",
    "database_mirroring",
    "development_tools",
    "developer_tools",
    "expander_services",
];

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(licenses) = sections.licenses else { return };
    let at = At::ROOT.field("licenses");
    for (name, list) in [("required", &licenses.required), ("granted", &licenses.granted)] {
        if let Some(list) = list.value() {
            check_list(scope, &at.field(name), list);
        }
    }
    let at = at.field("granted");
    if let Some(index) = licenses.granted.value().and_then(place_of_integration_server) {
        let at = at.index(index);
        if sections.is_custom() {
            license_integration_server_custom(scope, &at);
        } else {
            license_integration_server_without_erp(scope, &at, sections);
        }
    }
}

fn check_list(scope: &mut Scope<'_>, at: &At<'_>, list: &TextList<'_>) {
    let mut repeated = Repeated::new(|place| list.value(place).map(|name| Name::new(name.as_str())));
    for (index, name) in list.values() {
        let entry = at.index(index);
        if license_malformed(scope, &entry, name) {
            continue;
        }
        let license = Name::new(name.as_str());
        match repeated.first_of(index, license) {
            Some(first) => {
                let other = list.entries().get(first).and_then(Field::value);
                license_duplicate(scope, &entry, name, &at.index(first), other);
            }
            None => license_unknown(scope, &entry, license),
        }
    }
}

fn license_malformed(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>) -> bool {
    let Err(fault) = license::validate(name.as_str()) else { return false };
    let why = words::name_fault(fault, "holds a control character or an invisible one");
    scope.report(Problem::new(Code::LICENSE_MALFORMED, at).why(why));
    true
}

fn license_unknown(scope: &mut Scope<'_>, at: &At<'_>, Name { kind, text }: Name<'_>) {
    if kind == LicenseKind::Other {
        let meant = suggest::nearest(text, KNOWN);
        scope.report(Problem::new(Code::LICENSE_UNKNOWN, at).found(text).suggest(meant));
    }
}

fn license_duplicate(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>, first: &At<'_>, other: Option<&Text<'_>>) {
    let other = other.map_or(name.as_str(), Text::as_str);
    scope.report(Problem::new(Code::LICENSE_DUPLICATE, at).found(name.as_str()).other(other).relate(first));
}

fn license_integration_server_without_erp(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    let erp_sync = sections.integrations.map(|table| &table.erp_sync);
    let may_be_on = |table: &IntegrationDraft<'_>| is_used(table) || table.enabled.is_wrong();
    if erp_sync.is_some_and(|field| !field.is_wrong() && !field.value().is_some_and(may_be_on)) {
        scope.report(Problem::new(Code::LICENSE_INTEGRATION_SERVER_WITHOUT_ERP, at));
    }
}

fn license_integration_server_custom(scope: &mut Scope<'_>, at: &At<'_>) {
    scope.report(Problem::new(Code::LICENSE_INTEGRATION_SERVER_CUSTOM, at));
}

/// Where the license Integration server first stands.
fn place_of_integration_server(list: &TextList<'_>) -> Option<usize> {
    let is_it = |name: &str| license::kind(name) == LicenseKind::IntegrationServer && license::validate(name).is_ok();
    list.values().find(|(_, name)| is_it(name.as_str())).map(|(index, _)| index)
}

/// A name that is equal to another when both mean one license, see [`License::is_same`](crate::License::is_same).
#[derive(Clone, Copy)]
struct Name<'t> {
    kind: LicenseKind,
    text: &'t str,
}

impl<'t> Name<'t> {
    fn new(text: &'t str) -> Self {
        Self { kind: license::kind(text), text }
    }

    /// Letters that are equal in equal names: those of the module, without the owner `superoffice.` before it.
    fn folded(&self) -> impl Iterator<Item = char> {
        const OWNER: &str = "superoffice.";
        let module = match self.text.split_at_checked(OWNER.len()) {
            Some((owner, module)) if owner.eq_ignore_ascii_case(OWNER) => module,
            _ => self.text,
        };
        module.chars().filter(|letter| !matches!(letter, ' ' | '_' | '-')).map(|letter| letter.to_ascii_lowercase())
    }
}

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && (self.kind != LicenseKind::Other || license::is_same(self.text, other.text))
    }
}

impl Eq for Name<'_> {}

impl Hash for Name<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.kind.hash(state);
        if self.kind == LicenseKind::Other {
            for letter in self.folded() {
                letter.hash(state);
            }
        }
    }
}
