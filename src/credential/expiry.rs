//! How far off the end of a credential is.

use crate::{Credential, Timestamp};

/// How far off the end of a credential is, as seen from a time. SuperOffice keeps the date and does not enforce it yet; neither does
/// this crate.
///
/// ```
/// use superoffice_app::{Expiry, Timestamp};
///
/// let [now, expires] = [Timestamp::parse("2026-11-22T00:00:00Z")?, Timestamp::parse("2026-12-01T00:00:00Z")?];
/// assert_eq!(Expiry::of(Some(expires), now, 30), Expiry::Soon(expires));
/// assert_eq!(Expiry::of(Some(expires), now, 7), Expiry::Later(expires));
/// assert_eq!(Expiry::of(Some(now), now, 30), Expiry::Passed(now));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "before, within and after the horizon, and no end at all")]
#[must_use]
pub enum Expiry {
    /// It has no date of expiry.
    Never,
    /// It expires beyond the horizon.
    Later(Timestamp),
    /// It expires within the horizon, at its last second at the latest.
    Soon(Timestamp),
    /// It has expired. At its very second it already has.
    Passed(Timestamp),
}

impl Expiry {
    /// Judges a date of expiry; `horizon_days` is [`Policy::expiry_horizon_days`](crate::Policy::expiry_horizon_days).
    pub const fn of(expires: Option<Timestamp>, now: Timestamp, horizon_days: u32) -> Self {
        match expires {
            None => Self::Never,
            Some(time) if time.as_seconds() <= now.as_seconds() => Self::Passed(time),
            Some(time) if time.as_seconds() <= now.plus_days(horizon_days).as_seconds() => Self::Soon(time),
            Some(time) => Self::Later(time),
        }
    }

    /// The date of expiry.
    #[must_use]
    pub const fn time(self) -> Option<Timestamp> {
        match self {
            Self::Never => None,
            Self::Later(time) | Self::Soon(time) | Self::Passed(time) => Some(time),
        }
    }
}

impl<T> Credential<T> {
    /// How far off the date [beside it](Credential::expires) is. When an X.509 certificate itself ends is another date, in
    /// `Certificate::validity` (feature `x509`). `horizon_days` is [`Policy::expiry_horizon_days`](crate::Policy::expiry_horizon_days).
    pub const fn expiry(&self, now: Timestamp, horizon_days: u32) -> Expiry {
        Expiry::of(self.expires, now, horizon_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edge_is_met_to_the_second() {
        const DAY: i64 = 86_400;
        let time = |seconds| Timestamp::from_seconds(seconds).unwrap();
        let now = time(1_000_000_000);
        for (after, horizon, expected) in [
            (-DAY, 30, "Passed"),
            (-1, 30, "Passed"),
            (0, 30, "Passed"),
            (1, 30, "Soon"),
            (30 * DAY, 30, "Soon"),
            (30 * DAY + 1, 30, "Later"),
            (0, 0, "Passed"),
            (1, 0, "Later"),
            (1_000_000_000, u32::MAX, "Soon"),
        ] {
            let expires = time(now.as_seconds() + after);
            let mut credential = Credential::new(());
            credential.expires = Some(expires);
            let expiry = credential.expiry(now, horizon);
            assert!(format!("{expiry:?}").starts_with(expected), "{after} {horizon}: {expiry:?}");
            assert_eq!(expiry.time(), Some(expires));
        }
        assert_eq!(Credential::new(()).expiry(now, 30), Expiry::Never);
        assert_eq!(Expiry::Never.time(), None);
    }
}
