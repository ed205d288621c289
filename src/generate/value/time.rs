//! Times, and what ends at one.

use proptest::prelude::*;

use super::arbitrary::arbitrary;
use crate::generate::NOW;
use crate::{Environment, Expiry, PerEnvironment, Timestamp};

/// A day, in seconds.
pub(crate) const DAY: i64 = 86_400;

arbitrary! {
    /// Of 8: 7 are within two years of [`NOW`](crate::generate::NOW), to the second, one is any time from year -9999 to 9999. They shrink to
    /// that time.
    Timestamp => prop_oneof![
        7 => around(730),
        1 => (-377_705_023_201..=253_402_207_200_i64)
            .prop_filter_map("a time", |seconds| Timestamp::from_seconds(seconds).ok()),
    ];

    /// Of 8: one never ends, 2 have passed, 2 are within a horizon of 30 days, 3 are later, as seen from [`NOW`](crate::generate::NOW).
    Expiry => prop_oneof![
        1 => Just(None),
        2 => (-730 * DAY..0).prop_map(Some),
        2 => (DAY..29 * DAY).prop_map(Some),
        3 => (31 * DAY..730 * DAY).prop_map(Some),
    ]
    .prop_map(|seconds| Expiry::of(seconds.map(after_now), NOW, 30));
}

/// The time so many seconds after [`NOW`].
pub(crate) fn after_now(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(NOW.as_seconds().saturating_add(seconds)).unwrap_or(NOW)
}

/// A time within so many days of [`NOW`], to which it shrinks.
pub(crate) fn around(days: i64) -> impl Strategy<Value = Timestamp> + use<> {
    (-days * DAY..=days * DAY).prop_map(after_now)
}

/// Of 8: 4 are one value for all, one is empty, and 3 have a value for some environments, which may be all or none.
impl<T: Arbitrary + 'static> Arbitrary for PerEnvironment<T> {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        per_environment(any::<T>())
    }
}

/// Of 8: 4 are one value for all, one is empty, and 3 have a value for some environments, which may be all or none.
pub(crate) fn per_environment<T: core::fmt::Debug + 'static>(
    values: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<PerEnvironment<T>> {
    let values = values.boxed();
    let each = prop::collection::vec(prop::option::of(values.clone()), Environment::ALL.len()).prop_map(|values| {
        let mut each = PerEnvironment::default();
        for (environment, value) in Environment::ALL.into_iter().zip(values) {
            if let Some(value) = value {
                each.set(environment, value);
            }
        }
        each
    });
    let empty = prop::collection::vec(values.clone(), 0..1).prop_map(|_| PerEnvironment::default());
    prop_oneof![1 => empty, 4 => values.prop_map(PerEnvironment::Shared), 3 => each].boxed()
}
