//! Names that tell applications, customers and people apart.

use proptest::prelude::*;

use super::arbitrary::{arbitrary, parsed};
use super::line::line;
use crate::generate::text;
use crate::{AppName, ApplicationId, ClientId, ContextId, PartnerId, Reason, TenantKey, UserName, VersionLabel};

arbitrary! {
    /// Of 4: 3 are words and "for SuperOffice", one is any [visible line](AppName) of up to 100 characters, which need not suit the App Store.
    AppName => parsed(
        prop_oneof![3 => text::word().prop_map(|word| format!("{word} for SuperOffice")), 1 => line(100)],
        AppName::parse,
    );

    /// Of 4: 2 are a partner, a slash and a word, one is a number, and one any visible line.
    ApplicationId => parsed(
        prop_oneof![
            2 => (text::word(), text::word()).prop_map(|(partner, name)| format!("{partner}/{name}")),
            1 => (1..100_000_u32).prop_map(|number| number.to_string()),
            1 => line(128),
        ],
        ApplicationId::parse,
    );

    /// Of 8: 7 are 32 lower case hexadecimal digits, as all published ones are, one is of another form.
    ClientId => parsed(
        prop_oneof![7 => text::hex_id(), 1 => "[!-~]([ -~]{0,40}[!-~])?"],
        ClientId::parse,
    );

    /// Of 8: 6 are `Cust` and three to five digits, one is the same in another letter case, one any of up to 64 characters.
    ContextId => parsed(
        prop_oneof![6 => "Cust[1-9][0-9]{2,4}", 1 => "(cust|CUST|cUST)[1-9][0-9]{2,4}", 1 => "[A-Za-z0-9_-]{1,64}"],
        ContextId::parse,
    );

    /// Of 4: 3 are a word, one is any visible line.
    PartnerId => parsed(prop_oneof![3 => text::word(), 1 => line(128)], PartnerId::parse);

    /// Of 4: 2 are e-mail addresses, 2 any visible line.
    UserName => parsed(prop_oneof![2 => text::mailbox(), 2 => line(256)], UserName::parse);

    /// Of 4: 3 are numbers such as `2.1`, one is any visible line.
    VersionLabel => parsed(prop_oneof![3 => "[1-9](\\.[0-9]{1,2})?", 1 => line(64)], VersionLabel::parse);

    /// Any visible line of up to 1,000 characters, mostly of a few words.
    Reason => parsed(line(1000), Reason::parse);

    /// Any context ID in any environment.
    TenantKey => any::<(crate::Environment, ContextId)>()
        .prop_map(|(environment, context_id)| TenantKey::new(environment, context_id));
}
