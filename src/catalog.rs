//! Many applications and many tenants at once: what is unique among them, and finding one.

mod claims;
mod conflict;
mod directory;
mod entries;
mod key;
mod loaded;
mod refusal;
mod rules;
mod slab;

pub use conflict::{Conflict, Party};
pub use directory::{DirectoryRefusal, LoadedDirectory, TenantDirectory, TenantLoadProblem};
pub use loaded::{LoadProblem, Loaded};
pub use refusal::CatalogRefusal;

use core::fmt;
use std::sync::Arc;

use crate::{Application, ApplicationId, ClientId, Environment, Policy, Severity};
use entries::{Entries, Held};
use rules::Judged;

/// Many applications, each under the host's own ID: which one has a client ID, and what two of them share and should not.
///
/// [`find`](Self::find) answers what a sign-in service asks first: whose client ID is this, in this environment? It takes the same time
/// however many applications there are, and allocates nothing.
///
/// Taking an application in is refused when it shares with another what it must not: a client ID in one environment, in any letter case
/// (`client-id.duplicate`), or the name, where both are standard (`name.duplicate`). It is told when it shares what it should not: a name
/// otherwise, a client ID in different environments (`client-id.cross-environment`), a key (`certificate.reused`) or a client secret
/// (`client-secret.duplicate`). What counts is all that is in any of its versions, published or not. An application that is deleted can be
/// held, but it conflicts with none and is not found by a client ID.
///
/// ```
/// use superoffice_app::{
///     Actor, Application, ApplicationId, Catalog, ClientId, Environment, Limits, PartnerId, Policy, Role, Timestamp, VersionLabel, json,
/// };
///
/// let text = r#"{"name": "Acme Orders", "partner": "acme", "distribution": "custom",
///     "authentication": {"client_id": {"sod": "6cf25376616343b38d14ddcd804f2891"}}}"#;
/// let configuration = json::read(text, &Limits::default()).build(&Policy::default())?.configuration;
/// let developer = Actor::partner(PartnerId::parse("acme")?, Role::Developer);
/// let (label, now) = (VersionLabel::parse("1")?, Timestamp::parse("2026-11-22T09:00:00Z")?);
/// let orders = Application::create(&label, &configuration, &developer, now)?.application;
///
/// let mut catalog = Catalog::new();
/// assert!(catalog.insert(ApplicationId::parse("orders")?, orders.clone())?.is_empty());
///
/// let client_id = ClientId::parse("6cf25376616343b38d14ddcd804f2891")?;
/// let found = catalog.find(Environment::Sod, &client_id).ok_or("nobody has this client ID")?;
/// assert!(found.live(Environment::Sod).is_ok());
/// assert!(catalog.find(Environment::Production, &client_id).is_none());
///
/// let refusal = catalog.insert(ApplicationId::parse("copy")?, orders).unwrap_err();
/// println!("{refusal}"); // `copy` (Acme Orders) and `orders` (Acme Orders): … the client ID … is that of two applications in sod
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Many readers and one writer
///
/// A service shares a catalog between its threads behind an [`Arc`], and replaces it as a whole. A reader clones the `Arc` and lets go of the lock; the
/// writer changes a clone of the catalog, which nobody sees before it is swapped in.
///
/// * *One writer.* What a second one swaps in between the clone and the swap of the first is lost. Hold a mutex from before the clone until after
///   the swap if there may be two.
/// * *A batch, not each message.* A clone shares the applications, but copies the tables, in a time that grows with their number.
///
/// ```
/// use std::sync::{Arc, PoisonError, RwLock};
/// use superoffice_app::{Application, ApplicationId, Catalog, CatalogRefusal};
///
/// struct Shared(RwLock<Arc<Catalog>>);
///
/// impl Shared {
///     /// As it is now. It stays so for whoever has it, and holds no lock.
///     fn now(&self) -> Arc<Catalog> {
///         Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
///     }
///
///     /// For one writer: all that a batch changes is seen at once. Gives what was refused.
///     fn change(&self, batch: impl IntoIterator<Item = (ApplicationId, Application)>) -> Vec<CatalogRefusal> {
///         let mut catalog = Catalog::clone(&self.now());
///         let refused = batch.into_iter().filter_map(|(id, application)| catalog.set(id, application).err()).collect();
///         *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(catalog);
///         refused
///     }
/// }
///
/// let shared = Shared(RwLock::new(Arc::new(Catalog::new())));
/// let reader = shared.now();
/// assert!(shared.change([]).is_empty());
/// assert!(!Arc::ptr_eq(&reader, &shared.now())); // the reader reads on in what it has
/// ```
#[derive(Clone)]
pub struct Catalog {
    policy: Policy,
    entries: Entries,
}

impl Default for Catalog {
    fn default() -> Self {
        Self::new()
    }
}

impl Catalog {
    /// An empty catalog under the default policy.
    #[must_use]
    pub fn new() -> Self {
        Self::with_policy(Policy::default())
    }

    /// An empty catalog under a policy of its own. It says of each rule whether it refuses, warns or is silent.
    ///
    /// When it lowers `client-id.duplicate`, as [`Policy::import`] does, two applications may have one client ID in one environment; while both have it in
    /// what is published there, it finds neither.
    #[must_use]
    pub fn with_policy(policy: Policy) -> Self {
        Self::with_capacity(policy, 0)
    }

    fn with_capacity(policy: Policy, count: usize) -> Self {
        Self { policy, entries: Entries::with_capacity(count) }
    }

    /// Makes a catalog of many applications under the default policy; see [`load_with`](Self::load_with). A problem tells the
    /// [place](LoadProblem::place) of its application among those that are handed over: the host keeps which row or file each came from.
    pub fn load<A: Into<Arc<Application>>>(applications: impl IntoIterator<Item = (ApplicationId, A)>) -> Loaded {
        Self::load_with(applications, Policy::default())
    }

    /// Makes a catalog of many applications: as if each was [inserted](Self::insert), one after the other, and what is refused is left out. The
    /// problems say which, and what there is to say of the others.
    ///
    /// The time grows with the number of applications and the number of their versions, whatever they share.
    pub fn load_with<A: Into<Arc<Application>>>(
        applications: impl IntoIterator<Item = (ApplicationId, A)>,
        policy: Policy,
    ) -> Loaded {
        let applications = applications.into_iter();
        // Room for no more than a hostile hint may cost.
        let mut catalog = Self::with_capacity(policy, applications.size_hint().0.min(1 << 17));
        let mut problems = Vec::new();
        for (place, (id, application)) in applications.enumerate() {
            match catalog.insert(id.clone(), application) {
                Ok(conflicts) if conflicts.is_empty() => {}
                outcome => problems.push(LoadProblem { place, id, outcome }),
            }
        }
        Loaded { catalog, problems }
    }

    /// Takes an application in under an ID that is not there yet. The conflicts are those that the policy lets pass.
    ///
    /// # Errors
    ///
    /// When the ID is there, or a conflict is an error. Then nothing has changed.
    pub fn insert(
        &mut self,
        id: ApplicationId,
        application: impl Into<Arc<Application>>,
    ) -> Result<Vec<Conflict>, CatalogRefusal> {
        let application = application.into();
        if let Some(there) = self.entries.place_of(&id).and_then(|place| self.entries.get(place)) {
            return Err(CatalogRefusal::Taken { name: there.application.name().clone(), id });
        }
        let held = Held::of(&application);
        let conflicts = self.judge(&id, &application, None, &held)?;
        self.entries.add(id, Arc::clone(&application), held);
        Ok(conflicts)
    }

    /// Sets an application in the place of the one that has this ID: what only that one held is free again. The conflicts are those that the policy
    /// lets pass.
    ///
    /// # Errors
    ///
    /// When the ID is not there, or a conflict is an error. Then nothing has changed, and the application that was there stays.
    pub fn replace(
        &mut self,
        id: &ApplicationId,
        application: impl Into<Arc<Application>>,
    ) -> Result<Vec<Conflict>, CatalogRefusal> {
        let application = application.into();
        let Some(place) = self.entries.place_of(id) else { return Err(CatalogRefusal::Absent { id: id.clone() }) };
        let held = Held::of(&application);
        let conflicts = self.judge(id, &application, Some(place), &held)?;
        self.entries.replace(place, Arc::clone(&application), held);
        Ok(conflicts)
    }

    /// [Inserts](Self::insert) an application, or [replaces](Self::replace) the one that has this ID. The conflicts are those that the policy lets
    /// pass.
    ///
    /// # Errors
    ///
    /// When a conflict is an error. Then nothing has changed, and an application that was there stays.
    pub fn set(
        &mut self,
        id: ApplicationId,
        application: impl Into<Arc<Application>>,
    ) -> Result<Vec<Conflict>, CatalogRefusal> {
        if self.entries.place_of(&id).is_some() { self.replace(&id, application) } else { self.insert(id, application) }
    }

    /// Takes the application out that has this ID; what only it held is free again.
    pub fn remove(&mut self, id: &ApplicationId) -> Option<Arc<Application>> {
        self.entries.remove(self.entries.place_of(id)?)
    }

    /// The application that has this ID.
    #[must_use]
    pub fn get(&self, id: &ApplicationId) -> Option<&Arc<Application>> {
        self.entries.get(self.entries.place_of(id)?).map(|entry| &entry.application)
    }

    /// The application of which the version that is published in the environment has this client ID, to the letter; whether it is active is
    /// for [`Application::live`] to say. Nothing when two applications have it there.
    #[must_use]
    pub fn find(&self, environment: Environment, client_id: &ClientId) -> Option<&Arc<Application>> {
        self.entries.published(environment, client_id).map(|entry| &entry.application)
    }

    /// The ID of the application that [`find`](Self::find) gives.
    #[must_use]
    pub fn find_id(&self, environment: Environment, client_id: &ClientId) -> Option<&ApplicationId> {
        self.entries.published(environment, client_id).map(|entry| &entry.id)
    }

    /// How many applications there are, deleted ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// All applications, in the order in which they were inserted; one that comes after a removal takes the place that is free.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&ApplicationId, &Arc<Application>)> {
        self.entries.iter().map(|entry| (&entry.id, &entry.application))
    }

    /// All conflicts among the applications that are held, in the order of [`iter`](Self::iter). The application of each came later, or was replaced
    /// later, than the other.
    ///
    /// The time grows with the number of applications and of their versions.
    #[must_use]
    pub fn check(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for entry in self.entries.iter() {
            let held = Held::of(&entry.application);
            let place = self.entries.place_of(&entry.id);
            let before = place.and_then(|place| self.entries.since(place));
            conflicts.extend(self.conflicts(&entry.id, &entry.application, place, before, &held));
        }
        conflicts
    }

    /// The conflicts that the policy lets pass.
    fn judge(
        &self,
        id: &ApplicationId,
        application: &Application,
        place: Option<u32>,
        held: &Held<'_>,
    ) -> Result<Vec<Conflict>, CatalogRefusal> {
        if !self.entries.has_room_for(held) {
            return Err(CatalogRefusal::Full { id: id.clone() });
        }
        let conflicts = self.conflicts(id, application, place, None, held);
        if conflicts.iter().any(|conflict| conflict.severity() == Severity::Error) {
            return Err(CatalogRefusal::Conflicts { id: id.clone(), conflicts });
        }
        Ok(conflicts)
    }

    fn conflicts(
        &self,
        id: &ApplicationId,
        application: &Application,
        place: Option<u32>,
        before: Option<u64>,
        held: &Held<'_>,
    ) -> Vec<Conflict> {
        let (entries, policy) = (&self.entries, &self.policy);
        Judged { id, application, place, before, entries, policy, conflicts: Vec::new() }.conflicts(&held.claims)
    }
}

impl fmt::Debug for Catalog {
    /// How many there are; a hundred thousand applications are nothing to read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalog").field("len", &self.len()).finish_non_exhaustive()
    }
}
