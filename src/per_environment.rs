//! One value for all environments, or one for each.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::Environment;

/// One value that all environments share, or one optional value for each: the shape of nearly every setting in the portal.
///
/// ```
/// use superoffice_app::{Environment, PerEnvironment};
///
/// let shared = PerEnvironment::Shared("one");
/// assert_eq!(shared.get(Environment::Stage), Some(&"one"));
///
/// let each = PerEnvironment::only(Environment::Sod, "two");
/// assert_eq!(each.get(Environment::Sod), Some(&"two"));
/// assert_eq!(each.get(Environment::Production), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the portal's toggle has these two positions")]
pub enum PerEnvironment<T> {
    /// The same value everywhere.
    Shared(T),
    /// A value of its own for each environment; nothing at all when all three are absent.
    Each {
        /// The value for SOD.
        sod: Option<T>,
        /// The value for Stage.
        stage: Option<T>,
        /// The value for Production.
        production: Option<T>,
    },
}

impl<T> Default for PerEnvironment<T> {
    fn default() -> Self {
        Self::Each { sod: None, stage: None, production: None }
    }
}

impl<T> From<T> for PerEnvironment<T> {
    fn from(value: T) -> Self {
        Self::Shared(value)
    }
}

impl<T> PerEnvironment<T> {
    /// A value for one environment and none for the others.
    #[must_use]
    pub fn only(environment: Environment, value: T) -> Self {
        let mut each = Self::default();
        each.set(environment, value);
        each
    }

    /// The value that counts in this environment.
    #[must_use]
    pub fn get(&self, environment: Environment) -> Option<&T> {
        match self {
            Self::Shared(value) => Some(value),
            Self::Each { sod, stage, production } => match environment {
                Environment::Sod => sod.as_ref(),
                Environment::Stage => stage.as_ref(),
                Environment::Production => production.as_ref(),
            },
        }
    }

    /// Gives one environment its value. A shared value is dropped, and the other two environments are then left without one; to keep it for them,
    /// [`split`](Self::split) before.
    pub fn set(&mut self, environment: Environment, value: T) {
        if self.is_shared() {
            *self = Self::default();
        }
        if let Self::Each { sod, stage, production } = self {
            let slot = match environment {
                Environment::Sod => sod,
                Environment::Stage => stage,
                Environment::Production => production,
            };
            *slot = Some(value);
        }
    }

    /// The value that counts in this environment, to change it. A shared one is changed for all of them.
    pub const fn get_mut(&mut self, environment: Environment) -> Option<&mut T> {
        match self {
            Self::Shared(value) => Some(value),
            Self::Each { sod, stage, production } => match environment {
                Environment::Sod => sod.as_mut(),
                Environment::Stage => stage.as_mut(),
                Environment::Production => production.as_mut(),
            },
        }
    }

    /// Gives each environment a copy of a shared value, so that one can be changed without the others.
    ///
    /// ```
    /// use superoffice_app::{Environment, PerEnvironment};
    ///
    /// let mut urls = PerEnvironment::Shared(vec!["https://acme.example/callback"]);
    /// urls.split();
    /// if let Some(urls) = urls.get_mut(Environment::Sod) {
    ///     urls.push("http://localhost:5000/callback");
    /// }
    /// assert_eq!(urls.get(Environment::Sod).map(Vec::len), Some(2));
    /// assert_eq!(urls.get(Environment::Production).map(Vec::len), Some(1));
    /// ```
    pub fn split(&mut self)
    where
        T: Clone,
    {
        if let Self::Shared(value) = self {
            let one = Some(value.clone());
            *self = Self::Each { sod: one.clone(), stage: one.clone(), production: one };
        }
    }

    /// Whether all environments share one value.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        matches!(self, Self::Shared(_))
    }

    /// Whether no environment has a value.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Each { sod: None, stage: None, production: None })
    }

    /// Each value once: a shared one without an environment, the others with theirs.
    pub fn values(&self) -> impl Iterator<Item = (Option<Environment>, &T)> {
        let values = match self {
            Self::Shared(value) => [Some((None, value)), None, None],
            Self::Each { sod, stage, production } => [
                sod.as_ref().map(|value| (Some(Environment::Sod), value)),
                stage.as_ref().map(|value| (Some(Environment::Stage), value)),
                production.as_ref().map(|value| (Some(Environment::Production), value)),
            ],
        };
        values.into_iter().flatten()
    }

    /// The same shape with each value replaced; values for which the function gives nothing are left out.
    pub fn filter_map<'a, U>(&'a self, mut f: impl FnMut(&'a T) -> Option<U>) -> PerEnvironment<U> {
        match self {
            Self::Shared(value) => f(value).map_or_else(PerEnvironment::default, PerEnvironment::Shared),
            Self::Each { sod, stage, production } => PerEnvironment::Each {
                sod: sod.as_ref().and_then(&mut f),
                stage: stage.as_ref().and_then(&mut f),
                production: production.as_ref().and_then(&mut f),
            },
        }
    }

    /// The same shape with each value and what another holds in its place made into one.
    pub(crate) fn zip_map<U, V>(
        &self,
        other: &PerEnvironment<U>,
        mut f: impl FnMut(&T, &U) -> Option<V>,
    ) -> PerEnvironment<V> {
        match self {
            Self::Shared(value) => match other {
                PerEnvironment::Shared(other) => f(value, other).map_or_else(PerEnvironment::default, Into::into),
                PerEnvironment::Each { .. } => PerEnvironment::default(),
            },
            Self::Each { sod, stage, production } => {
                let mut one = |value: &Option<T>, environment| f(value.as_ref()?, other.get(environment)?);
                PerEnvironment::Each {
                    sod: one(sod, Environment::Sod),
                    stage: one(stage, Environment::Stage),
                    production: one(production, Environment::Production),
                }
            }
        }
    }
}

impl<T: Serialize> Serialize for PerEnvironment<T> {
    /// The value itself when shared, otherwise a table of the environments that have one.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Self::Shared(value) = self {
            return value.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        for (environment, value) in self.values() {
            if let Some(environment) = environment {
                map.serialize_entry(environment.as_str(), value)?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_once_and_in_order() {
        let shared = PerEnvironment::Shared(1);
        assert_eq!(shared.values().collect::<Vec<_>>(), [(None, &1)]);
        let mut each = PerEnvironment::only(Environment::Production, 3);
        each.set(Environment::Sod, 1);
        let values: Vec<_> = each.values().collect();
        assert_eq!(values, [(Some(Environment::Sod), &1), (Some(Environment::Production), &3)]);
    }

    #[test]
    fn setting_one_takes_a_shared_value_apart() {
        let mut value = PerEnvironment::Shared(1);
        value.set(Environment::Stage, 2);
        assert_eq!(value.get(Environment::Stage), Some(&2));
        assert_eq!(value.get(Environment::Sod), None);
    }
}
