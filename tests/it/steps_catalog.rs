//! The language of examples about a catalog of applications or a directory of tenants, a line each:
//!
//! | step | what is done |
//! | --- | --- |
//! | `application ID DISTRIBUTION[, SETTING VALUE]…` | the catalog takes an application under this ID: `custom` or `standard`, with one version, which is in SOD, and with these settings |
//! | `tenant ENVIRONMENT CONTEXT_ID` | the directory takes a tenant |
//!
//! A setting is `name`, `client_id` or `client_secret` (a reference), the latter two perhaps with an environment, such as `client_id.sod`. Without one,
//! the name is the ID and there is nothing else.

use superoffice_app::{Catalog, ContextId, Problem, Tenant, TenantDirectory, TenantKey};

use crate::catalog_world::{Made, id};

/// All that is told of what is done.
pub(crate) fn problems(text: &str) -> Vec<Problem> {
    let (mut catalog, mut directory) = (Catalog::new(), TenantDirectory::new());
    let mut problems = Vec::new();
    for line in text.lines() {
        match line.split_once(' ') {
            Some(("application", rest)) => {
                let mut parts = rest.split(", ");
                let (name, distribution) = parts.next().unwrap().split_once(' ').unwrap();
                let settings: Vec<_> = parts.map(|part| part.split_once(' ').unwrap()).collect();
                let conflicts = match catalog.insert(id(name), made(name, distribution, &settings).make()) {
                    Ok(conflicts) => conflicts,
                    Err(refusal) => refusal.conflicts().to_vec(),
                };
                problems.extend(conflicts.iter().map(|conflict| conflict.problem().clone()));
            }
            Some(("tenant", rest)) => {
                let (environment, context_id) = rest.split_once(' ').unwrap();
                let key = TenantKey::new(environment.parse().unwrap(), ContextId::parse(context_id).unwrap());
                problems.extend(directory.insert(Tenant::new(key)).err().and_then(|refusal| refusal.problem()));
            }
            _ => panic!("{line}: no such step"),
        }
    }
    problems
}

fn made(id: &str, distribution: &str, settings: &[(&str, &str)]) -> Made {
    let name = settings.iter().find(|(setting, _)| *setting == "name").map_or(id, |(_, name)| name);
    let made = match distribution {
        "custom" => Made::custom(name),
        "standard" => Made::standard(name),
        other => panic!("{other}: no such distribution"),
    };
    settings.iter().filter(|(setting, _)| *setting != "name").fold(made, |made, (setting, value)| {
        match setting.split('.').next() {
            Some("client_id") => made.with(setting, *value),
            Some("client_secret") => made.secret(setting, value),
            _ => panic!("{setting}: no such setting"),
        }
    })
}
