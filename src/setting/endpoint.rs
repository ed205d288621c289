//! Which SuperOffice APIs the application may call.

use crate::{ParseError, ParseErrorKind};

/// The longest name that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 128;

const WEB_API: &str = "WebAPI";
const SERVICES: &str = "Services";

/// A SuperOffice API that the application may call: an entry of the portal's "Supported endpoints".
///
/// Known are `WebAPI` (REST) and the SOAP services up to `Services88`, in any letter case; they are held in this spelling. The
/// portal's full list is not published, so any other visible name of up to 128 characters is kept as given.
///
/// ```
/// use superoffice_app::SupportedEndpoint;
///
/// let endpoint = SupportedEndpoint::parse("services86")?;
/// assert_eq!(endpoint.as_str(), "Services86");
/// assert!(endpoint.soap_version() < Some(SupportedEndpoint::NEWEST_SOAP));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SupportedEndpoint(Box<str>);

impl SupportedEndpoint {
    /// The newest version of the SOAP services that the documentation names.
    pub const NEWEST_SOAP: u16 = 88;

    /// Reads the text.
    ///
    /// # Errors
    ///
    /// When it is empty, too long, has white space around it, or holds control or invisible characters.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if let Err(kind) = validate(text) {
            return Err(ParseError::new("endpoint", kind));
        }
        Ok(Self(match (text.eq_ignore_ascii_case(WEB_API), soap_version(text)) {
            (true, _) => WEB_API.into(),
            (false, Some(version)) if is_known(text) => format!("{SERVICES}{version:02}").into(),
            (false, _) => text.into(),
        }))
    }

    /// The name: the canonical spelling of a known one, otherwise the text as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this crate knows it.
    #[must_use]
    pub fn is_known(&self) -> bool {
        is_known(&self.0)
    }

    /// Whether it is a version of the SOAP services, a future one included.
    #[must_use]
    pub fn is_soap(&self) -> bool {
        self.soap_version().is_some()
    }

    /// The version of the SOAP services: 88 for `Services88`.
    #[must_use]
    pub fn soap_version(&self) -> Option<u16> {
        soap_version(&self.0)
    }
}

crate::newtype::str_traits!(SupportedEndpoint, "endpoint");

/// One visible line of up to [`MAX_CHARS`], without white space around it.
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    crate::identity::one_line(text, MAX_CHARS)
}

/// `WebAPI`, or SOAP services that are not newer than the newest.
pub(crate) fn is_known(text: &str) -> bool {
    text.eq_ignore_ascii_case(WEB_API)
        || soap_version(text).is_some_and(|version| version <= SupportedEndpoint::NEWEST_SOAP)
}

/// The number in `Services` and two digits.
pub(crate) fn soap_version(text: &str) -> Option<u16> {
    let (word, digits) = text.split_at_checked(SERVICES.len())?;
    let is_soap =
        word.eq_ignore_ascii_case(SERVICES) && digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_soap.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_have_one_spelling() {
        for (text, held, known, soap) in [
            ("WebAPI", "WebAPI", true, None),
            ("webapi", "WebAPI", true, None),
            ("Services88", "Services88", true, Some(88)),
            ("SERVICES86", "Services86", true, Some(86)),
            ("services05", "Services05", true, Some(5)),
            ("services89", "services89", false, Some(89)),
            ("Services101", "Services101", false, None),
            ("Services", "Services", false, None),
            ("Services+8", "Services+8", false, None),
            ("Services 88", "Services 88", false, None),
            ("OData", "OData", false, None),
            ("Übersicht1", "Übersicht1", false, None),
        ] {
            let endpoint = SupportedEndpoint::parse(text).unwrap();
            assert_eq!(endpoint.as_str(), held);
            assert_eq!((endpoint.is_known(), endpoint.soap_version()), (known, soap), "{text}");
            assert_eq!(endpoint.is_soap(), soap.is_some(), "{text}");
        }
        for text in ["", " WebAPI", "Web\u{200b}API", &"x".repeat(129)] {
            assert!(SupportedEndpoint::parse(text).is_err(), "{text:?}");
        }
    }
}
