//! URLs that an application registers.

use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::maybe::maybe;
use crate::generate::text;
use crate::{Environment, RedirectPattern};

/// What a redirect URL is made of. Which of it is used depends on whether the application is native, so that any of these goes with any application.
#[derive(Clone, Debug)]
pub(crate) struct Redirect {
    form: Form,
    host: String,
    path: String,
    port: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Plain,
    Port,
    Query,
    Pattern,
    /// http to the machine of the user: for native applications, and in SOD.
    Loopback,
    /// A loopback address of the sixth version of the protocol.
    LoopbackV6,
    /// A pattern of a loopback address with any port; for native applications.
    LoopbackPattern,
    /// The pattern of the portal's template for native applications.
    Template,
    /// A scheme of one's own, for native applications.
    Scheme,
}

/// Six of ten are plain; the others have a port or a query, are patterns, or go to the machine of the user where that is right. In native applications the
/// plain ones go there too, one in ten has a scheme of its own, and one in ten is the pattern of the portal's template. Of 8 paths, one ends in a slash, one has
/// an upper case letter, one has a percent escape.
pub(crate) fn redirect() -> impl Strategy<Value = Redirect> + use<> {
    let form = prop_oneof![
        10 => Just(Form::Plain),
        1 => Just(Form::Port),
        1 => Just(Form::Query),
        2 => Just(Form::Pattern),
        2 => Just(Form::Loopback),
        1 => Just(Form::LoopbackV6),
        2 => Just(Form::LoopbackPattern),
        2 => Just(Form::Template),
        2 => Just(Form::Scheme),
    ];
    (form, text::host(), text::registered_path(), 1024..60_000_u16).prop_map(|(form, host, path, port)| Redirect {
        form,
        host,
        path,
        port,
    })
}

impl Redirect {
    /// As an allowed URL in this environment.
    pub(crate) fn allowed(&self, is_native: bool, environment: Environment) -> String {
        let Self { host, path, port, .. } = self;
        let literal = || host.replace('.', r"\.");
        match self.form {
            Form::LoopbackPattern if is_native => format!(r"^http://127\.0\.0\.1:\d{{4,5}}{path}$"),
            Form::Template if is_native => RedirectPattern::NATIVE_TEMPLATE.to_owned(),
            Form::Pattern if is_native => format!(r"^http://localhost:\d{{4,5}}{path}$"),
            Form::Pattern if *port % 2 == 0 => {
                format!(r"^https://{}{}/[a-z]+$", literal(), path.trim_end_matches('/'))
            }
            Form::Pattern => format!(r"^https://{}:\d{{4}}{path}$", literal()),
            Form::Plain
            | Form::Port
            | Form::Query
            | Form::Loopback
            | Form::LoopbackV6
            | Form::LoopbackPattern
            | Form::Template
            | Form::Scheme => self.literal(is_native, environment),
        }
    }

    /// As a URL that is no pattern, in this environment.
    pub(crate) fn literal(&self, is_native: bool, environment: Environment) -> String {
        let Self { form, host, path, port } = self;
        match form {
            Form::Scheme if is_native => format!("{}:{path}", host.rsplit('.').collect::<Vec<_>>().join(".")),
            Form::Query if is_native => format!("https://{host}{path}"),
            Form::Plain if is_native => format!("http://127.0.0.1{path}"),
            Form::Port | Form::Loopback | Form::Pattern | Form::LoopbackPattern | Form::Template if is_native => {
                format!("http://127.0.0.1:{port}{path}")
            }
            Form::LoopbackV6 if is_native => format!("http://[::1]:{port}{path}"),
            Form::Loopback | Form::LoopbackV6 if environment.is_sod() => format!("http://localhost:{port}{path}"),
            Form::Port => format!("https://{host}:{port}{path}"),
            Form::Query => format!("https://{host}{path}?tenant={port}"),
            Form::Plain
            | Form::Pattern
            | Form::Loopback
            | Form::LoopbackV6
            | Form::LoopbackPattern
            | Form::Template
            | Form::Scheme => {
                format!("https://{host}{path}")
            }
        }
    }
}

/// One to four redirect URLs; most often one or two.
pub(crate) fn redirects() -> BoxedStrategy<Vec<Redirect>> {
    prop_oneof![4 => prop::collection::vec(redirect(), 1..=2), 1 => prop::collection::vec(redirect(), 2..=4)].boxed()
}

/// Up to three origins, in their serialized form; in four of five cases without a port.
pub(crate) fn origins() -> BoxedStrategy<Vec<String>> {
    let port = maybe(0.2, 1024..60_000_u16);
    let origin = (text::host(), port).prop_map(|(host, port)| match port {
        Some(port) => format!("https://{host}:{port}"),
        None => format!("https://{host}"),
    });
    prop::collection::vec(origin, 1..=3).boxed()
}

/// An endpoint that SuperOffice calls, or a page that it opens: https, one in ten with a port, one in ten with a query.
pub(crate) fn endpoint() -> BoxedStrategy<String> {
    let port = maybe(0.1, select(&[8443_u16, 4430, 10443][..]));
    let query = maybe(0.1, text::word());
    (text::host(), port, text::path(), query)
        .prop_map(|(host, port, path, query)| {
            let port = port.map_or_else(String::new, |port| format!(":{port}"));
            let query = query.map_or_else(String::new, |query| format!("?area={query}"));
            format!("https://{host}{port}{path}{query}")
        })
        .boxed()
}
