//! Configurations and people for the tests of this folder.

use serde_json::{Value, json};

use crate::findings::Findings;
use crate::{Actor, Configuration, PartnerId, Role};

/// The public key of a certificate.
pub(super) const KEY: &str = "<RSAKeyValue><Modulus>vmkTQV4aF+V8jg0QgxPRPqj1In5H1seWvhL6FaNVVIDLR2pHKW6nQk5qpz3DZ05Gn4o46o+0tuZmhQfRbmoy2eDGSN+Bu+E3SQG2BisJ8OJKJ5DvWHW9Em0jpNgwuKbwEk9bZsfsGjdHPcT9iqPm7yp77uW6JV7MFRAJwU6N9zk=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>";

/// The application `Acme Orders` of the partner `acme`, with these tables merged in.
#[track_caller]
pub(super) fn acme(more: &Value) -> Configuration {
    let mut whole = json!({"schema": 1, "name": "Acme Orders", "partner": "acme"});
    merge(&mut whole, more);
    serde_json::from_value(whole).unwrap()
}

pub(super) fn merge(whole: &mut Value, more: &Value) {
    match (whole, more) {
        (Value::Object(whole), Value::Object(more)) => {
            for (key, value) in more {
                merge(whole.entry(key).or_insert(Value::Null), value);
            }
        }
        (whole, more) => *whole = more.clone(),
    }
}

pub(super) fn somebody(role: Role) -> Actor {
    Actor::partner(PartnerId::parse("acme").unwrap(), role)
}

/// The problems, a line each.
pub(super) fn lines(findings: Findings<'_>) -> Vec<String> {
    findings.into_report().iter().map(ToString::to_string).collect()
}
