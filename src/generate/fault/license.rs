//! Faults of required and granted licenses.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Fault, Faulty, HIDDEN, anywhere, edit, insert, insert_text, spoilt, spoilt_like};
use crate::generate::draft::Wish;
use crate::generate::text;
use crate::{Code, ConfigurationDraft, Distribution, Field};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::LICENSE_MALFORMED, license_malformed),
    Fault(Code::LICENSE_UNKNOWN, license_unknown),
    Fault(Code::LICENSE_DUPLICATE, license_duplicate),
    Fault(Code::LICENSE_INTEGRATION_SERVER_WITHOUT_ERP, license_integration_server_without_erp),
    Fault(Code::LICENSE_INTEGRATION_SERVER_CUSTOM, license_integration_server_custom),
];

/// Puts a license anywhere into one of the two lists.
fn license(draft: &mut ConfigurationDraft<'static>, is_granted: bool, place: Index, name: &str) {
    edit(&mut draft.licenses, |table| {
        let list = if is_granted { &mut table.granted } else { &mut table.required };
        edit(list, |list| insert(list, place, name.to_owned()));
    });
}

fn license_malformed() -> Faulty {
    let name = prop_oneof![
        select(&["", " "][..]).prop_map(str::to_owned),
        text::word().prop_map(|word| format!("{word} ")),
        text::letters(129, 200),
        (text::word(), select(HIDDEN), anywhere()).prop_map(|(word, hidden, place)| insert_text(&word, place, hidden)),
    ];
    let how = (name, any::<bool>(), anywhere());
    spoilt(Code::LICENSE_MALFORMED, how, |draft, (name, is_granted, place)| license(draft, is_granted, place, &name))
}

/// A license that nobody knows, or one that is mistyped.
fn license_unknown() -> Faulty {
    let name = prop_oneof![
        select(&["developement_tools", "Integration servers", "custom app"][..]).prop_map(str::to_owned),
        text::word().prop_map(|word| format!("{word} suite")),
        text::word().prop_map(|word| format!("superoffice.{word}-suite")),
    ];
    let how = (name, any::<bool>(), anywhere());
    spoilt(Code::LICENSE_UNKNOWN, how, |draft, (name, is_granted, place)| license(draft, is_granted, place, &name))
}

/// One license by two of its names, or one of its names twice.
fn license_duplicate() -> Faulty {
    let names = prop_oneof![
        select(vec![
            ("development_tools", "Developer Tools"),
            ("expander_services", "superoffice.expander-services"),
            ("Developer Tools License", "developmentTools"),
            ("custom_apps", "Custom-Apps"),
            ("database mirroring", "DatabaseMirroring"),
        ])
        .prop_map(|(one, other)| (one.to_owned(), other.to_owned())),
        text::word().prop_map(|word| (format!("{word} suite"), format!("{word}_Suite"))),
    ];
    let how = (names, any::<bool>(), anywhere(), anywhere());
    spoilt(Code::LICENSE_DUPLICATE, how, |draft, ((one, other), is_granted, here, there)| {
        license(draft, is_granted, here, &one);
        license(draft, is_granted, there, &other);
    })
}

fn integration_server() -> impl Strategy<Value = (&'static str, Index)> {
    (
        select(
            &["integration_server", "Integration server", "INTEGRATION-SERVER", "superoffice.integration-server"][..],
        ),
        anywhere(),
    )
}

/// Granted to an app of the App Store, or to one that does not say what it is, which has no ERP sync.
fn license_integration_server_without_erp() -> Faulty {
    let code = Code::LICENSE_INTEGRATION_SERVER_WITHOUT_ERP;
    let wish = Wish { distribution: Some(Distribution::Standard), ..Wish::default() };
    spoilt_like(code, wish, integration_server(), |draft, (name, place)| {
        if let Some(table) = draft.integrations.value_mut() {
            table.erp_sync = Field::absent();
        }
        license(draft, true, place, name);
    })
}

fn license_integration_server_custom() -> Faulty {
    let wish = Wish { distribution: Some(Distribution::Custom), ..Wish::default() };
    spoilt_like(Code::LICENSE_INTEGRATION_SERVER_CUSTOM, wish, integration_server(), |draft, (name, place)| {
        license(draft, true, place, name);
    })
}
