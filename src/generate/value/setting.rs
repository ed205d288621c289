//! What the pages of the portal hold beside URLs, names and credentials.

use proptest::prelude::*;

use super::arbitrary::{arbitrary, parsed, shared};
use super::line::line;
use super::time::per_environment;
use crate::generate::text;
use crate::{
    Access, AccessFlags, Advanced, Agents, AuthorizationLevel, Claims, CustomClaim, EmailAddress, EmailList,
    EndpointUrl, Integration, Integrations, License, LicenseGrants, Notifications, SupportedEndpoint, UiComponent,
    UiElement, Verification, WorkflowStatus,
};

/// Names of licenses that are known, in the spellings of several pages.
const LICENSES: [&str; 7] = [
    "Development Tools",
    "Custom apps",
    "Integration server",
    "Database mirroring",
    "expander_services",
    "custom-apps",
    "superoffice.expander-services",
];

arbitrary! {
    /// Any set of the known claims.
    Claims => flags::<Claims>();

    /// Any set of the known agents.
    Agents => flags::<Agents>();

    /// A word after `acme_`, or a URL of one: 3 of 4 and one of 4.
    CustomClaim => parsed(
        prop_oneof![
            3 => text::word().prop_map(|word| format!("acme_{word}")),
            1 => text::https_url(),
        ],
        CustomClaim::parse,
    );

    /// A mailbox at a host for examples.
    EmailAddress => parsed(text::mailbox(), EmailAddress::parse);

    /// One to three addresses. Of 4: 3 have nothing but a semicolon between them, one has spaces too, and a semicolon at the end.
    EmailList => parsed(
        (prop::collection::vec(text::mailbox(), 1..=3), prop_oneof![3 => Just(false), 1 => Just(true)])
            .prop_map(|(addresses, loose)| {
                if loose { format!("{}; ", addresses.join(" ; ")) } else { addresses.join(";") }
            }),
        EmailList::parse,
    );

    /// Of 8: 4 are `WebAPI`, 3 the SOAP services of any version up to the newest, one has a name that is not known.
    SupportedEndpoint => parsed(
        prop_oneof![
            4 => Just("WebAPI".to_owned()),
            3 => (70..=SupportedEndpoint::NEWEST_SOAP).prop_map(|version| format!("Services{version}")),
            1 => text::word().prop_map(|word| format!("{word}API")),
        ],
        SupportedEndpoint::parse,
    );

    /// Of 4: 3 are known, in one of several spellings, one has any other name.
    License => parsed(
        prop_oneof![3 => prop::sample::select(&LICENSES[..]).prop_map(str::to_owned), 1 => line(128)],
        License::parse,
    );

    /// Up to three required and up to three granted.
    LicenseGrants => (shared(any::<License>(), 3), shared(any::<License>(), 3))
        .prop_map(|(required, granted)| LicenseGrants { required, granted });

    /// Each of the two that are known 2 times of 5, any other text once.
    AuthorizationLevel => prop_oneof![
        2 => Just(AuthorizationLevel::ADMINISTRATOR),
        2 => Just(AuthorizationLevel::EXPLICIT),
        1 => parsed(line(128), AuthorizationLevel::parse),
    ];

    /// Of 12: each of the six that are known once, but `passed` 4 times; failed for a reason 2 times; any other text once.
    WorkflowStatus => prop_oneof![
        4 => Just(WorkflowStatus::PASSED),
        1 => Just(WorkflowStatus::NOT_RECORDED),
        1 => Just(WorkflowStatus::REQUESTED),
        1 => Just(WorkflowStatus::IN_PROGRESS),
        1 => Just(WorkflowStatus::FAILED),
        1 => Just(WorkflowStatus::EXPIRED),
        2 => parsed(line(200), WorkflowStatus::failed),
        1 => parsed(line(256), WorkflowStatus::parse),
    ];

    /// Each of the three is there as often as not, with any value.
    Verification => any::<(Option<AuthorizationLevel>, Option<WorkflowStatus>, Option<WorkflowStatus>)>().prop_map(
        |(authorization_level, security_audit, certification)| Verification {
            authorization_level,
            security_audit,
            certification,
        },
    );

    /// Any component. With a URL 3 times of 4.
    UiElement => (any::<UiComponent>(), prop::option::weighted(0.75, any::<EndpointUrl>())).prop_map(
        |(component, url)| {
            let mut element = UiElement::new(component);
            element.url = url;
            element
        },
    );

    /// `https` URLs, for all environments, for some, or none; each switch on as often as off.
    Integration => (per_environment(https()), any::<(bool, bool)>())
        .prop_map(|(url, (enabled, send_error_emails))| Integration { url, enabled, send_error_emails });

    /// Each of the three is there as often as not.
    Integrations => any::<(Option<Integration>, Option<Integration>, Option<Integration>)>().prop_map(
        |(erp_sync, quote_connector, mirroring)| Integrations { erp_sync, quote_connector, mirroring },
    );

    /// An `https` URL for all environments, for some, or none; each switch on as often as off; a contact and a list as often as not.
    Notifications => (
        per_environment(https()),
        any::<(bool, bool, Option<EmailAddress>, Option<EmailList>)>(),
    )
        .prop_map(|(state_change_url, (enabled, send_error_emails, technical_contact, error_emails))| Notifications {
            state_change_url,
            enabled,
            send_error_emails,
            technical_contact,
            error_emails,
        });

    /// Any claims and agents, up to two claims of its own, an error page for all environments, for some, or none; each switch on as often as off.
    Advanced => (
        any::<(Access<Claims>, Access<Agents>)>(),
        shared(any::<CustomClaim>(), 2),
        per_environment(https()),
        any::<[bool; 5]>(),
    )
        .prop_map(|((claims, agents), custom_claims, custom_error_url, switches)| {
            let [multi_tenant_identity, redirect_suspended_customers, exclude_from_invoice, support_dark_mode, rest] = switches;
            Advanced {
                claims,
                agents,
                custom_claims,
                custom_error_url,
                multi_tenant_identity,
                redirect_suspended_customers,
                exclude_from_invoice,
                support_dark_mode,
                remove_remember_me: rest,
            }
        });
}

fn https() -> impl Strategy<Value = EndpointUrl> + use<> {
    parsed(text::https_url(), EndpointUrl::parse)
}

/// Any set of the known flags.
fn flags<F: AccessFlags>() -> impl Strategy<Value = F> {
    prop::sample::subsequence(F::names().to_vec(), 0..=F::names().len())
        .prop_map(|flags| flags.into_iter().fold(F::empty(), |all, (_, flag)| all | flag))
}

/// Any set of the known flags. Of 4: 3 have no other names, one has one or two that are not known.
impl<F: AccessFlags> Arbitrary for Access<F> {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let unknown =
            prop::collection::vec(text::word().prop_map(|word| format!("Acme{word}").into_boxed_str()), 1..=2);
        let unknown = prop_oneof![3 => Just(Vec::new()), 1 => unknown];
        (flags::<F>(), unknown).prop_map(|(known, unknown)| Self::new(known, unknown.into())).boxed()
    }
}
