//! Times around [`NOW`](crate::generate::NOW).

use proptest::prelude::*;

use crate::Timestamp;
use crate::generate::NOW;

const DAY: i64 = 24 * 60 * 60;

/// So many days from now, and up to a day more; days that are negative are past.
pub(crate) fn days_from_now(days: core::ops::Range<i64>) -> impl Strategy<Value = Timestamp> + use<> {
    (days, 0..DAY).prop_filter_map("all of them are within the years that a time may have", |(days, seconds)| {
        Timestamp::from_seconds(NOW.as_seconds() + days * DAY + seconds).ok()
    })
}

/// When something was made: within the last two years.
pub(crate) fn created() -> impl Strategy<Value = Timestamp> + use<> {
    days_from_now(-730..-1)
}

/// When something expires: eight of ten times between two months and three years from now, otherwise within a month, or within the month that is past.
pub(crate) fn expires() -> impl Strategy<Value = Timestamp> + use<> {
    prop_oneof![8 => days_from_now(60..1_000), 1 => days_from_now(1..25), 1 => days_from_now(-30..-1)]
}
