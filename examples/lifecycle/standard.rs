//! A standard application, from its first draft to full publication, and a change that would lock users out.

use superoffice_app::{
    Agents, ClientSecret, Command, Credential, EndpointUrl, Environment, Match, PerEnvironment, Reason, RedirectUrl,
    Review, SecretReference, StoredSecret, Timestamp, UrlEntry, WorkflowStatus,
};

use crate::people::People;
use crate::service::Service;
use crate::story::{Story, Told, configuration, label, only_reads, print, says, text};
use crate::vault::Vault;

const CALLBACK: &str = "https://app.acme.example/callback";
const SECRET: &str = "4f7d0c5b8e2a91634f7d0c5b8e2a9163";

pub(crate) fn tell(service: &mut Service, people: &People, now: Timestamp) -> Told {
    let mut story = Story::begin(service, "orders", "A standard application", now);
    let one = label("1")?;
    story.create(&one, &configuration(include_str!("standard.toml"))?, &people.developer)?;

    to_stage(&mut story, people)?;
    reviews(&mut story, people)?;
    to_production(&mut story, people)?;
    second_version(&mut story, people)
}

/// What is not ready is not published, and what is asked for does not change.
fn to_stage(story: &mut Story<'_>, people: &People) -> Told {
    let one = label("1")?;
    let request = Command::RequestPublication { version: one.clone(), environment: Environment::Stage };
    says("the first version is active in SOD at once; for Stage it is not ready yet");
    story.is_refused(&people.developer, &request)?;

    let hooks = EndpointUrl::parse("https://hooks.acme.example/tenant-state").map_err(text)?;
    let mended = story.edit(|settings| {
        settings.notifications.state_change_url = PerEnvironment::Shared(hooks);
        settings.notifications.enabled = true;
    })?;
    says("a URL for state changes, by three people: only one may, and the other partner learns nothing");
    story.is_refused(&people.competitor, &mended)?;
    story.is_refused(&only_reads(&people.developer)?, &mended)?;
    story.does(&people.developer, &mended)?;
    for environment in [Environment::Stage, Environment::Production] {
        let client_secret = reference(&format!("vault:orders/{environment}"))?;
        let command = Command::SetClientSecret { version: one.clone(), environment: Some(environment), client_secret };
        story.does(&people.developer, &command)?;
    }
    story.does(&people.developer, &request)?;
    says("what SuperOffice is asked to publish does not change");
    let late = story.edit(|settings| settings.authentication.authorize_text = Some("Reads orders.".into()))?;
    story.is_refused(&people.developer, &late)?;

    story.wait(2, 0)?;
    says("rejected, it is open again");
    let reason = Reason::parse("the consent page does not say what the application does").map_err(text)?;
    story.does(&people.store_manager, &Command::RejectRequest { version: one.clone(), reason })?;
    story.does(&people.developer, &late)?;
    story.does(&people.developer, &request)?;
    story.does(&people.app_manager, &Command::ApproveRequest { version: one })
}

/// The security audit fails once.
fn reviews(story: &mut Story<'_>, people: &People) -> Told {
    let one = label("1")?;
    let request = Command::RequestPublication { version: one, environment: Environment::Production };
    story.is_refused(&people.developer, &request)?;
    says("Production takes both reviews; the audit fails once and is asked for again");
    let failed = WorkflowStatus::failed("one finding of medium risk").map_err(text)?;
    for (review, statuses) in [
        (Review::SecurityAudit, &[failed, WorkflowStatus::REQUESTED, WorkflowStatus::PASSED][..]),
        (Review::Certification, &[WorkflowStatus::PASSED]),
    ] {
        story.does(&people.developer, &Command::RequestReview { review })?;
        for status in statuses {
            story.wait(10, 0)?;
            story.does(&people.app_manager, &Command::RecordReview { review, status: status.clone() })?;
        }
    }
    story.does(&people.developer, &request)
}

/// The keys work once they are activated, and the beta period takes its time.
fn to_production(story: &mut Story<'_>, people: &People) -> Told {
    let one = label("1")?;
    says("what is not published does not sign in, and nobody approves their own request");
    sign_in(story)?;
    story.is_refused(&people.developer, &Command::ApproveRequest { version: one.clone() })?;
    story.does(&people.store_manager, &Command::ApproveRequest { version: one })?;
    sign_in(story)?;
    story.does(&people.operations, &Command::ActivateKeys)?;
    sign_in(story)?;
    says("a beta period takes 30 days and three customers, or 60 days and one");
    story.is_refused(&people.store_manager, &Command::CompleteBeta { customers: 3 })?;
    story.wait(31, 12)?;
    story.does(&people.store_manager, &Command::CompleteBeta { customers: 3 })
}

/// What is published is frozen; a new version asks for webhooks, and that locks users out until their administrators consent again.
fn second_version(story: &mut Story<'_>, people: &People) -> Told {
    let two = label("2")?;
    let url = RedirectUrl::parse("https://new.acme.example/callback").map_err(text)?;
    let change = |settings: &mut superoffice_app::Settings| {
        settings.authentication.redirect_urls.set(Environment::Production, [UrlEntry::Literal(url.clone())].into());
        settings.advanced.agents = Agents::WEBHOOK.into();
    };
    says(
        "what is published is frozen; a new version has another callback and asks for webhooks, which is the app manager's to grant",
    );
    let frozen = story.edit(change)?;
    story.is_refused(&people.developer, &frozen)?;
    story.is_refused(&people.marketing, &Command::CreateVersion { label: two.clone(), from: None })?;
    story.does(&people.developer, &Command::CreateVersion { label: two.clone(), from: None })?;
    let edit = story.edit(change)?;
    story.preview(&edit)?;
    story.is_refused(&people.developer, &edit)?;
    story.does(&people.app_manager, &edit)?;
    says(
        "the old callback was taken away: once this is published, who still uses it is locked out, and a beta period begins again",
    );
    for environment in [Environment::Stage, Environment::Production] {
        story.does(&people.developer, &Command::RequestPublication { version: two.clone(), environment })?;
        story.does(&people.app_manager, &Command::ApproveRequest { version: two.clone() })?;
    }
    sign_in(story)?;
    print(&format!("   in the end: {}", story.application()?.summary()));
    Ok(())
}

/// What a sign-in service asks.
fn sign_in(story: &Story<'_>) -> Told {
    let mut vault = Vault::default();
    vault.keep("vault:orders/production", ClientSecret::parse(SECRET).map_err(text)?);
    let application = story.application()?;
    let presented = ClientSecret::parse(SECRET).map_err(text)?;
    let urls = application.urls(Environment::Production);
    let callback = urls.map_or_else(
        |error| error.to_string(),
        |urls| match urls.redirect(CALLBACK) {
            Match::Refused => urls.explain_redirect(CALLBACK).to_string().replace('\n', "\n      "),
            found => found.to_string(),
        },
    );
    print(&format!("   sign-in: {CALLBACK}: {callback}"));
    let secret = application.verify_secret(Environment::Production, &presented, &vault);
    print(&format!("   sign-in: the client secret: {}", secret.map_or_else(text, |()| "right".to_owned())));
    Ok(())
}

fn reference(name: &str) -> Told<Credential<StoredSecret>> {
    Ok(Credential::new(SecretReference::parse(name).map_err(text)?.into()))
}
