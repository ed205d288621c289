//! ERP sync, quote connector, mirroring.

use proptest::prelude::*;

use super::{slots, url};
use crate::generate::maybe::maybe;
use crate::{Environment, IntegrationDraft};

/// A service with an endpoint in this environment at least; two of three are switched on.
pub(crate) fn integration(environment: Environment) -> BoxedStrategy<IntegrationDraft<'static>> {
    let urls = slots::slots(environment, |_| url::endpoint());
    (urls, prop::bool::weighted(0.66), maybe(0.4, any::<bool>()))
        .prop_map(move |(urls, is_on, mails)| IntegrationDraft {
            url: slots::map(urls, environment, |_, url| url.into()),
            enabled: if is_on { true.into() } else { Some(false).into() },
            send_error_emails: mails.into(),
        })
        .boxed()
}
