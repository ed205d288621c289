//! What is read from one text, from a number, and from a list.

use serde::de::SeqAccess;

use super::given::Given;
use super::part::{Part, Seed};
use super::strict::Cx;
use crate::draft::Text;
use crate::{
    AppName, AuthorizationLevel, ClientId, ConsentTopic, ContextId, CredentialKind, CrmSuitePlan, Distribution,
    EndpointFault, Environment, License, LicenseList, MessageSource, PartnerId, Reason, Review, Role, TenantRole,
    TenantState, TenantUrl, Timestamp, UserName, VersionLabel, WorkflowStatus,
};

/// Reads a text through `parse`, whose error holds nothing of it.
macro_rules! parsed {
    ($($ty:ty),+ $(,)?) => {$(
        impl Part<'_> for $ty {
            const EXPECTED: &'static str = "a text";

            fn text(cx: &Cx<'_>, text: &str) -> Given<Self> {
                Self::parse(text).or_else(|error| cx.refuse(error)).into()
            }
        }
    )+};
}

parsed!(
    AppName,
    AuthorizationLevel,
    ClientId,
    ConsentTopic,
    ContextId,
    CredentialKind,
    CrmSuitePlan,
    Distribution,
    EndpointFault,
    Environment,
    License,
    LicenseList,
    MessageSource,
    PartnerId,
    Reason,
    Review,
    Role,
    TenantState,
    TenantUrl,
    TenantRole,
    Timestamp,
    UserName,
    VersionLabel,
    WorkflowStatus,
);

/// A word that is looked up later.
impl Part<'_> for Text<'static> {
    const EXPECTED: &'static str = "a text";

    fn text(_: &Cx<'_>, text: &str) -> Given<Self> {
        Given::Value(Text::copy(text))
    }
}

impl Part<'_> for bool {
    const EXPECTED: &'static str = "`true` or `false`";

    fn boolean(_: &Cx<'_>, boolean: bool) -> Given<Self> {
        Given::Value(boolean)
    }
}

macro_rules! whole_numbers {
    ($($ty:ty: $expected:literal),+ $(,)?) => {$(
        impl Part<'_> for $ty {
            const EXPECTED: &'static str = $expected;

            fn number(cx: &Cx<'_>, number: i128) -> Given<Self> {
                let expected = <Self as Part<'_>>::EXPECTED;
                Self::try_from(number).or_else(|_| cx.refuse(format_args!("expected {expected}"))).into()
            }
        }
    )+};
}

whole_numbers!(u32: "a whole number of up to 4,294,967,295", u64: "a whole number");

impl<'de, P: Part<'de>> Part<'de> for Vec<P> {
    const EXPECTED: &'static str = "an array";

    fn array<A: SeqAccess<'de>>(cx: &Cx<'_>, mut array: A) -> Result<Given<Self>, A::Error> {
        let mut read = Ok(Self::new());
        let mut index = 0;
        while let Some(given) = array.next_element_seed(Seed::<P>::new(&cx.index(index)))? {
            let entry = given.required(&cx.index(index));
            match (&mut read, entry) {
                (Ok(read), Ok(entry)) => read.push(entry),
                (Ok(_), Err(noted)) => read = Err(noted),
                (Err(_), _) => {}
            }
            index += 1;
        }
        Ok(read.into())
    }
}
