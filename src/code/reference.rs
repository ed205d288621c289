//! Where a reference of the tables leads.

use super::{Provenance, ProvenanceKind};

/// The published pages; their sources are below `docs/en/` in the repository.
const PAGES: &str = "https://docs.superoffice.com/en/";
const SOURCES: &str = "https://github.com/SuperOfficeDocs/superoffice-docs/blob/main/docs/en/";

/// What a reference may begin with, the longer one first, and where to read it.
const NAMED: &[(&str, &str)] = &[
    ("Fetch standard, CORS check", "https://fetch.spec.whatwg.org/#concept-cors-check"),
    ("Fetch standard, CORS protocol and credentials", "https://fetch.spec.whatwg.org/#cors-protocol-and-credentials"),
    ("Fetch standard, CORS protocol", "https://fetch.spec.whatwg.org/#http-cors-protocol"),
    ("Fetch standard, `Origin` header", "https://fetch.spec.whatwg.org/#origin-header"),
    ("HTML standard, same origin", "https://html.spec.whatwg.org/multipage/browsers.html#same-origin"),
    (
        "HTML standard, serialization of an origin",
        "https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin",
    ),
    ("HTML standard, valid e-mail address", "https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address"),
    ("WHATWG URL standard, host parsing", "https://url.spec.whatwg.org/#host-parsing"),
    ("WHATWG URL standard, special authority slashes", "https://url.spec.whatwg.org/#special-authority-slashes-state"),
    ("WHATWG URL standard", "https://url.spec.whatwg.org/"),
    ("OpenID Connect Core 1.0 §5.1", "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims"),
    ("PHC string format", "https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md"),
    ("TOML 1.1", "https://toml.io/en/v1.1.0"),
    ("Unicode Technical Report 36", "https://www.unicode.org/reports/tr36/"),
    ("UTS 39", "https://www.unicode.org/reports/tr39/"),
    ("superoffice-docs pull request 2187", "https://github.com/SuperOfficeDocs/superoffice-docs/pull/2187"),
    ("SuperOffice.DevNet.Online", "https://github.com/SuperOffice/SuperOffice.DevNet.Online"),
    (
        "node-express-convert-certs-and-sys-token",
        "https://github.com/SuperOffice/node-express-convert-certs-and-sys-token",
    ),
];

pub(super) fn url(source: &Provenance) -> Option<String> {
    let reference = source.reference;
    let named = NAMED.iter().find(|(name, _)| reference.starts_with(name)).map(|(_, url)| (*url).to_owned());
    named
        .or_else(|| rfc(reference))
        .or_else(|| (source.kind == ProvenanceKind::Documentation).then(|| page(reference))?)
}

/// `RFC 6749 §3.1.2` and `RFC 6749 appendix A.1`; of several sections the first.
fn rfc(reference: &str) -> Option<String> {
    let rest = reference.strip_prefix("RFC ")?;
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    if number.is_empty() {
        return None;
    }
    let anchor = [(" §", "section-"), (" appendix ", "appendix-")].into_iter().find_map(|(before, anchor)| {
        let place = rest.strip_prefix(number.as_str())?.strip_prefix(before)?;
        let place = place.split([' ', ',', ':']).next()?;
        Some(format!("#{anchor}{place}"))
    });
    Some(format!("https://www.rfc-editor.org/rfc/rfc{number}.html{}", anchor.unwrap_or_default()))
}

/// A path such as `developer-portal/create-app/versioning`; other words are no page.
fn page(reference: &str) -> Option<String> {
    let path = reference.split(':').next()?;
    let is_path = path.contains('/') && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-".contains(&byte));
    let is_part = path.split('/').any(|segment| segment == "includes");
    is_path.then(|| if is_part { format!("{SOURCES}{path}.md") } else { format!("{PAGES}{path}.html") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn each_form_of_a_reference_leads_to_its_page() {
        for (source, expected) in [
            (Provenance::std("RFC 6749 §3.1.2"), "https://www.rfc-editor.org/rfc/rfc6749.html#section-3.1.2"),
            (Provenance::std("RFC 6749 appendix A.1"), "https://www.rfc-editor.org/rfc/rfc6749.html#appendix-A.1"),
            (Provenance::std("RFC 3986 §5.2.4, §7.3"), "https://www.rfc-editor.org/rfc/rfc3986.html#section-5.2.4"),
            (Provenance::std("RFC 3986 §2 and appendix A"), "https://www.rfc-editor.org/rfc/rfc3986.html#section-2"),
            (Provenance::sec("RFC 9700 §4.1: why"), "https://www.rfc-editor.org/rfc/rfc9700.html#section-4.1"),
            (Provenance::def("RFC 8259"), "https://www.rfc-editor.org/rfc/rfc8259.html"),
            (Provenance::std("WHATWG URL standard, host parsing"), "https://url.spec.whatwg.org/#host-parsing"),
            (Provenance::std("WHATWG URL standard"), "https://url.spec.whatwg.org/"),
            (
                Provenance::sample("SuperOffice.DevNet.Online: Maps.WebForm"),
                "https://github.com/SuperOffice/SuperOffice.DevNet.Online",
            ),
            (
                Provenance::doc("developer-portal/create-app/versioning"),
                "https://docs.superoffice.com/en/developer-portal/create-app/versioning.html",
            ),
            (
                Provenance::doc("developer-portal/includes/protect-webpanels"),
                "https://github.com/SuperOfficeDocs/superoffice-docs/blob/main/docs/en/developer-portal/includes/protect-webpanels.md",
            ),
            (
                Provenance::doc("api/authentication/online/troubleshooting/index: AuthorizeErrorCode"),
                "https://docs.superoffice.com/en/api/authentication/online/troubleshooting/index.html",
            ),
        ] {
            assert_eq!(source.url().as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_reason_leads_nowhere() {
        for source in [
            Provenance::doc("the page of 2023: only internal"),
            Provenance::def("developer-portal/create-app/versioning"),
            Provenance::sec("RFC and nothing more"),
            Provenance::doc("versioning"),
            Provenance::sec("bounded input"),
        ] {
            assert_eq!(source.url(), None, "{source}");
        }
    }

    /// A reference names one thing, and what is a page or a standard is linked.
    #[test]
    fn every_page_and_standard_of_the_tables_is_linked() {
        for source in Code::ALL.iter().flat_map(|code| code.provenance()) {
            let is_linked = source.url().is_some();
            let is_one = !source.reference.contains(';');
            match source.kind {
                ProvenanceKind::Standard => assert!(is_linked && is_one, "{source}"),
                ProvenanceKind::Documentation => {
                    let is_told = ["the page of 2023: ", "the restriction note of the "];
                    let is_told = is_told.iter().any(|words| source.reference.starts_with(words));
                    assert!(is_linked != is_told && is_one, "{source}");
                }
                ProvenanceKind::Inference => assert!(!is_linked, "{source}"),
                ProvenanceKind::Sample | ProvenanceKind::Security | ProvenanceKind::Definition => {}
            }
            if let Some(url) = source.url() {
                assert!(crate::EndpointUrl::parse(url.split('#').next().unwrap_or_default()).is_ok(), "{url}");
                assert!(!url.contains([' ', '(', ')']), "{url} stands in Markdown");
            }
        }
    }
}
