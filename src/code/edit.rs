//! Who edits an application, and what follows from an edit.

super::codes! {
    since "0.1.0";

    /// The application belongs to another partner.
    ///
    /// A partner's users change the applications of their own partner only. Whose the application is, is not told. One without a
    /// partner is changed by SuperOffice only.
    EDIT_OTHER_PARTNER = "edit.other-partner" {
        weight: fixed,
        when: [edit],
        source: [sec "nobody changes what belongs to somebody else"],
        message: "the application belongs to another partner",
        help: "ask the partner who owns it; SuperOffice's app manager changes the applications of all partners",
        fails: "as developer of other\nadd authentication.redirect_urls https://orders.acme.example/new",
        mended: "as developer of acme\nadd authentication.redirect_urls https://orders.acme.example/new",
    }

    /// A partner's user creates an application that names no partner.
    ///
    /// Who owns it is told by `partner`. One without an owner belongs to SuperOffice, and no partner could change it.
    PARTNER_MISSING = "partner.missing" {
        weight: fixed,
        when: [edit],
        source: [def "somebody owns what a partner creates"],
        message: "the configuration names no partner, and a partner creates applications of its own",
        help: "write the partner's name under `partner`",
        fails: "create without partner",
        mended: "create",
    }

    /// Somebody does what is not theirs to do.
    ///
    /// SuperOffice's pages name what a partner may edit, and send everything else to the app manager. A partner's user also needs the
    /// permission "Configuration". Requests to publish are approved by the app manager or the App Store manager.
    EDIT_NOT_PERMITTED = "edit.not-permitted" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/create-app/config/update-app-config"],
        message: "only {expected} may {why}, not {found}",
        help: "ask {expected}",
        fails: "set name Acme Sales",
        mended: "as app_manager\nset name Acme Sales",
    }

    /// An advanced setting is changed by somebody other than the app manager.
    ///
    /// Claims, restricted agents, custom claims and the authorization level are the app manager's to change, and since portal 2.0 the
    /// default redirect URL and the supported endpoints too. `Support dark mode` and `Remove remember me` are excepted.
    ADVANCED_READ_ONLY = "advanced.read-only" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/create-app/config/app-config"],
        message: "this advanced setting is changed by the app manager, not by {found}",
        help: "ask the app manager, and say what the application needs it for",
        fails: "add advanced.claims SystemToken",
        mended: "as app_manager\nadd advanced.claims SystemToken",
    }

    /// A setting that is internal to SuperOffice is changed by a partner.
    ///
    /// Custom error URL, multi-tenant identity, redirection of suspended customers and exclusion from the invoice stood on the page of
    /// 2023 as "only internal".
    ADVANCED_INTERNAL_ONLY = "advanced.internal-only" {
        weight: fixed,
        when: [edit],
        source: [doc "the page of 2023: only internal"],
        message: "this advanced setting is changed by SuperOffice, not by {found}",
        help: "leave it as it is; SuperOffice sets it where it is needed",
        fails: "set advanced.exclude_from_invoice true",
        mended: "as employee\nset advanced.exclude_from_invoice true",
    }

    /// The edit leaves everything as it was.
    ///
    /// It is accepted and nothing happens, so that the same edit can be made twice. Often it was meant for another version.
    EDIT_NO_CHANGE = "edit.no-change" {
        weight: hint,
        when: [edit],
        source: [def "an edit changes something"],
        message: "the edit changes nothing",
        help: "compare it with the version it was meant for",
        fails: "set advanced.support_dark_mode false",
        mended: "set advanced.support_dark_mode true",
    }

    /// An edit of a version changes what belongs to the application as a whole.
    ///
    /// Name, owner, distribution, licenses and verification are the same in every version, and change in all at once, published or not. An edit that was
    /// made from an older copy would undo what was recorded meanwhile.
    EDIT_APPLICATION_SETTING = "edit.application-setting" {
        weight: warning,
        when: [edit],
        source: [def "an edit says all settings, and some are the application's"],
        message: "this belongs to the application: it changes in every version, at once",
        help: "make the edit from the configuration that the version has now, unless the change is meant",
        fails: "as app_manager\nset name Acme Sales",
        mended: "as app_manager\nset authentication.authorize_text Reads orders",
    }

    /// An edit changes whom the application is for while it is published to Production.
    ///
    /// A custom application that became a standard one there would be live without audit, certification and beta; a standard one that becomes custom gets the level
    /// Explicit and leaves the App Store, which is a command of its own.
    DISTRIBUTION_PUBLISHED = "distribution.published" {
        weight: fixed,
        when: [edit],
        source: [def "custom and standard applications come to Production by different ways"],
        message: "an edit cannot change whom an application is for once it is published in production",
        help: "convert a standard application to a custom one by the command for it; for the App Store, register a new application",
        fails: "create in production\nas app_manager\nset distribution standard",
        mended: "create\nas app_manager\nset distribution standard",
    }

    /// The application may do more than before, or is trusted with less proof.
    ///
    /// A new host or a pattern that receives codes or data, `http` where there was `https`, a new agent or claim, a check that is switched
    /// off. Each is told once; whoever approves the change looks there first.
    EDIT_WIDENS_ACCESS = "edit.widens-access" {
        weight: warning,
        when: [edit],
        source: [sec "no more access than an application needs"],
        message: "this widens access: {why} `{found}`",
        help: "check that it is meant, and that the application needs it",
        fails: "add authentication.redirect_urls https://acme-cdn.example/callback",
        mended: "add authentication.redirect_urls https://orders.acme.example/new",
    }

    /// An application with the claim `SystemToken` gets another name.
    ///
    /// The token of a system user begins with the name of the application. Those that customers have keep the old one.
    EDIT_RENAMES_TOKEN_HOLDER = "edit.renames-token-holder" {
        weight: hint,
        when: [edit],
        source: [infer "a system user token begins with the name of the application"],
        message: "system user tokens that are issued already begin with `{found}`",
        help: "let programs that look at the name know both, until each tenant has a new token",
        fails: "as app_manager\nadd advanced.claims SystemToken\nset name Acme Sales",
        mended: "as app_manager\nset name Acme Sales",
    }

    /// URLs, secrets, certificates and integrations take effect after publishing.
    ///
    /// Nothing changes in an environment before the version is published there. What the version that is active in SOD has for SOD alone counts there at
    /// once, and since portal 2.0 so does a certificate of SOD alone whatever the version.
    PUBLISH_REQUIRED = "publish.required" {
        weight: hint,
        when: [edit],
        source: [doc "developer-portal/create-app/request-to-publish", doc "developer-portal/create-app/config/new-certificate"],
        message: "the change takes effect once the version is published",
        help: "request to publish the version; to SOD it is published without a request",
        fails: "add authentication.redirect_urls https://orders.acme.example/new",
        mended: "set notifications.technical_contact apps@acme.example",
    }

    /// The URLs of a standard app change.
    ///
    /// SuperOffice approves every change of the redirect, post-logout and CORS URLs of a standard app.
    APPROVAL_REQUIRED = "approval.required" {
        weight: hint,
        when: [edit],
        source: [doc "developer-portal/create-app/config/cors-and-redirection-urls"],
        message: "a change of the URLs of a standard app has to be approved",
        help: "request to publish the version, and allow for the time until it is approved",
        fails: "create standard\nadd authentication.redirect_urls https://orders.acme.example/new",
        mended: "create\nadd authentication.redirect_urls https://orders.acme.example/new",
    }

    /// Webhooks, mirroring or the system user are newly used.
    ///
    /// From then on the users of each tenant are locked out until an administrator of the tenant has renewed the consent. How many tenants
    /// that are is told when it is known.
    CONSENT_REQUIRED_AGAIN = "consent.required-again" {
        weight: warning,
        when: [edit],
        source: [doc "developer-portal/create-app/config/cors-and-redirection-urls", doc "developer-portal/faq/update-app"],
        message: "{why} newly used: the users of {other} are locked out until an administrator consents again",
        help: "tell the customers' administrators before it is published, so that they consent at once",
        fails: "as app_manager\nadd advanced.agents Webhook",
        mended: "as app_manager\nadd advanced.agents CRMScript",
    }
}
