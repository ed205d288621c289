//! When a rule is checked, and in what its examples are written.

use core::fmt;

use crate::Environment;

/// When a rule is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum When {
    /// Always.
    Draft,
    /// Only for readiness in one of these environments.
    Ready(&'static [Environment]),
    /// When a client secret is hashed, for nobody sees its clear text later.
    Hashing,
    /// When a thumbprint is read.
    Thumbprint,
    /// When an application is edited, published, or otherwise changed.
    Edit,
    /// When a credential is used.
    Use,
    /// Only for readiness for one tenant in one of these environments.
    Tenant(&'static [Environment]),
    /// When an application wants to call a tenant, and when a tenant's consent is asked for or given.
    Call,
    /// Across the applications of a catalog, or the tenants of a directory.
    Catalog,
}

impl When {
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const draft: Self = Self::Draft;
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const ready: Self = Self::Ready(&Environment::ALL);
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const ready_in_sod: Self = Self::Ready(&[Environment::Sod]);
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const ready_in_stage_and_production: Self = Self::Ready(&[Environment::Stage, Environment::Production]);
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const ready_in_production: Self = Self::Ready(&[Environment::Production]);
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const hashing: Self = Self::Hashing;
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const thumbprint: Self = Self::Thumbprint;
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const edit: Self = Self::Edit;
    #[expect(non_upper_case_globals, reason = "the words of the tables; `use` is a keyword")]
    pub(crate) const usage: Self = Self::Use;
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const tenant_outside_sod: Self = Self::Tenant(&[Environment::Stage, Environment::Production]);
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const tenant_in_production: Self = Self::Tenant(&[Environment::Production]);
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const call: Self = Self::Call;
    #[expect(non_upper_case_globals, reason = "the words of the tables")]
    pub(crate) const catalog: Self = Self::Catalog;

    /// In what the examples of a rule are written that is checked then.
    #[must_use]
    pub const fn example_form(self) -> ExampleForm {
        match self {
            Self::Draft | Self::Ready(_) => ExampleForm::Configuration,
            Self::Hashing | Self::Thumbprint => ExampleForm::Value,
            Self::Edit | Self::Use | Self::Tenant(_) | Self::Call | Self::Catalog => ExampleForm::Steps,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft => f.write_str("always"),
            Self::Ready(environments) => list(f, "for readiness in ", environments),
            Self::Tenant(environments) => list(f, "for readiness for a tenant in ", environments),
            Self::Hashing => f.write_str("when a client secret is hashed"),
            Self::Thumbprint => f.write_str("when a thumbprint is read"),
            Self::Edit => f.write_str("when an application is edited"),
            Self::Use => f.write_str("when a credential is used"),
            Self::Call => {
                f.write_str("when consent is asked for or given, and when an application wants to call a tenant")
            }
            Self::Catalog => f.write_str("across many applications or tenants"),
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, before: &str, environments: &[Environment]) -> fmt::Result {
    f.write_str(before)?;
    for (place, environment) in environments.iter().enumerate() {
        write!(f, "{}{environment}", if place == 0 { "" } else { ", " })?;
    }
    Ok(())
}

/// In what the examples of a [`Code`](crate::Code) are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExampleForm {
    /// A configuration in TOML.
    Configuration,
    /// The one text that is judged, such as a client secret.
    Value,
    /// What is done one after the other, a step a line: a verb, the path of a setting, and what is written there, as in
    /// `set authentication.client_secret.production env:ACME_SO_SECRET`. It is for people; nothing in this crate reads it.
    ///
    /// At the beginning there is a complete custom application of the partner `acme`, whose version `1` is in SOD, and a developer of
    /// `acme` acts. `create standard` and `create in production` make another one or one that has come further, and `as` says
    /// who acts from there on.
    ///
    /// An example about consent and calls has a tenant in each environment, which is running and has not been asked for anything, as in
    /// `administrator approves sod for 30 days`, `consultant approves production`, `tenant of sod is Suspended` or `call sod`.
    ///
    /// An example about many applications or tenants begins with an empty catalog and an empty directory, which take what stands in each line, as in
    /// `application orders standard, client_id.sod 6cf25376616343b38d14ddcd804f2891`, where `orders` is the host's ID, or `tenant sod Cust12345`.
    Steps,
}

impl ExampleForm {
    /// The word after the fence of a code block in Markdown: `toml` or `text`.
    #[must_use]
    pub const fn language(self) -> &'static str {
        match self {
            Self::Configuration => "toml",
            Self::Value | Self::Steps => "text",
        }
    }
}
