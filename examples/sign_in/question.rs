//! The questions, and how the library answers them.

use core::fmt;

use superoffice_app::{
    Application, ClientId, ClientSecret, ContextId, Environment, SecretError, SignInError, may_call,
};

use crate::host::{Host, text};

/// What is asked of an application in an environment.
pub(crate) struct Question {
    pub(crate) environment: Environment,
    pub(crate) client_id: ClientId,
    pub(crate) what: What,
}

/// What is asked.
pub(crate) enum What {
    /// May the browser be sent here after it has signed in?
    Redirect(String),
    /// May it be sent here after it has signed out?
    PostLogout(String),
    /// May a page of this origin call the API?
    Origin(String),
    /// Is this the client secret?
    Secret(ClientSecret),
    /// May the application have the data of this tenant?
    Tenant(ContextId),
}

/// The answer, with what a service writes into its log. The one who asks learns no more than yes or no.
pub(crate) enum Answer {
    Yes(String),
    No(String),
    CannotTell(String),
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, why) = match self {
            Self::Yes(why) => ("yes", why),
            Self::No(why) => ("no", why),
            Self::CannotTell(why) => ("cannot tell", why),
        };
        write!(f, "  {word}: {}", why.trim_end().replace('\n', "\n    "))
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { environment, client_id, what } = self;
        let (verb, value) = match what {
            What::Redirect(url) => ("redirect", url.escape_debug().to_string()),
            What::PostLogout(url) => ("logout", url.escape_debug().to_string()),
            What::Origin(origin) => ("origin", origin.escape_debug().to_string()),
            What::Secret(_) => ("secret", "(not shown)".to_owned()),
            What::Tenant(id) => ("tenant", id.to_string()),
        };
        write!(f, "{verb} {environment} {client_id} {value}")
    }
}

impl Question {
    pub(crate) fn answer(&self, host: &Host) -> Answer {
        let Some(application) = host.catalog.find(self.environment, &self.client_id) else {
            return Answer::No("no application has this client ID here".to_owned());
        };
        match &self.what {
            What::Redirect(_) | What::PostLogout(_) | What::Origin(_) => self.url(application),
            What::Secret(presented) => self.secret(application, presented, host),
            What::Tenant(id) => self.tenant(application, id, host),
        }
    }

    fn url(&self, application: &Application) -> Answer {
        let urls = match application.urls(self.environment) {
            Ok(urls) => urls,
            Err(not_live) => return Answer::No(text(not_live)),
        };
        let explained = match &self.what {
            What::Redirect(url) => urls.explain_redirect(url),
            What::PostLogout(url) => urls.explain_post_logout(url),
            What::Origin(origin) => urls.explain_origin(origin),
            What::Secret(_) | What::Tenant(_) => return Answer::CannotTell("that is no URL".to_owned()),
        };
        if explained.verdict().is_allowed() { Answer::Yes(text(explained)) } else { Answer::No(text(explained)) }
    }

    fn secret(&self, application: &Application, presented: &ClientSecret, host: &Host) -> Answer {
        match application.verify_secret(self.environment, presented, host) {
            Ok(()) => Answer::Yes("it is the one that is kept".to_owned()),
            Err(SignInError::Secret(error)) if error != SecretError::Mismatch => Answer::CannotTell(text(error)),
            Err(error) => Answer::No(text(error)),
        }
    }

    fn tenant(&self, application: &Application, id: &ContextId, host: &Host) -> Answer {
        let Some(tenant) = host.tenants.get(self.environment, id) else {
            return Answer::No("there is no such tenant".to_owned());
        };
        let Some(consent) = host.consent(application, tenant.key()) else {
            return Answer::No("the application has no client ID here".to_owned());
        };
        match may_call(application, tenant, &consent, host.now) {
            Ok(()) => Answer::Yes(format!("the tenant is {} and has approved the application", tenant.state())),
            Err(refusal) => Answer::No(format!("{refusal:#}")),
        }
    }
}

const ORDER_DESK: &str = "5d2c9b7e4f1a48c6837b0e9d6a5f4c31";
const ELECTRON: &str = "e95f3043cadbbafea4caec4f218bbe0c";
const CODE_FLOW: &str = "6cf25376616343b38d14ddcd804f2891";
const ERP_SYNC: &str = "0f5a4e0d86a34d1c9a3c7f2be1d0c9b8";
const ERP_SYNC_IN_PRODUCTION: &str = "a7e93d10c5b24f68929d1e3f4b5c6a70";

/// The questions of a day: some are right, and some go wrong as they do in practice.
pub(crate) fn of_a_day() -> impl Iterator<Item = Result<Question, String>> {
    let url = |url: &str| Ok(What::Redirect(url.to_owned()));
    let secret = |secret: &str| ClientSecret::parse(secret).map(What::Secret).map_err(text);
    let tenant = |id: &str| ContextId::parse(id).map(What::Tenant).map_err(text);
    [
        (Environment::Production, ORDER_DESK, url("https://orders.nordic-trade.example/callback")),
        (Environment::Production, ORDER_DESK, url("https://orders.nordic-trade.example/callback/")),
        (Environment::Production, ORDER_DESK, url("https://orders.nordic-trade.example.evil.example/callback")),
        (Environment::Stage, ORDER_DESK, url("https://orders.nordic-trade.example/callback")),
        (Environment::Sod, ELECTRON, url("http://127.0.0.1:53211")),
        (Environment::Sod, ELECTRON, url("http://localhost:53211")),
        (Environment::Sod, CODE_FLOW, url("https://localhost/OpenID/callback")),
        (Environment::Production, "1234567890abcdef1234567890abcdef", url("https://acme.example/")),
        (Environment::Sod, ERP_SYNC, Ok(What::PostLogout("https://app.acme.example/bye".to_owned()))),
        (Environment::Sod, ERP_SYNC, Ok(What::Origin("https://app.acme.example".to_owned()))),
        (Environment::Sod, ERP_SYNC, Ok(What::Origin("null".to_owned()))),
        (Environment::Production, ERP_SYNC_IN_PRODUCTION, url("https://app.acme.example/callback")),
        (Environment::Sod, ERP_SYNC, secret("made-up secret of ACME_SO_SECRET_SOD")),
        (Environment::Sod, ERP_SYNC, secret("made-up secret of ACME_SO_SECRET")),
        (Environment::Production, ORDER_DESK, tenant("Cust12345")),
        (Environment::Production, ORDER_DESK, tenant("cust12346")),
        (Environment::Production, ORDER_DESK, tenant("Cust99999")),
        (Environment::Sod, ERP_SYNC, tenant("Cust26759")),
    ]
    .into_iter()
    .map(|(environment, client_id, what)| {
        Ok(Question { environment, client_id: ClientId::parse(client_id).map_err(text)?, what: what? })
    })
}
