//! Certificates: one key in each slot, and whether it will do.

use super::expiry;
use super::scope::{Scope, Sections, Target, is_on};
use crate::path::At;
use crate::{
    Certificate, CertificateDraft, CertificateForm, Claims, Code, Field, KeyText, ParseError, ParseErrorKind,
    PerEnvironment, Problem, Severity, Timestamp,
};

/// A key of fewer bits is reported: NIST SP 800-57 asks for 2,048, and SP 800-131A has not allowed 1,024 for signing since 2014.
const ENOUGH_BITS: u32 = 2048;

/// Asks the rules, and hands over the keys that could be read: building takes them from here, so that none is read twice.
pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) -> PerEnvironment<Certificate> {
    let Some(authentication) = sections.authentication else { return PerEnvironment::default() };
    let at = At::ROOT.field("authentication");
    let slots_at = at.field("certificate");
    let mut environments = authentication.certificate.values().map(|(environment, _)| environment);
    let keys = authentication.certificate.filter_map(|slot| {
        let environment = environments.next().flatten();
        let at = slots_at.maybe(environment);
        let table = slot.value()?;
        let read = Slot::read(table);
        one_slot(scope, &at, &read);
        if scope.asked(environment).is_some() {
            certificate_expired(scope, &at, table, &read);
            certificate_expires_soon(scope, &at, table, &read);
        }
        read.key.map(|(_, certificate)| certificate)
    });
    certificate_reused(scope, &slots_at, &keys);
    if let Some(Target { environment, .. }) = scope.target {
        certificate_missing(scope, &slots_at.value_in(&authentication.certificate, environment), sections);
    }
    keys
}

/// What stands in one slot: the key, or what is wrong with the text of each form.
struct Slot {
    key: Option<(&'static str, Certificate)>,
    faults: [(&'static str, Option<ParseErrorKind>); 2],
    is_empty: bool,
    is_double: bool,
}

impl Slot {
    fn read(table: &CertificateDraft<'_>) -> Self {
        let read = |field: &Field<KeyText<'_>>, form| field.value().map(|text| text.certificate(form));
        let (xml, pem) = (read(&table.rsa_xml, CertificateForm::RsaXml), read(&table.pem, CertificateForm::Pem));
        let is_double = xml.is_some() && pem.is_some();
        let fault = |read: &Option<Result<Certificate, ParseError>>| match read {
            Some(Err(error)) => Some(error.kind()),
            _ => None,
        };
        let faults = [(RSA_XML, fault(&xml)), (PEM, fault(&pem))];
        let key = match (xml, pem) {
            (Some(Ok(key)), None) => Some((RSA_XML, key)),
            (None, Some(Ok(key))) => Some((PEM, key)),
            _ => None,
        };
        Self { key, faults, is_empty: table.rsa_xml.is_absent() && table.pem.is_absent(), is_double }
    }

    /// The forms with this fault.
    fn with(&self, fault: ParseErrorKind) -> impl Iterator<Item = &'static str> {
        self.faults.into_iter().filter(move |(_, found)| *found == Some(fault)).map(|(name, _)| name)
    }
}

const RSA_XML: &str = "rsa_xml";
const PEM: &str = "pem";

/// A private key is named whatever else is wrong; of the other faults each text has one.
fn one_slot(scope: &mut Scope<'_>, at: &At<'_>, slot: &Slot) {
    if certificate_private_key(scope, at, slot) {
        return;
    }
    certificate_multiple(scope, at, slot);
    certificate_not_rsa(scope, at, slot);
    certificate_malformed(scope, at, slot);
    certificate_not_rsa_xml(scope, at, slot);
    certificate_weak_key(scope, at, slot);
}

fn certificate_private_key(scope: &mut Scope<'_>, at: &At<'_>, slot: &Slot) -> bool {
    let mut found = false;
    for name in slot.with(ParseErrorKind::PrivateKey) {
        scope.report(Problem::new(Code::CERTIFICATE_PRIVATE_KEY, &at.field(name)));
        found = true;
    }
    found
}

fn certificate_multiple(scope: &mut Scope<'_>, at: &At<'_>, slot: &Slot) {
    for name in slot.with(ParseErrorKind::Several) {
        scope.report(Problem::new(Code::CERTIFICATE_MULTIPLE, &at.field(name)));
    }
}

fn certificate_not_rsa(scope: &mut Scope<'_>, at: &At<'_>, slot: &Slot) {
    for name in slot.with(ParseErrorKind::NotRsa) {
        scope.report(Problem::new(Code::CERTIFICATE_NOT_RSA, &at.field(name)));
    }
}

fn certificate_malformed(scope: &mut Scope<'_>, at: &At<'_>, slot: &Slot) {
    let mut report = |at: &At<'_>, why| scope.report(Problem::new(Code::CERTIFICATE_MALFORMED, at).why(why));
    if slot.is_double {
        return report(at, "`rsa_xml` and `pem` exclude each other");
    }
    if slot.is_empty {
        return report(at, "there is neither `rsa_xml` nor `pem`");
    }
    for (name, fault) in slot.faults {
        let why = match fault {
            None | Some(ParseErrorKind::PrivateKey | ParseErrorKind::Several | ParseErrorKind::NotRsa) => continue,
            Some(ParseErrorKind::Key(fault)) => fault.as_str(),
            Some(ParseErrorKind::TooManyBytes { .. }) => "it is longer than 64 KiB",
            Some(_) => "it is empty",
        };
        report(&at.field(name), why);
    }
}

fn certificate_not_rsa_xml(scope: &mut Scope<'_>, at: &At<'_>, slot: &Slot) {
    if let Some((PEM, _)) = &slot.key {
        scope.report(Problem::new(Code::CERTIFICATE_NOT_RSA_XML, &at.field(PEM)));
    }
}

fn certificate_weak_key(scope: &mut Scope<'_>, at: &At<'_>, slot: &Slot) {
    let Some((name, key)) = &slot.key else { return };
    if let Some(bits) = key.key_bits().filter(|bits| *bits < ENOUGH_BITS) {
        let problem = Problem::new(Code::CERTIFICATE_WEAK_KEY, &at.field(name));
        scope.report(problem.limit(ENOUGH_BITS as usize, bits as usize));
    }
}

/// Three slots at most, so each pair is looked at.
fn certificate_reused(scope: &mut Scope<'_>, at: &At<'_>, keys: &PerEnvironment<Certificate>) {
    let slots = || keys.values().filter_map(|(at, key)| Some((at?, key)));
    for (environment, key) in slots() {
        let twin = slots().take_while(|(other, _)| *other != environment).find(|(_, twin)| twin.same_key(key));
        if let Some((other, _)) = twin {
            let problem = Problem::new(Code::CERTIFICATE_REUSED, &at.environment(environment));
            scope.report(problem.expected(format!("for {other}")).relate(&at.environment(other)));
        }
    }
}

fn certificate_expired(scope: &mut Scope<'_>, at: &At<'_>, table: &CertificateDraft<'_>, slot: &Slot) {
    let (name, expires) = first_expiry(table, slot);
    expiry::expired(scope, &at.field(name), expires, Code::CERTIFICATE_EXPIRED);
}

fn certificate_expires_soon(scope: &mut Scope<'_>, at: &At<'_>, table: &CertificateDraft<'_>, slot: &Slot) {
    let (name, expires) = first_expiry(table, slot);
    expiry::expires_soon(scope, &at.field(name), expires, Code::CERTIFICATE_EXPIRES_SOON);
}

/// The date beside the key or, of an X.509 certificate, the one within, whichever comes first; and where it stands.
fn first_expiry(table: &CertificateDraft<'_>, slot: &Slot) -> (&'static str, Option<Timestamp>) {
    let beside = table.expires.value().copied();
    match slot.key.as_ref().and_then(|(name, key)| Some((*name, key.not_after()?))) {
        Some((name, within)) if beside.is_none_or(|beside| within < beside) => (name, Some(within)),
        _ => ("expires", beside),
    }
}

fn certificate_missing(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    let (Some(Target { environment, .. }), Some(authentication)) = (scope.target, sections.authentication) else {
        return;
    };
    if !authentication.certificate.get(environment).is_none_or(Field::is_absent) {
        return;
    }
    let on = |integration: Option<&crate::IntegrationDraft<'_>>| integration.is_some_and(|table| is_on(&table.enabled));
    let (severity, why) = if sections.claims.contains(Claims::SYSTEM_TOKEN) {
        (Severity::Error, "the system user token has to be signed")
    } else if on(sections.erp_sync()) {
        (Severity::Error, "ERP sync answers a signed handshake")
    } else if on(sections.quote_connector()) {
        (Severity::Warning, "a quote connector answers a signed handshake")
    } else if on(sections.mirroring()) {
        (Severity::Warning, "a mirroring endpoint answers a signed handshake")
    } else {
        return;
    };
    let problem = Problem::new(Code::CERTIFICATE_MISSING, at).environment(environment).why(why);
    scope.report(problem.severity_of(severity));
}

#[cfg(all(test, feature = "x509"))]
mod tests {
    use super::*;
    use crate::credential::certificate::READS;
    use crate::{AuthenticationDraft, Configuration, ConfigurationDraft, Environment, Policy};

    const XML: &str = include_str!("../../tests/data/keys/rsa-2048.xml");
    const PEM: &str = include_str!("../../tests/data/keys/rsa-2048.spki.pem");
    const X509: &str = include_str!("../../tests/data/keys/rsa-2048.x509.pem");
    const PRIVATE: &str = include_str!("../../tests/data/keys/rsa-2048.private.pem");
    const EC: &str = include_str!("../../tests/data/keys/ec.spki.pem");
    const SMALL: &str = include_str!("../../tests/data/keys/rsa-1024.xml");

    fn draft(each: [CertificateDraft<'_>; 2]) -> ConfigurationDraft<'_> {
        let [sod, production] =
            each.map(|slot| Some(slot).filter(|slot| *slot != CertificateDraft::default()).map(Into::into));
        let certificate = PerEnvironment::Each { sod, stage: None, production };
        let authentication = AuthenticationDraft { certificate, ..Default::default() };
        ConfigurationDraft { name: "Acme".into(), authentication: authentication.into(), ..Default::default() }
    }

    fn xml(text: &str) -> CertificateDraft<'_> {
        CertificateDraft { rsa_xml: text.into(), ..Default::default() }
    }

    fn pem(text: &str) -> CertificateDraft<'_> {
        CertificateDraft { pem: text.into(), ..Default::default() }
    }

    fn codes(report: &crate::Report) -> Vec<String> {
        let of_certificates = report.iter().filter(|it| it.code().as_str().starts_with("certificate."));
        of_certificates.map(|it| format!("{} {}", it.code(), it.path())).collect()
    }

    #[test]
    fn each_fault_is_named_where_it_stands() {
        const AT: &str = "authentication.certificate";
        let empty = CertificateDraft::default;
        let both = |xml, pem| CertificateDraft { rsa_xml: Field::from(xml), pem: Field::from(pem), ..empty() };
        let two = format!("{XML}{SMALL}");
        for (sod, production, expected) in [
            (xml(XML), empty(), &[][..]),
            (empty(), pem(PEM), &["certificate.not-rsa-xml .production.pem"]),
            (both(XML, PEM), empty(), &["certificate.malformed .sod"]),
            (both(XML, PRIVATE), empty(), &["certificate.private-key .sod.pem"]),
            (
                both(PRIVATE, PRIVATE),
                empty(),
                &["certificate.private-key .sod.rsa_xml", "certificate.private-key .sod.pem"],
            ),
            (xml(&two), empty(), &["certificate.multiple .sod.rsa_xml"]),
            (xml(PEM), empty(), &["certificate.malformed .sod.rsa_xml"]),
            (pem(XML), empty(), &["certificate.malformed .sod.pem"]),
            (pem(EC), empty(), &["certificate.not-rsa .sod.pem"]),
            (xml(""), empty(), &["certificate.malformed .sod.rsa_xml"]),
            (xml(SMALL), empty(), &["certificate.weak-key .sod.rsa_xml"]),
            (xml(XML), xml(SMALL), &["certificate.weak-key .production.rsa_xml"]),
            // One key in three forms is one key.
            (xml(XML), pem(PEM), &["certificate.not-rsa-xml .production.pem", "certificate.reused .production"]),
            (
                pem(X509),
                pem(PEM),
                &[
                    "certificate.not-rsa-xml .sod.pem",
                    "certificate.not-rsa-xml .production.pem",
                    "certificate.reused .production",
                ],
            ),
        ] {
            let report = draft([sod.clone(), production.clone()]).check(&Policy::default());
            let mut found = codes(&report);
            found.sort();
            let mut expected: Vec<_> = expected.iter().map(|code| code.replacen(' ', &format!(" {AT}"), 1)).collect();
            expected.sort();
            assert_eq!(found, expected, "{sod:?} {production:?}");
        }
    }

    #[test]
    fn the_first_date_counts() {
        // The certificate says that it is valid until 2028-11-21.
        let until = Certificate::parse(X509).unwrap().not_after().unwrap().to_string();
        let beside = |date: &str| CertificateDraft { expires: Timestamp::parse(date).unwrap().into(), ..pem(X509) };
        for (slot, now, expected) in [
            (pem(X509), "2028-10-01T00:00:00Z", None),
            (pem(X509), "2028-11-01T00:00:00Z", Some("certificate.expires-soon authentication.certificate.sod.pem")),
            (pem(X509), "2028-12-01T00:00:00Z", Some("certificate.expired authentication.certificate.sod.pem")),
            (
                beside("2028-01-01T00:00:00Z"),
                "2028-12-01T00:00:00Z",
                Some("certificate.expired authentication.certificate.sod.expires"),
            ),
            // Equal dates: the one that the partner wrote, and can mend.
            (
                beside(&until),
                "2028-12-01T00:00:00Z",
                Some("certificate.expired authentication.certificate.sod.expires"),
            ),
            (
                beside("2030-01-01T00:00:00Z"),
                "2028-12-01T00:00:00Z",
                Some("certificate.expired authentication.certificate.sod.pem"),
            ),
        ] {
            let draft = draft([slot, CertificateDraft::default()]);
            let report = draft.check_for(Environment::Sod, Timestamp::parse(now).unwrap(), &Policy::default());
            let dates = codes(&report).into_iter().find(|code| code.contains("expire"));
            assert_eq!(dates.as_deref(), expected, "{now}");
        }
    }

    /// Reading a key costs more than all the rules: check and build do it once for each, readiness of what is stored never.
    #[test]
    fn each_key_is_read_once() {
        let reads = |what: &dyn Fn()| {
            let before = READS.get();
            what();
            READS.get() - before
        };
        let draft = draft([xml(XML), pem(PEM)]);
        let policy = Policy::default();
        let now = Timestamp::parse("2026-11-22T00:00:00Z").unwrap();
        assert_eq!(reads(&|| drop(draft.check(&policy))), 2);
        assert_eq!(reads(&|| drop(draft.check_for(Environment::Sod, now, &policy))), 2);
        assert_eq!(reads(&|| drop(draft.build(&policy))), 2);
        let configuration = draft.build(&policy).unwrap().configuration;
        let stored = serde_json::to_string(&configuration).unwrap();
        assert_eq!(reads(&|| drop(serde_json::from_str::<Configuration>(&stored).unwrap())), 2);
        assert_eq!(reads(&|| drop(configuration.check(&policy))), 0);
        assert_eq!(reads(&|| drop(configuration.check_for(Environment::Production, now, &policy))), 0);
        assert_eq!(reads(&|| drop(configuration.to_draft().build(&policy).unwrap())), 0);
        // A text that is put into the draft anew is read anew.
        let mut edited = configuration.to_draft();
        let table = edited.authentication.value_mut().unwrap();
        table.certificate = PerEnvironment::Shared(xml(SMALL).into());
        assert_eq!(reads(&|| drop(edited.check(&policy))), 1);
    }
}
