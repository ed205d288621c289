//! The document itself. What reading found is in the draft's notes, see `draft/notes.rs`.

use super::scope::Scope;
use crate::path::At;
use crate::{
    AuthenticationDraft, Code, ConfigurationDraft, Field, FlagNames, IntegrationDraft, KeyText, Limits, List,
    PerEnvironment, Problem, SensitiveText, Text, UrlList,
};

/// The newest file format that this crate reads.
pub(super) const SCHEMA: u64 = 1;

pub(super) fn check(scope: &mut Scope<'_>, draft: &ConfigurationDraft<'_>) {
    scope.take_over(&draft.notes);
    document_unsupported_schema(scope, draft);
    // Most documents have neither of the two, and then one visit of the texts is enough.
    let limit = scope.policy.limits().text_bytes;
    let mut is_fine = true;
    each_optional_text(draft, &mut |_, text| is_fine &= !text.is_blank() && text.as_str().len() <= limit);
    if !is_fine {
        each_optional_text(draft, &mut |at, text| document_empty_value(scope, at, text));
    }
    document_too_large(scope, draft, is_fine);
}

fn document_unsupported_schema(scope: &mut Scope<'_>, draft: &ConfigurationDraft<'_>) {
    if let Some(schema) = draft.schema.value().filter(|schema| !(1..=SCHEMA).contains(*schema)) {
        let problem = Problem::new(Code::DOCUMENT_UNSUPPORTED_SCHEMA, &At::ROOT.field("schema"));
        scope.report(problem.found(&schema.to_string()).expected(SCHEMA.to_string()));
    }
}

/// Optional texts only: an empty name or client ID has a code of its own.
fn document_empty_value(scope: &mut Scope<'_>, at: &At<'_>, text: &Text<'_>) {
    if text.is_blank() {
        scope.report(Problem::new(Code::DOCUMENT_EMPTY_VALUE, at));
    }
}

/// Lists and texts of a draft that was filled by hand; a reader has cut what was too large, and noted it.
fn document_too_large(scope: &mut Scope<'_>, draft: &ConfigurationDraft<'_>, are_optional_fine: bool) {
    let Limits { list_entries, text_bytes, .. } = *scope.policy.limits();
    if let Some(name) = draft.name.value().filter(|name| name.as_str().len() > text_bytes) {
        too_large(scope, &At::ROOT.field("name"), "bytes in a text", text_bytes, name.as_str().len());
    }
    if !are_optional_fine {
        each_optional_text(draft, &mut |at, text| {
            if text.as_str().len() > text_bytes {
                too_large(scope, at, "bytes in a text", text_bytes, text.as_str().len());
            }
        });
    }
    each_sensitive_text(draft, &mut |at, length| {
        if length > text_bytes {
            too_large(scope, at, "bytes in a text", text_bytes, length);
        }
    });
    each_list_length(draft, &mut |at, length| {
        if length > list_entries {
            too_large(scope, at, "entries in a list", list_entries, length);
        }
    });
    let Some(authentication) = draft.authentication.value() else { return };
    let at = At::ROOT.field("authentication");
    for (name, lists) in url_lists(authentication) {
        let at = at.field(name);
        for (environment, list) in lists.values() {
            let at = at.maybe(environment);
            for (index, url) in list.value().into_iter().flat_map(List::values) {
                if url.as_str().len() > text_bytes {
                    too_large(scope, &at.index(index), "bytes in a text", text_bytes, url.as_str().len());
                }
            }
        }
    }
}

fn too_large(scope: &mut Scope<'_>, at: &At<'_>, what: &'static str, limit: usize, actual: usize) {
    scope.report(Problem::new(Code::DOCUMENT_TOO_LARGE, at).why(what).limit(limit, actual));
}

type UrlLists<'a> = PerEnvironment<Field<UrlList<'a>>>;

fn url_lists<'d>(table: &'d AuthenticationDraft<'d>) -> [(&'static str, &'d UrlLists<'d>); 3] {
    [
        ("redirect_urls", &table.redirect_urls),
        ("post_logout_redirect_urls", &table.post_logout_redirect_urls),
        ("cors_urls", &table.cors_urls),
    ]
}

/// Visits the texts of credentials with their length.
fn each_sensitive_text(draft: &ConfigurationDraft<'_>, each: &mut impl FnMut(&At<'_>, usize)) {
    let Some(table) = draft.authentication.value() else { return };
    let mut one = |at: &At<'_>, text: Option<&str>| {
        if let Some(text) = text {
            each(at, text.len());
        }
    };
    let authentication = At::ROOT.field("authentication");
    let at = authentication.field("client_secret");
    for (environment, secret) in table.client_secret.values() {
        let at = at.maybe(environment);
        if let Some(secret) = secret.value() {
            one(&at.field("hash"), secret.hash.value().map(SensitiveText::as_str));
            one(&at.field("reference"), secret.reference.value().map(SensitiveText::as_str));
        }
    }
    let at = authentication.field("certificate");
    for (environment, certificate) in table.certificate.values() {
        let at = at.maybe(environment);
        if let Some(certificate) = certificate.value() {
            one(&at.field("rsa_xml"), certificate.rsa_xml.value().map(KeyText::as_str));
            one(&at.field("pem"), certificate.pem.value().map(KeyText::as_str));
        }
    }
}

/// Visits every list with its length.
fn each_list_length(draft: &ConfigurationDraft<'_>, each: &mut impl FnMut(&At<'_>, usize)) {
    fn list<T, const LINES: bool>(at: &At<'_>, field: &Field<List<T, LINES>>, each: &mut impl FnMut(&At<'_>, usize)) {
        if let Some(list) = field.value() {
            each(at, list.len());
        }
    }
    let root = At::ROOT;
    list(&root.field("ui"), &draft.ui, each);
    if let Some(table) = draft.authentication.value() {
        let at = root.field("authentication");
        for (name, lists) in url_lists(table) {
            let at = at.field(name);
            for (environment, field) in lists.values() {
                list(&at.maybe(environment), field, each);
            }
        }
    }
    if let Some(table) = draft.endpoints.value() {
        list(&root.field("endpoints").field("supported"), &table.supported, each);
    }
    if let Some(table) = draft.licenses.value() {
        let at = root.field("licenses");
        list(&at.field("required"), &table.required, each);
        list(&at.field("granted"), &table.granted, each);
    }
    if let Some(table) = draft.advanced.value() {
        let at = root.field("advanced");
        for (name, flags) in [("claims", &table.claims), ("agents", &table.agents)] {
            if let Some(FlagNames::Names(names)) = flags.value() {
                each(&at.field(name), names.len());
            }
        }
        list(&at.field("custom_claims"), &table.custom_claims, each);
    }
    if let Some(table) = draft.tenants.value() {
        let at = root.field("tenants");
        list(&at.field("sod"), &table.sod, each);
        list(&at.field("stage"), &table.stage, each);
        list(&at.field("production"), &table.production, each);
    }
}

/// Visits every text that may be left out.
fn each_optional_text(draft: &ConfigurationDraft<'_>, each: &mut impl FnMut(&At<'_>, &Text<'_>)) {
    let root = At::ROOT;
    one(&root.field("partner"), &draft.partner, each);
    one(&root.field("partner_site"), &draft.partner_site, each);
    if let Some(ui) = draft.ui.value() {
        let at = root.field("ui");
        for (index, element) in ui.values() {
            one(&at.index(index).field("url"), &element.url, each);
        }
    }
    if let Some(table) = draft.authentication.value() {
        let at = root.field("authentication");
        per_environment(&at.field("default_redirect_url"), &table.default_redirect_url, each);
        one(&at.field("authorize_text"), &table.authorize_text, each);
        let slot = at.field("client_secret");
        for (environment, secret) in table.client_secret.values() {
            if let Some(secret) = secret.value() {
                one(&slot.maybe(environment).field("description"), &secret.description, each);
            }
        }
        let slot = at.field("certificate");
        for (environment, certificate) in table.certificate.values() {
            if let Some(certificate) = certificate.value() {
                one(&slot.maybe(environment).field("description"), &certificate.description, each);
            }
        }
    }
    if let Some(table) = draft.notifications.value() {
        let at = root.field("notifications");
        per_environment(&at.field("state_change_url"), &table.state_change_url, each);
        one(&at.field("technical_contact"), &table.technical_contact, each);
        one(&at.field("error_emails"), &table.error_emails, each);
    }
    if let Some(table) = draft.integrations.value() {
        let at = root.field("integrations");
        for (name, integration) in [
            ("erp_sync", &table.erp_sync),
            ("quote_connector", &table.quote_connector),
            ("mirroring", &table.mirroring),
        ] {
            if let Some(IntegrationDraft { url, .. }) = integration.value() {
                per_environment(&at.field(name).field("url"), url, each);
            }
        }
    }
    if let Some(table) = draft.advanced.value() {
        per_environment(&root.field("advanced").field("custom_error_url"), &table.custom_error_url, each);
    }
    if let Some(table) = draft.tenants.value() {
        let at = root.field("tenants");
        for (name, tenants) in [("sod", &table.sod), ("stage", &table.stage), ("production", &table.production)] {
            let at = at.field(name);
            for (index, tenant) in tenants.value().into_iter().flat_map(List::values) {
                let at = at.index(index);
                one(&at.field("customer_site"), &tenant.customer_site, each);
                one(&at.field("endpoint"), &tenant.endpoint, each);
            }
        }
    }
}

fn one(at: &At<'_>, field: &Field<Text<'_>>, each: &mut impl FnMut(&At<'_>, &Text<'_>)) {
    if let Some(text) = field.value() {
        each(at, text);
    }
}

fn per_environment(at: &At<'_>, fields: &PerEnvironment<Field<Text<'_>>>, each: &mut impl FnMut(&At<'_>, &Text<'_>)) {
    for (environment, field) in fields.values() {
        one(&at.maybe(environment), field, each);
    }
}
