//! What an administrator has to approve by itself.

/// What a tenant's administrator has to approve again when an application that was approved before newly uses it.
///
/// Source: documentation (`developer-portal/provisioning/consent`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ConsentTopic {
    /// Database mirroring.
    Mirroring,
    /// The system user, by the claim `SystemToken`: full access, whatever the user may see.
    SystemUser,
    /// Webhooks, by the agent `Webhook`.
    Webhooks,
}

impl ConsentTopic {
    /// All of them, in the order of the file's settings.
    pub const ALL: [Self; 3] = [Self::Mirroring, Self::SystemUser, Self::Webhooks];

    /// `mirroring`, `system_user` or `webhooks`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mirroring => "mirroring",
            Self::SystemUser => "system_user",
            Self::Webhooks => "webhooks",
        }
    }
}

/// The same topics in the order of the file's settings, each once.
pub(super) fn unique(topics: impl IntoIterator<Item = ConsentTopic>) -> Vec<ConsentTopic> {
    let mut is_there = [false; ConsentTopic::ALL.len()];
    for topic in topics {
        let mut known = ConsentTopic::ALL.iter().zip(&mut is_there);
        if let Some((_, is_there)) = known.find(|(known, _)| **known == topic) {
            *is_there = true;
        }
    }
    ConsentTopic::ALL.into_iter().zip(is_there).filter(|(_, is_there)| *is_there).map(|(topic, _)| topic).collect()
}

crate::setting::word_traits!(ConsentTopic, "topic of a consent");
