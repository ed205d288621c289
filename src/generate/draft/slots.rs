//! One value for all environments, or one for each.

use core::fmt::Debug;

use proptest::prelude::*;

use crate::generate::maybe::maybe;
use crate::{Environment, PerEnvironment};

/// Values of which one counts in this environment: half of the time it is shared, otherwise the environment has one of its own, and each of the other
/// two has one in six of ten cases. Shrinks to a shared value.
///
/// A value is made for the environment in which it counts, a shared one for the environment that is asked for.
pub(crate) fn slots<T: Debug + 'static, S: Strategy<Value = T> + 'static>(
    environment: Environment,
    value_in: impl Fn(Environment) -> S,
) -> BoxedStrategy<PerEnvironment<T>> {
    let others = others(environment);
    let each = others.map(|other| maybe(0.6, value_in(other)));
    (prop::bool::weighted(0.5), value_in(environment), each)
        .prop_map(move |(are_apart, value, each)| {
            if !are_apart {
                return PerEnvironment::Shared(value);
            }
            let mut slots = PerEnvironment::only(environment, value);
            for (other, value) in others.into_iter().zip(each) {
                if let Some(value) = value {
                    slots.set(other, value);
                }
            }
            slots
        })
        .boxed()
}

/// The two other environments.
pub(crate) const fn others(environment: Environment) -> [Environment; 2] {
    match environment {
        Environment::Sod => [Environment::Stage, Environment::Production],
        Environment::Stage => [Environment::Sod, Environment::Production],
        Environment::Production => [Environment::Sod, Environment::Stage],
    }
}

/// The same slots with each value made into another, which may depend on the environment in which it counts.
pub(crate) fn map<T, U>(
    slots: PerEnvironment<T>,
    asked: Environment,
    to: impl Fn(Environment, T) -> U,
) -> PerEnvironment<U> {
    match slots {
        PerEnvironment::Shared(value) => PerEnvironment::Shared(to(asked, value)),
        PerEnvironment::Each { sod, stage, production } => PerEnvironment::Each {
            sod: sod.map(|value| to(Environment::Sod, value)),
            stage: stage.map(|value| to(Environment::Stage, value)),
            production: production.map(|value| to(Environment::Production, value)),
        },
    }
}
