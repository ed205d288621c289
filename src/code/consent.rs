//! What a tenant has agreed to, and whether an application may call it.

super::codes! {
    since "0.1.0";

    /// The application is not live in the tenant's environment.
    ///
    /// No version is published there, or the application was deactivated, taken out of the App Store, or deleted. Each environment has its own
    /// tenants, and an application is published to each.
    CALL_NOT_LIVE = "call.not-live" {
        weight: fixed,
        when: [call],
        source: [doc "developer-portal/create-app/request-to-publish", doc "developer-portal/custom-app/checklist"],
        message: "the application is not live in {environment}: {why}",
        help: "publish a version there, and see to it that the application is active",
        fails: "administrator approves stage\ncall stage",
        mended: "create standard in stage\nadministrator approves stage\ncall stage",
    }

    /// The tenant is gone.
    ///
    /// Nothing is there that could be called.
    CALL_TENANT_DELETED = "call.tenant-deleted" {
        weight: fixed,
        when: [call],
        source: [doc "developer-portal/best-practices/tenant-status/check-status"],
        message: "the tenant is deleted",
        help: "stop calling it, and delete what is kept for it as agreed with the customer",
        fails: "administrator approves sod\ntenant of sod is Deleted\ncall sod",
        mended: "administrator approves sod\ncall sod",
    }

    /// The API of the tenant does not answer in the state in which it is.
    ///
    /// Only a tenant that is running, or in maintenance while it is online, answers. The help says what to do about the state.
    CALL_TENANT_NOT_RUNNING = "call.tenant-not-running" {
        weight: error,
        when: [call],
        source: [doc "developer-portal/best-practices/tenant-status/check-status"],
        message: "the tenant does not answer: its state is `{found}`",
        help: "ask for its state again later, before it is called",
        fails: "administrator approves sod\ntenant of sod is Suspended\ncall sod",
        mended: "administrator approves sod\ntenant of sod is OnlineMaintenance\ncall sod",
    }

    /// Nothing is known of the state of the tenant.
    ///
    /// Nobody has asked for it yet, or SuperOffice does not know it either, as when the context ID is of another environment.
    CALL_TENANT_UNKNOWN = "call.tenant-unknown" {
        weight: error,
        when: [call],
        source: [doc "developer-portal/best-practices/tenant-status/check-status"],
        message: "nothing is known of the state of the tenant",
        help: "ask for its state before it is called, with the context ID and the environment checked",
        fails: "administrator approves sod\ntenant of sod is Unknown\ncall sod",
        mended: "administrator approves sod\ncall sod",
    }

    /// Nobody has asked the tenant for its consent.
    ///
    /// Each customer has to approve each application that shall have its data, in each environment. A production sandbox is a tenant of its own,
    /// to which no approval is copied.
    CONSENT_MISSING = "consent.missing" {
        weight: fixed,
        when: [call],
        source: [doc "developer-portal/provisioning/consent", doc "online/sandbox/index"],
        message: "the tenant has not been asked for its consent",
        help: "send an administrator of the tenant to sign in and approve the application",
        fails: "call sod",
        mended: "administrator approves sod\ncall sod",
    }

    /// The tenant was asked for its consent, and has not answered.
    ///
    /// To be asked is not to agree: the application has none of the tenant's data before an administrator has approved it.
    CONSENT_PENDING = "consent.pending" {
        weight: fixed,
        when: [call],
        source: [doc "developer-portal/tenants/authorization", doc "developer-portal/provisioning/consent"],
        message: "the tenant was asked for its consent at {time} and has not answered",
        help: "remind an administrator of the tenant to sign in and approve the application",
        fails: "ask sod\ncall sod",
        mended: "ask sod\nadministrator approves sod\ncall sod",
    }

    /// The tenant has denied its consent.
    ///
    /// SuperOffice's sign-in then ends with `Denied (4)`.
    CONSENT_DENIED = "consent.denied" {
        weight: fixed,
        when: [call],
        source: [doc "api/authentication/online/troubleshooting/index: AuthorizeErrorCode"],
        message: "the tenant denied its consent at {time}",
        help: "ask an administrator of the tenant why; they may still approve the application",
        fails: "administrator denies sod\ncall sod",
        mended: "administrator denies sod\nadministrator approves sod\ncall sod",
    }

    /// The tenant's consent was revoked.
    ///
    /// SuperOffice's sign-in then ends with `Revoked (1)`. The data stays where it is.
    CONSENT_REVOKED = "consent.revoked" {
        weight: fixed,
        when: [call],
        source: [doc "api/authentication/online/troubleshooting/index: AuthorizeErrorCode", doc "developer-portal/tenants/authorization"],
        message: "the consent of the tenant was revoked at {time}",
        help: "ask an administrator of the tenant to approve the application again",
        fails: "administrator approves sod\nadministrator revokes sod\ncall sod",
        mended: "administrator approves sod\nadministrator revokes sod\nadministrator approves sod\ncall sod",
    }

    /// The time for which the tenant's consent counts is over.
    ///
    /// SuperOffice's sign-in then ends with `Expired (3)`. At its very last second the consent has expired already.
    CONSENT_EXPIRED = "consent.expired" {
        weight: fixed,
        when: [call],
        source: [doc "api/authentication/online/troubleshooting/index: AuthorizeErrorCode", doc "developer-portal/tenants/authorization"],
        message: "the consent of the tenant expired at {time}",
        help: "ask an administrator of the tenant to approve the application again",
        fails: "administrator approves sod for 30 days\nwait 30 days\ncall sod",
        mended: "administrator approves sod for 30 days\nwait 29 days\ncall sod",
    }

    /// The application uses more than the tenant has approved.
    ///
    /// Who newly acts as the system user, or adds webhooks or mirroring, has to be approved again: until then the users of the tenant are locked out.
    /// SuperOffice's sign-in ends with `NeedsReapproval (5)`.
    CONSENT_NEEDED_AGAIN = "consent.needed-again" {
        weight: fixed,
        when: [call],
        source: [doc "developer-portal/provisioning/consent", doc "developer-portal/faq/update-app"],
        message: "the tenant has to approve again since {time}: {found} newly used",
        help: "send an administrator of the tenant to sign in and approve the application",
        fails: "administrator approves sod\nas app_manager\nadd advanced.agents Webhook\ncall sod",
        mended: "administrator approves sod\nas app_manager\nadd advanced.agents Webhook\nadministrator approves sod\ncall sod",
    }

    /// The authorization is of another application or tenant than the one that is asked for.
    ///
    /// There is one for each client ID and tenant. The same context ID in two environments means two tenants, and a production sandbox is one of its own.
    CONSENT_OTHER_PARTY = "consent.other-party" {
        weight: fixed,
        when: [call],
        source: [sec "what one tenant has approved is nobody else's", doc "developer-portal/getting-started/index"],
        message: "the authorization is for {why} `{found}`, not for {expected}",
        help: "look the authorization up by the client ID of the environment and the key of the tenant",
        fails: "administrator approves sod\ncall sod with authorization of stage",
        mended: "administrator approves sod\ncall sod",
    }

    /// Somebody asks for a consent, gives it or takes it back who may not.
    ///
    /// Administrators of the tenant approve: those with the function right General Administrator or User Administrator. For a custom app the app
    /// manager approves when it is activated. To remove a consent in the developer portal is for SuperOffice's employees.
    CONSENT_NOT_PERMITTED = "consent.not-permitted" {
        weight: fixed,
        when: [call],
        source: [doc "developer-portal/provisioning/consent", doc "developer-portal/custom-app/activate", doc "developer-portal/tenants/authorization"],
        message: "only {expected} may {why} an application here, not {found}",
        help: "have it done by somebody who may",
        fails: "user approves sod",
        mended: "user_administrator approves sod",
    }

    /// An external consultant approves access to a customer's production database.
    ///
    /// Each customer is responsible for its data. In SOD and Stage a consultant with the right of an administrator may approve.
    CONSENT_EXTERNAL_CONSULTANT = "consent.external-consultant" {
        weight: fixed,
        when: [call],
        source: [doc "developer-portal/provisioning/get-consent"],
        message: "an external consultant may not approve access to a production database",
        help: "have an administrator do it who is employed by the customer",
        fails: "create in production\nconsultant approves production",
        mended: "create in production\nadministrator approves production",
    }

    /// The state of the authorization does not allow this step.
    ///
    /// What is requested waits for an answer, and what is approved already is not requested; what was never approved is not revoked.
    CONSENT_NOT_POSSIBLE = "consent.not-possible" {
        weight: fixed,
        when: [call],
        source: [def "each state follows from some others"],
        message: "an authorization that is `{found}` cannot be {expected}",
        help: "look at its state first: somebody else may have changed it",
        fails: "administrator revokes sod",
        mended: "administrator approves sod\nadministrator revokes sod",
    }

    /// Somebody approves until a time that is over.
    ///
    /// Such an approval would never count.
    CONSENT_VALIDITY_PAST = "consent.validity-past" {
        weight: fixed,
        when: [call],
        source: [def "what ends before it begins is nothing"],
        message: "an approval until {time} has ended before it begins",
        help: "give a time to come, or none",
        fails: "administrator approves sod for 0 days",
        mended: "administrator approves sod for 1 days",
    }
}
