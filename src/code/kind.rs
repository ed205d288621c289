//! The kind of an application and what it shows inside SuperOffice CRM.

super::codes! {
    since "0.1.0";

    /// An external application shows something inside SuperOffice CRM.
    ///
    /// With an external application, most or all interaction happens at the partner's website or cloud. One that also
    /// has a button or a panel inside SuperOffice is mostly called hybrid.
    KIND_EXTERNAL_WITH_UI = "kind.external-with-ui" {
        weight: warning,
        when: [draft],
        source: [def "with an external application, most or all interaction happens elsewhere"],
        message: "an external application has user interface inside SuperOffice",
        help: "write `kind = \"hybrid\"`, or remove `ui`",
        fails: "kind = \"external\"\n[[ui]]\ncomponent = \"navigator_button\"",
        mended: "kind = \"hybrid\"\n[[ui]]\ncomponent = \"navigator_button\"",
    }

    /// An internal application shows nothing inside SuperOffice CRM.
    ///
    /// Internal applications commonly add a navigator button, a menu button or a web panel. These are created in each
    /// tenant and not registered in the portal, so nobody but the author can know that the list is whole.
    KIND_INTERNAL_WITHOUT_UI = "kind.internal-without-ui" {
        weight: hint,
        when: [draft],
        source: [infer "internal applications commonly have user interface inside SuperOffice"],
        message: "an internal application without user interface inside SuperOffice",
        help: "list in `ui` what it shows, or write `kind = \"external\"` if it shows nothing",
        fails: "kind = \"internal\"",
        mended: "kind = \"internal\"\n[[ui]]\ncomponent = \"navigator_button\"",
    }

    /// An external application does not ask for the claim `SystemToken`.
    ///
    /// External applications mostly act as their own system user, and the token of that user comes with this claim. One
    /// that acts for users who are present, or only mirrors data, does without.
    KIND_EXTERNAL_WITHOUT_SYSTEM_USER = "kind.external-without-system-user" {
        weight: hint,
        when: [draft],
        source: [infer "external applications mostly act as the system user"],
        message: "an external application without the claim `SystemToken`",
        help: "ask the app manager for `claims = [\"SystemToken\"]` if it works while nobody is signed in",
        fails: "kind = \"external\"",
        mended: "kind = \"external\"\n[advanced]\nclaims = [\"SystemToken\"]",
    }

    /// An entry of `ui` does not say what it is.
    ///
    /// Whatever an application shows is a navigator button, a menu button or a web panel.
    UI_COMPONENT_MISSING = "ui.component-missing" {
        weight: fixed,
        when: [draft],
        source: [def "an entry of `ui` is one of three components"],
        message: "this entry of `ui` has no component",
        help: "write `component = \"navigator_button\"`, `\"menu_button\"` or `\"web_panel\"`",
        fails: "[[ui]]\nurl = \"https://acme.example/start\"",
        mended: "[[ui]]\ncomponent = \"navigator_button\"\nurl = \"https://acme.example/start\"",
    }

    /// The URL of a web panel does not tell which tenant and which user it is opened for.
    ///
    /// SuperOffice wants the context identifier (`uctx`) and the user's associate ID (`usid`) in the URL of each web
    /// panel, so that the application notices when another tenant or user stands behind an old session, and shows
    /// nothing to the wrong person. SuperOffice fills in the template variables `<uctx>` and `<usid>`.
    UI_WEB_PANEL_CONTEXT = "ui.web-panel-context" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/includes/protect-webpanels"],
        message: "the URL of the web panel lacks {why}",
        help: "add the template variables, such as `?ctx=<uctx>&user=<usid>`",
        fails: "[[ui]]\ncomponent = \"web_panel\"\nurl = \"https://acme.example/panel?ctx=<uctx>\"",
        mended: "[[ui]]\ncomponent = \"web_panel\"\nurl = \"https://acme.example/panel?ctx=<uctx>&user=<usid>\"",
    }

    /// The URL of a web panel passes the template variable `<usec>`.
    ///
    /// SuperOffice says that it is never passed in a URL. URLs end up in logs, in the history of browsers and in
    /// `Referer` headers.
    UI_WEB_PANEL_SECRET = "ui.web-panel-secret" {
        weight: error,
        when: [draft],
        source: [doc "developer-portal/includes/protect-webpanels", sec "secrets do not belong in a URL"],
        message: "the URL of the web panel passes `<usec>`",
        help: "remove `<usec>`; the user signs in to the application instead",
        fails: "[[ui]]\ncomponent = \"web_panel\"\nurl = \"https://acme.example/panel?ctx=<uctx>&user=<usid>&sec=<usec>\"",
        mended: "[[ui]]\ncomponent = \"web_panel\"\nurl = \"https://acme.example/panel?ctx=<uctx>&user=<usid>\"",
    }
}
