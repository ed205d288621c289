//! Faults of the kind of an application, and of what it shows inside SuperOffice CRM.

use proptest::prelude::*;
use proptest::sample::select;

use super::{Fault, Faulty, anywhere, edit, insert, spoilt, spoilt_like};
use crate::generate::draft::Wish;
use crate::generate::draft::{setting, url};
use crate::{ApplicationKind, Code, Field, List, UiComponent, UiDraft};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::KIND_EXTERNAL_WITH_UI, kind_external_with_ui),
    Fault(Code::KIND_INTERNAL_WITHOUT_UI, kind_internal_without_ui),
    Fault(Code::KIND_EXTERNAL_WITHOUT_SYSTEM_USER, kind_external_without_system_user),
    Fault(Code::UI_COMPONENT_MISSING, ui_component_missing),
    Fault(Code::UI_WEB_PANEL_CONTEXT, ui_web_panel_context),
    Fault(Code::UI_WEB_PANEL_SECRET, ui_web_panel_secret),
];

fn kind_external_with_ui() -> Faulty {
    let wish = Wish { kind: Some(ApplicationKind::External), ..Wish::default() };
    spoilt_like(Code::KIND_EXTERNAL_WITH_UI, wish, setting::ui(), |draft, ui| draft.ui = ui.into())
}

fn kind_internal_without_ui() -> Faulty {
    let wish = Wish { kind: Some(ApplicationKind::Internal), ..Wish::default() };
    spoilt_like(Code::KIND_INTERNAL_WITHOUT_UI, wish, any::<bool>(), |draft, is_empty| {
        draft.ui = is_empty.then(List::default).into();
    })
}

fn kind_external_without_system_user() -> Faulty {
    let wish = Wish { kind: Some(ApplicationKind::External), system_token: Some(false), ..Wish::default() };
    // An application that does nothing but mirror needs none.
    spoilt_like(Code::KIND_EXTERNAL_WITHOUT_SYSTEM_USER, wish, setting::endpoints(), |draft, endpoints| {
        draft.endpoints = endpoints.into();
    })
}

fn ui_component_missing() -> Faulty {
    let how = (prop::option::of(url::endpoint()), anywhere());
    spoilt(Code::UI_COMPONENT_MISSING, how, |draft, (url, place)| {
        let element = UiDraft { component: Field::absent(), url: url.map(Into::into).into() };
        edit(&mut draft.ui, |list| insert(list, place, element));
    })
}

/// A web panel that is not told the tenant, the user, or either.
fn ui_web_panel_context() -> Faulty {
    let how = select(&["", "ctx=<uctx>", "user=<usid>", "ctx=<uctxx>&user=<usid>", "lang=<ulng>"][..]);
    web_panel(
        Code::UI_WEB_PANEL_CONTEXT,
        how.prop_map(|query| if query.is_empty() { String::new() } else { format!("?{query}") }),
    )
}

/// A web panel that is told the secret of the user's session, in any spelling of the variable.
fn ui_web_panel_secret() -> Faulty {
    let how = select(&["<usec>", "<USEC>", "%3Cusec%3E", "%3cusec%3e"][..]);
    web_panel(Code::UI_WEB_PANEL_SECRET, how.prop_map(|variable| format!("?ctx=<uctx>&user=<usid>&session={variable}")))
}

/// A web panel with this after the path of its page.
fn web_panel(code: Code, query: impl Strategy<Value = String> + 'static) -> Faulty {
    let page = crate::generate::text::https_url();
    spoilt(code, (page, query, anywhere()), |draft, (page, query, place)| {
        let url = format!("{page}{query}");
        let element = UiDraft { component: UiComponent::WebPanel.into(), url: url.into() };
        edit(&mut draft.ui, |list| insert(list, place, element));
    })
}
