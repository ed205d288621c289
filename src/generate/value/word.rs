//! Closed sets of words.

use super::arbitrary::{any_word, arbitrary};
use crate::{
    ApplicationKind, AuthorizationState, CertificateForm, ChangeKind, ClaimName, Code, Component, ConsentTopic,
    CredentialKind, CrmSuitePlan, Distribution, Editor, EndpointFault, Environment, FieldId, HostRole, IntegrationKind,
    LicenseKind, LicenseList, MessageSource, PortalVersion, Published, Review, Role, Severity, TenantRole,
    TenantUrlShape, TokenKind, UiComponent, UrlKind, UserContext,
};

any_word! {
    ApplicationKind => ApplicationKind::ALL;
    AuthorizationState => AuthorizationState::ALL;
    CertificateForm => [CertificateForm::RsaXml, CertificateForm::Pem];
    ChangeKind => [
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::Changed,
        ChangeKind::Reordered,
        ChangeKind::SetApart,
        ChangeKind::Shared,
    ];
    ClaimName => ClaimName::ALL;
    Code => Code::ALL;
    Component => [
        Component::Scheme,
        Component::Slashes,
        Component::UserInfo,
        Component::Host,
        Component::HostForm,
        Component::Port,
        Component::DefaultPort,
        Component::Path,
        Component::LetterCase,
        Component::TrailingSlash,
        Component::Query,
        Component::Fragment,
        Component::Encoding,
        Component::WhiteSpace,
        Component::HiddenCharacter,
    ];
    ConsentTopic => ConsentTopic::ALL;
    CredentialKind => CredentialKind::ALL;
    CrmSuitePlan => CrmSuitePlan::ALL;
    Distribution => Distribution::ALL;
    Editor => [Editor::Partner, Editor::AppManager, Editor::Internal, Editor::Employee];
    EndpointFault => EndpointFault::ALL;
    Environment => Environment::ALL;
    FieldId => FieldId::ALL;
    IntegrationKind => IntegrationKind::ALL;
    LicenseKind => [
        LicenseKind::CustomApps,
        LicenseKind::IntegrationServer,
        LicenseKind::DatabaseMirroring,
        LicenseKind::DevelopmentTools,
        LicenseKind::Other,
    ];
    LicenseList => LicenseList::ALL;
    MessageSource => MessageSource::ALL;
    PortalVersion => [PortalVersion::V2_15, PortalVersion::V2_0, PortalVersion::V1_10];
    Published => [Published::No, Published::Yes];
    Review => Review::ALL;
    Role => Role::ALL;
    Severity => [Severity::Hint, Severity::Warning, Severity::Error];
    TenantRole => TenantRole::ALL;
    TenantUrlShape => [
        TenantUrlShape::Root,
        TenantUrlShape::Rest,
        TenantUrlShape::Soap,
        TenantUrlShape::State,
        TenantUrlShape::Authorize,
        TenantUrlShape::Misplaced,
        TenantUrlShape::Page,
    ];
    TokenKind => TokenKind::ALL;
    UiComponent => UiComponent::ALL;
    UrlKind => [UrlKind::Redirect, UrlKind::PostLogout, UrlKind::Origin];
    UserContext => UserContext::ALL;
}

arbitrary! {
    /// Each of the seven as often as the others: login and data of each environment, and no host of SuperOffice's.
    HostRole => proptest::sample::select(
        [HostRole::Other]
            .into_iter()
            .chain(Environment::ALL.map(HostRole::Data))
            .chain(Environment::ALL.map(HostRole::Login))
            .collect::<Vec<_>>(),
    );
}
