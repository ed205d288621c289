//! Required and granted licenses.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::generate::maybe::maybe;
use crate::generate::text;

/// The known licenses, each with spellings of its name.
const KNOWN: [[&str; 3]; 4] = [
    ["development_tools", "Developer Tools", "superoffice.expander-services"],
    ["custom_apps", "Custom apps", "custom-apps"],
    ["database_mirroring", "Database mirroring", "DatabaseMirroring"],
    [INTEGRATION_SERVER, "Integration server", "integration-server"],
];

pub(crate) const INTEGRATION_SERVER: &str = "integration_server";

/// Up to three licenses, none twice; one in ten lists has one that is not known.
pub(crate) fn licenses() -> impl Strategy<Value = Vec<String>> + use<> {
    let known = subsequence(KNOWN.to_vec(), 0..=2);
    let unknown = maybe(0.1, text::word().prop_map(|word| format!("{word} module")));
    (known, select(&[0_usize, 0, 1, 2][..]), unknown).prop_map(|(known, spelling, unknown)| {
        known.iter().filter_map(|names| names.get(spelling)).map(|name| (*name).to_owned()).chain(unknown).collect()
    })
}
