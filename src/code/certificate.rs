//! Certificates.

super::codes! {
    since "0.1.0";

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
        mended: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
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
        help: "create a new key pair first, then give its public key only: `Modulus` and `Exponent` of the XML, or the PEM (`openssl rsa -pubout`)",
        fails: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent><D>AAAA</D></RSAKeyValue>\" }",
        mended: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
    }

    /// There is no certificate for the environment, and something needs one.
    ///
    /// System user tokens are signed with it, and ERP sync answers a signed handshake: an error. For a quote connector and
    /// for the old mirroring endpoint, which do the same, it is a warning.
    CERTIFICATE_MISSING = "certificate.missing" {
        weight: error,
        when: [ready],
        source: [doc "api/authentication/online/auth-application/sign-system-user-token", infer "all connectors share the handshake"],
        message: "no certificate for {environment}: {why}",
        help: "create a key pair in the developer portal and paste its public key into `authentication.certificate.{environment}`",
        fails: "[advanced]\nclaims = [\"SystemToken\"]",
        mended: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }\n[advanced]\nclaims = [\"SystemToken\"]",
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
        fails: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCEkj8+cD21CUB6UQyqVou+wP0n\\nzWZOjmoNXt1RqdL6HWmHJM2bKaQhI3W1PwIMFwuWbdhXmm/4hfiSQGI4I/HIQW2I\\nTeImnfFe9D3FoI8PZ68RhcoC4XUCWesLgs7m1+BNIzQov4Spq8oDz2fkhF7q1Jya\\nJzIGk0uGZTY4nBnn3wIDAQAB\\n-----END PUBLIC KEY-----\", expires = 2020-01-01T00:00:00Z }",
        mended: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCEkj8+cD21CUB6UQyqVou+wP0n\\nzWZOjmoNXt1RqdL6HWmHJM2bKaQhI3W1PwIMFwuWbdhXmm/4hfiSQGI4I/HIQW2I\\nTeImnfFe9D3FoI8PZ68RhcoC4XUCWesLgs7m1+BNIzQov4Spq8oDz2fkhF7q1Jya\\nJzIGk0uGZTY4nBnn3wIDAQAB\\n-----END PUBLIC KEY-----\", expires = 2090-01-01T00:00:00Z }",
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
        fails: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCEkj8+cD21CUB6UQyqVou+wP0n\\nzWZOjmoNXt1RqdL6HWmHJM2bKaQhI3W1PwIMFwuWbdhXmm/4hfiSQGI4I/HIQW2I\\nTeImnfFe9D3FoI8PZ68RhcoC4XUCWesLgs7m1+BNIzQov4Spq8oDz2fkhF7q1Jya\\nJzIGk0uGZTY4nBnn3wIDAQAB\\n-----END PUBLIC KEY-----\", expires = 2026-12-01T00:00:00Z }",
        mended: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCEkj8+cD21CUB6UQyqVou+wP0n\\nzWZOjmoNXt1RqdL6HWmHJM2bKaQhI3W1PwIMFwuWbdhXmm/4hfiSQGI4I/HIQW2I\\nTeImnfFe9D3FoI8PZ68RhcoC4XUCWesLgs7m1+BNIzQov4Spq8oDz2fkhF7q1Jya\\nJzIGk0uGZTY4nBnn3wIDAQAB\\n-----END PUBLIC KEY-----\", expires = 2090-01-01T00:00:00Z }",
    }

    /// There are several keys in one slot.
    ///
    /// The portal holds exactly one certificate for each environment. A chain or a bundle is no certificate in its sense.
    CERTIFICATE_MULTIPLE = "certificate.multiple" {
        weight: fixed,
        when: [draft],
        source: [def "a slot holds one key", doc "developer-portal/create-app/config/includes/note-clear-to-replace"],
        message: "several keys in one slot",
        help: "keep the key of this application; each environment has a slot of its own",
        fails: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue><RSAKeyValue><Modulus>vmkTQV4aF+V8jg0QgxPRPqj1In5H1seWvhL6FaNVVIDLR2pHKW6nQk5qpz3DZ05Gn4o46o+0tuZmhQfRbmoy2eDGSN+Bu+E3SQG2BisJ8OJKJ5DvWHW9Em0jpNgwuKbwEk9bZsfsGjdHPcT9iqPm7yp77uW6JV7MFRAJwU6N9zk=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
        mended: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
    }

    /// The key is one of another algorithm than RSA.
    ///
    /// System user tokens are signed with RSA (PKCS #1 v1.5 with SHA-256), and the portal's form, `<RSAKeyValue>`, holds nothing
    /// else.
    CERTIFICATE_NOT_RSA = "certificate.not-rsa" {
        weight: fixed,
        when: [draft],
        source: [doc "api/authentication/online/auth-application/sign-system-user-token"],
        message: "the key is not an RSA key",
        help: "create an RSA key pair of 2048 bits or more (`openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`)",
        fails: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEe1Gx05FaLFiFn4h2XA835iDp/t9y\\nuwkmXvGtFX2eNBKHrL49v8oLPjSVqdIWPftR6eGIziqsT5Z5qeivMOPWOw==\\n-----END PUBLIC KEY-----\" }",
        mended: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDBvyYu8xfpHN3X+hyExhTeVk3O\\n+4ndQBhfQC+EDcg0D34GZvCQvKAYUhzvlQJfoC7fPETNGQ/nmh5olRWt3PnNdbfw\\nao637Ty7mTt/FpoRq6qujK+mCzBZboTP92GWhtHW/8fnbVx+DPQ9nMdQh0H0Sc1f\\n9Z/TGHRGsu8JjF42TwIDAQAB\\n-----END PUBLIC KEY-----\" }",
    }

    /// The key is not in the form that the portal takes.
    ///
    /// The developer portal takes .NET's `<RSAKeyValue>`. PEM and X.509 are read here all the same, and hold the same key.
    CERTIFICATE_NOT_RSA_XML = "certificate.not-rsa-xml" {
        weight: hint,
        when: [draft],
        source: [doc "developer-portal/create-app/config/new-certificate"],
        message: "the developer portal takes this key as `<RSAKeyValue>`",
        help: "convert it, for example at devnet-tools.superoffice.com/rsa or with `Certificate::to_rsa_xml`, and write it as `rsa_xml`",
        fails: "[authentication]\ncertificate = { pem = \"-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDBvyYu8xfpHN3X+hyExhTeVk3O\\n+4ndQBhfQC+EDcg0D34GZvCQvKAYUhzvlQJfoC7fPETNGQ/nmh5olRWt3PnNdbfw\\nao637Ty7mTt/FpoRq6qujK+mCzBZboTP92GWhtHW/8fnbVx+DPQ9nMdQh0H0Sc1f\\n9Z/TGHRGsu8JjF42TwIDAQAB\\n-----END PUBLIC KEY-----\" }",
        mended: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
    }

    /// The key is short.
    ///
    /// SuperOffice documents no size, and its published samples have 1,024 bits. Keys of that size are no longer counted as safe:
    /// NIST SP 800-131A has not allowed them for signing since 2014, and SP 800-57 asks for 2,048. Without the feature `keys` the size is not known, and nothing is reported.
    CERTIFICATE_WEAK_KEY = "certificate.weak-key" {
        weight: warning,
        when: [draft],
        source: [sec "NIST SP 800-131A: no 1,024 bits since 2014", sec "NIST SP 800-57: 2,048 bits or more", sample "published keys have 1,024 bits"],
        message: "the key has {actual} bits",
        help: "create a key pair of 2,048 bits or more when the key is replaced next",
        fails: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
        mended: "[authentication]\ncertificate = { rsa_xml = \"<RSAKeyValue><Modulus>3jQsURlo38GvcuNi1xH9Jat53QjIqXBWBWxJAx5FKyYq7Qs3GR+E5H00FEbtB8siZix54pbIG74gdL88cTUqYoT9Ba9iqW9wYdwEd070rQiVsJY9ZWbOEuyx4GcXS86231fISUql6UGkWyf6qCnizXSY3lp3GC1ExwuTf7EyoragTjNTL/+Se2/nsf6nyxamawfDSYhzhFbAwhmc2GjahSmbW7qOYgoBGLVT7pIJbhjJ1rT/eigSKPKvzAWoauxmPiW/0Hf8WInzOxgzkwQVMWDvB0fFMZtQ/RSvK3e3H/gyHVUN4GFVoLTMZ6mxzJoWUspTJZkKOKlWiMrlME5OxQ==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
    }

    /// Two environments that are set apart, or two applications, have the same key.
    ///
    /// Who reads the private key of a development environment can then act in production, and who reads that of one application can act as
    /// the other.
    CERTIFICATE_REUSED = "certificate.reused" {
        weight: warning,
        when: [draft, catalog],
        source: [sec "one key pair for each environment and application"],
        message: "the same key as {expected}",
        help: "create a key pair of its own for each environment and each application",
        fails: "[authentication.certificate]\nsod = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }\nproduction = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
        mended: "[authentication.certificate]\nsod = { rsa_xml = \"<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }\nproduction = { rsa_xml = \"<RSAKeyValue><Modulus>vmkTQV4aF+V8jg0QgxPRPqj1In5H1seWvhL6FaNVVIDLR2pHKW6nQk5qpz3DZ05Gn4o46o+0tuZmhQfRbmoy2eDGSN+Bu+E3SQG2BisJ8OJKJ5DvWHW9Em0jpNgwuKbwEk9bZsfsGjdHPcT9iqPm7yp77uW6JV7MFRAJwU6N9zk=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>\" }",
    }
}
