//! The name of a version.

use crate::ParseErrorKind;

/// The longest label that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 64;

crate::newtype::str_newtype! {
    /// The label of a version, such as `2.1 with webhooks`: one visible line of up to 64 characters, kept as given.
    ///
    /// No two versions of an application have the same one; letter case counts.
    ///
    /// ```
    /// use superoffice_app::VersionLabel;
    ///
    /// assert_eq!(VersionLabel::parse("2.1")?.as_str(), "2.1");
    /// assert!(VersionLabel::parse(" 2.1").is_err());
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    pub struct VersionLabel, "version label", validate
}

fn validate(text: &str) -> Result<(), ParseErrorKind> {
    crate::identity::one_line(text, MAX_CHARS)
}
