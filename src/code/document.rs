//! The document itself.

super::codes! {
    since "0.1.0";

    /// The text is not valid JSON or TOML.
    ///
    /// Nothing else can be said about a document that does not parse: only the first fault is reported, with its place.
    DOCUMENT_SYNTAX = "document.syntax" {
        weight: fixed,
        when: [draft],
        source: [def "RFC 8259", def "TOML 1.1"],
        message: "not valid {found}: {expected}",
        help: "mend the syntax at this place; nothing else was checked",
        fails: "name = \"Acme Orders",
        mended: "name = \"Acme Orders\"",
    }

    /// A value has another type than its key wants.
    ///
    /// The value is ignored, and everything else is still checked. The value itself is never repeated in the message,
    /// for it could be a secret.
    DOCUMENT_WRONG_TYPE = "document.wrong-type" {
        weight: fixed,
        when: [draft],
        source: [def "the file format"],
        message: "expected {expected}, found {found}",
        help: "write {expected}",
        fails: "name = 42",
        mended: "name = \"Acme Orders\"",
    }

    /// A word is not one of those that the key allows.
    ///
    /// This holds for sets that are closed, such as the kind of an application. Names that SuperOffice may add to, such as
    /// agents and licenses, are kept and only warned about.
    DOCUMENT_UNKNOWN_VALUE = "document.unknown-value" {
        weight: fixed,
        when: [draft],
        source: [def "the file format"],
        message: "unknown value `{found}`, expected {expected}",
        help: "write {expected}",
        fails: "kind = \"hybird\"",
        mended: "kind = \"hybrid\"",
    }

    /// A key among environments is not the name of one, or names one for the second time.
    ///
    /// A setting is either one value for all environments or a table of `sod`, `stage` and `production`; the two cannot
    /// be mixed. The aliases `development`, `qa`, `qaonline` and `online` are read too, so `stage` and `qaonline` side by
    /// side name one environment twice.
    DOCUMENT_UNKNOWN_ENVIRONMENT = "document.unknown-environment" {
        weight: fixed,
        when: [draft],
        source: [def "the file format"],
        message: "`{found}` cannot stand here: {why}",
        help: "use each of `sod`, `stage` and `production` at most once, and nothing else",
        fails: "[authentication.client_id]\nprodution = \"c789b7d98f3c496fb5aaa4b1a81ca11b\"",
        mended: "[authentication.client_id]\nproduction = \"c789b7d98f3c496fb5aaa4b1a81ca11b\"",
    }

    /// A key stands twice in one table.
    ///
    /// Parsers disagree on which of the two counts, so neither is trusted: the first is checked, and the document cannot be
    /// used before one of them is gone.
    DOCUMENT_DUPLICATE_KEY = "document.duplicate-key" {
        weight: fixed,
        when: [draft],
        source: [def "RFC 8259 §4", def "TOML 1.1"],
        message: "the key `{found}` is given twice",
        help: "remove one of the two",
        fails: "name = \"Acme Orders\"\nname = \"Acme Sales\"",
        mended: "name = \"Acme Orders\"",
    }

    /// A key is not one of this file format.
    ///
    /// It is ignored. Often it is a key of ours with a letter wrong, which then lacks its value.
    DOCUMENT_UNKNOWN_KEY = "document.unknown-key" {
        weight: warning,
        when: [draft],
        source: [def "the file format"],
        message: "unknown key `{found}`",
        help: "the keys here are `{expected}`",
        fails: "[authentication]\nredirect_url = \"https://acme.example/callback\"",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// An optional text is empty.
    ///
    /// It counts as absent. Leaving the key out says the same.
    DOCUMENT_EMPTY_VALUE = "document.empty-value" {
        weight: hint,
        when: [draft],
        source: [def "the file format"],
        message: "empty text counts as absent",
        help: "write a value or leave the key out",
        fails: "partner = \"\"",
        mended: "partner = \"acme\"",
    }

    /// The file says that it was written for a newer version of this crate.
    ///
    /// A newer file format may hold settings that this version would ignore, so nothing is built from it.
    DOCUMENT_UNSUPPORTED_SCHEMA = "document.unsupported-schema" {
        weight: fixed,
        when: [draft],
        source: [def "the file format"],
        message: "file format {found} is not supported",
        help: "write `schema = {expected}`, or use a version of this crate that knows the newer format",
        fails: "schema = 2",
        mended: "schema = 1",
    }

    /// A document, list or text is longer than the limits of the caller.
    ///
    /// The limits keep the memory of a service bounded whatever it is sent. Lists are read up to the limit; the rest is
    /// counted and not kept.
    DOCUMENT_TOO_LARGE = "document.too-large" {
        weight: fixed,
        when: [draft],
        source: [sec "bounded input"],
        message: "{actual} {why}, the limit is {limit}",
        help: "shorten it, or raise the limit if the input is trusted",
        fails: "# where texts may have 48 bytes\nname = \"Acme Orders and Invoices and Contacts and Everything Else\"",
        mended: "# where texts may have 48 bytes\nname = \"Acme Orders\"",
    }
}
