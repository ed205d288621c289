//! The name and the client ID.

super::codes! {
    since "0.1.0";

    /// The file does not say whether the application is custom or standard.
    ///
    /// The rules differ much: a standard app is in the App Store and needs certification, an audit and a state change
    /// endpoint; a custom app is for one customer. Without this setting the rules of neither are asked.
    DISTRIBUTION_MISSING = "distribution.missing" {
        weight: warning,
        when: [draft],
        source: [def "custom and standard apps have different rules"],
        message: "neither custom nor standard, so the rules of neither are checked",
        help: "write `distribution = \"custom\"` for one customer, or `distribution = \"standard\"` for the App Store",
        fails: "name = \"Acme Orders\"",
        mended: "name = \"Acme Orders\"\ndistribution = \"standard\"",
    }

    /// The application has no name.
    ///
    /// The name is shown to customers, and it is the first part of every system user token.
    NAME_MISSING = "name.missing" {
        weight: fixed,
        when: [draft],
        source: [def "an application is registered under a name"],
        message: "the application has no name",
        help: "write `name = \"…\"`",
        fails: "distribution = \"custom\"",
        mended: "name = \"Acme Orders\"\ndistribution = \"custom\"",
    }

    /// The name holds a control character or an invisible one.
    ///
    /// Line breaks, bidirectional controls and characters without width can make a name look like another one.
    NAME_CONTROL_CHARACTER = "name.control-character" {
        weight: fixed,
        when: [draft],
        source: [def "a name is one line", sec "Unicode Technical Report 36"],
        message: "the name holds the invisible character `{found}`",
        help: "remove the character",
        fails: "name = \"Acme\\u202eOrders\"",
        mended: "name = \"Acme Orders\"",
    }

    /// The name is longer than 64 characters.
    ///
    /// The App Store allows 64. For a custom app, which is not in the App Store, this is a warning.
    NAME_TOO_LONG = "name.too-long" {
        weight: error,
        also: "a warning for custom apps, and when nobody says for whom it is",
        when: [draft],
        source: [doc "developer-portal/standard-app/requirements/marketing"],
        message: "the name has {actual} characters, the App Store allows {limit}",
        help: "shorten the name to {limit} characters",
        fails: "distribution = \"standard\"\nname = \"Acme Orders and Invoices and Contacts and Everything Else for SuperOffice\"",
        mended: "distribution = \"standard\"\nname = \"Acme Orders for SuperOffice\"",
    }

    /// The name holds a character that the App Store forbids.
    ///
    /// These are `. : ; ? * ~ # % | = \ / { } < >` and quotation marks. For a custom app, which is not in the App Store,
    /// this is a warning.
    NAME_FORBIDDEN_CHARACTER = "name.forbidden-character" {
        weight: error,
        also: "a warning for custom apps, and when nobody says for whom it is",
        when: [draft],
        source: [doc "developer-portal/standard-app/requirements/marketing"],
        message: "the name holds `{found}`, which the App Store does not allow",
        help: "leave the character out",
        fails: "distribution = \"standard\"\nname = \"Acme: Orders\"",
        mended: "distribution = \"standard\"\nname = \"Acme Orders\"",
    }

    /// The name of the partner has white space around it, control characters, or no end.
    ///
    /// SuperOffice does not publish what identifies a partner; any short text on one line is accepted.
    PARTNER_MALFORMED = "partner.malformed" {
        weight: fixed,
        when: [draft],
        source: [def "an identifier is one short line of text"],
        message: "`{found}` cannot identify a partner",
        help: "write at most 128 visible characters without white space around them",
        fails: "partner = \" acme\"",
        mended: "partner = \"acme\"",
    }

    /// There is no client ID for the environment.
    ///
    /// The portal assigns one for each environment, or one for all of them. Collect the keys of all environments before
    /// asking for publication.
    CLIENT_ID_MISSING = "client-id.missing" {
        weight: error,
        when: [ready],
        source: [doc "developer-portal/create-app/includes/ready-to-publish"],
        message: "no client ID for {environment}",
        help: "copy the client ID for {environment} from the developer portal to `authentication.client_id.{environment}`",
        fails: "[authentication.client_id]\nsod = \"6cf25376616343b38d14ddcd804f2891\"",
        mended: "[authentication]\nclient_id = \"6cf25376616343b38d14ddcd804f2891\"",
    }

    /// The client ID cannot be one: empty, too long, or with characters that OAuth does not allow.
    ///
    /// OAuth allows printable ASCII. White space around it is nearly always a slip of copying, and 128 characters is four
    /// times what SuperOffice assigns.
    CLIENT_ID_MALFORMED = "client-id.malformed" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 6749 appendix A.1"],
        message: "the client ID {why}",
        help: "copy the client ID from the developer portal once more",
        fails: "[authentication]\nclient_id = \" 6cf25376616343b38d14ddcd804f2891\"",
        mended: "[authentication]\nclient_id = \"6cf25376616343b38d14ddcd804f2891\"",
    }

    /// The client ID does not look like those that SuperOffice assigns.
    ///
    /// Every public one is 32 lowercase hexadecimal digits without dashes. That is not a documented rule.
    CLIENT_ID_UNUSUAL = "client-id.unusual" {
        weight: warning,
        when: [draft],
        source: [sample "every client ID in SuperOffice's public samples"],
        message: "the client ID `{found}` is not 32 lowercase hexadecimal digits",
        help: "compare it with the developer portal",
        fails: "[authentication]\nclient_id = \"6cf25376-6163-43b3-8d14-ddcd804f2891\"",
        mended: "[authentication]\nclient_id = \"6cf25376616343b38d14ddcd804f2891\"",
    }

    /// The client ID is a placeholder from the documentation.
    ///
    /// It was pasted together with an example, and no application has it.
    CLIENT_ID_PLACEHOLDER = "client-id.placeholder" {
        weight: warning,
        when: [draft],
        source: [sample "placeholders in the documentation and the public samples"],
        message: "the client ID `{found}` is a placeholder",
        help: "replace it by the client ID of the application",
        fails: "[authentication]\nclient_id = \"1234567890abcdef1234567890abcdef\"",
        mended: "[authentication]\nclient_id = \"6cf25376616343b38d14ddcd804f2891\"",
    }
}
