//! How a generator becomes the `Arbitrary` of a value.

use core::fmt::Debug;

use proptest::prelude::*;

use crate::ParseError;

/// Implements `Arbitrary` for values. The comment of each says what share is what.
macro_rules! arbitrary {
    ($($(#[doc = $line:literal])+ $ty:ty => $strategy:expr;)+) => {$(
        $(#[doc = $line])+
        impl proptest::arbitrary::Arbitrary for $ty {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                proptest::strategy::Strategy::boxed($strategy)
            }
        }
    )+};
}

/// Implements `Arbitrary` for closed sets: each word as often as the others, and simpler is what stands further in front.
macro_rules! any_word {
    ($($ty:ty => $all:expr;)+) => {$(
        /// Each as often as the others.
        impl proptest::arbitrary::Arbitrary for $ty {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                proptest::strategy::Strategy::boxed(proptest::sample::select(&$all[..]))
            }
        }
    )+};
}

pub(crate) use {any_word, arbitrary};

/// Values that are read from texts each of which is one.
pub(crate) fn parsed<T: Debug + 'static>(
    texts: impl Strategy<Value = String> + 'static,
    parse: fn(&str) -> Result<T, ParseError>,
) -> impl Strategy<Value = T> {
    texts.prop_filter_map("the text of one", move |text| parse(&text).ok())
}

/// Up to so many of them, shared.
pub(crate) fn shared<T: Debug + 'static>(
    values: impl Strategy<Value = T> + 'static,
    most: usize,
) -> impl Strategy<Value = std::sync::Arc<[T]>> {
    prop::collection::vec(values, 0..=most).prop_map(Into::into)
}
