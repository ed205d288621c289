//! A custom application, until it works for its customer; then its secret becomes known, and its license is lost.

use superoffice_app::{
    ClientSecret, Command, Credential, CredentialKind, Environment, Reason, SecretReference, Timestamp,
};

use crate::people::People;
use crate::service::Service;
use crate::story::{Story, Told, configuration, label, print, says, text};
use crate::vault::Vault;

const SECRET: &str = "c0ffee5b8e2a91634f7d0c5b8e2a9163";
const NEW_SECRET: &str = "7a1d2c3b4e5f60718293a4b5c6d7e8f9";

pub(crate) fn tell(service: &mut Service, people: &People, now: Timestamp) -> Told {
    let mut story = Story::begin(service, "desk", "A custom application", now);
    let (one, two) = (label("1")?, label("2")?);
    story.create(&one, &configuration(include_str!("custom.toml"))?, &people.developer)?;
    says("a custom application asks for Stage, and goes straight to Production");
    let request = Command::RequestPublication { version: one.clone(), environment: Environment::Production };
    story.is_refused(&people.developer, &request)?;
    let request = Command::RequestPublication { version: one.clone(), environment: Environment::Stage };
    story.does(&people.developer, &request)?;
    sign_in(&story, SECRET)?;
    story.does(&people.app_manager, &Command::ApproveRequest { version: one })?;
    sign_in(&story, SECRET)?;

    story.wait(40, 1)?;
    says(
        "somebody committed the secret: it stops working at once, though the version is frozen; the way back takes a new version",
    );
    let found =
        Command::ReportCompromised { credential: CredentialKind::ClientSecret, environment: Environment::Production };
    story.does(&people.developer, &found)?;
    sign_in(&story, SECRET)?;
    story.does(&people.developer, &Command::CreateVersion { label: two.clone(), from: None })?;
    let reference = SecretReference::parse("vault:desk/production-2").map_err(text)?;
    let set = Command::SetClientSecret {
        version: two.clone(),
        environment: Some(Environment::Production),
        client_secret: Credential::new(reference.into()),
    };
    story.does(&people.developer, &set)?;
    story.is_refused(&people.developer, &set)?;
    let request = Command::RequestPublication { version: two.clone(), environment: Environment::Stage };
    story.does(&people.developer, &request)?;
    story.does(&people.app_manager, &Command::ApproveRequest { version: two })?;
    sign_in(&story, NEW_SECRET)?;

    story.wait(100, 1)?;
    says("the license is lost, and comes back");
    let reason = Reason::parse("the customer cancelled Development Tools").map_err(text)?;
    story.is_refused(&people.developer, &Command::Deactivate { reason: reason.clone() })?;
    story.does(&people.operations, &Command::Deactivate { reason })?;
    sign_in(&story, NEW_SECRET)?;
    story.does(&people.operations, &Command::Reactivate)?;
    sign_in(&story, NEW_SECRET)?;
    print(&format!("   in the end: {}", story.application()?.summary()));
    Ok(())
}

/// What a sign-in service asks.
fn sign_in(story: &Story<'_>, presented: &str) -> Told {
    let mut vault = Vault::default();
    vault.keep("vault:desk/production", ClientSecret::parse(SECRET).map_err(text)?);
    vault.keep("vault:desk/production-2", ClientSecret::parse(NEW_SECRET).map_err(text)?);
    let presented = ClientSecret::parse(presented).map_err(text)?;
    let secret = story.application()?.verify_secret(Environment::Production, &presented, &vault);
    print(&format!("   sign-in: the client secret: {}", secret.map_or_else(text, |()| "right".to_owned())));
    Ok(())
}
