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
mod annotations;
mod auto_traits;
mod canary;
mod canary_secrets;
mod catalog;
mod catalog_laws;
mod catalog_reload;
mod catalog_tenants;
mod catalog_world;
mod changelog;
mod claims;
mod client_secret;
mod codes;
mod codes_page;
mod consent;
mod consent_again;
mod consent_call;
mod consent_laws;
mod consent_table;
mod consent_wire;
mod corpus;
mod corpus_codes;
mod diff;
mod draft;
mod edit_laws;
mod edits;
mod examples;
mod fuzz;
mod hostile;
mod life;
mod life_credentials;
mod life_laws;
mod life_outside;
mod life_publish;
mod life_replay;
mod life_standing;
mod life_table;
mod life_world;
mod lifecycle;
mod new;
mod pattern;
mod permissions;
mod property;
mod readiness;
mod reading;
mod readme;
mod redirect;
mod samples;
mod sarif;
mod sign_in;
mod steps;
mod steps_catalog;
mod steps_consent;
mod steps_tenant;
mod stored;
mod support;
mod system_token;
mod table;
mod tenant;
mod tenant_laws;
mod tenant_messages;
mod tenant_messages_said;
mod tenant_messages_token;
mod tenant_published;
mod tenant_reachable;
mod tenant_readiness;
mod tenant_said;
mod tenant_watch;
mod tenant_wire;
mod tenant_world;
mod validate;
mod wire;
mod wire_hostile;
mod wire_laws;
