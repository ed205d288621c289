//! What a rule is given.

use crate::{
    AdvancedDraft, Agents, ApplicationKind, AuthenticationDraft, Claims, ConfigurationDraft, Distribution,
    EndpointsDraft, Environment, FlagNames, IntegrationDraft, IntegrationsDraft, LicensesDraft, List,
    NotificationsDraft, Policy, Problem, Report, TenantsDraft, Text, Timestamp, VerificationDraft,
    setting::AccessFlags,
};

/// The environment that readiness is asked for, and the time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) environment: Environment,
    pub(crate) now: Timestamp,
}

/// What a check carries along: what was asked, and what has been found.
pub(super) struct Scope<'c> {
    pub(super) policy: &'c Policy,
    /// The environment and time that readiness is asked for; none for the rules that always count.
    pub(super) target: Option<Target>,
    report: Report,
}

impl<'c> Scope<'c> {
    pub(super) fn new(policy: &'c Policy, target: Option<Target>) -> Self {
        Self { policy, target, report: Report::default() }
    }

    /// The environment that readiness is asked for, if a value for this one counts there; no environment stands for all.
    pub(super) fn asked(&self, environment: Option<Environment>) -> Option<Environment> {
        let asked = self.target?.environment;
        environment.is_none_or(|environment| environment == asked).then_some(asked)
    }

    pub(super) fn report(&mut self, problem: Problem) {
        self.report.push(problem, self.policy);
    }

    /// Takes over what was found before: problems, and how many of a code were only counted.
    pub(super) fn take_over(&mut self, notes: &crate::ReadNotes) {
        for problem in notes.problems() {
            self.report.push(problem.clone(), self.policy);
        }
        for (code, count) in notes.omitted() {
            self.report.push_omitted(*code, *count, self.policy);
        }
    }

    pub(super) fn into_report(mut self) -> Report {
        self.report.sort();
        self.report
    }
}

/// The tables of a draft that gives none.
#[derive(Default)]
pub(super) struct Empty {
    authentication: AuthenticationDraft<'static>,
    endpoints: EndpointsDraft<'static>,
    notifications: NotificationsDraft<'static>,
    integrations: IntegrationsDraft<'static>,
    licenses: LicensesDraft<'static>,
    advanced: AdvancedDraft<'static>,
    verification: VerificationDraft,
    tenants: TenantsDraft<'static>,
}

/// A draft as the rules see it: each table, and what several rules want to know.
///
/// A table is nothing when what stands in its place is no table: that fault is known, and nothing in it is missing.
pub(super) struct Sections<'d> {
    pub(super) draft: &'d ConfigurationDraft<'d>,
    pub(super) authentication: Option<&'d AuthenticationDraft<'d>>,
    pub(super) endpoints: Option<&'d EndpointsDraft<'d>>,
    pub(super) notifications: Option<&'d NotificationsDraft<'d>>,
    pub(super) integrations: Option<&'d IntegrationsDraft<'d>>,
    pub(super) licenses: Option<&'d LicensesDraft<'d>>,
    pub(super) advanced: Option<&'d AdvancedDraft<'d>>,
    pub(super) verification: Option<&'d VerificationDraft>,
    pub(super) tenants: Option<&'d TenantsDraft<'d>>,
    /// Whether it is a native or mobile app.
    pub(super) native: bool,
    /// The same, or what is written there is wrong: then http to a loopback host may be right.
    pub(super) may_be_native: bool,
    pub(super) kind: Option<ApplicationKind>,
    pub(super) distribution: Option<Distribution>,
    pub(super) claims: Claims,
    pub(super) agents: Agents,
}

impl<'d> Sections<'d> {
    pub(super) fn new(draft: &'d ConfigurationDraft<'d>, empty: &'d Empty) -> Self {
        let authentication = draft.authentication.or(&empty.authentication);
        let advanced = draft.advanced.or(&empty.advanced);
        Self {
            draft,
            authentication,
            endpoints: draft.endpoints.or(&empty.endpoints),
            notifications: draft.notifications.or(&empty.notifications),
            integrations: draft.integrations.or(&empty.integrations),
            licenses: draft.licenses.or(&empty.licenses),
            advanced,
            verification: draft.verification.or(&empty.verification),
            tenants: draft.tenants.or(&empty.tenants),
            may_be_native: authentication.is_some_and(|table| table.native.is_wrong() || is_on(&table.native)),
            native: authentication.and_then(|table| table.native.value()).copied().unwrap_or(false),
            kind: draft.kind.value().copied(),
            distribution: draft.distribution.value().copied(),
            claims: advanced.and_then(|table| table.claims.value()).map_or_else(Claims::empty, known),
            agents: advanced.and_then(|table| table.agents.value()).map_or_else(Agents::empty, known),
        }
    }

    pub(super) fn is_standard(&self) -> bool {
        self.distribution == Some(Distribution::Standard)
    }

    pub(super) fn is_custom(&self) -> bool {
        self.distribution == Some(Distribution::Custom)
    }

    /// The integrations that are given, each with its key.
    pub(super) fn integrations(&self) -> impl Iterator<Item = (&'static str, &'d IntegrationDraft<'d>)> {
        let tables = self.integrations.into_iter().flat_map(|tables| {
            [
                ("erp_sync", &tables.erp_sync),
                ("quote_connector", &tables.quote_connector),
                ("mirroring", &tables.mirroring),
            ]
        });
        tables.filter_map(|(name, table)| Some((name, table.value()?)))
    }

    pub(super) fn erp_sync(&self) -> Option<&'d IntegrationDraft<'d>> {
        self.integrations?.erp_sync.value()
    }

    pub(super) fn mirroring(&self) -> Option<&'d IntegrationDraft<'d>> {
        self.integrations?.mirroring.value()
    }

    pub(super) fn quote_connector(&self) -> Option<&'d IntegrationDraft<'d>> {
        self.integrations?.quote_connector.value()
    }

    /// Whether mirroring is all the application does: nobody signs in, and it calls no API.
    pub(super) fn is_mirroring_only(&self) -> bool {
        let calls = |table: &EndpointsDraft<'_>| table.supported.value().is_some_and(|list| !list.is_empty());
        self.mirroring().is_some_and(is_used)
            && !self.erp_sync().is_some_and(is_used)
            && !self.quote_connector().is_some_and(is_used)
            && !self.native
            && !matches!(self.kind, Some(ApplicationKind::Internal | ApplicationKind::Hybrid))
            && !self.endpoints.is_some_and(calls)
    }
}

/// The flags that are known among what a draft gives.
fn known<F: AccessFlags>(names: &FlagNames<'_>) -> F {
    match names {
        FlagNames::Bits(bits) => F::from_bits_strict(*bits).unwrap_or_else(F::empty),
        FlagNames::Names(names) => {
            let mut flags = F::empty();
            for (_, name) in names.values() {
                if let Some(flag) = F::from_portal_name(name.as_str()) {
                    flags.insert(flag);
                }
            }
            flags
        }
    }
}

/// Whether no flag could hide behind something that is wrong.
pub(super) fn all_read<F: AccessFlags>(field: &crate::Field<FlagNames<'_>>) -> bool {
    match field.value() {
        None => field.is_absent(),
        Some(FlagNames::Bits(bits)) => F::from_bits_strict(*bits).is_some(),
        Some(FlagNames::Names(names)) => !names.entries().iter().any(crate::Field::is_wrong),
    }
}

/// Whether a switch is on.
pub(super) fn is_on(field: &crate::Field<bool>) -> bool {
    field.value().copied().unwrap_or(false)
}

/// An optional text: empty text counts as absent.
pub(super) fn text<'t>(field: &'t crate::Field<Text<'_>>) -> Option<&'t str> {
    field.value().filter(|text| !text.is_blank()).map(Text::as_str)
}

/// Whether an integration is more than a table that is switched off and has no URL.
pub(super) fn is_used(table: &IntegrationDraft<'_>) -> bool {
    is_on(&table.enabled) || has_url(table)
}

/// Whether an integration has a URL for some environment, right or wrong.
pub(super) fn has_url(table: &IntegrationDraft<'_>) -> bool {
    table.url.values().any(|(_, url)| is_given(Some(url)))
}

/// Whether a text is given, right or wrong; empty text counts as absent.
pub(super) fn is_given(field: Option<&crate::Field<Text<'_>>>) -> bool {
    field.is_some_and(|field| field.is_wrong() || text(field).is_some())
}

/// Whether a list is given and has an entry, right or wrong.
pub(super) fn has_entries<T, const LINES: bool>(field: Option<&crate::Field<List<T, LINES>>>) -> bool {
    field.is_some_and(|field| field.is_wrong() || field.value().is_some_and(|list| !list.is_empty()))
}

/// Whether values for these environments, or for all, count in one and the same.
pub(super) fn overlap(one: Option<Environment>, other: Option<Environment>) -> bool {
    one.is_none() || other.is_none() || one == other
}
