//! Licenses that were added and credentials that were revoked, as they are stored.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::application::revocation::Revoked;
use crate::wire::stamp::{self, By};
use crate::wire::strict::{Cx, Noted};
use crate::wire::table::record;
use crate::{
    Certificate, Credential, Environment, License, LicenseList, LicenseRecord, Revocation, StoredSecret, Timestamp,
};

record! {
    struct LicenseTable for LicenseRecord {
        list: LicenseList,
        license: License,
        at: Timestamp,
        by: By,
    }
}

impl LicenseTable {
    fn make(self, cx: &Cx<'_>) -> Result<LicenseRecord, Noted> {
        let list = self.list.required(&cx.field("list"))?;
        let license = self.license.required(&cx.field("license"))?;
        Ok(LicenseRecord { stamp: stamp::make(cx, self.at, self.by)?, list, license })
    }
}

impl Serialize for LicenseRecord {
    /// `{"list": "granted", "license": …, "at": …, "by": {…}}`
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("list", &self.list)?;
        map.serialize_entry("license", &self.license)?;
        stamp::write(&self.stamp, &mut map)?;
        map.end()
    }
}

record! {
    struct RevocationTable for Revocation {
        environment: Environment,
        client_secret: Credential<StoredSecret>,
        certificate: Credential<Certificate>,
        at: Timestamp,
        by: By,
    }
}

impl RevocationTable {
    fn make(self, cx: &Cx<'_>) -> Result<Revocation, Noted> {
        let environment = self.environment.required(&cx.field("environment"))?;
        let secret = self.client_secret.optional(&cx.field("client_secret"))?;
        let certificate = self.certificate.optional(&cx.field("certificate"))?;
        let credential = match (secret, certificate) {
            (Some(secret), None) => Revoked::Secret(bare(&cx.field("client_secret"), secret)?),
            (None, Some(certificate)) => Revoked::Certificate(bare(&cx.field("certificate"), certificate)?),
            (None, None) | (Some(_), Some(_)) => {
                return cx.refuse("either a `client_secret` or a `certificate` was revoked");
            }
        };
        Ok(Revocation { stamp: stamp::make(cx, self.at, self.by)?, environment, credential })
    }
}

/// Of a credential that was revoked nothing is kept but itself.
fn bare<T>(cx: &Cx<'_>, credential: Credential<T>) -> Result<T, Noted> {
    match credential {
        Credential { value, description: None, created: None, expires: None } => Ok(value),
        Credential { .. } => cx.refuse("of a revoked credential neither description nor dates are kept"),
    }
}

impl Serialize for Revocation {
    /// `{"environment": "stage", "client_secret": {"hash": …}, "at": …, "by": {…}}`, or with `certificate`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("environment", &self.environment)?;
        match &self.credential {
            Revoked::Secret(secret) => map.serialize_entry("client_secret", &Credential::new(secret.clone()))?,
            Revoked::Certificate(certificate) => {
                map.serialize_entry("certificate", &Credential::new(certificate.clone()))?;
            }
        }
        stamp::write(&self.stamp, &mut map)?;
        map.end()
    }
}
