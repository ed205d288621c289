//! What the app manager grants: claims, restricted agents, custom claims.

super::codes! {
    since "0.1.0";

    /// The name cannot be that of a claim: empty, too long, or with characters that nobody sees.
    ///
    /// Names of claims that this crate does not know are kept as they are given, up to 128 visible characters.
    CLAIMS_MALFORMED = "claims.malformed" {
        weight: fixed,
        when: [draft],
        source: [def "a name is one short line of visible text"],
        message: "the name of the claim {why}",
        help: "write the name as the developer portal shows it, such as `SystemToken`",
        fails: "[advanced]\nclaims = [\"\"]",
        mended: "[advanced]\nclaims = [\"SystemToken\"]",
    }

    /// The claim is not one that this crate knows.
    ///
    /// SuperOffice may add claims, so the name is kept. Spaces, `_`, `-` and letter case do not count: the spellings of
    /// older portals, such as `system token`, are known too.
    CLAIMS_UNKNOWN = "claims.unknown" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app/config/app-config"],
        message: "unknown claim `{found}`",
        help: "compare it with the developer portal; a claim that is new there is kept as it is written",
        fails: "[advanced]\nclaims = [\"SystemTokn\"]",
        mended: "[advanced]\nclaims = [\"SystemToken\"]",
    }

    /// The binary form has a bit that stands for no claim.
    ///
    /// Each claim has its bit, and a bit keeps its meaning for ever. One that is not defined comes from a newer version
    /// of this crate or from a mistake.
    CLAIMS_UNKNOWN_BIT = "claims.unknown-bit" {
        weight: fixed,
        when: [draft],
        source: [def "only defined bits mean something"],
        message: "bit {found}, counted from 0, stands for no claim",
        help: "write the names instead, such as `claims = [\"SystemToken\"]`",
        fails: "[advanced]\nclaims = 64",
        mended: "[advanced]\nclaims = [\"SystemToken\"]",
    }

    /// The name cannot be that of an agent: empty, too long, or with characters that nobody sees.
    ///
    /// Names of agents that this crate does not know are kept as they are given, up to 128 visible characters.
    AGENTS_MALFORMED = "agents.malformed" {
        weight: fixed,
        when: [draft],
        source: [def "a name is one short line of visible text"],
        message: "the name of the agent {why}",
        help: "write the name as the developer portal shows it, such as `Webhook`",
        fails: "[advanced]\nagents = [\"\"]",
        mended: "[advanced]\nagents = [\"Webhook\"]",
    }

    /// The agent is not one of the restricted agents that this crate knows.
    ///
    /// SuperOffice may add agents, so the name is kept. Spaces, `_`, `-` and letter case do not count. Agents that are
    /// not restricted, such as `Contact`, need not be granted and are not in the portal's list.
    AGENTS_UNKNOWN = "agents.unknown" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app/config/app-config"],
        message: "unknown restricted agent `{found}`",
        help: "compare it with the developer portal; an agent that is new there is kept as it is written",
        fails: "[advanced]\nagents = [\"Webhooks\"]",
        mended: "[advanced]\nagents = [\"Webhook\"]",
    }

    /// The binary form has a bit that stands for no agent.
    ///
    /// Each agent has its bit, and a bit keeps its meaning for ever. One that is not defined comes from a newer version
    /// of this crate or from a mistake.
    AGENTS_UNKNOWN_BIT = "agents.unknown-bit" {
        weight: fixed,
        when: [draft],
        source: [def "only defined bits mean something"],
        message: "bit {found}, counted from 0, stands for no agent",
        help: "write the names instead, such as `agents = [\"Webhook\"]`",
        fails: "[advanced]\nagents = 65536",
        mended: "[advanced]\nagents = [\"Webhook\"]",
    }

    /// The application asks for the agent `User`.
    ///
    /// The portal lists it, but SuperOffice does not allow user management to the apps of partners.
    AGENTS_USER = "agents.user" {
        weight: error,
        when: [ready],
        source: [doc "the restriction note of the User agent in SuperOffice's API reference"],
        message: "user management is not allowed to the apps of partners",
        help: "remove the agent `User`; customers manage their users themselves",
        fails: "[advanced]\nagents = [\"User\", \"Webhook\"]",
        mended: "[advanced]\nagents = [\"Webhook\"]",
    }

    /// The application asks for the agent `Replication`.
    ///
    /// The portal lists it, but it works with SuperOffice on site only.
    AGENTS_ON_SITE_ONLY = "agents.on-site-only" {
        weight: warning,
        when: [draft],
        source: [doc "the restriction note of the Replication agent in SuperOffice's API reference"],
        message: "the agent `Replication` is not available online",
        help: "remove the agent; for a local copy of the data there is database mirroring",
        fails: "[advanced]\nagents = [\"Replication\"]",
        mended: "[advanced]\nagents = []",
    }

    /// The application asks for the agent `DocumentMigration`.
    ///
    /// The portal lists it, but it is meant for SuperOffice's own apps.
    AGENTS_INTERNAL_ONLY = "agents.internal-only" {
        weight: warning,
        when: [draft],
        source: [doc "the restriction note of the DocumentMigration agent in SuperOffice's API reference"],
        message: "the agent `DocumentMigration` is meant for SuperOffice's own apps",
        help: "remove the agent, or ask the app manager whether the application may have it",
        fails: "[advanced]\nagents = [\"DocumentMigration\"]",
        mended: "[advanced]\nagents = []",
    }

    /// A standard app asks for the agent `CRMScript`.
    ///
    /// The documentation says that a custom app may get it, and does not speak of standard apps.
    AGENTS_CRMSCRIPT_STANDARD = "agents.crmscript-standard" {
        weight: hint,
        when: [draft],
        source: [infer "the documentation promises the agent to custom apps only"],
        message: "the agent `CRMScript` is promised to custom apps only",
        help: "ask the app manager whether a standard app may have it",
        fails: "distribution = \"standard\"\n[advanced]\nagents = [\"CRMScript\"]",
        mended: "distribution = \"custom\"\n[advanced]\nagents = [\"CRMScript\"]",
    }

    /// The custom claim cannot be one: empty, too long, or with characters that do not belong in a name.
    ///
    /// SuperOffice publishes no form. This crate wants up to 128 characters without white space, control characters and
    /// invisible ones.
    CUSTOM_CLAIM_MALFORMED = "custom-claim.malformed" {
        weight: fixed,
        when: [draft],
        source: [def "a name is one short word of visible text"],
        message: "the custom claim {why}",
        help: "write a name of your own, such as `acme_region`",
        fails: "[advanced]\ncustom_claims = [\"acme region\"]",
        mended: "[advanced]\ncustom_claims = [\"acme_region\"]",
    }

    /// The custom claim has a name that means something already.
    ///
    /// The names of registered claims (RFC 7519 and OpenID Connect) and of SuperOffice's own claims are taken: who
    /// reads a token with such a name twice cannot know which of the two is meant.
    CUSTOM_CLAIM_RESERVED = "custom-claim.reserved" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 7519 §4", std "OpenID Connect Core 1.0 §5.1"],
        message: "`{found}` has a meaning of its own in tokens",
        help: "choose a name of your own, such as one with the company's name before it",
        fails: "[advanced]\ncustom_claims = [\"email\"]",
        mended: "[advanced]\ncustom_claims = [\"acme_email\"]",
    }

    /// The same custom claim stands twice.
    ///
    /// Names within a token are unique.
    CUSTOM_CLAIM_DUPLICATE = "custom-claim.duplicate" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 7519 §4"],
        message: "the custom claim `{found}` is listed twice",
        help: "remove one of the two, or write the name that was meant",
        fails: "[advanced]\ncustom_claims = [\"acme_region\", \"acme_region\"]",
        mended: "[advanced]\ncustom_claims = [\"acme_region\"]",
    }
}
