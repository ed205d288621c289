//! The state change endpoint, and who gets error mails.

use super::scope::{Scope, Sections, Target, is_given, is_on, text};
use crate::path::At;
use crate::setting::email;
use crate::{Code, Environment, NotificationsDraft, ParseErrorKind, Problem};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(notifications) = sections.notifications else { return };
    let at = At::ROOT.field("notifications");
    if let Some(Target { environment, .. }) = scope.target {
        if sections.is_standard() && !environment.is_sod() {
            state_change_missing(scope, &at, environment, notifications);
            state_change_disabled(scope, &at, environment, notifications);
        }
    }
    technical_contact_missing(scope, &at, notifications, sections);
    if let Some(address) = text(&notifications.technical_contact) {
        email_malformed(scope, &at.field("technical_contact"), address);
    }
    if let Some(list) = text(&notifications.error_emails) {
        check_list(scope, &at.field("error_emails"), list);
    }
}

/// Each address of a list; a list of nothing but separators is reported as a whole.
fn check_list(scope: &mut Scope<'_>, at: &At<'_>, list: &str) {
    if email::addresses(list).next().is_none() {
        email_malformed(scope, at, list.trim());
    }
    for address in email::addresses(list) {
        email_malformed(scope, at, address);
    }
}

fn state_change_missing(scope: &mut Scope<'_>, at: &At<'_>, environment: Environment, table: &NotificationsDraft<'_>) {
    if !is_given(table.state_change_url.get(environment)) {
        let at = at.field("state_change_url");
        let at = at.value_in(&table.state_change_url, environment);
        scope.report(Problem::new(Code::STATE_CHANGE_MISSING, &at).environment(environment));
    }
}

fn state_change_disabled(scope: &mut Scope<'_>, at: &At<'_>, environment: Environment, table: &NotificationsDraft<'_>) {
    let off = !table.enabled.is_wrong() && !is_on(&table.enabled);
    if off && is_given(table.state_change_url.get(environment)) {
        let url_at = at.field("state_change_url");
        let url_at = url_at.value_in(&table.state_change_url, environment);
        scope.report(Problem::new(Code::STATE_CHANGE_DISABLED, &at.field("enabled")).relate(&url_at));
    }
}

fn technical_contact_missing(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    table: &NotificationsDraft<'_>,
    sections: &Sections<'_>,
) {
    if is_given(Some(&table.technical_contact)) || is_given(Some(&table.error_emails)) {
        return;
    }
    let problem = Problem::new(Code::TECHNICAL_CONTACT_MISSING, &at.field("technical_contact"));
    if is_on(&table.send_error_emails) {
        scope.report(problem.relate(&at.field("send_error_emails")));
    } else if let Some((name, _)) = sections.integrations().find(|(_, table)| is_on(&table.send_error_emails)) {
        let integrations = At::ROOT.field("integrations");
        scope.report(problem.relate(&integrations.field(name).field("send_error_emails")));
    }
}

fn email_malformed(scope: &mut Scope<'_>, at: &At<'_>, address: &str) {
    let why = match email::validate(address) {
        Ok(()) => return,
        Err(ParseErrorKind::Empty) => "it is empty",
        Err(ParseErrorKind::WhiteSpaceAround) => "there is white space around it",
        Err(ParseErrorKind::TooLong { .. }) => "it is longer than 254 characters",
        Err(ParseErrorKind::InvalidCharacter { found: ';' | ',' }) => "it looks like several",
        Err(ParseErrorKind::InvalidCharacter { .. }) => "it holds a character that no address has",
        Err(_) => "it does not have the form `name@host`",
    };
    scope.report(Problem::new(Code::EMAIL_MALFORMED, at).found(address).why(why));
}
