//! A world of random commands: who may ask, and for what.

use superoffice_app::{
    Access, Actor, Agents, AppName, Application, AuthorizationLevel, Certificate, Circumstances, Claims, Command,
    Configuration, Credential, CredentialKind, Distribution, Environment, License, LicenseList, PerEnvironment,
    Permissions, Policy, PortalVersion, Published, Review, Role, Settings, StoredSecret, VersionLabel, WorkflowStatus,
};

use crate::life::{actor, certificates, hash, label, partner, ready, reason, reference, revised};

/// Numbers drawn from one.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below another one (splitmix64).
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(bound).unwrap()).unwrap()
    }

    pub(crate) fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    pub(crate) fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        all.get(self.below(all.len())).unwrap()
    }
}

/// What the commands are made from: a few of everything, so that they meet.
pub(crate) struct World {
    pub(crate) actors: Vec<Actor>,
    pub(crate) labels: Vec<VersionLabel>,
    pub(crate) secrets: Vec<Credential<StoredSecret>>,
    pub(crate) certificates: Vec<Credential<Certificate>>,
    pub(crate) circumstances: Vec<Circumstances>,
    licenses: Vec<License>,
    statuses: Vec<WorkflowStatus>,
    levels: Vec<AuthorizationLevel>,
}

/// The clear texts of the hashes, and what the references lead to.
pub(crate) const CLEAR: [&str; 4] = ["one", "two", "three", "ACME_SO_SECRET"];

pub(crate) const URLS: [&str; 4] = [
    "https://orders.acme.example/callback",
    "https://orders.acme.example/new",
    "http://orders.acme.example/plain",
    "http://localhost:5000/callback",
];

impl World {
    pub(crate) fn new() -> Self {
        let mut actors: Vec<Actor> = Role::ALL.into_iter().map(actor).collect();
        actors.extend([
            // Most of what happens is done by these.
            actor(Role::Developer),
            actor(Role::Developer),
            actor(Role::AppManager),
            actor(Role::Developer).with_permissions(Permissions::all()),
            actor(Role::Developer).with_permissions(Permissions::empty()),
            actor(Role::Marketing).with_permissions(Permissions::CONFIGURATION),
            actor(Role::Administrator).with_permissions(Permissions::all()),
            Actor::partner(partner("other"), Role::Developer),
            Actor::partner(partner("other"), Role::Administrator).with_permissions(Permissions::all()),
            Actor::superoffice(Role::Developer),
        ]);
        let portals = [PortalVersion::V1_10, PortalVersion::V2_0, PortalVersion::V2_15];
        let mut circumstances = vec![Circumstances::default()];
        circumstances.extend(portals.map(|it| Policy::default().with_portal_version(it).into()));
        circumstances.push(Circumstances::from(Policy::import()).with_approved_tenants(7));
        circumstances.push(Policy::default().with_published(Published::Yes).into());
        let limits = superoffice_app::Limits { problems: 0, versions: 3, ..Default::default() };
        circumstances.push(Policy::default().with_limits(limits).into());
        let limits = superoffice_app::Limits { versions: 3, ..Default::default() };
        circumstances.push(Policy::default().with_limits(limits).into());
        Self {
            actors,
            labels: ["1", "2", "3", "4", "5", "6", "`7`: draft", "8; 1"].into_iter().map(label).collect(),
            secrets: vec![hash("one"), hash("two"), hash("three"), reference("env:ACME_SO_SECRET")],
            certificates: certificates().to_vec(),
            circumstances,
            licenses: ["Custom apps", "Development Tools", "expander_services", "Reporter"]
                .into_iter()
                .map(|name| License::parse(name).unwrap())
                .collect(),
            statuses: ["requested", "in progress", "passed", "passed", "failed", "expired", "with the committee"]
                .into_iter()
                .map(|status| WorkflowStatus::parse(status).unwrap())
                .collect(),
            levels: vec![AuthorizationLevel::ADMINISTRATOR, AuthorizationLevel::EXPLICIT],
        }
    }

    /// A configuration to begin with: of one kind or the other, or of none, some of them not ready.
    pub(crate) fn beginning(&self, dice: &mut Dice) -> Configuration {
        let distribution = if dice.one_in(2) { Distribution::Standard } else { Distribution::Custom };
        let mut configuration = ready(distribution);
        if dice.one_in(4) {
            configuration = self.edited(dice, &configuration);
        }
        if dice.one_in(4) {
            // One that was granted a license twice, under two names.
            configuration = revised(&configuration, |settings| {
                settings.licenses.granted = self.licenses.iter().skip(1).take(2).cloned().collect();
            });
        }
        configuration
    }

    /// Some settings are others, of the partner's and of SuperOffice's, for better or worse.
    pub(crate) fn edited(&self, dice: &mut Dice, configuration: &Configuration) -> Configuration {
        // What cannot be held is left as it is.
        let policy = Policy::import();
        let mut configuration = configuration.clone();
        for _ in 0..=dice.below(3) {
            let changed = configuration.revise(&policy, |settings| self.change(dice, settings));
            configuration = changed.unwrap_or(configuration);
        }
        configuration
    }

    fn change(&self, dice: &mut Dice, settings: &mut Settings) {
        let authentication = &mut settings.authentication;
        match dice.below(24) {
            0..=3 => {
                let urls: Vec<_> = URLS.into_iter().filter(|_| dice.one_in(2)).collect();
                let urls = urls.into_iter().map(|url| url.parse().unwrap()).collect();
                authentication.redirect_urls = PerEnvironment::Shared(urls);
            }
            4 => settings.advanced.support_dark_mode ^= true,
            5 => settings.advanced.remove_remember_me ^= true,
            6 => settings.advanced.exclude_from_invoice ^= true,
            7 => settings.advanced.multi_tenant_identity ^= true,
            8 => settings.advanced.claims = Access::from(Claims::SYSTEM_TOKEN),
            9 => settings.advanced.agents = Access::from(Agents::WEBHOOK),
            10 => {
                let names = ["Acme Orders", "Acme Sales"].map(|name| AppName::parse(name).unwrap());
                settings.name.clone_from(dice.of(&names));
            }
            11 => settings.partner.clone_from(dice.of(&[Some(partner("acme")), Some(partner("acme")), None])),
            12 => {
                let all = [Some(Distribution::Standard), Some(Distribution::Custom), Some(Distribution::Custom), None];
                settings.distribution = *dice.of(&all);
            }
            13 => settings.licenses.granted = [dice.of(&self.licenses).clone()].into(),
            14 => settings.licenses.required = [].into(),
            15 => settings.verification.authorization_level = Some(dice.of(&self.levels).clone()),
            16 => settings.verification.security_audit = Some(dice.of(&self.statuses).clone()),
            17 => settings.verification.certification = Some(dice.of(&self.statuses).clone()),
            18 => authentication.client_secret = slots(dice, &self.secrets),
            19 => authentication.certificate = slots(dice, &self.certificates),
            20 => settings.endpoints.supported = [].into(),
            21 => authentication.native ^= true,
            22 => settings.notifications.state_change_url = PerEnvironment::default(),
            _ => settings.notifications = ready(Distribution::Standard).notifications().clone(),
        }
    }

    /// Somebody, and what they want of an application. Half of the time it is what comes next, by somebody who may.
    pub(crate) fn wish(&self, dice: &mut Dice, application: &Application) -> (Actor, Command) {
        let command = if dice.one_in(2) { self.next(dice, application) } else { self.any(dice, application) };
        let fits = [actor(Role::Developer), actor(Role::AppManager), actor(Role::AppManager)];
        let actor = if dice.one_in(2) { dice.of(&fits) } else { dice.of(&self.actors) };
        (actor.clone(), command)
    }

    /// What may come next in the life of an application.
    fn next(&self, dice: &mut Dice, application: &Application) -> Command {
        let versions: Vec<_> = application.versions().collect();
        let version = if dice.one_in(3) { *dice.of(&versions) } else { application.newest() };
        let label = version.label().clone();
        let review = *dice.of(&Review::ALL);
        if application.review(review).status() == WorkflowStatus::REQUESTED && dice.one_in(2) {
            return Command::RecordReview { review, status: WorkflowStatus::PASSED };
        }
        if !application.status().is_active() && dice.one_in(4) {
            return if application.status().is_delisted() { Command::Relist } else { Command::Reactivate };
        }
        if let Some(asked) = version.pending() {
            let _ = asked;
            return if dice.one_in(4) {
                Command::RejectRequest { version: label, reason: reason("not yet") }
            } else {
                Command::ApproveRequest { version: label }
            };
        }
        let custom = application.distribution() == Some(Distribution::Custom);
        if version.publication(Environment::Stage).is_published() && !custom && dice.one_in(2) {
            let passed = |review| application.review(review).status().is_passed();
            return match Review::ALL.into_iter().find(|review| !passed(*review)) {
                Some(review) => Command::RequestReview { review },
                None => Command::RequestPublication { version: label, environment: Environment::Production },
            };
        }
        if !version.is_open() {
            let free = self.labels.iter().find(|label| application.version(label).is_none());
            return match free {
                Some(free) if dice.one_in(2) => Command::CreateVersion { label: free.clone(), from: Some(label) },
                _ if custom => Command::Deactivate { reason: reason("the license is lost") },
                _ if dice.one_in(2) => Command::ActivateKeys,
                _ => Command::CompleteBeta { customers: 3 },
            };
        }
        let distribution = application.distribution().unwrap_or(Distribution::Custom);
        match dice.below(6) {
            // Mends what was spoilt.
            0 | 1 => {
                let mended = ready(distribution);
                let configuration = version.configuration().revise(&Policy::import(), |settings| {
                    let client_secret = settings.authentication.client_secret.clone();
                    let certificate = settings.authentication.certificate.clone();
                    settings.authentication = mended.authentication().clone();
                    settings.authentication.client_secret = client_secret;
                    settings.authentication.certificate = certificate;
                    settings.notifications = mended.notifications().clone();
                    settings.endpoints = mended.endpoints().clone();
                    settings.distribution = Some(distribution);
                    settings.partner = Some(partner("acme"));
                });
                Command::Edit { version: label, configuration: configuration.unwrap() }
            }
            2 => Command::SetClientSecret {
                version: label,
                environment: None,
                client_secret: dice.of(&self.secrets).clone(),
            },
            _ => Command::RequestPublication { version: label, environment: Environment::Stage },
        }
    }

    fn any(&self, dice: &mut Dice, application: &Application) -> Command {
        let version = dice.of(&self.labels).clone();
        let version = if dice.one_in(3) { version } else { application.newest().label().clone() };
        let slot = *dice.of(&[None, Some(Environment::Sod), Some(Environment::Stage), Some(Environment::Production)]);
        let environment = *dice.of(&Environment::ALL);
        let client_secret = dice.of(&self.secrets).clone();
        let certificate = dice.of(&self.certificates).clone();
        let (list, license) = (*dice.of(&LicenseList::ALL), dice.of(&self.licenses).clone());
        let (review, status) = (*dice.of(&Review::ALL), dice.of(&self.statuses).clone());
        let because = reason("because");
        match dice.below(40) {
            0..=6 => {
                let now = application.version(&version).unwrap_or(application.newest()).configuration();
                Command::Edit { version, configuration: self.edited(dice, now) }
            }
            7 | 8 => {
                let from = if dice.one_in(2) { None } else { Some(dice.of(&self.labels).clone()) };
                Command::CreateVersion { label: version, from }
            }
            9 | 10 => Command::PublishToSod { version },
            11 | 12 => Command::RequestPublication { version, environment },
            13 => Command::WithdrawRequest { version },
            14 => Command::ApproveRequest { version },
            15 => Command::RejectRequest { version, reason: because },
            16 => Command::CompleteBeta { customers: u32::try_from(dice.below(5)).unwrap() },
            17 => Command::Deactivate { reason: because },
            18 => Command::Reactivate,
            19 => Command::Delist { reason: because },
            20 => Command::Relist,
            21 => Command::ConvertToCustom,
            // It ends a life, so it is rare.
            22 if dice.one_in(6) => Command::Delete,
            22 | 23 => Command::RecordAuthorizationLevel { level: dice.of(&self.levels).clone() },
            24 => Command::RequestReview { review },
            25 => Command::RecordReview { review, status },
            26 => Command::AddLicense { list, license },
            27 => Command::RemoveLicense { list, license },
            28 | 29 => Command::SetClientSecret { version, environment: slot, client_secret },
            30 => Command::ClearClientSecret { version, environment: slot },
            31 | 32 => Command::ReplaceClientSecret { version, environment: slot, client_secret },
            33 => Command::SetCertificate { version, environment: slot, certificate },
            34 => Command::ClearCertificate { version, environment: slot },
            35 | 36 => Command::ReplaceCertificate { version, environment: slot, certificate },
            37 => Command::ActivateKeys,
            _ => Command::ReportCompromised { credential: *dice.of(&CredentialKind::ALL), environment },
        }
    }
}

/// Credentials in some of the slots.
fn slots<T: Clone>(dice: &mut Dice, all: &[Credential<T>]) -> PerEnvironment<Credential<T>> {
    match dice.below(4) {
        0 => PerEnvironment::default(),
        1 => PerEnvironment::Shared(dice.of(all).clone()),
        _ => {
            let mut slots = PerEnvironment::default();
            for environment in Environment::ALL {
                if dice.one_in(2) {
                    slots.set(environment, dice.of(all).clone());
                }
            }
            slots
        }
    }
}
