//! The store tried on a database in memory.

use entity::kind::{self, ActorKind, Vocabulary};
use entity::{actor, change, record as register, source};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};
use time::OffsetDateTime;
use uuid::Uuid;

use super::record::{self, Row};
use super::write::{Origin, Planned, commit};
use super::{Store, StoreError, StoreOptions, statements};

async fn store() -> Store {
    let store = Store::connect("sqlite::memory:", &StoreOptions::default()).await.unwrap();
    store.migrate_up().await.unwrap();
    store
}

fn city(number: u128, parent: Option<u128>) -> actor::Model {
    actor::Model {
        id: Uuid::from_u128(number),
        slug: format!("city-{number}"),
        kind: ActorKind::City,
        name: format!("City {number}"),
        sort_name: format!("city {number}"),
        label: None,
        parent_id: parent.map(Uuid::from_u128),
        seat_id: None,
        latitude: Some(-7.5),
        longitude: Some(110.0),
        coordinate_basis: None,
        existed_from: entity::PartialDate::new(1755, Some(3), None),
        existed_until: None,
        member_list_complete: None,
        confidence: None,
        note: None,
    }
}

fn created(row: impl Into<Row>) -> Planned {
    Planned::Create { row: row.into(), origin: None }
}

async fn write(store: &Store, changes: Vec<Planned>) -> Result<i64, StoreError> {
    commit(store, "tester", None, OffsetDateTime::UNIX_EPOCH, changes).await
}

#[tokio::test]
async fn a_write_is_one_revision_with_its_changes() {
    let store = store().await;
    let (child, parent) = (city(1, Some(2)), city(2, None));

    let first = write(&store, vec![created(child.clone()), created(parent.clone())]).await.unwrap();
    let renamed = actor::Model { name: "Another".to_owned(), ..child.clone() };
    let update = Planned::Update { before: child.clone().into(), after: renamed.clone().into() };
    let second = write(&store, vec![update]).await.unwrap();

    assert_eq!((first, second), (1, 2));
    let found = record::find::<actor::Entity>(&store, &[child.id, parent.id]).await.unwrap();
    assert_eq!(*found[&child.id], renamed);
    let log = change::Entity::find().all(store.db()).await.unwrap();
    let log: Vec<_> = log.iter().map(|row| (row.revision, row.ordinal, row.record_id, row.operation.value())).collect();
    assert_eq!(log, [(1, 1, parent.id, "CREATE"), (1, 2, child.id, "CREATE"), (2, 1, child.id, "UPDATE")]);
    let entry = register::Entity::find_by_id(child.id).one(store.db()).await.unwrap().unwrap();
    assert_eq!((entry.kind.value(), entry.revision), ("ACTOR", 2));
}

#[tokio::test]
async fn the_log_keeps_rows_as_people_write_them() {
    let store = store().await;

    write(&store, vec![created(city(1, None))]).await.unwrap();

    let row = change::Entity::find().one(store.db()).await.unwrap().unwrap();
    let after = row.after.unwrap();
    assert_eq!(
        (&after["kind"], &after["existed_from"], &after["note"]),
        (&"CITY".into(), &"1755-03".into(), &serde_json::Value::Null)
    );
    assert_eq!(row.before, None);
}

#[tokio::test]
async fn a_retired_record_leaves_its_table_and_the_register() {
    let store = store().await;
    let (child, parent) = (city(1, Some(2)), city(2, None));
    write(&store, vec![created(child.clone()), created(parent.clone())]).await.unwrap();

    let retire = |row: &actor::Model| Planned::Retire { before: row.clone().into() };
    write(&store, vec![retire(&parent), retire(&child)]).await.unwrap();

    assert!(actor::Entity::find().all(store.db()).await.unwrap().is_empty());
    assert!(register::Entity::find().all(store.db()).await.unwrap().is_empty());
    assert_eq!(change::Entity::find().all(store.db()).await.unwrap().len(), 4);
}

#[tokio::test]
async fn a_stale_plan_is_a_conflict_and_changes_nothing() {
    let store = store().await;
    let old = city(1, None);
    write(&store, vec![created(old.clone())]).await.unwrap();
    let stale = actor::Model { note: Some("never stood there".to_owned()), ..old.clone() };

    let update = Planned::Update { before: stale.into(), after: city(1, None).into() };
    let refused = write(&store, vec![created(city(2, None)), update]).await;
    let taken = write(&store, vec![created(old)]).await;

    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    assert!(matches!(taken, Err(StoreError::Conflict(_))), "{taken:?}");
    assert_eq!(actor::Entity::find().all(store.db()).await.unwrap().len(), 1);
    assert_eq!(write(&store, vec![created(city(3, None))]).await.unwrap(), 2, "a refused write takes no number");
}

#[tokio::test]
async fn a_rule_of_the_schema_refuses_a_row() {
    let store = store().await;
    let nameless = actor::Model { name: " ".to_owned(), ..city(1, None) };
    let lost = city(2, Some(9));

    for row in [nameless, lost] {
        let refused = write(&store, vec![created(row)]).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
    }
}

#[tokio::test]
async fn ten_thousand_rows_go_in_with_few_statements() {
    let store = store().await;
    let package = entity::package::Model {
        id: Uuid::from_u128(99),
        name: "many".to_owned(),
        title: None,
        description: None,
        version: None,
        licence: None,
    };
    let mut changes = vec![created(package.clone())];
    changes.extend((100..10_100).map(|number| Planned::Create {
        row: city(number, (number > 100).then_some(100)).into(),
        origin: Some(Origin { package_id: package.id, key: number.to_string() }),
    }));

    let (written, statements) = statements::counted(write(&store, changes)).await;

    assert_eq!(written.unwrap(), 1);
    assert!(statements < 40, "{statements} statements");
    let rows = super::register::of_package(&store, package.id).await.unwrap();
    assert_eq!(rows.len(), 10_000);
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    assert_eq!(record::find::<actor::Entity>(&store, &ids).await.unwrap().len(), 10_000);
}

#[tokio::test]
async fn statements_are_counted_for_a_request_and_its_tasks() {
    let store = store().await;
    store.statements().watch();
    let read = async |store: Store| record::find::<source::Entity>(&store, &[Uuid::nil()]).await.unwrap().len();

    let ((), count) = statements::counted(async {
        read(store.clone()).await;
        let other = store.clone();
        tokio::spawn(statements::carried(async move { read(other).await })).await.unwrap();
    })
    .await;

    assert_eq!(count, 2);
    assert_eq!(store.statements().take().len(), 2);
    assert!(statements::totals().run >= 2);
}

#[tokio::test]
async fn the_schema_goes_down_and_up_again() {
    let store = store().await;
    let steps = store.migration_status().await.unwrap();

    store.migrate_down(u32::try_from(steps.len()).unwrap()).await.unwrap();
    assert!(store.migration_status().await.unwrap().iter().all(|step| !step.applied));
    store.migrate_up().await.unwrap();

    assert!(store.migration_status().await.unwrap().iter().all(|step| step.applied));
}

/// The rule of the schema that lists the values of a column.
async fn listed(store: &Store, table: &str, column: &str) -> String {
    let sql = format!("SELECT sql FROM sqlite_master WHERE name = '{table}'");
    let row = store.db().query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap().unwrap();
    let sql: String = row.try_get_by_index(0).unwrap();
    let start = sql.find(&format!("CHECK ({column} IN (")).unwrap_or_else(|| panic!("{table}.{column} is not closed"));
    sql[start..].split(['(', ')']).nth(2).unwrap().to_owned()
}

async fn same<V: Vocabulary>(store: &Store, columns: &[(&str, &str)]) {
    let values: Vec<String> = V::TERMS.iter().map(|(_, value, _)| format!("'{value}'")).collect();
    for (table, column) in columns {
        assert_eq!(listed(store, table, column).await, values.join(", "), "{table}.{column}");
    }
}

#[tokio::test]
async fn the_schema_lists_the_values_of_the_vocabularies() {
    let store = store().await;

    same::<kind::ActorKind>(&store, &[("actor", "kind")]).await;
    same::<kind::Confidence>(&store, &[("actor", "confidence"), ("cooperation", "confidence")]).await;
    let bases = [
        "actor_name",
        "cooperation_sector",
        "activity_output",
        "contribution",
        "obstacle",
        "opportunity",
        "membership",
        "narrative",
        "position",
        "era",
    ];
    same::<kind::Basis>(&store, &bases.map(|table| (table, "basis"))).await;
    same::<kind::NameKind>(&store, &[("actor_name", "kind")]).await;
    same::<kind::Framework>(&store, &[("cooperation", "framework")]).await;
    same::<kind::Status>(&store, &[("cooperation", "status")]).await;
    same::<kind::PartyRole>(&store, &[("party", "role")]).await;
    same::<kind::InstrumentKind>(&store, &[("instrument", "kind")]).await;
    same::<kind::StatedIn>(&store, &[("instrument", "stated_in")]).await;
    same::<kind::SecurityElement>(&store, &[("contribution", "element")]).await;
    same::<kind::EvidenceGrade>(&store, &[("contribution", "grade")]).await;
    same::<kind::ObstacleKind>(&store, &[("obstacle", "kind")]).await;
    same::<kind::OpportunityKind>(&store, &[("opportunity", "kind")]).await;
    same::<kind::MembershipRole>(&store, &[("membership", "role")]).await;
    same::<kind::IssueKind>(&store, &[("issue", "kind")]).await;
    same::<kind::Stance>(&store, &[("position", "stance")]).await;
    same::<kind::Comparator>(&store, &[("claim", "comparator")]).await;
    same::<kind::RecordKind>(&store, &[("record", "kind"), ("change", "kind"), ("citation", "covers")]).await;
    same::<kind::Operation>(&store, &[("change", "operation")]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_of_two_instances_take_turns() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("entente.db").display());
    let one = Store::connect(&url, &StoreOptions::default()).await.unwrap();
    one.migrate_up().await.unwrap();
    let other = Store::connect(&url, &StoreOptions::default()).await.unwrap();

    let tasks: Vec<_> = (1..=40)
        .map(|number| {
            let store = if number % 2 == 0 { one.clone() } else { other.clone() };
            tokio::spawn(async move { write(&store, vec![created(city(number, None))]).await.unwrap() })
        })
        .collect();
    let mut numbers = Vec::new();
    for task in tasks {
        numbers.push(task.await.unwrap());
    }

    numbers.sort_unstable();
    assert_eq!(numbers, (1..=40).collect::<Vec<i64>>(), "no number is missing or taken twice");
}
