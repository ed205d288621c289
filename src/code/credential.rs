//! Client secrets, certificates, and the slots that hold them.

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
        help: "create one in the developer portal and write `authentication.client_secret.{environment} = { reference = \"env:NAME\" }`",
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
    /// secret, in the form `where:name`. Exactly one of the two is given.
    CLIENT_SECRET_MALFORMED = "client-secret.malformed" {
        weight: fixed,
        when: [draft],
        source: [std "PHC string format", def "a reference says where and under which name"],
        message: "the client secret cannot be used: {why}",
        help: "write `hash = \"$argon2id$…\"`, or `reference = \"env:ACME_SO_SECRET\"`: the place, a colon and the name",
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
    /// Who reads the secret of a development environment can then act in production.
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

    /// The certificate is not a public key in one of the two forms.
    ///
    /// The developer portal takes the public half of an RSA key pair as .NET XML; PEM is read as well. Exactly one of the
    /// two is given.
    CERTIFICATE_MALFORMED = "certificate.malformed" {
        weight: fixed,
        when: [draft],
        source: [def "a certificate is a public key"],
        message: "the certificate cannot be used: {why}",
        help: "paste the whole public key as `rsa_xml = \"<RSAKeyValue>…</RSAKeyValue>\"`, or as `pem` with its first and last line",
        fails: "[authentication]\ncertificate = { rsa_xml = \"see attachment\" }",
        mended: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>3q2+7w==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
    }

    /// The certificate holds the private half of the key.
    ///
    /// The private key stays with the application; SuperOffice keeps the public key only. Whoever has the private key can
    /// act as the system user in every tenant. A key that was in a file should be replaced. The value is never shown.
    CERTIFICATE_PRIVATE_KEY = "certificate.private-key" {
        weight: fixed,
        when: [draft],
        source: [doc "developer-portal/create-app/config/new-certificate"],
        message: "the private half of the key is in the file",
        help: "keep `Modulus` and `Exponent` of the XML only, or the PEM of the public key (`openssl rsa -pubout`), and replace the key pair",
        fails: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>3q2+7w==</Modulus><Exponent>AQAB</Exponent><D>AAAA</D></RSAKeyValue>\" }",
        mended: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>3q2+7w==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
    }

    /// There is no certificate for the environment, and something needs one.
    ///
    /// System user tokens are signed with it, and ERP sync answers a signed handshake: an error. For a quote connector and
    /// for the old mirroring endpoint, which do the same, it is a warning.
    CERTIFICATE_MISSING = "certificate.missing" {
        weight: error,
        when: [ready],
        source: [doc "api/authentication/online/sign-system-user-token", infer "all connectors share the handshake"],
        message: "no certificate for {environment}: {why}",
        help: "create a key pair in the developer portal and paste its public key into `authentication.certificate.{environment}`",
        fails: "[advanced]\nclaims = [\"SystemToken\"]",
        mended: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>3q2+7w==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }\n[advanced]\nclaims = [\"SystemToken\"]",
    }

    /// The expiry date of the certificate has passed.
    ///
    /// SuperOffice does not enforce the date yet, but may.
    CERTIFICATE_EXPIRED = "certificate.expired" {
        weight: warning,
        when: [ready],
        source: [doc "developer-portal/create-app/config/includes/note-expiration"],
        message: "the certificate expired at {time}",
        help: "create a new key pair in the developer portal; SuperOffice does not enforce the date yet",
        fails: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----\", expires = 2020-01-01T00:00:00Z }",
        mended: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----\", expires = 2090-01-01T00:00:00Z }",
    }

    /// The certificate expires within the horizon of the policy, 30 days unless set.
    ///
    /// There is one slot for each environment, so replacing a key takes planning: the old one has to go first.
    CERTIFICATE_EXPIRES_SOON = "certificate.expires-soon" {
        weight: hint,
        when: [ready],
        source: [doc "developer-portal/create-app/config/includes/note-expiration"],
        message: "the certificate expires at {time}",
        help: "plan its replacement; SuperOffice does not enforce the date yet",
        fails: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----\", expires = 2026-12-01T00:00:00Z }",
        mended: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----\", expires = 2090-01-01T00:00:00Z }",
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
        fails: "set authentication.client_secret.production env:ACME_SO_SECRET\nset authentication.client_secret.production env:ACME_SO_SECRET_2027",
        mended: "set authentication.client_secret.production env:ACME_SO_SECRET\nclear authentication.client_secret.production\nset authentication.client_secret.production env:ACME_SO_SECRET_2027",
    }
}
