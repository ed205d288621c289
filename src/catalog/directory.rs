//! Many tenants, found by environment and context identifier.

use core::fmt;
use std::sync::Arc;

use super::slab::Slab;
use crate::places::Places;
use crate::{Code, ContextId, Environment, Path, Problem, Tenant, TenantKey};

/// Many tenants, each found by its environment and context identifier, in any letter case. The same identifier in two environments means two
/// tenants, and a production sandbox is a tenant of its own.
///
/// [`get`](Self::get) takes the same time however many tenants there are, and allocates nothing.
///
/// ```
/// use superoffice_app::{ContextId, Environment, Tenant, TenantDirectory, TenantKey};
///
/// let tenant = |id| Ok::<_, superoffice_app::ParseError>(Tenant::new(TenantKey::new(Environment::Sod, ContextId::parse(id)?)));
/// let mut directory = TenantDirectory::new();
/// directory.insert(tenant("Cust26759")?)?;
///
/// let found = directory.get(Environment::Sod, &ContextId::parse("CUST26759")?);
/// assert_eq!(found.map(|tenant| tenant.context_id().as_str()), Some("Cust26759"));
///
/// let refusal = directory.insert(tenant("cust26759")?).unwrap_err();
/// assert_eq!(refusal.to_string(), "error[tenant.duplicate]: the tenant `cust26759` is listed twice in sod");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Many readers and one writer
///
/// As with a [`Catalog`](crate::Catalog), readers clone an [`Arc`], and one writer changes a clone of the directory and swaps it in. What a second
/// writer swaps in between is lost; and a clone shares the tenants but copies the tables, so fold a batch of messages into each and not one.
///
/// ```
/// use std::sync::{Arc, PoisonError, RwLock};
/// use superoffice_app::{
///     ContextId, Environment, StateResponse, Tenant, TenantDirectory, TenantEvent, TenantKey, TenantMessage, TenantState, Timestamp,
/// };
///
/// /// For one writer: folds what was heard, each with its time. Gives what is new.
/// fn hear(
///     shared: &RwLock<Arc<TenantDirectory>>,
///     environment: Environment,
///     batch: &[(TenantMessage, Timestamp)],
/// ) -> Result<Vec<(TenantKey, TenantEvent)>, Box<dyn std::error::Error>> {
///     let now = Arc::clone(&shared.read().unwrap_or_else(PoisonError::into_inner));
///     let mut directory = TenantDirectory::clone(&now);
///     let mut events = Vec::new();
///     for (message, at) in batch {
///         let known = directory.get(environment, message.context_id()).cloned();
///         let tenant = known.unwrap_or_else(|| Tenant::new(TenantKey::new(environment, message.context_id().clone())).into());
///         let step = tenant.hear(message, *at)?;
///         let key = step.tenant.key().clone(); // an event does not name its tenant
///         events.extend(step.events.into_iter().map(|event| (key.clone(), event)));
///         directory.set(step.tenant)?;
///     }
///     *shared.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(directory);
///     Ok(events)
/// }
///
/// let shared = RwLock::new(Arc::new(TenantDirectory::new()));
/// let running = StateResponse::new(ContextId::parse("Cust26759")?, TenantState::Running);
/// let batch = [(TenantMessage::State(running), Timestamp::parse("2026-11-22T10:00:00Z")?)];
/// assert_eq!(hear(&shared, Environment::Sod, &batch)?.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct TenantDirectory {
    tenants: Slab<Arc<Tenant>>,
    keys: Places,
}

impl Default for TenantDirectory {
    fn default() -> Self {
        Self::new()
    }
}

impl TenantDirectory {
    /// An empty directory.
    #[must_use]
    pub fn new() -> Self {
        Self::with_capacity(0)
    }

    fn with_capacity(count: usize) -> Self {
        Self { tenants: Slab::with_capacity(count), keys: Places::with_capacity(count) }
    }

    /// Makes a directory of many tenants: as if each was [inserted](Self::insert), one after the other, and what is refused is left out. The
    /// problems say which. The time grows with the number of tenants.
    pub fn load<T: Into<Arc<Tenant>>>(tenants: impl IntoIterator<Item = T>) -> LoadedDirectory {
        let tenants = tenants.into_iter();
        // Room for no more than a hostile hint may cost.
        let mut directory = Self::with_capacity(tenants.size_hint().0.min(1 << 20));
        let mut problems = Vec::new();
        for (place, tenant) in tenants.enumerate() {
            if let Err(refusal) = directory.insert(tenant) {
                problems.push(TenantLoadProblem { place, refusal });
            }
        }
        LoadedDirectory { directory, problems }
    }

    /// Takes a tenant in that is not there yet.
    ///
    /// # Errors
    ///
    /// When a tenant with its key is there: `tenant.duplicate`. Then nothing has changed.
    pub fn insert(&mut self, tenant: impl Into<Arc<Tenant>>) -> Result<(), DirectoryRefusal> {
        let tenant = tenant.into();
        let hash = self.hash(tenant.environment(), tenant.context_id());
        if let Some(there) = self.place_of(hash, tenant.environment(), tenant.context_id()) {
            let there = self.tenants.get(there).map_or_else(|| tenant.key(), |there| there.key());
            return Err(DirectoryRefusal::Duplicate { key: tenant.key().clone(), there: there.clone() });
        }
        if !self.tenants.has_room_for(1) {
            return Err(DirectoryRefusal::Full { key: tenant.key().clone() });
        }
        let place = self.tenants.add(tenant);
        self.keys.add(hash, place);
        Ok(())
    }

    /// Sets a tenant in the place of the one with its key, as after a message about it, and gives that one back.
    ///
    /// # Errors
    ///
    /// When there is none. Then nothing has changed.
    pub fn replace(&mut self, tenant: impl Into<Arc<Tenant>>) -> Result<Arc<Tenant>, DirectoryRefusal> {
        let tenant = tenant.into();
        let hash = self.hash(tenant.environment(), tenant.context_id());
        let place = self.place_of(hash, tenant.environment(), tenant.context_id());
        match place.and_then(|place| self.tenants.get_mut(place)) {
            Some(there) => Ok(core::mem::replace(there, tenant)),
            None => Err(DirectoryRefusal::Absent { key: tenant.key().clone() }),
        }
    }

    /// [Inserts](Self::insert) a tenant, or [replaces](Self::replace) the one with its key, as after a message about it; gives the one that was
    /// there.
    ///
    /// # Errors
    ///
    /// [`DirectoryRefusal::Full`] alone. Then nothing has changed.
    pub fn set(&mut self, tenant: impl Into<Arc<Tenant>>) -> Result<Option<Arc<Tenant>>, DirectoryRefusal> {
        let tenant = tenant.into();
        if self.get(tenant.environment(), tenant.context_id()).is_some() {
            return self.replace(tenant).map(Some);
        }
        self.insert(tenant).map(|()| None)
    }

    /// Takes a tenant out.
    pub fn remove(&mut self, environment: Environment, context_id: &ContextId) -> Option<Arc<Tenant>> {
        let hash = self.hash(environment, context_id);
        let place = self.place_of(hash, environment, context_id)?;
        self.keys.remove(hash, place);
        self.tenants.remove(place)
    }

    /// The tenant of this context identifier, in any letter case, in this environment.
    #[must_use]
    pub fn get(&self, environment: Environment, context_id: &ContextId) -> Option<&Arc<Tenant>> {
        self.tenants.get(self.place_of(self.hash(environment, context_id), environment, context_id)?)
    }

    /// How many tenants there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tenants.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All tenants, in the order in which they were inserted; one that comes after a removal takes the place that is free.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Tenant>> {
        self.tenants.iter()
    }

    /// Those of one environment, in the same order. Each tenant of the directory is looked at.
    #[must_use]
    pub fn tenants_of(&self, environment: Environment) -> impl DoubleEndedIterator<Item = &Arc<Tenant>> {
        self.iter().filter(move |tenant| tenant.environment() == environment)
    }

    fn hash(&self, environment: Environment, context_id: &ContextId) -> u32 {
        self.keys.hash(&(environment, context_id))
    }

    fn place_of(&self, hash: u32, environment: Environment, context_id: &ContextId) -> Option<u32> {
        self.keys.find(hash, |place| {
            let tenant = self.tenants.get(place);
            tenant.is_some_and(|tenant| tenant.environment() == environment && tenant.context_id() == context_id)
        })
    }
}

impl fmt::Debug for TenantDirectory {
    /// How many there are; a million tenants are nothing to read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantDirectory").field("len", &self.len()).finish_non_exhaustive()
    }
}

/// Why a directory does not take a tenant. Nothing has changed then.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DirectoryRefusal {
    /// A tenant with its key is there: `tenant.duplicate`.
    Duplicate {
        /// The key of the tenant that is not taken.
        key: TenantKey,
        /// The key of the tenant that is there: the same, perhaps in another letter case.
        there: TenantKey,
    },
    /// There is no tenant with this key to replace.
    Absent {
        /// The key.
        key: TenantKey,
    },
    /// The directory holds four thousand million tenants.
    Full {
        /// The key.
        key: TenantKey,
    },
}

impl DirectoryRefusal {
    /// The key of the tenant that is not taken.
    #[must_use]
    pub const fn key(&self) -> &TenantKey {
        match self {
            Self::Duplicate { key, .. } | Self::Absent { key } | Self::Full { key } => key,
        }
    }

    /// The word for why: `duplicate`, `absent` or `full`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Duplicate { .. } => "duplicate",
            Self::Absent { .. } => "absent",
            Self::Full { .. } => "full",
        }
    }

    /// The same as data, with its help, when it is about a rule: `tenant.duplicate`. A directory has no policy that would lower it, for it cannot
    /// hold two tenants under one key.
    #[must_use]
    pub fn problem(&self) -> Option<Problem> {
        let Self::Duplicate { key, .. } = self else { return None };
        let problem = Problem::at_path(Code::TENANT_DUPLICATE, Path::default()).found(key.context_id().as_str());
        Some(problem.environment(key.environment()).fixed())
    }
}

impl fmt::Display for DirectoryRefusal {
    /// A line; as `{:#}`, with the help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duplicate { .. } => self.problem().map_or(Ok(()), |problem| fmt::Display::fmt(&problem, f)),
            Self::Absent { key } => write!(f, "the directory has no tenant `{key}`"),
            Self::Full { key } => write!(f, "the directory has no room for the tenant `{key}`"),
        }
    }
}

impl fmt::Debug for DirectoryRefusal {
    /// The same as `Display`: it is what `?` in `main` shows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for DirectoryRefusal {}

/// What comes of [`TenantDirectory::load`]: the directory, and which tenants it refused.
#[derive(Clone, Debug)]
#[non_exhaustive]
#[must_use = "what was refused is not in the directory"]
pub struct LoadedDirectory {
    /// All tenants that were not refused.
    pub directory: TenantDirectory,
    /// One for each tenant that was refused, in the order in which they were handed over.
    pub problems: Vec<TenantLoadProblem>,
}

/// Which of many tenants was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantLoadProblem {
    place: usize,
    refusal: DirectoryRefusal,
}

impl TenantLoadProblem {
    /// Its place among those that were handed over, from 0: the host knows which row or file that was.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.place
    }

    /// Why it is not in the directory.
    #[must_use]
    pub const fn refusal(&self) -> &DirectoryRefusal {
        &self.refusal
    }
}

impl fmt::Display for TenantLoadProblem {
    /// Which item, counted from 1, and the refusal; as `{:#}`, with the help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "item {} ({}): ", self.place.saturating_add(1), self.refusal.key())?;
        fmt::Display::fmt(&self.refusal, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_and_goes_takes_no_more_room() {
        let mut directory = TenantDirectory::new();
        for number in 0..1_000 {
            let context_id = ContextId::parse(&format!("Cust{number}")).unwrap();
            directory.insert(Tenant::new(TenantKey::new(Environment::Sod, context_id))).unwrap();
            if let Some(before) = u32::checked_sub(number, 3) {
                let before = ContextId::parse(&format!("cust{before}")).unwrap();
                assert!(directory.remove(Environment::Sod, &before).is_some());
            }
        }
        assert_eq!((directory.len(), directory.keys.held(), directory.keys.slots()), (3, 3, 8));
        assert!(!directory.tenants.has_room_for(1 << 32));
    }
}
