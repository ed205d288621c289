//! Which restricted agents may be called.

use super::AccessFlags;

bitflags::bitflags! {
    /// The API agents that are restricted in SuperOffice's online environments and that the app manager grants: the portal's
    /// "Access to (agents)".
    ///
    /// A bit keeps its meaning for ever.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Agents: u32 {
        /// `User`: user management, which partner apps may not have.
        const USER = 1;
        /// `ErpSync`: for apps that integrate an ERP system.
        const ERP_SYNC = 1 << 1;
        /// `Replication`: not available online.
        const REPLICATION = 1 << 2;
        /// `Email`; the API's own name is `EMail`.
        const EMAIL = 1 << 3;
        /// `Messaging`.
        const MESSAGING = 1 << 4;
        /// `MailLink`.
        const MAIL_LINK = 1 << 5;
        /// `Webhook`: also for the webhook endpoints of the REST API.
        const WEBHOOK = 1 << 6;
        /// `CRMScript`: a custom app may get it.
        const CRM_SCRIPT = 1 << 7;
        /// `Data`.
        const DATA = 1 << 8;
        /// `Ai`.
        const AI = 1 << 9;
        /// `Pocket`.
        const POCKET = 1 << 10;
        /// `Dash`.
        const DASH = 1 << 11;
        /// `DocumentMigration`: for SuperOffice's own apps; new in portal 2.0.
        const DOCUMENT_MIGRATION = 1 << 12;
    }
}

impl super::access::sealed::Sealed for Agents {}

impl AccessFlags for Agents {
    const WHAT: &'static str = "agent";

    fn names() -> &'static [(&'static str, Self)] {
        &[
            ("User", Self::USER),
            ("ErpSync", Self::ERP_SYNC),
            ("Replication", Self::REPLICATION),
            ("Email", Self::EMAIL),
            ("Messaging", Self::MESSAGING),
            ("MailLink", Self::MAIL_LINK),
            ("Webhook", Self::WEBHOOK),
            ("CRMScript", Self::CRM_SCRIPT),
            ("Data", Self::DATA),
            ("Ai", Self::AI),
            ("Pocket", Self::POCKET),
            ("Dash", Self::DASH),
            ("DocumentMigration", Self::DOCUMENT_MIGRATION),
        ]
    }

    fn from_bits_strict(bits: u64) -> Option<Self> {
        u32::try_from(bits).ok().and_then(Self::from_bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_new_spellings_are_read() {
        for (name, agent) in [
            ("user", Some(Agents::USER)),
            ("erpsync", Some(Agents::ERP_SYNC)),
            ("erp_sync", Some(Agents::ERP_SYNC)),
            ("replication", Some(Agents::REPLICATION)),
            ("EMail", Some(Agents::EMAIL)),
            ("messaging", Some(Agents::MESSAGING)),
            ("maillink", Some(Agents::MAIL_LINK)),
            ("webhook", Some(Agents::WEBHOOK)),
            ("CRMScript", Some(Agents::CRM_SCRIPT)),
            ("data", Some(Agents::DATA)),
            ("AI", Some(Agents::AI)),
            ("pocket", Some(Agents::POCKET)),
            ("dash", Some(Agents::DASH)),
            ("document-migration", Some(Agents::DOCUMENT_MIGRATION)),
            ("Contact", None),
            ("Webhooks", None),
        ] {
            assert_eq!(Agents::from_portal_name(name), agent, "{name}");
        }
    }

    #[test]
    fn bits_keep_their_meaning() {
        let bits: Vec<_> = Agents::names().iter().map(|(_, agent)| agent.bits()).collect();
        assert_eq!(bits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]);
        assert_eq!(Agents::all().bits(), 8191);
        assert_eq!(<Agents as AccessFlags>::all(), Agents::all());
    }
}
