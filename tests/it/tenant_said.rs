//! What a tenant is told and does not show, and what it is not told.

use superoffice_app::*;

use crate::tenant_world::*;

/// Why a webhook reads a `ChangeNotification` and nothing else: an answer that somebody posts there is no notification, and would be believed.
#[test]
fn an_answer_that_is_posted_is_no_notification() {
    let forged = r#"{"ContextIdentifier":"Cust12345","State":"Deleted","Endpoint":"https://evil.example/Cust12345"}"#;
    let error = serde_json::from_str::<ChangeNotification>(forged).unwrap_err().to_string();
    assert!(error.starts_with("ChangeType: this key is missing"), "{error}");
    let believed = tenant().hear(&serde_json::from_str(forged).unwrap(), at(0)).unwrap().tenant;
    assert!(believed.is_deleted());
    assert_eq!(believed.endpoint().map(TenantUrl::host), Some("evil.example"));
}

/// What leaves no state behind is told by what it says and not by its second alone.
#[test]
fn two_things_of_one_second_are_both_told() {
    let change = |number| push(StateChange::from_number(number));
    let [seven, eight] = ["unrecognized: change 7", "unrecognized: change 8"];
    let evil = "move not believed: evil.example is not known to be SuperOffice's";
    let other = "move not believed: app.superoffice.com is of another environment";
    let nowhere = "move not believed: without a host";
    for (first, second, lines) in [
        (change(7), change(8), [seven, eight]),
        (push_move("evil.example"), push_move("app.superoffice.com"), [evil, other]),
        (push_move("evil.example"), push(StateChange::Move), [evil, nowhere]),
    ] {
        let [there, back] =
            [[(0, first.clone()), (0, second.clone())], [(0, second.clone()), (0, first.clone())]].map(|both| {
                let (tenant, _) = fold(&tenant(), &both);
                (tenant, told(&both))
            });
        assert_eq!(there.1, lines);
        assert_eq!(back.1, [lines[1], lines[0]]);
        assert_eq!(there.0, back.0);
        // Neither is told again, in any spelling; what comes too late is not told at all.
        for (minute, message) in [(0, &first), (0, &second), (-1, &first)] {
            let step = message.fold(&there.0, at(minute));
            assert_eq!((step.tenant, step.events), (there.0.clone(), vec![]));
        }
        assert_eq!(first.fold(&there.0, at(1)).events.len(), 1);
    }
    let spelled = [(0, push_move("EVIL.example")), (0, push_move("evil.EXAMPLE"))];
    assert_eq!(told(&spelled), ["move not believed: EVIL.example is not known to be SuperOffice's"]);
}

/// What is not told is as it was: an upgrade to the same version need not tell the version of its files.
#[test]
fn an_upgrade_wipes_no_file_version() {
    let full = || push_upgrade(Some("R 1"), Some("1.0"));
    for (why, messages, expected) in [
        ("told again without", vec![(0, full()), (1, push_upgrade(Some("R 1"), None))], (Some("R 1"), Some("1.0"))),
        ("the other way round", vec![(1, push_upgrade(Some("R 1"), None)), (0, full())], (Some("R 1"), Some("1.0"))),
        ("another name", vec![(0, full()), (1, push_upgrade(Some("R 2"), None))], (Some("R 2"), None)),
        (
            "and back",
            vec![(0, full()), (1, push_upgrade(Some("R 2"), None)), (2, push_upgrade(Some("R 1"), None))],
            (Some("R 1"), Some("1.0")),
        ),
        ("no name", vec![(0, full()), (1, push_upgrade(None, Some("1.1")))], (None, Some("1.1"))),
        ("neither", vec![(0, full()), (1, push_upgrade(None, None))], (Some("R 1"), Some("1.0"))),
    ] {
        let (tenant, _) = fold(&tenant(), &messages);
        let version = tenant.version().unwrap();
        assert_eq!((version.name(), version.file()), expected, "{why}");
    }
}
