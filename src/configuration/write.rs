//! Writing a configuration: the shape of the file, without what is absent.

use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Built, Configuration, Settings};
use crate::{
    Access, AccessFlags, Advanced, Certificate, CertificateForm, Credential, Integration, Integrations, LicenseGrants,
    Notifications, PerEnvironment, StoredSecret, UiElement, Verification,
};

/// What is left out when it is absent.
pub(crate) trait Blank {
    fn is_blank(&self) -> bool;
}

impl Blank for bool {
    fn is_blank(&self) -> bool {
        !*self
    }
}

impl<T> Blank for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T> Blank for Arc<[T]> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Blank for PerEnvironment<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<F: AccessFlags> Blank for Access<F> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

/// A table that may be written together with others into one.
pub(crate) trait WriteTable {
    fn write_entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// Values that are always written.
macro_rules! never_blank {
    ($($ty:ty),+) => {$(
        impl Blank for $ty {
            fn is_blank(&self) -> bool {
                false
            }
        }
    )+};
}

never_blank!(u64, crate::AppName, crate::ContextId, crate::UiComponent);

/// Writes an entry unless it is absent.
pub(crate) fn entry<M: SerializeMap, T: Serialize + Blank>(
    map: &mut M,
    key: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    if value.is_blank() { Ok(()) } else { map.serialize_entry(key, value) }
}

/// Writes `Serialize` for a struct as a table of its fields, in this order, without what is absent.
macro_rules! write_table {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl crate::configuration::write::WriteTable for $name {
            fn write_entries<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $(crate::configuration::write::entry(map, stringify!($field), &self.$field)?;)+
                Ok(())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                crate::configuration::write::WriteTable::write_entries(self, &mut map)?;
                map.end()
            }
        }

        impl crate::configuration::write::Blank for $name {
            fn is_blank(&self) -> bool {
                $(crate::configuration::write::Blank::is_blank(&self.$field))&&+
            }
        }
    };
}

pub(crate) use write_table;

write_table!(UiElement { component, url });
write_table!(Notifications { state_change_url, enabled, send_error_emails, technical_contact, error_emails });
write_table!(Integration { url, enabled, send_error_emails });
write_table!(Integrations { erp_sync, quote_connector, mirroring });
write_table!(LicenseGrants { required, granted });
write_table!(Advanced {
    claims,
    agents,
    custom_claims,
    custom_error_url,
    multi_tenant_identity,
    redirect_suspended_customers,
    exclude_from_invoice,
    support_dark_mode,
    remove_remember_me,
});
write_table!(Verification { authorization_level, security_audit, certification });
write_table!(Settings {
    schema,
    name,
    partner,
    distribution,
    kind,
    partner_site,
    ui,
    authentication,
    endpoints,
    notifications,
    integrations,
    licenses,
    advanced,
    verification,
});

impl Serialize for Configuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Built {
    /// The whole file: the configuration and the tenants. The report is not written.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.configuration.0.write_entries(&mut map)?;
        entry(&mut map, "tenants", &self.tenants)?;
        map.end()
    }
}

/// The key of a credential and its text.
trait Held {
    fn held(&self) -> (&'static str, &str);
}

impl Held for StoredSecret {
    fn held(&self) -> (&'static str, &str) {
        match self {
            Self::Hash(hash) => ("hash", hash.as_str()),
            Self::Reference(reference) => ("reference", reference.as_str()),
        }
    }
}

impl Held for Certificate {
    fn held(&self) -> (&'static str, &str) {
        match self.form() {
            CertificateForm::RsaXml => ("rsa_xml", self.as_str()),
            CertificateForm::Pem => ("pem", self.as_str()),
        }
    }
}

impl<T: Held> Serialize for Credential<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let (key, text) = self.value.held();
        map.serialize_entry(key, text)?;
        entry(&mut map, "description", &self.description)?;
        entry(&mut map, "created", &self.created)?;
        entry(&mut map, "expires", &self.expires)?;
        map.end()
    }
}
