//! Stands in for codes that tests of `src/url/explain.rs` need until they are there: delete this file.

super::codes! {
    since "0.1.0";

    /// Stands in.
    STANDIN_UNMARKED = "redirect-pattern.unmarked" {
        weight: warning, when: [draft], source: [doc ""], message: "", help: "", fails: "", mended: "",
    }

    /// Stands in.
    STANDIN_UNANCHORED = "redirect-pattern.unanchored" {
        weight: fixed, when: [draft], source: [doc ""], message: "", help: "", fails: "", mended: "",
    }

    /// Stands in.
    STANDIN_MISPLACED = "redirect-pattern.misplaced" {
        weight: warning, when: [draft], source: [doc ""], message: "", help: "", fails: "", mended: "",
    }
}

pub(crate) fn code(name: &str) -> crate::Code {
    let standin = || FAMILY.iter().copied().find(|code| code.as_str() == name);
    crate::Code::parse(name).or_else(standin).expect("a code")
}
