//! The kinds of value, and what each asks of a text.
//!
//! A pattern refuses nothing that the library accepts: it is wider where the library's rule is too long for a pattern, and empty text is
//! allowed where it counts as absent. Patterns are of the part of ECMA-262 that other engines read alike.

use super::node::{Node, list, table};
use super::words::{self, Words};
use crate::{Agents, Claims, Limits};

/// Which kind of value stands under a key; of a list, which kind each entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::enum_variant_names, reason = "most are named like their types")]
pub(crate) enum Kind {
    /// A text without a form of its own.
    Text,
    /// Where the schema is.
    SchemaLink,
    /// A short text of one line.
    Line,
    Name,
    ClientId,
    ContextId,
    /// A URL that SuperOffice or a browser opens.
    EndpointUrl,
    /// One redirect URL.
    RedirectUrl,
    /// An entry of a list of redirect URLs, which may be a pattern.
    RedirectUrls,
    Origins,
    EmailAddress,
    EmailList,
    SupportedEndpoints,
    Licenses,
    CustomClaims,
    SecretHash,
    SecretReference,
    RsaXml,
    Pem,
    Boolean,
    /// The version of the file format.
    Version,
    Time,
    Distribution,
    ApplicationKind,
    UiComponent,
    AuthorizationLevel,
    WorkflowStatus,
    Claims,
    Agents,
    /// A table, with the name of its type and its doc comment.
    Table {
        name: &'static str,
        doc: &'static str,
    },
}

/// What counts as absent.
const BLANK: &str = r"^[ \t\n\f\r]*$";
/// One line of up to 128 characters without white space around it.
const LINE: &str = r"^[^ \t\n\f\r](.{0,126}[^ \t\n\f\r])?$";
const URL: &str = r"^[A-Za-z][A-Za-z0-9+.-]*:[^ \t\n\f\r]*$";

/// What the key of an unknown text must not speak of: a text under it is a secret in clear text, and refused.
pub(super) const SECRET_KEYS: [&str; 8] =
    ["secret", "passw", "token", "apikey", "api_key", "api-key", "signature", "credential"];

impl Kind {
    /// Whether the key has to be there, and to hold something.
    pub(super) const fn is_required(self) -> bool {
        matches!(self, Self::Name | Self::ContextId | Self::UiComponent)
    }

    /// What to call it; of the kinds that only lists have, many of them.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Text | Self::Line | Self::SchemaLink | Self::Name => "text",
            Self::ClientId => "client ID",
            Self::ContextId => "context identifier",
            Self::EndpointUrl | Self::RedirectUrl => "URL",
            Self::RedirectUrls => "URLs and patterns",
            Self::Origins => "origins",
            Self::EmailAddress => "e-mail address",
            Self::EmailList => "e-mail addresses, separated by `;`",
            Self::SupportedEndpoints => "names of APIs",
            Self::Licenses => "names of licenses",
            Self::CustomClaims => "names of claims",
            Self::SecretHash => "hash",
            Self::SecretReference => "reference",
            Self::RsaXml | Self::Pem => "public key",
            Self::Boolean => "`true` or `false`",
            Self::Version => "number",
            Self::Time => "time",
            Self::Distribution
            | Self::ApplicationKind
            | Self::UiComponent
            | Self::AuthorizationLevel
            | Self::WorkflowStatus => "word",
            Self::Claims | Self::Agents => "names, or a number of bits",
            Self::Table { .. } => "table",
        }
    }

    /// The words that are known, with what each means; none of a kind that has no words.
    pub(super) const fn words(self) -> Words {
        match self {
            Self::Distribution => words::DISTRIBUTIONS,
            Self::ApplicationKind => words::APPLICATION_KINDS,
            Self::UiComponent => words::UI_COMPONENTS,
            Self::AuthorizationLevel => words::AUTHORIZATION_LEVELS,
            Self::WorkflowStatus => words::WORKFLOW_STATUSES,
            Self::SupportedEndpoints => words::SUPPORTED_ENDPOINTS,
            Self::Licenses => words::LICENSES,
            Self::Claims => words::CLAIMS,
            Self::Agents => words::AGENTS,
            Self::Text
            | Self::SchemaLink
            | Self::Line
            | Self::Name
            | Self::ClientId
            | Self::ContextId
            | Self::EndpointUrl
            | Self::RedirectUrl
            | Self::RedirectUrls
            | Self::Origins
            | Self::EmailAddress
            | Self::EmailList
            | Self::CustomClaims
            | Self::SecretHash
            | Self::SecretReference
            | Self::RsaXml
            | Self::Pem
            | Self::Boolean
            | Self::Version
            | Self::Time
            | Self::Table { .. } => &[],
        }
    }

    /// Whether only the known words are allowed.
    pub(super) const fn is_closed(self) -> bool {
        matches!(self, Self::Distribution | Self::ApplicationKind | Self::UiComponent)
    }

    /// What a text has to look like, if anything.
    fn pattern(self) -> Option<String> {
        let or_blank = |pattern: &str| Some(format!("{BLANK}|{pattern}"));
        let exactly = |pattern: &str| Some(pattern.to_owned());
        match self {
            Self::Text | Self::SchemaLink | Self::Boolean | Self::Version | Self::Table { .. } => None,
            Self::Name => exactly(r"[^ \t\n\f\r]"),
            Self::Line | Self::AuthorizationLevel => or_blank(LINE),
            Self::WorkflowStatus => or_blank(&LINE.replace("126", "254")),
            Self::SupportedEndpoints | Self::Licenses => exactly(LINE),
            Self::Claims | Self::Agents => exactly(r"^[^\n]*[^ \t\n\f\r][^\n]*$"),
            Self::ClientId => exactly("^[!-~]([ -~]{0,126}[!-~])?$"),
            Self::ContextId => exactly("^[A-Za-z0-9_-]{1,64}$"),
            Self::EndpointUrl | Self::RedirectUrl => or_blank(URL),
            Self::RedirectUrls => exactly(r"^\^|^https\?://|^[A-Za-z][A-Za-z0-9+.-]*:[^ \t\n\f\r]"),
            Self::Origins => exactly(r"^\^|^[Hh][Tt][Tt][Pp][Ss]?:"),
            Self::EmailAddress => or_blank(r"^[^ \t\n\f\r@]+@[^ \t\n\f\r@]+$"),
            Self::EmailList => or_blank("@"),
            Self::CustomClaims => exactly(r"^[^ \t\n\f\r]{1,128}$"),
            Self::SecretHash => exactly(r"^\$[a-z0-9-]{1,32}(\$[A-Za-z0-9/+.=,_-]+){2,}$"),
            Self::SecretReference => exactly(r"^[a-z][a-z0-9+.-]{0,15}:[^ \t\n\f\r]+$"),
            Self::RsaXml => exactly("RSAKeyValue"),
            Self::Pem => exactly("-----BEGIN "),
            // RFC 3339 and what is read beside it: the form of signed tokens, and ISO 8601 without its dashes and colons.
            Self::Time => or_blank(concat!(
                r"^[0-9]{12}$|",
                r"^([0-9]{4}|[+-][0-9]{6})-?[0-9]{2}-?[0-9]{2}[Tt ][0-9][0-9:.,]*([Zz]|[+-][0-9][0-9:.,]*)$"
            )),
            Self::Distribution | Self::ApplicationKind => {
                or_blank(&any_case(self.words().iter().map(|(word, _)| *word)))
            }
            Self::UiComponent => Some(any_case(self.words().iter().map(|(word, _)| *word))),
        }
    }

    /// What a value of this kind has to be; with `null` among it where that counts as absent. Tables are written elsewhere.
    pub(super) fn schema(self, nullable: bool) -> Node {
        match self {
            Self::Boolean => table([("type", types("boolean", nullable))]),
            Self::Version => {
                let absent = nullable.then_some(Node::Null);
                table([("enum", list([Node::from(1)].into_iter().chain(absent)))])
            }
            Self::Time => {
                // A remark: where formats are rules, more is read than it allows.
                let format = table([("format", "date-time".into())]);
                table([("type", types("string", nullable))])
                    .with_any("pattern", self.pattern())
                    .with("anyOf", Node::List(vec![format, true.into()]))
            }
            Self::Claims | Self::Agents => {
                let bits = match self {
                    Self::Claims => Claims::all().bits(),
                    _ => Agents::all().bits(),
                };
                let absent = nullable.then_some("null");
                // What is asked of a list is not asked of a number of bits, nor the other way round.
                table([
                    ("type", list(["array", "integer"].into_iter().chain(absent))),
                    ("items", self.entry()),
                    ("maxItems", longest_list()),
                    ("minimum", 0.into()),
                    ("maximum", u64::from(bits).into()),
                ])
            }
            _ if !self.words().is_empty() => self.suggested(nullable),
            _ => table([("type", types("string", nullable))]).with_any("pattern", self.pattern()),
        }
    }

    /// What an entry of a list of this kind has to be.
    pub(super) fn entry(self) -> Node {
        match self {
            Self::Claims | Self::Agents => self.suggested(false),
            _ => self.schema(false),
        }
    }

    /// The known words, each with what it means, and then whatever else is allowed.
    fn suggested(self, nullable: bool) -> Node {
        let words = self.words().iter().map(|(word, meaning)| {
            let meaning = Some(*meaning).filter(|meaning| !meaning.is_empty());
            table([("const", (*word).into())]).with_any("description", meaning)
        });
        let rest = table([("type", types("string", nullable))]).with_any("pattern", self.pattern());
        one_of(words.chain([rest]).collect())
    }
}

/// Any of these will do.
pub(super) fn one_of(nodes: Vec<Node>) -> Node {
    table([("anyOf", Node::List(nodes))])
}

/// A type, or `null`.
pub(super) fn types(name: &str, nullable: bool) -> Node {
    if nullable { list([name, "null"]) } else { name.into() }
}

/// Lists are not read beyond the limit.
pub(super) fn longest_list() -> Node {
    u64::try_from(Limits::default().list_entries).unwrap_or(u64::MAX).into()
}

/// A pattern for words whose letter case does not count.
pub(super) fn any_case<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<_> = words.map(letters_of_any_case).collect();
    format!("^({})$", words.join("|"))
}

/// A pattern for a piece of text whose letter case does not count.
pub(super) fn letters_of_any_case(word: &str) -> String {
    let letters = word.chars().map(|letter| {
        let (lower, upper) = (letter.to_ascii_lowercase(), letter.to_ascii_uppercase());
        if lower == upper { letter.to_string() } else { format!("[{lower}{upper}]") }
    });
    letters.collect()
}
