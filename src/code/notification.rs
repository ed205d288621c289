//! The state change endpoint, and who gets error mails.

super::codes! {
    since "0.1.0";

    /// A standard application has no state change endpoint for the environment.
    ///
    /// SuperOffice posts there that a tenant is upgraded, suspended, moved or deleted. It is mandatory for standard
    /// applications; custom applications may do without.
    STATE_CHANGE_MISSING = "state-change.missing" {
        weight: error,
        when: [ready_in_stage_and_production],
        source: [doc "developer-portal/create-app/config/redirects"],
        message: "no state change URL for {environment}, and standard applications need one",
        help: "write its URL for {environment} as `state_change_url`, such as `https://hooks.acme.example/state`",
        fails: "distribution = \"standard\"\n[notifications.state_change_url]\nsod = \"https://hooks.acme.example/tenant-state\"",
        mended: "distribution = \"standard\"\n[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"",
    }

    /// A standard application has a state change endpoint that is switched off.
    ///
    /// SuperOffice then tells it nothing. The endpoint is mandatory for standard applications, which must keep up with
    /// the status of their tenants.
    STATE_CHANGE_DISABLED = "state-change.disabled" {
        weight: warning,
        when: [ready_in_stage_and_production],
        source: [doc "developer-portal/best-practices/tenant-status/get-notifications"],
        message: "there is a state change URL, but it is switched off",
        help: "write `enabled = true`",
        fails: "distribution = \"standard\"\n[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"",
        mended: "distribution = \"standard\"\n[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"\nenabled = true",
    }

    /// Error mails are switched on, and nobody is there to receive them.
    ///
    /// They go to the addresses in `error_emails`, and to the technical contact when there are none.
    TECHNICAL_CONTACT_MISSING = "technical-contact.missing" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/best-practices/error-emails"],
        message: "error mails are switched on, but nobody receives them",
        help: "write `technical_contact` or `error_emails`",
        fails: "[notifications]\nsend_error_emails = true",
        mended: "[notifications]\nsend_error_emails = true\ntechnical_contact = \"ops@acme.example\"",
    }

    /// The text is not an e-mail address.
    ///
    /// The technical contact is one address; `error_emails` is a list, separated by `;`. An address is what the HTML
    /// standard calls valid, without a name beside it.
    EMAIL_MALFORMED = "email.malformed" {
        weight: fixed,
        when: [draft],
        source: [doc "developer-portal/best-practices/error-emails", std "HTML standard, valid e-mail address"],
        message: "`{found}` is not an e-mail address: {why}",
        help: "write an address such as `ops@acme.example`; `error_emails` takes several, separated by `;`",
        fails: "[notifications]\ntechnical_contact = \"Ops <ops@acme.example>\"",
        mended: "[notifications]\ntechnical_contact = \"ops@acme.example\"",
    }
}
