//! Whether an application may call a tenant.

use super::topic;
use crate::findings::Findings;
use crate::path::At;
use crate::rules::tenant_license;
use crate::{
    Application, Authorization, AuthorizationState, ClientId, Code, Configuration, ConsentTopic, NotLive, Policy,
    Problem, Refusal, Tenant, TenantState, Timestamp,
};

/// Whether an application may call a tenant: it is live in the tenant's environment, the tenant is running, it has consented, and it has the
/// licenses that the application needs there. Licenses of which nobody knows are not held against it.
///
/// Of the tenant it takes what was heard last, however long ago, and though it were time to ask again ([`Tenant::ask_again`]): that is for the
/// caller to look at.
///
/// When it may, nothing is allocated.
///
/// # Errors
///
/// Every reason why not, with `call` as the command.
pub fn may_call(
    application: &Application,
    tenant: &Tenant,
    authorization: &Authorization,
    now: Timestamp,
) -> Result<(), Refusal> {
    may_call_with(application, tenant, authorization, now, &Policy::default())
}

/// The same with a policy of one's own: that the tenant does not run or is not known, and its licenses, are what it may lower; never that
/// it is deleted, that the application is not live, or the consent. A policy that
/// lowers whatever it may, such as [`Policy::import`], lets calls to a suspended tenant pass; it is for loading, and not for this.
///
/// # Errors
///
/// Every reason why not, with `call` as the command.
pub fn may_call_with(
    application: &Application,
    tenant: &Tenant,
    authorization: &Authorization,
    now: Timestamp,
    policy: &Policy,
) -> Result<(), Refusal> {
    let mut findings = Findings::new(policy);
    judge_application(&mut findings, application, tenant);
    judge_tenant(&mut findings, tenant);
    judge_consent(&mut findings, application, tenant, authorization, now);
    let configuration = application.version_for(tenant.environment()).configuration();
    tenant_license::check_needed(configuration, tenant, policy, &mut |problem| findings.push(problem));
    if findings.passed() {
        return Ok(());
    }
    let (name, key) = (application.name(), tenant.key());
    let state = format!("`{name}` in {key}, which is {}", tenant.state());
    Err(Refusal { command: "call", state: state.into(), report: findings.into_report() })
}

fn judge_application(findings: &mut Findings<'_>, application: &Application, tenant: &Tenant) {
    let why = match application.live(tenant.environment()) {
        Ok(_) => return,
        Err(NotLive::NotPublished) => "no version is published there",
        Err(NotLive::Deactivated) => "it is deactivated",
        Err(NotLive::Delisted) => "it is delisted",
        Err(NotLive::Deleted) => "it is deleted",
    };
    findings.push(Problem::new(Code::CALL_NOT_LIVE, &At::ROOT).environment(tenant.environment()).why(why));
}

fn judge_tenant(findings: &mut Findings<'_>, tenant: &Tenant) {
    let state = tenant.state();
    if tenant.is_deleted() {
        findings.push(Problem::new(Code::CALL_TENANT_DELETED, &At::ROOT));
    } else if !tenant.is_running() && *state == TenantState::Unknown {
        findings.push(Problem::new(Code::CALL_TENANT_UNKNOWN, &At::ROOT));
    } else if !tenant.is_running() {
        // An answer may deny what the state promises; then the state has no advice to give.
        let advice = Some(state.advice()).filter(|_| !state.is_running());
        findings.push(Problem::new(Code::CALL_TENANT_NOT_RUNNING, &At::ROOT).found(state.as_str()).advise(advice));
    }
}

/// Of an authorization that is of somebody else, the state says nothing.
fn judge_consent(
    findings: &mut Findings<'_>,
    application: &Application,
    tenant: &Tenant,
    authorization: &Authorization,
    now: Timestamp,
) {
    let environment = tenant.environment();
    let client_id = application.client_id(environment);
    let other_application = client_id != Some(authorization.client_id());
    let other_tenant = authorization.tenant_key() != tenant.key();
    if other_application {
        let found = authorization.client_id().as_str();
        findings.push(other_party("the client ID", found, client_id.map(ClientId::as_str)));
    }
    if other_tenant {
        let (found, expected) = (authorization.tenant_key().to_string(), tenant.key().to_string());
        findings.push(other_party("the tenant", &found, Some(&expected)));
    }
    if !other_application && !other_tenant {
        judge_state(findings, application.version_for(environment).configuration(), authorization, now);
    }
}

fn judge_state(
    findings: &mut Findings<'_>,
    configuration: &Configuration,
    authorization: &Authorization,
    now: Timestamp,
) {
    let code = match authorization.state(now) {
        AuthorizationState::Approved => return judge_topics(findings, configuration, authorization),
        AuthorizationState::NotRequested => Code::CONSENT_MISSING,
        AuthorizationState::Requested => Code::CONSENT_PENDING,
        AuthorizationState::Expired => Code::CONSENT_EXPIRED,
        AuthorizationState::NeedsReapproval => Code::CONSENT_NEEDED_AGAIN,
        AuthorizationState::Denied => Code::CONSENT_DENIED,
        AuthorizationState::Revoked => Code::CONSENT_REVOKED,
    };
    let since = match authorization.state(now) {
        AuthorizationState::Expired => authorization.approval().and_then(crate::Approval::valid_until),
        _ => authorization.stamp().map(crate::ConsentStamp::at),
    };
    let mut problem = Problem::new(code, &At::ROOT);
    if let Some(since) = since {
        problem = problem.time(since);
    }
    if code == Code::CONSENT_NEEDED_AGAIN {
        // What came into use since is not approved either.
        let told = authorization.topics().iter().copied();
        problem = problem.found(&in_words(&topic::unique(told.chain(authorization.lacks(configuration)))));
    }
    findings.push(problem);
}

/// What is used beyond what was approved, though nobody has told the authorization.
fn judge_topics(findings: &mut Findings<'_>, configuration: &Configuration, authorization: &Authorization) {
    let topics: Vec<_> = authorization.lacks(configuration).collect();
    if let Some(approval) = authorization.approval().filter(|_| !topics.is_empty()) {
        let problem = Problem::new(Code::CONSENT_NEEDED_AGAIN, &At::ROOT).time(approval.stamp().at());
        findings.push(problem.found(&in_words(&topics)));
    }
}

/// What is newly used, with its verb.
fn in_words(topics: &[ConsentTopic]) -> String {
    let words: Vec<_> = topics
        .iter()
        .map(|topic| match topic {
            ConsentTopic::Mirroring => "mirroring",
            ConsentTopic::SystemUser => "the system user",
            ConsentTopic::Webhooks => "webhooks",
        })
        .collect();
    match (&*words, topics) {
        ([], _) => "more is".to_owned(),
        ([one], [ConsentTopic::Mirroring | ConsentTopic::SystemUser]) => format!("{one} is"),
        (words, _) => format!("{} are", words.join(", ")),
    }
}

/// An authorization of another application or tenant.
pub(super) fn other_party(what: &'static str, found: &str, expected: Option<&str>) -> Problem {
    let expected = expected.map_or("none".to_owned(), |expected| format!("`{expected}`"));
    Problem::new(Code::CONSENT_OTHER_PARTY, &At::ROOT).why(what).found(found).expected(expected)
}
