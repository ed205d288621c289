//! The URL that a tenant enters for a connector of the application.

use crate::{ClientId, Configuration, Environment};

impl Configuration {
    /// What a tenant's administrator enters as the URL of the sync connector in this environment: `app://` and the client ID.
    ///
    /// It is never the real URL, which is the setting [`Integrations::erp_sync`](crate::Integrations::erp_sync) of the application: SuperOffice
    /// looks that up, and signs the calls. That a quote connector is entered in the same way is not documented.
    ///
    /// Nothing without a client ID in this environment, and for one that no URL could hold as it is, see [`ClientId::connector_url`].
    ///
    /// ```
    /// use superoffice_app::{Environment, Limits, Policy, json};
    ///
    /// let text = r#"{"name": "Acme Orders", "authentication": {"client_id": {"sod": "6cf25376616343b38d14ddcd804f2891"}}}"#;
    /// let configuration = json::read(text, &Limits::default()).build(&Policy::default())?.configuration;
    ///
    /// let url = configuration.connector_url(Environment::Sod);
    /// assert_eq!(url.as_deref(), Some("app://6cf25376616343b38d14ddcd804f2891"));
    /// assert_eq!(configuration.connector_url(Environment::Production), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn connector_url(&self, environment: Environment) -> Option<String> {
        self.authentication().client_id.get(environment).and_then(ClientId::connector_url)
    }
}
