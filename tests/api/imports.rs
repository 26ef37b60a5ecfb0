//! Packages on a database of their own: all of a sound one, nothing of a broken one, and nothing twice.

use entente::package::{self, Builtin, FaultCode, ImportError, Run};
use serde_json::{Value, json};

use crate::support::app::{NOW, TestApp, on_both, texts};
use crate::support::draft::Draft;

on_both!(
    empty;
    the_built_in_package_makes_revision_one_with_a_change_for_each_record,
    the_same_package_again_changes_nothing,
    a_changed_row_changes_its_record_and_no_other,
    a_row_that_is_gone_leaves_its_record,
    a_plan_writes_nothing,
    a_broken_package_changes_nothing_and_every_fault_is_named_by_its_place,
    all_faults_of_a_package_are_told_at_once,
    a_broken_package_leaves_an_empty_database_empty,
);

/// The records of the package: its rows, counted in its files, and itself.
const RECORDS: usize = 1_360 + 1;

/// Everything that a failed import might have left behind.
const STATE: &str = "{ revision { number note }
    packages { totalCount nodes { version revision } } sources { totalCount } sectors { totalCount }
    eras { totalCount nodes { label started ended note revision } } narratives { totalCount } claims { totalCount }
    issues(first: 100) { totalCount nodes { title parent { slug } revision } }
    cooperations(first: 100, orderBy: { field: SLUG }) { totalCount nodes { slug title revision history { totalCount }
        citations { totalCount } parties { totalCount } instruments { totalCount } sectors { totalCount }
        activities { totalCount } contributions { totalCount } obstacles { totalCount } opportunities { totalCount } } }
    actors(first: 100, orderBy: { field: SLUG }) { totalCount nodes { slug name note revision history { totalCount }
        seat { slug } names { totalCount } identifiers { totalCount } memberships { totalCount } positions { totalCount } } } }";

async fn loaded(app: &TestApp) -> package::Report {
    app.import(&Builtin).await.expect("the built-in package is sound")
}

async fn the_built_in_package_makes_revision_one_with_a_change_for_each_record(app: TestApp) {
    let report = loaded(&app).await;
    let state = app.ask(STATE).await;

    assert_eq!((report.revision, report.dry_run), (Some(1), false));
    assert_eq!(report.package, "yogyakarta-paradiplomacy");
    let total = report.total();
    assert_eq!((total.created, total.changed, total.unchanged, total.met, total.absent), (RECORDS, 0, 0, 0, 0));
    assert_eq!(report.remarks, Vec::<String>::new());
    assert_eq!(state["revision"]["number"], 1);
    for list in ["actors", "cooperations"] {
        for node in state[list]["nodes"].as_array().expect("a list") {
            assert_eq!((&node["revision"], &node["history"]["totalCount"]), (&json!(1), &json!(1)), "{node}");
        }
    }
}

async fn the_same_package_again_changes_nothing(app: TestApp) {
    loaded(&app).await;
    let before = app.ask(STATE).await;

    let report = loaded(&app).await;

    let total = report.total();
    assert_eq!(report.revision, None);
    assert_eq!((total.created, total.changed, total.unchanged, total.absent), (0, 0, RECORDS, 0));
    assert!(report.to_string().contains("nothing to do"), "{report}");
    assert_eq!(app.ask(STATE).await, before);
}

async fn a_changed_row_changes_its_record_and_no_other(app: TestApp) {
    loaded(&app).await;
    let before = app.ask(STATE).await;

    let draft = Draft::new().put("eras.csv", "reform-era,Reform era,", "reform-era,Era of reform,");
    let report = app.import(&draft).await.expect("the draft is sound");
    let found = app
        .ask("{ revision { number } eras { nodes { slug label revision history { nodes { operation before after revision { number } } } } } }")
        .await;

    let total = report.total();
    assert_eq!(report.revision, Some(2));
    assert_eq!((total.created, total.changed, total.unchanged), (0, 1, RECORDS - 1));
    assert_eq!(found["revision"]["number"], 2);
    let eras = found["eras"]["nodes"].as_array().expect("a list");
    assert_eq!(texts(&found["eras"], "slug"), ["new-order", "reform-era", "regional-autonomy"]);
    assert_eq!(eras.iter().map(|era| era["revision"].clone()).collect::<Vec<_>>(), [json!(1), json!(2), json!(1)]);
    let history = eras[1]["history"]["nodes"].as_array().expect("a list");
    assert_eq!(history.len(), 2);
    assert_eq!((&history[0]["operation"], &history[1]["operation"]), (&json!("CREATE"), &json!("UPDATE")));
    assert_eq!(history[1]["revision"]["number"], 2);
    assert_eq!(history[1]["before"]["label"], "Reform era");
    assert_eq!(history[1]["before"], history[0]["after"]);
    assert_eq!(history[1]["after"]["label"], "Era of reform");
    assert_eq!(history[1]["after"]["started"], history[1]["before"]["started"]);
    // Nothing else is another than before.
    let after = app.ask(STATE).await;
    assert_eq!((&after["actors"], &after["cooperations"]), (&before["actors"], &before["cooperations"]));
    assert_eq!((&after["issues"], &after["packages"]), (&before["issues"], &before["packages"]));
}

async fn a_row_that_is_gone_leaves_its_record(app: TestApp) {
    loaded(&app).await;
    let before = app.ask(STATE).await;

    let line = "yogyakarta.alternative.id.2,yogyakarta,Jogjakarta,id,ALTERNATIVE,EXTERNAL,\"General knowledge: older spelling, still seen.\"\n";
    let report = app.import(&Draft::new().put("names.csv", line, "")).await.expect("the draft is sound");

    assert_eq!((report.revision, report.total().absent, report.total().unchanged), (None, 1, RECORDS - 1));
    assert_eq!(app.ask(STATE).await, before);
}

async fn a_plan_writes_nothing(app: TestApp) {
    let empty = app.ask(STATE).await;
    let plan = async |draft: Draft| {
        let run = Run { now: NOW, dry_run: true, progress: &|_| {} };
        package::import(&app.store, &draft, run).await.expect("the package is sound")
    };

    let first = plan(Draft::new()).await;
    assert_eq!((first.revision, first.dry_run, first.total().created), (None, true, RECORDS));
    assert_eq!(app.ask(STATE).await, empty);
    assert_eq!(empty["revision"], Value::Null);

    loaded(&app).await;
    let before = app.ask(STATE).await;
    let second = plan(Draft::new().put("eras.csv", "reform-era,Reform era,", "reform-era,Era of reform,")).await;
    assert_eq!((second.revision, second.total().created, second.total().changed), (None, 0, 1));
    assert_eq!(app.ask(STATE).await, before);
}

/// Where a fault is: the rule, the resource, the line and the column.
type Place = (FaultCode, &'static str, Option<u64>, Option<&'static str>);

/// Ways to break a package, and the faults that each has.
fn broken() -> Vec<(&'static str, Draft, Vec<Place>)> {
    use FaultCode as F;
    let eras = |old, new| Draft::new().put("eras.csv", old, new);
    vec![
        ("a missing file", Draft::new().without("eras.csv"), vec![(F::File, "eras", None, None)]),
        (
            "a path outside of the package",
            Draft::new().put("datapackage.json", "\"path\": \"eras.csv\"", "\"path\": \"../eras.csv\""),
            vec![(F::File, "eras", None, None)],
        ),
        (
            "an unknown resource",
            Draft::new().put("datapackage.json", "\"name\": \"eras\"", "\"name\": \"ages\""),
            vec![(F::Resource, "ages", None, None)],
        ),
        ("an unknown column", eras("start,end,", "start,finish,"), vec![(F::Column, "eras", Some(1), Some("finish"))]),
        (
            "a missing column",
            eras("id,label,", "id,name,"),
            vec![(F::Column, "eras", Some(1), Some("label")), (F::Column, "eras", Some(1), Some("name"))],
        ),
        ("malformed CSV", Draft::new().add("eras.csv", "next,\"Next era"), vec![(F::Csv, "eras", Some(5), None)]),
        (
            "Latin-1",
            Draft::new().put_bytes("eras.csv", "reform-era,Reform", b"reform-era,R\xe9form"),
            vec![(F::Encoding, "eras", Some(3), None)],
        ),
        (
            "a NUL byte",
            eras("reform-era,Reform", "reform-era,Re\0form"),
            vec![(F::Encoding, "eras", Some(3), Some("label"))],
        ),
        ("an unknown term", eras("05-21,EXTERNAL,", "05-21,GUESSED,"), vec![(F::Term, "eras", Some(2), Some("basis"))]),
        ("a day that is none", eras("1966-03-11", "1966-02-30"), vec![(F::Date, "eras", Some(2), Some("start"))]),
        ("an end before the start", eras("1966-03-11", "1998-06"), vec![(F::Order, "eras", Some(2), Some("end"))]),
        (
            "a key that stands twice",
            Draft::new().add("eras.csv", "reform-era,Again,,,,"),
            vec![(F::Duplicate, "eras", Some(5), Some("id"))],
        ),
        (
            "a reference to nothing",
            Draft::new().put("actors.csv", "Javaanse,,suriname,", "Javaanse,,atlantis,"),
            vec![(F::Unknown, "actors", Some(71), Some("seat_id"))],
        ),
        (
            "a citation of nothing",
            Draft::new().put(
                "citations.csv",
                "actors.indonesia.1,actors,indonesia,",
                "actors.indonesia.1,actors,atlantis,",
            ),
            vec![(F::Unknown, "citations", Some(2), Some("row_id"))],
        ),
        (
            "parents in a circle",
            Draft::new().put("issues.csv", "together rather than alone.,,", "together rather than alone.,terrorism,"),
            vec![(F::Cycle, "issues", Some(11), Some("parent_id"))],
        ),
        (
            "a cooperation of one",
            Draft::new().put("parties.csv", "yk-31,vhji,PARTY", "yk-31,yogyakarta,PARTY"),
            vec![
                (F::Parties, "cooperations", Some(32), Some("id")),
                (F::Duplicate, "parties", Some(63), Some("cooperation_id")),
            ],
        ),
    ]
}

/// Imports a package that is broken and hands back where.
async fn faults(app: &TestApp, draft: &Draft, what: &str) -> Vec<(FaultCode, String, Option<u64>, Option<String>)> {
    match app.import(draft).await {
        Err(ImportError::Faults(faults)) => {
            assert!(faults.iter().all(|fault| fault.reason.len() > 10), "{what}: {faults:?}");
            faults.into_iter().map(|fault| (fault.code, fault.resource, fault.row, fault.column)).collect()
        }
        other => panic!("{what}: {other:?}"),
    }
}

fn places(places: &[Place]) -> Vec<(FaultCode, String, Option<u64>, Option<String>)> {
    places
        .iter()
        .map(|(code, name, row, column)| (*code, (*name).to_owned(), *row, column.map(str::to_owned)))
        .collect()
}

async fn a_broken_package_changes_nothing_and_every_fault_is_named_by_its_place(app: TestApp) {
    loaded(&app).await;
    let before = app.ask(STATE).await;

    for (what, draft, expected) in broken() {
        // A sound change beside the fault, which must not be made either.
        let draft = draft.put("cooperations.csv", "Yogyakarta and Kyoto", "Yogyakarta with Kyoto");
        assert_eq!(faults(&app, &draft, what).await, places(&expected), "{what}");
        assert_eq!(app.ask(STATE).await, before, "{what}");
    }
}

async fn all_faults_of_a_package_are_told_at_once(app: TestApp) {
    use FaultCode as F;
    let draft = Draft::new()
        .put("eras.csv", "1966-03-11", "1966-02-30")
        .put("eras.csv", "05-21,EXTERNAL,", "05-21,GUESSED,")
        .put("actors.csv", "Javaanse,,suriname,", "Javaanse,,atlantis,")
        .put("issues.csv", "together rather than alone.,,", "together rather than alone.,terrorism,")
        .put_bytes("sectors.csv", "Seni", b"S\xe9ni")
        .without("narratives.csv");

    let found = faults(&app, &draft, "six faults").await;

    let expected = [
        (F::Unknown, "actors", Some(71), Some("seat_id")),
        (F::Term, "eras", Some(2), Some("basis")),
        (F::Date, "eras", Some(2), Some("start")),
        (F::Cycle, "issues", Some(11), Some("parent_id")),
        (F::File, "narratives", None, None),
        (F::Encoding, "sectors", Some(2), None),
    ];
    assert_eq!(found, places(&expected));
}

async fn a_broken_package_leaves_an_empty_database_empty(app: TestApp) {
    let empty = app.ask(STATE).await;

    for (what, draft, _) in broken() {
        assert!(!faults(&app, &draft, what).await.is_empty());
    }

    assert_eq!(app.ask(STATE).await, empty);
    assert_eq!(empty["revision"], Value::Null);
    assert_eq!(empty["actors"]["totalCount"], 0);
    // And it takes the sound one as its first.
    assert_eq!(loaded(&app).await.revision, Some(1));
}
