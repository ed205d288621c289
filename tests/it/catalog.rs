//! Many applications: what is unique among them, and finding one.

use std::sync::Arc;

use superoffice_app::{Application, Catalog, CatalogRefusal, Code, Environment, Level, NotLive, Policy, Severity};

use crate::catalog_world::{Made, client_id, id, short};
use Environment::{Production, Sod, Stage};

const USUAL: &str = "6cf25376616343b38d14ddcd804f2891";

/// A catalog of the applications, under the IDs `first`, `second` and so on.
fn catalog(applications: &[Made]) -> Catalog {
    let mut catalog = Catalog::with_policy(Policy::import());
    for (name, made) in ["first", "second", "third"].into_iter().zip(applications) {
        catalog.insert(id(name), made.make()).unwrap();
    }
    catalog
}

fn all_off() -> Policy {
    let codes = [
        Code::NAME_DUPLICATE,
        Code::CLIENT_ID_DUPLICATE,
        Code::CLIENT_ID_CROSS_ENVIRONMENT,
        Code::CERTIFICATE_REUSED,
        Code::CLIENT_SECRET_DUPLICATE,
    ];
    codes.into_iter().fold(Policy::default(), |policy, code| policy.with_level(code, Level::Off).unwrap())
}

/// What is told when the second comes to the first: nothing, or one conflict.
#[track_caller]
fn tells(first: &Made, second: &Made, expected: &str) {
    let mut catalog = Catalog::new();
    assert_eq!(catalog.insert(id("first"), first.make()), Ok(vec![]), "one alone has no conflict");
    assert_eq!(catalog.check(), []);
    let (is_taken, conflicts) = match catalog.insert(id("new"), second.make()) {
        Ok(conflicts) => (true, conflicts),
        Err(refusal) => (false, refusal.conflicts().to_vec()),
    };
    assert_eq!(conflicts.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"), expected);
    assert_eq!(catalog.get(&id("new")).is_some(), is_taken);
    assert_eq!(is_taken, !expected.starts_with("error"));
    if is_taken {
        assert_eq!(catalog.check(), conflicts);
    }
}

#[test]
fn names_are_compared_with_both_named() {
    let same = "[name.duplicate]: `new` (Acme) and `first` (Acme): name: the name `Acme` is that of two applications";
    let [custom, standard, neither] = [Made::custom("Acme"), Made::standard("Acme"), Made::neither("Acme")];
    tells(&standard, &standard, &format!("error{same}"));
    for (first, second) in [
        (&custom, &custom),
        (&standard, &custom),
        (&custom, &standard),
        (&neither, &standard),
        (&standard, &neither),
        (&neither, &neither),
    ] {
        tells(first, second, &format!("warning{same}"));
    }
    tells(
        &Made::standard("Åcme"),
        &Made::standard("åCME"),
        "warning[name.duplicate]: `new` (åCME) and `first` (Åcme): name: the name `åCME` differs from that of another application in letter case only",
    );
    for other in ["Acme ", "Acm", "Acme2", "Аcme", "Ac me"] {
        tells(&standard, &Made::standard(other), "");
    }
}

#[test]
fn client_ids_are_compared_with_both_named() {
    let orders = || Made::custom("Orders");
    let invoices = || Made::custom("Invoices");
    for (first, second, expected) in [
        (
            orders().with("client_id.sod", USUAL),
            invoices().with("client_id.sod", USUAL),
            "error[client-id.duplicate]: `new` (Invoices) and `first` (Orders): authentication.client_id.sod: the client ID `6cf25376616343b38d14ddcd804f2891` is that of two applications in sod",
        ),
        (
            orders().with("client_id", "abc"),
            invoices().with("client_id", "ABC"),
            "error[client-id.duplicate]: `new` (Invoices) and `first` (Orders): authentication.client_id: the client ID `ABC` is that of two applications in sod, in another letter case",
        ),
        // Whichever version has it, published or not; the newest that has it is named.
        (
            orders().version().with("client_id.stage", "x").version(),
            invoices()
                .with("client_id", "x")
                .version()
                .with("client_id.stage", "x")
                .version()
                .with("client_id.sod", "y"),
            "error[client-id.duplicate]: `new` (Invoices, version `2`) and `first` (Orders, version `2`): authentication.client_id.stage: the client ID `x` is that of two applications in stage",
        ),
        (
            orders().with("client_id.sod", "x"),
            invoices().with("client_id.stage", "x").with("client_id.production", "X"),
            "warning[client-id.cross-environment]: `new` (Invoices) and `first` (Orders): authentication.client_id.stage: the client ID `x` is that of one application in stage and of another in sod",
        ),
        (
            orders().with("client_id.production", "x"),
            invoices().with("client_id.stage", "X"),
            "warning[client-id.cross-environment]: `new` (Invoices) and `first` (Orders): authentication.client_id.stage: the client ID `X` is that of one application in stage and of another in production, in another letter case",
        ),
        // Shared by its environments, it is not its own duplicate, nor is it when its versions spell it in two ways.
        (orders(), invoices().with("client_id", "x").version().with("client_id", "X"), ""),
        (orders().with("client_id", "x"), invoices().with("client_id", "x1"), ""),
        // Only what is deleted is out of it.
        (orders().with("client_id", "x").status("deleted"), invoices().with("client_id", "x"), ""),
        (orders().with("client_id", "x"), orders().with("client_id", "x").status("deleted"), ""),
        (
            orders().with("client_id.production", "x").status("deactivated"),
            invoices().with("client_id.production", "x"),
            "error[client-id.duplicate]: `new` (Invoices) and `first` (Orders): authentication.client_id.production: the client ID `x` is that of two applications in production",
        ),
    ] {
        tells(&first, &second, expected);
    }
}

/// Of those that have it in other environments, the one that has had it for the longest time.
#[test]
fn the_oldest_is_named() {
    let with = |path: &str| Made::custom(path).with(path, "x").make();
    for (first, second) in [("client_id.sod", "client_id.stage"), ("client_id.stage", "client_id.sod")] {
        let items = [(id("a"), with(first)), (id("b"), with(second)), (id("c"), with("client_id.production"))];
        let mut catalog = Catalog::load(items).catalog;
        let told: Vec<_> = catalog.check().iter().map(short).collect();
        assert_eq!(told, ["warning client-id.cross-environment b a", "warning client-id.cross-environment c a"]);
        // One that takes the place of another is new there.
        catalog.replace(&id("a"), with(first)).unwrap();
        let told: Vec<_> = catalog.check().iter().map(short).collect();
        assert_eq!(told, ["warning client-id.cross-environment a b", "warning client-id.cross-environment c b"]);
    }
}

#[test]
fn credentials_are_compared_with_both_named() {
    let orders = || Made::custom("Orders");
    let invoices = || Made::custom("Invoices");
    for (first, second, expected) in [
        // In another form, in another environment, and once however often it stands there.
        (
            orders().key("certificate", 0),
            invoices().key("certificate.sod", 2).key("certificate.stage", 1).key("certificate.production", 1),
            "warning[certificate.reused]: `new` (Invoices) and `first` (Orders): authentication.certificate.stage: the same key as in another application",
        ),
        (orders().key("certificate", 0), invoices().key("certificate", 2), ""),
        (
            orders().secret("client_secret.sod", "env:ONE").version().secret("client_secret.sod", "env:TWO"),
            invoices().secret("client_secret", "env:ONE"),
            "warning[client-secret.duplicate]: `new` (Invoices) and `first` (Orders, version `1`): authentication.client_secret: the same client secret as in another application",
        ),
        (orders().secret("client_secret", "env:ONE"), invoices().secret("client_secret", "env:one"), ""),
        (orders().key("certificate", 0).status("deleted"), invoices().key("certificate", 0), ""),
    ] {
        tells(&first, &second, expected);
    }
    let hash = serde_json::json!({"hash": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA"});
    let [first, second] = [orders(), invoices()].map(|made| made.with("client_secret.stage", hash.clone()));
    tells(
        &first,
        &second,
        "warning[client-secret.duplicate]: `new` (Invoices) and `first` (Orders): authentication.client_secret.stage: the same client secret as in another application",
    );
}

#[test]
fn a_conflict_is_data() {
    let mut catalog = catalog(&[Made::custom("A").with("client_id", USUAL)]);
    let made = Made::custom("B").version().with("client_id.stage", USUAL);
    let [conflict] = &catalog.insert(id("new"), made.make()).unwrap()[..] else { panic!("one conflict") };
    assert_eq!(conflict.code(), Code::CLIENT_ID_DUPLICATE);
    assert_eq!(conflict.severity(), Severity::Warning);
    assert_eq!(conflict.problem().path().to_string(), "authentication.client_id.stage");
    assert_eq!(conflict.problem().related().unwrap().to_string(), "authentication.client_id");
    let (one, other) = (conflict.application(), conflict.other());
    assert_eq!((one.id(), one.name().as_str(), one.version().unwrap().as_str()), (&id("new"), "B", "2"));
    assert_eq!((other.id(), other.name().as_str(), other.version()), (&id("first"), "A", None));
    assert_eq!(
        format!("{conflict:#}"),
        format!("{conflict}\n  help: copy the client ID of each application from the developer portal once more")
    );
}

#[test]
fn what_is_told_is_json_too() {
    let mut catalog = catalog(&[Made::custom("A").with("client_id", USUAL).version()]);
    let conflicts = catalog.insert(id("b"), Made::custom("B").with("client_id.stage", USUAL).make()).unwrap();
    let json = serde_json::to_value(&conflicts).unwrap();
    assert_eq!(json[0]["application"], serde_json::json!({"id": "b", "name": "B"}));
    assert_eq!(json[0]["other"], serde_json::json!({"id": "first", "name": "A", "version": "1"}));
    assert_eq!(json[0]["problem"]["code"], "client-id.duplicate");
    assert_eq!(json[0]["problem"]["related"]["path"], "authentication.client_id");
    let loaded = Catalog::load([(id("a"), Made::standard("A").make()), (id("b"), Made::standard("A").make())]);
    let json = serde_json::to_value(&loaded.problems).unwrap();
    assert_eq!((&json[0]["place"], &json[0]["refused"]), (&1.into(), &"conflicts".into()));
    assert_eq!(json[0]["message"], "the catalog does not take `b`");
    assert_eq!(json[0]["conflicts"][0]["problem"]["code"], "name.duplicate");
    let (refused, message) = (&json[0]["refused"], &json[0]["message"]);
    let json = serde_json::to_value(loaded.problems[0].refusal()).unwrap();
    assert_eq!((&json["id"], &json["refused"], &json["message"]), (&"b".into(), refused, message));
    // What is taken is not refused.
    let taken = Catalog::load([(id("a"), Made::custom("A").make()), (id("b"), Made::custom("A").make())]);
    let json = serde_json::to_value(&taken.problems[0]).unwrap();
    assert!(json.get("refused").is_none() && json.get("message").is_none(), "{json}");
}

/// The graver of two conflicts of a name, though the milder one is older.
#[test]
fn a_milder_twin_hides_no_graver_one() {
    let mut catalog = catalog(&[Made::custom("Acme"), Made::standard("ACME"), Made::standard("Acme")]);
    let strict = Policy::default();
    let lines: Vec<_> = catalog.check().iter().map(short).collect();
    assert_eq!(lines, ["warning name.duplicate second first", "warning name.duplicate third first"]);
    let mut again = Catalog::with_policy(strict);
    for (name, made) in [("a", Made::custom("Acme")), ("b", Made::standard("ACME")), ("c", Made::standard("Acme"))] {
        again.insert(id(name), made.make()).unwrap();
    }
    let refusal = again.insert(id("d"), Made::standard("Acme").make()).unwrap_err();
    assert_eq!(refusal.conflicts().iter().map(short).collect::<Vec<_>>(), ["error name.duplicate d c"]);
    // What is free is free: nothing of the removed one stays.
    again.remove(&id("c")).unwrap();
    let told = again.insert(id("d"), Made::standard("Acme").make()).unwrap();
    assert_eq!(told.iter().map(short).collect::<Vec<_>>(), ["warning name.duplicate d a"]);
    catalog.remove(&id("first")).unwrap();
    assert_eq!(catalog.check().iter().map(short).collect::<Vec<_>>(), ["warning name.duplicate third second"]);
}

#[test]
fn what_is_published_is_found_to_the_letter() {
    let made = Made::custom("Acme")
        .with("client_id", "old")
        .version()
        .with("client_id.sod", "new")
        .with("client_id.stage", "new")
        .with("client_id.production", "New")
        .published(Sod)
        .published(Production)
        .version()
        .with("client_id", "newest");
    let mut catalog = catalog(&[made.clone().status("deactivated"), Made::custom("Other").with("client_id", "o")]);
    for (environment, text, expected) in [
        (Sod, "new", Some("first")),
        (Sod, "New", None),
        (Sod, "old", None),
        (Sod, "newest", None),
        (Stage, "new", None),
        (Production, "New", Some("first")),
        (Production, "new", None),
        (Sod, "o", Some("second")),
        (Production, "o", None),
        (Sod, "", None),
    ] {
        let Ok(text) = superoffice_app::ClientId::parse(text) else { continue };
        let found = catalog.find_id(environment, &text).map(|id| id.as_str().to_owned());
        assert_eq!(found.as_deref(), expected, "{environment} {text}");
        let application = catalog.find(environment, &text);
        assert_eq!(application, expected.and_then(|name| catalog.get(&id(name))));
    }
    // It is there, and says itself that it is not live.
    assert_eq!(catalog.find(Sod, &client_id("new")).unwrap().live(Sod), Err(NotLive::Deactivated));
    // One that is deleted is there for who knows its ID only.
    catalog.replace(&id("first"), made.status("deleted").make()).unwrap();
    assert_eq!(catalog.find(Sod, &client_id("new")), None);
    assert!(catalog.get(&id("first")).unwrap().status().is_deleted());
    assert_eq!((catalog.len(), catalog.iter().count()), (2, 2));
}

/// A policy may let two in. That one of them is not published yet takes nothing from the other.
#[test]
fn of_two_that_claim_the_same_nobody_is_found() {
    let made = Made::custom("A").with("client_id.sod", "x");
    let draft = Made::custom("B").version().with("client_id.sod", "x");
    let mut catalog = catalog(&[made.clone(), draft.clone()]);
    assert_eq!(catalog.find_id(Sod, &client_id("x")), Some(&id("first")));
    catalog.replace(&id("second"), draft.clone().published(Sod).make()).unwrap();
    assert_eq!(catalog.find(Sod, &client_id("x")), None);
    catalog.insert(id("third"), made.make()).unwrap();
    catalog.remove(&id("first")).unwrap();
    assert_eq!(catalog.find(Sod, &client_id("x")), None);
    catalog.replace(&id("second"), draft.make()).unwrap();
    assert_eq!(catalog.find_id(Sod, &client_id("x")), Some(&id("third")));
}

#[test]
fn a_refusal_changes_nothing() {
    let mut catalog = Catalog::new();
    let orders = Made::custom("Orders").with("client_id.sod", "orders").key("certificate", 0);
    let invoices = Made::custom("Invoices").with("client_id.sod", "invoices");
    catalog.insert(id("orders"), orders.make()).unwrap();
    catalog.insert(id("invoices"), invoices.make()).unwrap();
    let clash =
        Made::custom("Clash").with("client_id.sod", "ORDERS").key("certificate", 1).secret("client_secret", "env:X");
    let refusals = [
        catalog.insert(id("orders"), Made::custom("Clash").make()).unwrap_err(),
        catalog.replace(&id("nobody"), Made::custom("Clash").make()).unwrap_err(),
        catalog.insert(id("clash"), clash.make()).unwrap_err(),
        catalog.replace(&id("invoices"), clash.make()).unwrap_err(),
    ];
    let lines = refusals.each_ref().map(ToString::to_string);
    assert_eq!(lines[0], "there is an application `orders` already (Orders)");
    assert_eq!(lines[1], "the catalog has no application `nobody`");
    assert_eq!(
        lines[2],
        "the catalog does not take `clash`\n\
         error[client-id.duplicate]: `clash` (Clash) and `orders` (Orders): authentication.client_id.sod: the client ID `ORDERS` is that of two applications in sod, in another letter case\n\
         warning[certificate.reused]: `clash` (Clash) and `orders` (Orders): authentication.certificate: the same key as in another application"
    );
    assert_eq!(lines[3], lines[2].replace("`clash`", "`invoices`"));
    assert_eq!(refusals.each_ref().map(|refusal| refusal.id().as_str()), ["orders", "nobody", "clash", "invoices"]);
    let words = refusals.each_ref().map(CatalogRefusal::as_str);
    assert_eq!(words, ["taken", "absent", "conflicts", "conflicts"]);
    assert_eq!(format!("{:?}", refusals[0]), lines[0]);
    assert!(matches!(&refusals[3], CatalogRefusal::Conflicts { conflicts, .. } if conflicts.len() == 2));

    assert_eq!(catalog.len(), 2);
    assert_eq!(catalog.get(&id("invoices")).unwrap().name().as_str(), "Invoices");
    assert_eq!(catalog.find_id(Sod, &client_id("orders")), Some(&id("orders")));
    assert_eq!(catalog.find_id(Sod, &client_id("invoices")), Some(&id("invoices")));
    assert_eq!(catalog.find_id(Sod, &client_id("ORDERS")), None);
    assert_eq!(catalog.check(), []);
    // The name and the secret of what was refused are not taken, and what was there still is.
    assert_eq!(catalog.insert(id("x"), Made::standard("Clash").secret("client_secret", "env:X").make()), Ok(vec![]));
    assert!(catalog.insert(id("y"), Made::custom("Y").with("client_id.sod", "Invoices").make()).is_err());
}

#[test]
fn what_is_replaced_or_removed_is_free() {
    let made = Made::standard("Acme").with("client_id", "x").key("certificate", 0).secret("client_secret", "env:X");
    let other = || {
        Made::standard("Acme").with("client_id.sod", "X").key("certificate", 1).secret("client_secret", "env:X").make()
    };
    let mut catalog = Catalog::new();
    catalog.insert(id("a"), made.make()).unwrap();
    // The same again has no conflict with itself.
    assert_eq!(catalog.replace(&id("a"), made.make()), Ok(vec![]));
    assert_eq!(catalog.insert(id("b"), other()).unwrap_err().conflicts().len(), 4);
    assert_eq!(catalog.replace(&id("a"), Made::standard("Free").make()), Ok(vec![]));
    assert_eq!(catalog.insert(id("b"), other()), Ok(vec![]));
    assert!(catalog.replace(&id("a"), made.make()).is_err());
    assert_eq!(catalog.remove(&id("b")).as_deref(), Some(&other()));
    assert_eq!(catalog.remove(&id("b")), None);
    assert_eq!(catalog.replace(&id("a"), made.make()), Ok(vec![]));
    assert_eq!(catalog.replace(&id("a"), made.clone().status("deleted").make()), Ok(vec![]));
    assert_eq!(catalog.insert(id("b"), other()), Ok(vec![]));
    assert!(catalog.replace(&id("a"), made.make()).is_err(), "it cannot come back");
}

#[test]
fn what_is_set_is_inserted_or_replaced() {
    let one = |client: &str| Made::custom("One").with("client_id.sod", client).make();
    let mut catalog = Catalog::new();
    assert_eq!(catalog.set(id("a"), one("x")), Ok(vec![]));
    assert_eq!(catalog.set(id("a"), one("y")), Ok(vec![]), "no conflict with itself");
    assert_eq!((catalog.len(), catalog.find_id(Sod, &client_id("x"))), (1, None));
    assert_eq!(catalog.find_id(Sod, &client_id("y")), Some(&id("a")));
    let told = catalog.set(id("b"), one("x")).unwrap();
    assert_eq!(told.iter().map(short).collect::<Vec<_>>(), ["warning name.duplicate b a"]);
    // What is refused changes nothing, whether it would be new or not.
    for name in ["b", "c"] {
        let refusal = catalog.set(id(name), one("Y")).unwrap_err();
        assert!(matches!(&refusal, CatalogRefusal::Conflicts { conflicts, .. } if conflicts.len() == 2), "{refusal}");
    }
    assert_eq!((catalog.len(), catalog.get(&id("b")).map(|it| &**it)), (2, Some(&one("x"))));
}

#[test]
fn levels_are_those_of_the_policy() {
    let made = Made::standard("Acme").with("client_id", "x").key("certificate", 0).secret("client_secret", "env:X");
    let mut silent = Catalog::with_policy(all_off());
    for name in ["a", "b", "c"] {
        assert_eq!(silent.insert(id(name), made.make()), Ok(vec![]));
    }
    assert_eq!(silent.check(), []);
    assert_eq!(silent.find(Sod, &client_id("x")), None);
    assert_eq!(silent.policy(), &all_off());

    let strict = Policy::default().with_level(Code::CERTIFICATE_REUSED, Severity::Error).unwrap();
    let mut strict = Catalog::with_policy(strict);
    strict.insert(id("a"), Made::custom("A").key("certificate", 0).make()).unwrap();
    let refusal = strict.insert(id("b"), Made::custom("B").key("certificate", 1).make()).unwrap_err();
    assert_eq!(refusal.conflicts().iter().map(short).collect::<Vec<_>>(), ["error certificate.reused b a"]);
    assert!(strict.insert(id("b"), Made::custom("B").key("certificate", 2).make()).is_ok());
}

/// What comes from outside is cut, and shows nothing that a terminal obeys; most of it is refused before.
#[test]
fn hostile_ids_and_names_stay_in_their_line() {
    let long = "i".repeat(128);
    let odd = [
        "`; DROP TABLE applications; --",
        "../../etc/passwd",
        "{found}",
        "https://u:hunter2@acme.example/?token=hunter2",
        &long,
    ];
    let mut catalog = Catalog::new();
    for (place, text) in odd.into_iter().enumerate() {
        let made = Made::custom(&format!("{text} {{why}} {}", "n".repeat(10_000)))
            .with("client_id.sod", format!("{{limit}}{place}"));
        catalog.insert(id(text), made.make()).unwrap();
        let refusal = catalog.insert(id(&format!("{text}2").split_off(1)), made.make()).unwrap_err();
        for line in [format!("{refusal:#}"), catalog.insert(id(text), made.make()).unwrap_err().to_string()] {
            assert!(!line.contains("hunter2") && line.len() < 1_200, "{line}");
            assert!(line.lines().all(|line| !line.contains(|letter: char| letter.is_control())), "{line}");
        }
    }
    for text in ["", " a", "a\u{202e}b", "a\u{200b}", "a\nb", "a\u{1b}[31m", "\u{feff}a"] {
        let error = superoffice_app::ApplicationId::parse(text).unwrap_err().to_string();
        assert!(error.starts_with("application ID "), "{error}");
    }
    // Nothing is folded that is not the same.
    for (one, other) in [("K", "k"), ("ß", "ss"), ("é", "e\u{301}"), ("a", "а")] {
        let mut catalog = Catalog::new();
        catalog.insert(id(one), Made::custom("A").make()).unwrap();
        assert!(catalog.get(&id(other)).is_none());
        catalog.insert(id(other), Made::custom("B").make()).unwrap();
        assert_eq!(catalog.len(), 2);
    }
}

#[test]
fn loading_keeps_what_is_good() {
    let good = Made::custom("Good").with("client_id", "x").make();
    let items = [
        (id("a"), Arc::new(good.clone())),
        (id("b"), Arc::new(Made::custom("Bad").with("client_id.stage", "X").make())),
        (id("a"), Arc::new(Made::custom("Again").make())),
        (id("c"), Arc::new(Made::custom("GOOD").make())),
        (id("d"), Arc::new(Made::custom("Fine").make())),
    ];
    let loaded = Catalog::load(items.clone());
    let ids: Vec<_> = loaded.catalog.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["a", "c", "d"]);
    assert_eq!(loaded.catalog.get(&id("a")).map(|it| &**it), Some(&good));
    let lines: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "item 2 (`b`): the catalog does not take `b`\nerror[client-id.duplicate]: `b` (Bad) and `a` (Good): authentication.client_id.stage: the client ID `X` is that of two applications in stage, in another letter case",
            "item 3 (`a`): there is an application `a` already (Good)",
            "item 4 (`c`): taken, but:\nwarning[name.duplicate]: `c` (GOOD) and `a` (Good): name: the name `GOOD` differs from that of another application in letter case only",
        ]
    );
    let places: Vec<_> =
        loaded.problems.iter().map(|it| (it.place(), it.id().as_str(), it.refusal().is_some())).collect();
    assert_eq!(places, [(1, "b", true), (2, "a", true), (3, "c", false)]);
    assert_eq!(loaded.problems.iter().map(|it| it.conflicts().len()).collect::<Vec<_>>(), [1, 0, 1]);
    assert_eq!(Catalog::load_with(items, Policy::import()).catalog.len(), 4);
    assert!(Catalog::load(Vec::<(_, Application)>::new()).catalog.is_empty());
}

/// A clone stays as it was.
#[test]
fn a_clone_is_apart() {
    let mut catalog =
        catalog(&[Made::custom("A").with("client_id.sod", "a"), Made::custom("B").with("client_id.sod", "b")]);
    let before = catalog.clone();
    catalog.remove(&id("first")).unwrap();
    catalog.replace(&id("second"), Made::custom("C").with("client_id.sod", "a").make()).unwrap();
    assert_eq!(before.find_id(Sod, &client_id("a")), Some(&id("first")));
    assert_eq!(before.find_id(Sod, &client_id("b")), Some(&id("second")));
    assert_eq!(catalog.find_id(Sod, &client_id("a")), Some(&id("second")));
    assert!(Arc::ptr_eq(before.get(&id("second")).unwrap(), before.clone().get(&id("second")).unwrap()));
}
