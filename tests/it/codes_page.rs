//! The page of codes, and the names that were ever published.

use std::collections::BTreeMap;

use superoffice_app::{Code, Severity};

/// The severity in one word, as the page and the list of contents tell it.
fn weight(code: Code) -> &'static str {
    match (code.is_fixed(), code.severity()) {
        (true, _) => "error!",
        (false, Severity::Error) => "error",
        (false, Severity::Warning) => "warning",
        (false, Severity::Hint) => "hint",
    }
}

fn family_of(code: Code) -> &'static str {
    code.as_str().split_once('.').map(|(family, _)| family).unwrap()
}

/// The families in the order of the tables, each with all of its codes.
fn families() -> Vec<(&'static str, Vec<Code>)> {
    let mut families: Vec<(&str, Vec<Code>)> = Vec::new();
    for code in Code::ALL.iter().copied() {
        match families.iter_mut().find(|(family, _)| *family == family_of(code)) {
            Some((_, codes)) => codes.push(code),
            None => families.push((family_of(code), vec![code])),
        }
    }
    families
}

fn page() -> String {
    let mut page = format!(
        "# Codes\n\n\
         Each rule has a code: {} today, by family. A code is public: its name, its severity and what triggers it change only with a marked line in \
         `CHANGELOG.md`. `Code::explain` prints the same words, and so does `cargo run --example validate -- --explain name.missing`.\n\n\
         An *error!* is one that no policy lowers: a value with it cannot be held. A policy may lower an *error*, and lower or raise a *warning* or a *hint*. \
         After the code stands when it is graver or milder than that. *Source* tells how sure a rule is: documentation and samples are SuperOffice's; what is a \
         standard, security practice or follows from the words is a rule of this crate, not of the portal; our reading is that nobody says it.\n\n\
         Examples are configurations in TOML, a single value, or steps, a verb a line, that begin with a complete application.\n\n\
         | family | codes |\n| --- | --- |\n",
        Code::ALL.len()
    );
    for (family, codes) in families() {
        let link = |code: &Code| {
            let (_, fault) = code.as_str().split_once('.').unwrap();
            format!("[{fault}](#{code}) ({})", weight(*code))
        };
        let codes: Vec<_> = codes.iter().map(link).collect();
        page.push_str(&format!("| [{family}](#{family}) | {} |\n", codes.join(", ")));
    }
    for (family, codes) in families() {
        page.push_str(&format!("\n<a id=\"{family}\"></a>\n\n## {family}\n"));
        for code in codes {
            // The words of the explanation, under a heading two levels deeper.
            page.push_str(&format!("\n<a id=\"{code}\"></a>\n\n##{}\n", code.explain()));
        }
    }
    page.push_str("\n## Retired\n\nNames that were codes once. None of them is ever used again.\n\n");
    for retired in Code::RETIRED {
        let instead: Vec<_> = retired.instead.iter().map(|code| format!("[{code}](#{code})")).collect();
        page.push_str(&format!("* `{}`, since {}; see {}\n", retired.name, retired.since, instead.join(", ")));
    }
    if Code::RETIRED.is_empty() {
        page.push_str("There are none yet.\n");
    }
    page
}

/// `UPDATE_DOCS=1 cargo test --all-features --test it codes_page` writes it anew.
#[test]
fn the_page_is_current() {
    let page = page();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/codes.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == page, "docs/codes.md is stale: write it anew with UPDATE_DOCS=1");
}

#[test]
fn every_code_has_one_place_on_the_page_and_every_link_one_end() {
    let page = page();
    for code in Code::ALL {
        assert_eq!(page.matches(&format!("<a id=\"{code}\"></a>")).count(), 1, "{code}");
        assert_eq!(page.matches(&format!("\n### {code} (")).count(), 1, "{code}");
    }
    for link in page.split("](#").skip(1) {
        let name = link.split(')').next().unwrap();
        assert_eq!(page.matches(&format!("<a id=\"{name}\"></a>")).count(), 1, "{name}");
    }
    // A fence that an example opens or closes would turn the rest of the page inside out.
    for code in Code::ALL {
        assert_eq!(code.explain().to_string().matches("```").count(), 4, "{code}");
    }
}

/// What is wrong with a list of all names that were ever published, given the codes of today and the names that are retired.
fn faults<'a>(published: &str, codes: &[&'a str], retired: &[&'a str]) -> Vec<String> {
    let mut faults = Vec::new();
    let names: Vec<_> = published.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &names {
        *count.entry(name).or_default() += 1;
        if !codes.contains(name) && !retired.contains(name) {
            faults.push(format!("`{name}` was published and is gone: write it into `Code::RETIRED`"));
        }
    }
    faults.extend(count.iter().filter(|(_, count)| **count > 1).map(|(name, _)| format!("`{name}` is listed twice")));
    for name in retired {
        if codes.contains(name) {
            faults.push(format!("`{name}` is retired and a code again"));
        }
    }
    for name in codes.iter().chain(retired) {
        if !count.contains_key(name) {
            faults.push(format!("`{name}` is not in the list of published names"));
        }
    }
    faults
}

/// `tests/it/fixtures/codes.txt` only grows.
#[test]
fn a_published_name_is_a_code_or_retired_and_never_reused() {
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let retired: Vec<_> = Code::RETIRED.iter().map(|code| code.name).collect();
    assert_eq!(faults(include_str!("fixtures/codes.txt"), &codes, &retired), [""; 0]);
    for retired in Code::RETIRED {
        assert!(Code::parse(retired.name).is_none());
        assert_eq!(retired.name.parse::<Code>().unwrap_err().retired(), Some(*retired));
    }
}

#[test]
fn a_list_that_is_wrong_is_found_out() {
    const LIST: &str = "# names\n\na.one\nb.two\nc.three\n";
    for (published, codes, retired, expected) in [
        (LIST, &["a.one", "b.two"] as &[_], &["c.three"] as &[_], ""),
        (LIST, &["a.one", "b.two"], &[], "`c.three` was published and is gone: write it into `Code::RETIRED`"),
        (LIST, &["a.one", "b.two", "c.three"], &["c.three"], "`c.three` is retired and a code again"),
        (LIST, &["a.one", "b.two", "c.three", "d.four"], &[], "`d.four` is not in the list of published names"),
        (LIST, &["a.one", "b.two", "c.three"], &["e.five"], "`e.five` is not in the list of published names"),
        ("a.one\na.one\n", &["a.one"], &[], "`a.one` is listed twice"),
    ] {
        assert_eq!(faults(published, codes, retired).join("\n"), expected);
    }
}
