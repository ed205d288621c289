//! The kind of an application and what it shows inside SuperOffice CRM.

use super::scope::{Scope, Sections, all_read, text};
use crate::path::At;
use crate::url::facts::UrlFacts;
use crate::{ApplicationKind, Claims, Code, List, Problem, UiComponent, UiDraft, UrlFaults};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let at = At::ROOT.field("kind");
    kind_external_with_ui(scope, &at, sections);
    kind_internal_without_ui(scope, &at, sections);
    kind_external_without_system_user(scope, &at, sections);

    let at = At::ROOT.field("ui");
    for (index, element) in sections.draft.ui.value().into_iter().flat_map(List::values) {
        let at = at.index(index);
        ui_component_missing(scope, &at, element);
        let is_web_panel = element.component.value() == Some(&UiComponent::WebPanel);
        if let Some(url) = text(&element.url).filter(|_| is_web_panel) {
            let at = at.field("url");
            ui_web_panel_secret(scope, &at, url);
            ui_web_panel_context(scope, &at, url);
        }
    }
}

fn kind_external_with_ui(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    let has_ui = sections.draft.ui.value().is_some_and(|list| !list.is_empty());
    if sections.kind == Some(ApplicationKind::External) && has_ui {
        scope.report(Problem::new(Code::KIND_EXTERNAL_WITH_UI, at).relate(&At::ROOT.field("ui")));
    }
}

fn kind_internal_without_ui(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    let ui = &sections.draft.ui;
    let has_none = ui.is_absent() || ui.value().is_some_and(List::is_empty);
    if sections.kind == Some(ApplicationKind::Internal) && has_none {
        scope.report(Problem::new(Code::KIND_INTERNAL_WITHOUT_UI, &At::ROOT.field("ui")).relate(at));
    }
}

fn kind_external_without_system_user(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    if sections.kind == Some(ApplicationKind::External)
        && !sections.claims.contains(Claims::SYSTEM_TOKEN)
        && sections.advanced.is_some_and(|table| all_read::<Claims>(&table.claims))
        && !sections.is_mirroring_only()
    {
        let claims = At::ROOT.field("advanced");
        scope.report(Problem::new(Code::KIND_EXTERNAL_WITHOUT_SYSTEM_USER, &claims.field("claims")).relate(at));
    }
}

fn ui_component_missing(scope: &mut Scope<'_>, at: &At<'_>, element: &UiDraft<'_>) {
    if element.component.is_absent() {
        scope.report(Problem::new(Code::UI_COMPONENT_MISSING, &at.field("component")));
    }
}

fn ui_web_panel_context(scope: &mut Scope<'_>, at: &At<'_>, url: &str) {
    let why = match (has_word(url, "uctx"), has_word(url, "usid")) {
        (true, true) => return,
        (false, true) => "`<uctx>`, the context identifier",
        (true, false) => "`<usid>`, the ID of the user",
        (false, false) => "`<uctx>` and `<usid>`, the context identifier and the ID of the user",
    };
    if UrlFaults::FRAGMENT.contains(UrlFacts::scan_endpoint(url).faults()) {
        scope.report(Problem::new(Code::UI_WEB_PANEL_CONTEXT, at).why(why));
    }
}

fn ui_web_panel_secret(scope: &mut Scope<'_>, at: &At<'_>, url: &str) {
    if places(url, "usec").any(|(before, after)| opens(before) && closes(after)) {
        scope.report(Problem::new(Code::UI_WEB_PANEL_SECRET, at));
    }
}

/// Whether a word stands in a URL, as a template variable or by itself.
fn has_word(url: &str, word: &'static str) -> bool {
    let starts = |before: &str| opens(before) || !before.ends_with(char::is_alphanumeric);
    let ends = |after: &str| !after.starts_with(char::is_alphanumeric);
    places(url, word).any(|(before, after)| starts(before) && ends(after))
}

/// What stands before and after a word that starts with `u`, for each place where it stands in any letter case.
fn places<'t>(text: &'t str, word: &'static str) -> impl Iterator<Item = (&'t str, &'t str)> {
    // Few letters of a URL are one.
    let starts = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'u' | b'U'));
    starts.filter_map(move |(start, _)| {
        let (before, rest) = text.split_at_checked(start)?;
        let (found, after) = rest.split_at_checked(word.len())?;
        found.eq_ignore_ascii_case(word).then_some((before, after))
    })
}

/// Whether a template variable starts after this.
fn opens(before: &str) -> bool {
    before.ends_with('<') || before.ends_with("%3C") || before.ends_with("%3c")
}

/// Whether a template variable ends before this.
fn closes(after: &str) -> bool {
    after.starts_with('>') || after.starts_with("%3E") || after.starts_with("%3e")
}
