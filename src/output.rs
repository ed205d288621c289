//! What reports, differences and refusals look like outside.

mod catalog;
mod diff;
mod file_name;
mod github;
mod json;
mod refusal;
mod sarif;

pub use github::{GithubAnnotation, GithubAnnotations};
pub use sarif::SarifLog;
