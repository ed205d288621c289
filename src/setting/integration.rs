//! The services of the partner that SuperOffice calls.

use crate::{EndpointUrl, PerEnvironment};

/// A service of the partner's that SuperOffice calls: one block of the portal's "Integrations".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Integration {
    /// "Endpoint URL": may be saved before it works, as long as the integration is off.
    pub url: PerEnvironment<EndpointUrl>,
    /// "On/off".
    pub enabled: bool,
    /// "Send error emails to technical contact".
    pub send_error_emails: bool,
}

impl Integration {
    /// Whether it is more than a block that is off and has no URL.
    #[must_use]
    pub const fn is_used(&self) -> bool {
        self.enabled || !self.url.is_empty()
    }
}

/// The portal's "Integrations"; an absent one was never set up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Integrations {
    /// "ERP sync": for integration with an ERP system.
    pub erp_sync: Option<Integration>,
    /// "Quote connector".
    pub quote_connector: Option<Integration>,
    /// "Mirroring": for local processing of a copy of the data. The newer service needs no endpoint.
    pub mirroring: Option<Integration>,
}

impl Integrations {
    /// The integration of this kind, when it was set up.
    #[must_use]
    pub const fn get(&self, kind: IntegrationKind) -> Option<&Integration> {
        match kind {
            IntegrationKind::ErpSync => self.erp_sync.as_ref(),
            IntegrationKind::QuoteConnector => self.quote_connector.as_ref(),
            IntegrationKind::Mirroring => self.mirroring.as_ref(),
        }
    }
}

/// Which of the portal's integrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the portal has these three blocks; a fourth should change every caller")]
pub enum IntegrationKind {
    /// ERP sync.
    ErpSync,
    /// Quote connector.
    QuoteConnector,
    /// Database mirroring.
    Mirroring,
}

impl IntegrationKind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::ErpSync, Self::QuoteConnector, Self::Mirroring];

    /// The word as it is written in a file: `erp_sync`, `quote_connector` or `mirroring`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ErpSync => "erp_sync",
            Self::QuoteConnector => "quote_connector",
            Self::Mirroring => "mirroring",
        }
    }
}

super::word_traits!(IntegrationKind, "integration");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_own_place() {
        for kind in IntegrationKind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
            let mut integrations = Integrations::default();
            let place = match kind.as_str() {
                "erp_sync" => &mut integrations.erp_sync,
                "quote_connector" => &mut integrations.quote_connector,
                _ => &mut integrations.mirroring,
            };
            *place = Some(Integration { enabled: true, ..Integration::default() });
            for other in IntegrationKind::ALL {
                assert_eq!(integrations.get(other).is_some(), other == kind, "{kind} {other}");
            }
        }
    }
}
