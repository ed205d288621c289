//! Where an error of the schema stands: at the key that is wrong, so that an editor can mark it.

use crate::document::{of_toml, schema};

#[test]
fn errors_stand_at_the_key() {
    let rows = [
        ("authentication.native = \"yes\"", "/authentication/native"),
        ("notifications.enabled = 1", "/notifications/enabled"),
        ("integrations.erp_sync.send_error_emails = []", "/integrations/erp_sync/send_error_emails"),
        ("advanced.claims = [\"SystemToken\", 1]", "/advanced/claims/1"),
        ("advanced.agents = 8192", "/advanced/agents"),
        ("tenants.sod = [{ context_id = \"Cust 1\" }]", "/tenants/sod/0/context_id"),
        ("schema = 2", "/schema"),
    ];
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for (row, pointer) in rows {
        let document = of_toml(&format!("name = \"Acme\"\n{row}")).unwrap();
        let errors = validator.iter_errors(&document);
        let places: Vec<_> = errors.map(|error| error.instance_path().to_string()).collect();
        assert_eq!(places, [pointer], "{row}");
    }
}
