//! The kinds of tokens that SuperOffice signs.

use core::fmt;

use super::Audience;
use crate::{ClientId, Environment, Provenance};

/// The issuer of all tokens but ID tokens, in all environments.
const SUPEROFFICE: &str = "SuperOffice AS";

/// A kind of token that SuperOffice signs, by how it is verified. All are signed by SuperOffice's certificate (seen: RS256),
/// whose key [`Environment::jwks_url`] gives.
///
/// Verifying is the affair of a token library; this tells it which issuer and audience to want. SuperOffice's sample takes both from
/// the token itself, which accepts what was meant for any other application.
///
/// ```
/// use superoffice_app::{Audience, ClientId, Environment, TokenKind};
///
/// let id = ClientId::parse("6cf25376616343b38d14ddcd804f2891")?;
/// assert_eq!(TokenKind::IdToken.issuer(Environment::Stage), "https://qaonline.superoffice.com");
/// assert_eq!(TokenKind::IdToken.audience(&id, "1801550193").as_str(), Some("6cf25376616343b38d14ddcd804f2891"));
/// assert_eq!(TokenKind::SystemUser.issuer(Environment::Stage), "SuperOffice AS");
/// assert_eq!(TokenKind::SystemUser.audience(&id, "1801550193"), Audience::Exactly("spn:1801550193".into()));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// The ID token of OpenID Connect.
    IdToken,
    /// What a signed system user token is exchanged for.
    SystemUser,
    /// What calls of an ERP or quote connector carry.
    Connector,
    /// What calls of database mirroring carry.
    Mirroring,
    /// The token of legacy federated sign-in, which new applications do not use.
    Federated,
}

impl TokenKind {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::IdToken, Self::SystemUser, Self::Connector, Self::Mirroring, Self::Federated];

    /// Its name: `id-token`, `system-user`, `connector`, `mirroring`, `federated`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::IdToken => "id-token",
            Self::SystemUser => "system-user",
            Self::Connector => "connector",
            Self::Mirroring => "mirroring",
            Self::Federated => "federated",
        }
    }

    /// The issuer (`iss`) to want. `SuperOffice AS` is that of all environments: only the signing keys tell them apart.
    #[must_use]
    pub const fn issuer(self, environment: Environment) -> &'static str {
        match self {
            Self::IdToken => environment.issuer(),
            Self::SystemUser | Self::Connector | Self::Mirroring | Self::Federated => SUPEROFFICE,
        }
    }

    /// The audience (`aud`) to want: the client ID in that environment; `spn:` and the serial number; or `spn:` and the client ID.
    ///
    /// `serial` is the serial number of the tenant's database ([`ClaimName::Serial`](crate::ClaimName::Serial)), which only
    /// [`SystemUser`](Self::SystemUser) asks for. Give the one that is known of the tenant: the one in the token proves nothing about
    /// whose it is. Without one the audience is `spn:`, which no token has.
    #[must_use]
    pub fn audience(self, client_id: &ClientId, serial: &str) -> Audience {
        match self {
            Self::IdToken => Audience::Exactly(client_id.as_str().into()),
            Self::SystemUser => Audience::Exactly(format!("spn:{serial}").into()),
            Self::Connector | Self::Mirroring => Audience::Exactly(format!("spn:{client_id}").into()),
            Self::Federated => Audience::NotPublished,
        }
    }

    /// Where issuer and audience are from.
    #[must_use]
    pub const fn source(self) -> Provenance {
        match self {
            Self::IdToken | Self::SystemUser | Self::Connector | Self::Mirroring => {
                Provenance::doc("api/authentication/online/validate-security-tokens")
            }
            Self::Federated => Provenance::sample("SuperOffice.DevNet.Online, `SuperOfficeAuthHelper`"),
        }
    }
}

impl fmt::Display for TokenKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issuers_and_audiences_as_published() {
        let id = ClientId::parse("6cf25376616343b38d14ddcd804f2891").unwrap();
        for (kind, issuers, audience) in [
            (
                TokenKind::IdToken,
                ["https://sod.superoffice.com", "https://qaonline.superoffice.com", "https://online.superoffice.com"],
                Some("6cf25376616343b38d14ddcd804f2891"),
            ),
            (TokenKind::SystemUser, ["SuperOffice AS"; 3], Some("spn:1801550193")),
            (TokenKind::Connector, ["SuperOffice AS"; 3], Some("spn:6cf25376616343b38d14ddcd804f2891")),
            (TokenKind::Mirroring, ["SuperOffice AS"; 3], Some("spn:6cf25376616343b38d14ddcd804f2891")),
            (TokenKind::Federated, ["SuperOffice AS"; 3], None),
        ] {
            assert_eq!(Environment::ALL.map(|environment| kind.issuer(environment)), issuers, "{kind}");
            assert_eq!(kind.audience(&id, "1801550193").as_str(), audience, "{kind}");
        }
        assert_eq!(TokenKind::ALL.len(), 5);
    }

    #[test]
    fn a_serial_that_is_not_known_fits_no_token() {
        let id = ClientId::parse("6cf25376616343b38d14ddcd804f2891").unwrap();
        assert_eq!(TokenKind::SystemUser.audience(&id, ""), Audience::Exactly("spn:".into()));
        for kind in TokenKind::ALL {
            let of_serial = kind.audience(&id, "1") != kind.audience(&id, "2");
            assert_eq!(of_serial, *kind == TokenKind::SystemUser, "{kind}");
        }
    }
}
