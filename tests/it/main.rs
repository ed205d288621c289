//! One binary for all integration tests; the modules mirror what they test.

mod auto_traits;
mod canary;
mod codes;
mod draft;
mod hostile;
mod property;
mod readiness;
mod reading;
mod samples;
mod stored;
mod support;
mod validate;
