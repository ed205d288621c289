//! The changelog has the form that it says it has.

const CHANGELOG: &str = include_str!("../../CHANGELOG.md");

/// The headings of Keep a Changelog, in its order.
const KINDS: [&str; 6] = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

/// What is wrong with the form of a changelog.
fn faults(changelog: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut last_kind = None;
    let mut versions = 0;
    for line in changelog.lines() {
        if let Some(version) = line.strip_prefix("## ") {
            (versions, last_kind) = (versions + 1, None);
            let released = version.strip_prefix('[').and_then(|rest| rest.split_once("] - "));
            let is_date = |date: &str| {
                date.len() == 10 && superoffice_app::Timestamp::parse(&format!("{date}T00:00:00Z")).is_ok()
            };
            let is_version = |text: &str| text.split('.').filter(|part| part.parse::<u32>().is_ok()).count() == 3;
            if version != "[Unreleased]"
                && !released.is_some_and(|(version, date)| is_version(version) && is_date(date))
            {
                faults.push(format!("neither a version with its date nor [Unreleased]: {line}"));
            }
        } else if let Some(kind) = line.strip_prefix("### ") {
            let place = KINDS.iter().position(|known| *known == kind);
            if place.is_none() || place <= last_kind {
                faults.push(format!("no heading of the form, or out of its order: {line}"));
            }
            last_kind = place.or(Some(0));
        } else if line.contains("(\\*)") && versions > 0 {
            // Each entry that changes what is accepted begins with the mark, so that a reader finds all of them.
            if !line.starts_with("- (\\*) ") || line.matches("(\\*)").count() > 1 {
                faults.push(format!("the mark is not where an entry begins: {line}"));
            }
        } else if line.starts_with("- ") && last_kind.is_none() && versions > 0 {
            faults.push(format!("an entry under no heading: {line}"));
        }
    }
    if versions == 0 || !changelog.starts_with("# Changelog\n") {
        faults.push("no heading".to_owned());
    }
    faults
}

#[test]
fn has_its_form() {
    assert_eq!(faults(CHANGELOG), Vec::<String>::new());
}

#[test]
fn another_form_is_found() {
    let right = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- a\n- (\\*) b\n\n## [0.1.0] - 2026-11-22\n\n### Fixed\n\n- c\n";
    assert_eq!(faults(right), Vec::<String>::new());
    for (from, to) in [
        ("[Unreleased]", "Unreleased"),
        ("2026-11-22", "2026-13-22"),
        ("0.1.0", "0.1"),
        ("### Added", "### Additions"),
        ("### Added\n\n- a\n- (\\*) b", "- a"),
        ("- c", "### Added\n\n- c"),
        ("- (\\*) b", "- b (\\*)"),
        ("# Changelog\n", ""),
    ] {
        assert_eq!(faults(&right.replacen(from, to, 1)).len(), 1, "{from}");
    }
}
