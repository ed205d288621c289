//! One binary for all integration tests; the modules mirror what they test.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::format_push_string,
    clippy::expect_fun_call,
    reason = "a test that meets the unexpected should stop, and none of them is in a hurry"
)]

mod adversary;
mod auto_traits;
mod canary;
mod canary_secrets;
mod client_secret;
mod codes;
mod corpus;
mod diff;
mod draft;
mod examples;
mod fuzz;
mod hostile;
mod pattern;
mod permissions;
mod property;
mod readiness;
mod reading;
mod redirect;
mod samples;
mod stored;
mod support;
mod system_token;
mod validate;
