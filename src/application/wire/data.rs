//! What stands under `data`.

use crate::wire::table::record;
use crate::{
    AppName, AuthorizationLevel, Certificate, Configuration, Credential, CredentialKind, Distribution, Environment,
    License, LicenseList, PartnerId, Reason, Review, StoredSecret, VersionLabel, WorkflowStatus,
};

record! {
    /// What `data` may hold, whatever the type: keys come in any order, also `data` before `type`, and nothing is kept back until the type
    /// is known. Each type takes what it has, and nothing may be left over.
    struct Data {
        version: VersionLabel,
        configuration: Configuration,
        label: VersionLabel,
        from: VersionLabel,
        environment: Environment,
        reason: Reason,
        customers: u32,
        name: AppName,
        partner: PartnerId,
        distribution: Distribution,
        level: AuthorizationLevel,
        review: Review,
        status: WorkflowStatus,
        list: LicenseList,
        license: License,
        client_secret: Credential<StoredSecret>,
        certificate: Credential<Certificate>,
        credential: CredentialKind,
    }
}
