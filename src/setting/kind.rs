//! What sort of application it is.

/// Where people meet the application. SuperOffice describes these three models in prose; the portal has no setting for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "SuperOffice says that each application falls into one of these")]
pub enum ApplicationKind {
    /// Tightly integrated with the user interface of SuperOffice CRM Online: a navigator button, a menu button, a web panel.
    Internal,
    /// At the partner's website or cloud, with no or hardly any presence inside SuperOffice.
    External,
    /// Some user interface inside SuperOffice, and a partner website beside it.
    Hybrid,
}

impl ApplicationKind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Internal, Self::External, Self::Hybrid];

    /// The word as it is written in a file: `internal`, `external` or `hybrid`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::External => "external",
            Self::Hybrid => "hybrid",
        }
    }

    /// The user context that goes with the kind; our reading of SuperOffice's pages, which call
    /// the two tightly linked.
    #[must_use]
    pub const fn user_context(self) -> UserContext {
        match self {
            Self::Internal => UserContext::Interactive,
            Self::External => UserContext::SystemUser,
            Self::Hybrid => UserContext::SemiInteractive,
        }
    }
}

super::word_traits!(ApplicationKind, "application kind");

/// For whom the application is: the portal's "Is custom app".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the portal has one checkbox for it")]
pub enum Distribution {
    /// One customer; not in the App Store, validated by SuperOffice.
    Custom,
    /// The App Store; certified and audited.
    Standard,
}

impl Distribution {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Custom, Self::Standard];

    /// The word as it is written in a file: `custom` or `standard`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Custom => "custom",
            Self::Standard => "standard",
        }
    }
}

super::word_traits!(Distribution, "distribution");

/// On whose behalf the application calls SuperOffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "SuperOffice describes these three")]
pub enum UserContext {
    /// A user who is present.
    Interactive,
    /// A user who was present once: the application holds a refresh token.
    SemiInteractive,
    /// The application's own system user in the tenant.
    SystemUser,
}

impl UserContext {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Interactive, Self::SemiInteractive, Self::SystemUser];

    /// The word as it is written in a file: `interactive`, `semi_interactive` or `system_user`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Interactive => "interactive",
            Self::SemiInteractive => "semi_interactive",
            Self::SystemUser => "system_user",
        }
    }
}

super::word_traits!(UserContext, "user context");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for kind in ApplicationKind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
        for distribution in Distribution::ALL {
            assert_eq!(distribution.to_string().parse(), Ok(distribution));
        }
        for context in UserContext::ALL {
            assert_eq!(context.to_string().parse(), Ok(context));
        }
        assert_eq!(ApplicationKind::parse("Hybrid"), Ok(ApplicationKind::Hybrid));
        for text in ["", "foobar", "internal ", "semi-interactive"] {
            assert!(ApplicationKind::parse(text).is_err() && UserContext::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn each_kind_has_its_context() {
        let contexts = ApplicationKind::ALL.map(ApplicationKind::user_context);
        assert_eq!(contexts, [UserContext::Interactive, UserContext::SystemUser, UserContext::SemiInteractive]);
    }
}
