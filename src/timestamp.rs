//! A point in time.

use core::fmt;

use crate::{ParseError, ParseErrorKind};

/// A point in time: whole seconds since 1970-01-01T00:00:00Z.
///
/// The crate has no clock; the caller passes `now`.
///
/// ```
/// use superoffice_app::Timestamp;
///
/// let expires = Timestamp::parse("2027-05-01T02:00:00+02:00")?;
/// assert_eq!(expires.to_string(), "2027-05-01T00:00:00Z");
/// assert_eq!(expires, Timestamp::parse("202705010000")?);
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Nought seconds.
    pub(crate) const EPOCH: Self = Self(0);

    /// The last second that there is.
    #[cfg(feature = "x509")]
    pub(crate) const MAX: Self = Self(253_402_207_200);

    /// A time that generated values are chosen around.
    #[cfg(feature = "proptest1")]
    pub(crate) const GENERATED: Self = Self(1_795_305_600);

    const WHAT: &'static str = "time";

    /// The seconds since the epoch.
    ///
    /// # Errors
    ///
    /// When it lies outside -9999-01-02T01:59:59Z to 9999-12-30T22:00:00Z, where a day is left at each end for a zone.
    pub fn from_seconds(seconds: i64) -> Result<Self, ParseError> {
        jiff::Timestamp::from_second(seconds)
            .map(|_| Self(seconds))
            .map_err(|_| ParseError::new(Self::WHAT, ParseErrorKind::Malformed))
    }

    /// Reads RFC 3339 (`2027-05-01T00:00:00Z`, a fraction of a second is dropped) or `yyyyMMddHHmm` in UTC, the form in a
    /// signed system token.
    ///
    /// # Errors
    ///
    /// When the text has neither form, or names a day or time that does not exist.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let malformed = ParseError::new(Self::WHAT, ParseErrorKind::Malformed);
        if text.len() > 64 {
            return Err(ParseError::new(Self::WHAT, ParseErrorKind::TooLong { max: 64 }));
        }
        let time = if text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            jiff::civil::DateTime::strptime("%Y%m%d%H%M", text)
                .and_then(|time| time.to_zoned(jiff::tz::TimeZone::UTC))
                .map(|time| time.timestamp())
        } else if text.ends_with(']') {
            return Err(malformed); // an RFC 9557 zone is no RFC 3339
        } else {
            text.parse()
        };
        time.map(|time| Self(time.as_second())).map_err(|_| malformed)
    }

    /// The seconds since the epoch.
    #[must_use]
    pub const fn as_seconds(self) -> i64 {
        self.0
    }

    /// The time as `yyyyMMddHHmm` in UTC, the form in a signed system token; the seconds are cut off. Nothing when the year does
    /// not have four digits.
    pub(crate) fn to_minute(self) -> Option<String> {
        let time = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::from_second(self.0).ok()?);
        let (date, hour, minute) = (time.date(), time.hour(), time.minute());
        let year = u16::try_from(date.year()).ok()?;
        Some(format!("{year:04}{:02}{:02}{hour:02}{minute:02}", date.month(), date.day()))
    }

    /// The start of its minute.
    pub(crate) const fn at_minute(self) -> Self {
        Self(self.0.saturating_sub(self.0.rem_euclid(60)))
    }

    /// The time so many days later.
    #[must_use]
    pub(crate) const fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(days as i64 * 86_400))
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_second(self.0) {
            Ok(time) => fmt::Display::fmt(&time, f),
            Err(_) => fmt::Display::fmt(&self.0, f),
        }
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

impl core::str::FromStr for Timestamp {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::newtype::deserialize_str(deserializer, Self::WHAT, Self::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_a_first_and_a_last_second() {
        for (seconds, text) in
            [(-377_705_023_201, "-009999-01-02T01:59:59Z"), (253_402_207_200, "9999-12-30T22:00:00Z")]
        {
            assert_eq!(Timestamp::from_seconds(seconds).unwrap().to_string(), text);
            assert!(Timestamp::from_seconds(seconds + seconds.signum()).is_err());
        }
        assert_eq!(Timestamp::from_seconds(253_402_207_200), Ok(Timestamp::MAX));
    }

    #[test]
    fn reads_what_rfc_3339_and_the_token_form_allow() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01t00:00:01z", 1),
            ("1969-12-31T23:59:59Z", -1),
            ("2027-05-01T00:00:00.999Z", 1_809_129_600),
            ("2027-05-01T02:00:00+02:00", 1_809_129_600),
            ("202705010000", 1_809_129_600),
        ] {
            assert_eq!(Timestamp::parse(text).map(Timestamp::as_seconds), Ok(seconds), "{text}");
        }
        for text in [
            "",
            "2027-05-01",
            "2027-05-01T00:00:00",
            "2027-13-01T00:00:00Z",
            "202713010000",
            "2027-05-01T00:00:00Z[UTC]",
            "2027-05-01T00:00:00+02:00[Europe/Oslo]",
            "tomorrow",
            "99999999999999",
            " 2027-05-01T00:00:00Z",
        ] {
            assert!(Timestamp::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_minute_is_written_as_it_is_read() {
        for (seconds, minute) in [
            (0, "197001010000"),
            (59, "197001010000"),
            (60, "197001010001"),
            (-1, "196912312359"),
            (1_809_129_600, "202705010000"),
            (951_826_799, "200002291219"),
            (-62_167_219_200, "000001010000"),
            (253_402_207_200, "999912302200"), // the last that there is
        ] {
            let time = Timestamp::from_seconds(seconds).unwrap();
            assert_eq!(time.to_minute().as_deref(), Some(minute));
            assert_eq!(Timestamp::parse(minute), Ok(time.at_minute()));
        }
        for seconds in [-62_167_219_201, -377_705_023_201] {
            assert_eq!(Timestamp(seconds).to_minute(), None);
        }
        assert_eq!(Timestamp(i64::MAX).to_minute(), None);
        assert_eq!(Timestamp(-61).at_minute(), Timestamp(-120));
        for text in ["202602290000", "202611222400", "202611221060", "202600010000", "202611310000", "999912312359"] {
            assert!(Timestamp::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_added_without_overflow() {
        let time = Timestamp::parse("2027-05-01T00:00:00Z").unwrap();
        assert_eq!(time.plus_days(31).to_string(), "2027-06-01T00:00:00Z");
        assert_eq!(Timestamp(i64::MAX).plus_days(u32::MAX).as_seconds(), i64::MAX);
    }
}
