//! Client secrets, the slots that hold credentials, and thumbprints.

super::codes! {
    since "0.1.0";

    /// There is no client secret for the environment.
    ///
    /// Every call of the web services and the exchange of an authorization code need one. A native application without the
    /// claim `SystemToken` needs none, for PKCE takes its place.
    CLIENT_SECRET_MISSING = "client-secret.missing" {
        weight: error,
        when: [ready],
        source: [doc "developer-portal/includes/def-app-credentials"],
        message: "no client secret for {environment}",
        help: "create one in the developer portal, and give a `reference` such as `env:NAME`, or a `hash`, under `authentication.client_secret.{environment}`",
        fails: "[authentication]\nclient_id = \"6cf25376616343b38d14ddcd804f2891\"",
        mended: "[authentication]\nclient_id = \"6cf25376616343b38d14ddcd804f2891\"\nclient_secret = { reference = \"env:ACME_SO_SECRET\" }",
    }

    /// A client secret stands in the file in clear text.
    ///
    /// The client secret is a password: whoever reads the file can call SuperOffice as the application. The value is not
    /// kept, and never shown. A secret that was in a file should be replaced in the developer portal.
    CLIENT_SECRET_IN_DOCUMENT = "client-secret.in-document" {
        weight: fixed,
        when: [draft],
        source: [sec "a password is not stored in clear text"],
        message: "a client secret in clear text",
        help: "give `hash` or `reference` instead, and replace the secret in the developer portal",
        fails: "[authentication]\nclient_secret = \"not-a-real-secret\"",
        mended: "[authentication]\nclient_secret = { reference = \"env:ACME_SO_SECRET\" }",
    }

    /// The entry of a client secret is neither a PHC hash nor a reference.
    ///
    /// A hash is a PHC string such as `$argon2id$v=19$m=19456,t=2,p=1$…$…`. A reference says where the host keeps the
    /// secret, in the form `scheme:name`. Exactly one of the two is given.
    CLIENT_SECRET_MALFORMED = "client-secret.malformed" {
        weight: fixed,
        when: [draft],
        source: [std "PHC string format", def "a reference has a scheme and a name"],
        message: "the client secret cannot be used: {why}",
        help: "write `hash = \"$argon2id$…\"`, or `reference = \"env:ACME_SO_SECRET\"`: the scheme, a colon and the name",
        fails: "[authentication]\nclient_secret = { reference = \"\" }",
        mended: "[authentication]\nclient_secret = { reference = \"env:ACME_SO_SECRET\" }",
    }

    /// A client secret can be guessed.
    ///
    /// It has under 32 characters, or under 128 bits if each character were drawn at random from the smallest usual alphabet
    /// that has them all, or it is the client ID, which is public. The portal's own secrets, 32 random hexadecimal digits,
    /// have exactly 128 bits. It is judged where the clear text is seen: a stored hash does not show how weak its secret was.
    CLIENT_SECRET_WEAK = "client-secret.weak" {
        weight: warning,
        when: [hashing],
        source: [sec "a secret of 128 random bits is not guessed"],
        message: "the client secret is weak: {why}",
        help: "use the secret that the developer portal generates, or 32 bytes from the operating system's random generator",
        fails: "acme-orders-2026",
        mended: "0c5d9e7a41f2b8836e1d4f90a7c2583b",
    }

    /// Two environments that are set apart have the same client secret.
    ///
    /// Who reads the secret of a development environment can then act in production. It is seen only when the text of the hash or
    /// of the reference is the same: one secret has another hash with another salt.
    CLIENT_SECRET_REUSED = "client-secret.reused" {
        weight: warning,
        when: [draft],
        source: [sec "one secret for each environment"],
        message: "the same client secret as for {environment}",
        help: "create a secret of its own for each environment",
        fails: "[authentication.client_secret]\nsod = { reference = \"env:ACME_SO_SECRET\" }\nproduction = { reference = \"env:ACME_SO_SECRET\" }",
        mended: "[authentication.client_secret]\nsod = { reference = \"env:ACME_SO_SECRET_SOD\" }\nproduction = { reference = \"env:ACME_SO_SECRET\" }",
    }

    /// The expiry date of the client secret has passed.
    ///
    /// SuperOffice does not enforce the date yet, but may.
    CLIENT_SECRET_EXPIRED = "client-secret.expired" {
        weight: warning,
        when: [ready],
        source: [doc "developer-portal/create-app/config/includes/note-expiration"],
        message: "the client secret expired at {time}",
        help: "create a new secret in the developer portal; SuperOffice does not enforce the date yet",
        fails: "[authentication]\nclient_secret = { reference = \"env:ACME_SO_SECRET\", expires = 2020-01-01T00:00:00Z }",
        mended: "[authentication]\nclient_secret = { reference = \"env:ACME_SO_SECRET\", expires = 2090-01-01T00:00:00Z }",
    }

    /// The client secret expires within the horizon of the policy, 30 days unless set.
    ///
    /// There is one slot for each environment, so replacing a secret takes planning: the old one has to go first.
    CLIENT_SECRET_EXPIRES_SOON = "client-secret.expires-soon" {
        weight: hint,
        when: [ready],
        source: [doc "developer-portal/create-app/config/includes/note-expiration"],
        message: "the client secret expires at {time}",
        help: "plan its replacement; SuperOffice does not enforce the date yet",
        fails: "[authentication]\nclient_secret = { reference = \"env:ACME_SO_SECRET\", expires = 2026-12-01T00:00:00Z }",
        mended: "[authentication]\nclient_secret = { reference = \"env:ACME_SO_SECRET\", expires = 2090-01-01T00:00:00Z }",
    }

    /// A native application has a client secret.
    ///
    /// What is shipped to users cannot keep a secret. Native applications sign in with PKCE, which takes its place.
    CLIENT_SECRET_NATIVE = "client-secret.native" {
        weight: hint,
        when: [draft],
        source: [doc "api/authentication/online/sign-in-user/native-apps"],
        message: "a native application signs in with PKCE, not with a client secret",
        help: "remove the client secret unless a server of yours uses it",
        fails: "[authentication]\nnative = true\nclient_secret = { reference = \"env:ACME_SO_SECRET\" }",
        mended: "[authentication]\nnative = true",
    }

    /// A credential is put where one already is.
    ///
    /// The portal has exactly one slot for a client secret and one for a certificate in each environment: the old one is
    /// cleared before the new one is set, and the two never overlap.
    CREDENTIAL_SLOT_OCCUPIED = "credential.slot-occupied" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/create-app/config/includes/note-clear-to-replace"],
        message: "the slot already holds a credential",
        help: "clear it first; there is no overlap",
        fails: "set authentication.client_secret.production env:ACME_SO_SECRET_2027",
        mended: "clear authentication.client_secret.production\nset authentication.client_secret.production env:ACME_SO_SECRET_2027",
    }

    /// A client secret or certificate is set that was reported as compromised.
    ///
    /// It is told by its hash or its key, in whatever version and environment it was. A reference can be set again by
    /// its own command, for what the host keeps under that name may be a new secret; an edit, which may come from an older copy, does not
    /// bring it back.
    CREDENTIAL_REVOKED = "credential.revoked" {
        weight: fixed,
        when: [edit],
        source: [sec "what somebody else may know is not used again"],
        message: "this {why} was reported as compromised and cannot be set again",
        help: "create a new one in the developer portal",
        fails: "clear authentication.client_secret.sod\nset authentication.client_secret.sod $argon2id$v=19$m=19456,t=2,p=1$bm90LWEtcmVhbC1zYWx0$bm90LWEtcmVhbC1oYXNoLWJ1dC0zMi1ieXRlcy1sb28\nreport compromised authentication.client_secret.sod\nset authentication.client_secret.sod $argon2id$v=19$m=19456,t=2,p=1$bm90LWEtcmVhbC1zYWx0$bm90LWEtcmVhbC1oYXNoLWJ1dC0zMi1ieXRlcy1sb28",
        mended: "clear authentication.client_secret.sod\nset authentication.client_secret.sod $argon2id$v=19$m=19456,t=2,p=1$bm90LWEtcmVhbC1zYWx0$bm90LWEtcmVhbC1oYXNoLWJ1dC0zMi1ieXRlcy1sb28\nreport compromised authentication.client_secret.sod\nset authentication.client_secret.sod $argon2id$v=19$m=19456,t=2,p=1$YW5vdGhlci1zYWx0IQ$bm90LWEtcmVhbC1oYXNoLWJ1dC0zMi1ieXRlcy1sb28",
    }

    /// The client secret or certificate with which the application signs in now is cleared or replaced.
    ///
    /// There is one slot in each environment, so the old and the new one never overlap.
    CREDENTIAL_OUTAGE = "credential.outage" {
        weight: warning,
        when: [edit],
        source: [infer "there is one slot, and what sign-in uses is what is published"],
        message: "the {why} that production uses stops working {expected}",
        help: "have the new one in the program at that very time: there is no overlap",
        fails: "create in production\nnew version 2\nclear authentication.client_secret.production",
        mended: "create in production\nnew version 2\nclear authentication.client_secret.sod",
    }

    /// A standard app uses its production keys before they are activated.
    ///
    /// They may be issued early, but work only when SuperOffice has activated them after the initial security evaluation.
    CREDENTIAL_NOT_ACTIVATED = "credential.not-activated" {
        weight: fixed,
        when: [usage],
        source: [doc "developer-portal/standard-app/certification/initial-security-eval"],
        message: "the keys of this standard app are not activated for production",
        help: "use those of SOD or Stage until SuperOffice has activated them, after the security evaluation",
        fails: "create standard in production\nsign in to production",
        mended: "create standard in production\nas app_manager\nactivate keys\nsign in to production",
    }

    /// A credential is taken out of a slot that has none.
    ///
    /// Whoever reports or clears a credential should know that nothing came of it: it may be that of another environment, or the
    /// one that all environments share.
    CREDENTIAL_SLOT_EMPTY = "credential.slot-empty" {
        weight: fixed,
        when: [edit],
        source: [def "what is not there is not taken away"],
        message: "there is no {why} in this slot",
        help: "name the environment whose {why} is meant, or none for the one that all share",
        fails: "clear authentication.client_secret.sod\nclear authentication.client_secret.sod",
        mended: "clear authentication.client_secret.sod",
    }

    /// An edit takes a credential away and puts none in its place.
    ///
    /// An edit says all settings. One that was made from an older copy, or from a file without credentials, clears what was set meanwhile.
    CREDENTIAL_CLEARED = "credential.cleared" {
        weight: warning,
        when: [edit],
        source: [def "an edit says all settings"],
        message: "the edit takes this {why} away",
        help: "make the edit from the configuration that the version has now, unless it is meant",
        fails: "drop authentication.client_secret",
        mended: "clear authentication.client_secret.sod",
    }

    /// There are invisible characters in a thumbprint.
    ///
    /// They come along when it is copied out of the certificate dialog of Windows. Here they are left out, but a program that
    /// looks a certificate up by the text finds none, and tells `ID4037` or `ID4175`. SuperOffice's own sample has U+200E
    /// before the thumbprint of Stage, as in the example.
    THUMBPRINT_HIDDEN_CHARACTER = "thumbprint.hidden-character" {
        weight: warning,
        when: [thumbprint],
        source: [doc "api/authentication/online/certificates/index", sample "SuperOffice.DevNet.Online: SystemUser.ServiceConsole, App.config"],
        message: "invisible characters in the thumbprint: `{found}`",
        help: "delete them wherever the thumbprint stands, or type it: other programs do not leave them out",
        fails: "\u{200e}484903a7732b928c7980a39d38e947ea119f1089",
        mended: "484903a7732b928c7980a39d38e947ea119f1089",
    }
}
