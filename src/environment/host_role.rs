//! What a host of SuperOffice is for.

use super::Environment;

/// What comes after the name of each of SuperOffice's hosts.
const DOMAIN: &str = ".superoffice.com";

/// The longest label of the domain name system, in bytes (RFC 1035 §2.3.4).
const LONGEST_LABEL: usize = 63;

/// The hosts that are told apart by a number: `sod2`, `online3`. Those of Stage and the newer ones have none.
const NUMBERED: [(&str, Environment); 2] = [("sod", Environment::Sod), ("online", Environment::Production)];

/// What a host is for. SuperOffice keeps the two apart: a root sub-domain (`sod`, `qaonline`, `online`) signs people in and serves no data, the others serve
/// tenants' data and sign nobody in. Data that is asked of the wrong host is answered with 421 Misdirected Request.
///
/// Source: documentation (`api/authentication/online/api`, `tenant-status/check-status`, `developer-portal/includes/app-envir-intro`).
///
/// ```
/// use superoffice_app::{Environment, HostRole};
///
/// assert_eq!(HostRole::classify("qaonline.superoffice.com"), HostRole::Login(Environment::Stage));
/// assert_eq!(HostRole::classify("stage.superoffice.com"), HostRole::Data(Environment::Stage));
/// assert_eq!(HostRole::classify("online3.superoffice.com"), HostRole::Data(Environment::Production));
/// assert_eq!(HostRole::classify("sod.superoffice.com.evil.example"), HostRole::Other);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "whoever trusts a host should say what of each kind")]
pub enum HostRole {
    /// Signs people in, gives tokens, tells the state of tenants.
    Login(Environment),
    /// Serves the data of tenants.
    Data(Environment),
    /// None of SuperOffice CRM Online's login and data hosts, as far as they are published.
    Other,
}

impl HostRole {
    /// What this host is for. Letter case does not count.
    ///
    /// It is the name of a host as a reader of URLs gives it, or as a change notification holds it (`PublicEndpoint`), and nothing else: with a
    /// scheme, a port, a path, white space or a dot at the end it is [`Other`](Self::Other). So is all that is not exactly one label before
    /// `superoffice.com`, and what no document names: `devnet-tools`, `qaonline2`, `app2`. The number of `sod2` and `online2` is any that
    /// does not start with 0; 2 and 3 are published.
    #[must_use]
    pub fn classify(host: &str) -> Self {
        let Some(name) = sub_domain(host) else { return Self::Other };
        let is = |known: &str| known.eq_ignore_ascii_case(host);
        for environment in Environment::ALL {
            if is(environment.login_host()) {
                return Self::Login(environment);
            }
            if is(environment.data_host()) || environment.older_data_hosts().iter().any(|known| is(known)) {
                return Self::Data(environment);
            }
        }
        numbered(name).map_or(Self::Other, Self::Data)
    }

    /// The environment that the host belongs to.
    #[must_use]
    pub const fn environment(self) -> Option<Environment> {
        match self {
            Self::Login(environment) | Self::Data(environment) => Some(environment),
            Self::Other => None,
        }
    }
}

/// The one label before `superoffice.com`, if that is what the host is.
pub(crate) fn sub_domain(host: &str) -> Option<&str> {
    let name = host.get(..host.len().checked_sub(DOMAIN.len())?)?;
    // From the end, where most differ at once.
    let mut pairs = host.bytes().rev().zip(DOMAIN.bytes().rev());
    let is_below = pairs.all(|(byte, known)| byte.eq_ignore_ascii_case(&known));
    (is_below && !name.is_empty() && name.len() <= LONGEST_LABEL && !name.contains('.')).then_some(name)
}

fn numbered(name: &str) -> Option<Environment> {
    let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = name.get(stem.len()..)?;
    if number.is_empty() || number.starts_with('0') {
        return None;
    }
    NUMBERED.iter().find(|(known, _)| known.eq_ignore_ascii_case(stem)).map(|(_, environment)| *environment)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_published_host() {
        use Environment::{Production, Sod, Stage};
        for (host, role) in [
            ("sod.superoffice.com", HostRole::Login(Sod)),
            ("qaonline.superoffice.com", HostRole::Login(Stage)),
            ("online.superoffice.com", HostRole::Login(Production)),
            ("sod2.superoffice.com", HostRole::Data(Sod)),
            ("sod3.superoffice.com", HostRole::Data(Sod)),
            ("app-sod.superoffice.com", HostRole::Data(Sod)),
            ("stage.superoffice.com", HostRole::Data(Stage)),
            ("app-stage.superoffice.com", HostRole::Data(Stage)),
            ("online2.superoffice.com", HostRole::Data(Production)),
            ("online3.superoffice.com", HostRole::Data(Production)),
            ("app.superoffice.com", HostRole::Data(Production)),
            ("dev.superoffice.com", HostRole::Other),
            ("devnet-tools.superoffice.com", HostRole::Other),
            ("docs.superoffice.com", HostRole::Other),
            ("community.superoffice.com", HostRole::Other),
            ("www.superoffice.com", HostRole::Other),
        ] {
            assert_eq!(HostRole::classify(host), role, "{host}");
            assert_eq!(HostRole::classify(&host.to_ascii_uppercase()), role, "{host}");
        }
    }

    #[test]
    fn numbers_that_nobody_has_seen() {
        use Environment::{Production, Sod};
        for (name, role) in [
            ("online1", HostRole::Data(Production)),
            ("online17", HostRole::Data(Production)),
            ("Sod12345", HostRole::Data(Sod)),
            ("online0", HostRole::Other),
            ("online02", HostRole::Other),
            ("online2x", HostRole::Other),
            ("online-2", HostRole::Other),
            ("online２", HostRole::Other),
            ("xonline2", HostRole::Other),
            ("2", HostRole::Other),
            ("qaonline2", HostRole::Other),
            ("stage2", HostRole::Other),
            ("app2", HostRole::Other),
            ("app-sod2", HostRole::Other),
            ("app-online", HostRole::Other),
            ("production", HostRole::Other),
        ] {
            assert_eq!(HostRole::classify(&format!("{name}.superoffice.com")), role, "{name}");
        }
        for (digits, role) in [(60, HostRole::Data(Sod)), (61, HostRole::Other)] {
            let longest = format!("sod{}.superoffice.com", "2".repeat(digits));
            assert_eq!(HostRole::classify(&longest), role, "{digits}");
        }
    }

    #[test]
    fn what_only_looks_like_one() {
        for host in [
            "",
            ".",
            "sod",
            "superoffice.com",
            ".superoffice.com",
            "..superoffice.com",
            "sod.superoffice.com.",
            "sod.superoffice.com..",
            "sod.superoffice.com:443",
            "sod.superoffice.com:",
            "sod.superoffice.com/",
            "https://sod.superoffice.com",
            "//sod.superoffice.com",
            "u@sod.superoffice.com",
            " sod.superoffice.com",
            "sod.superoffice.com ",
            "sod .superoffice.com",
            "sod.superoffice.com\n",
            "sod\0.superoffice.com",
            "sod.superoffice.com.evil.example",
            "evil.sod.superoffice.com",
            "a.sod2.superoffice.com",
            "sodsuperoffice.com",
            "sod.xsuperoffice.com",
            "sod-superoffice.com",
            "sod.superoffice.com\u{200b}",
            "sod\u{200b}.superoffice.com",
            "ѕod.superoffice.com",
            "sod.ѕuperoffice.com",
            "ſod.superoffice.com",
            "sod。superoffice.com",
            "online2.superoffice.net",
            "online2.superofficeXcom",
            "online2.evil-domain.com",
            "online2Xsuperoffice.com",
            "sod2.superoffice.com.evil.example",
            "sod2.superoffice.com:443",
            "sod2.superoffice.com.",
            "x.sod2.superoffice.com",
            "sod.superoffice.comm",
            "sod.superoffice.co",
            "sod.superoffice.net",
            "sod.superoffice.com%2eevil.example",
            "*.superoffice.com",
            "ø.superoffice.com",
            "øsuperoffice.com",
        ] {
            assert_eq!(HostRole::classify(host), HostRole::Other, "{host:?}");
        }
    }

    #[test]
    fn a_role_knows_its_environment() {
        for environment in Environment::ALL {
            assert_eq!(HostRole::classify(environment.login_host()).environment(), Some(environment));
            for host in environment.older_data_hosts().iter().chain([&environment.data_host()]) {
                assert_eq!(HostRole::classify(host), HostRole::Data(environment));
            }
        }
        assert_eq!(HostRole::Other.environment(), None);
    }

    proptest! {
        /// Nothing but one label of letters, digits and hyphens before `superoffice.com` is ever SuperOffice's.
        #[test]
        fn only_direct_sub_domains(
            before in r"[a-z./@:\\ -]{0,4}",
            name in "sod|qaonline|online|stage|app|app-sod|app-stage|[a-zA-Z0-9-]{0,8}|\\PC{0,4}",
            number in "[0-9]{0,3}",
            domain in r"\.superoffice\.com|\.SuperOffice\.COM|superoffice\.com|\.superoffice|\PC{0,12}",
            after in r"[a-z./@:\\ -]{0,4}|\.evil\.example|:443|",
        ) {
            let host = format!("{before}{name}{number}{domain}{after}");
            let label = host.to_ascii_lowercase();
            let label = label.strip_suffix(".superoffice.com").unwrap_or_default();
            let is_label = !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if !is_label {
                prop_assert_eq!(HostRole::classify(&host), HostRole::Other, "{:?}", host);
            }
            if HostRole::classify(&host) != HostRole::Other {
                let stem = label.trim_end_matches(|letter: char| letter.is_ascii_digit());
                prop_assert!(["sod", "qaonline", "online", "stage", "app", "app-sod", "app-stage"].contains(&stem));
            }
        }
    }
}
