//! Who is told what happens.

use crate::{EmailAddress, EmailList, EndpointUrl, PerEnvironment};

/// The portal's "Notifications", and who gets mail about errors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notifications {
    /// "Customer state change endpoint URL": where SuperOffice posts that a tenant changes status.
    pub state_change_url: PerEnvironment<EndpointUrl>,
    /// The switch of the endpoint: "on/off".
    pub enabled: bool,
    /// "Send error emails to technical contact".
    pub send_error_emails: bool,
    /// The application's technical contact; gets error mails unless `error_emails` says otherwise.
    pub technical_contact: Option<EmailAddress>,
    /// "Error reporting emails": who gets error mails instead of the technical contact.
    pub error_emails: Option<EmailList>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_default_nobody_is_told() {
        let notifications = Notifications::default();
        assert!(notifications.state_change_url.is_empty() && !notifications.enabled);
        assert!(!notifications.send_error_emails && notifications.technical_contact.is_none());
        assert!(notifications.error_emails.is_none());
    }
}
