//! The steps tried on both databases: up, down, up again, and rows that the schema takes or refuses.
//!
//! PostgreSQL takes part when `ENTENTE_TEST_POSTGRES` holds the URL of a
//! database in which a schema may be made.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend};

use crate::{Migrator, MigratorTrait};

async fn memory() -> DatabaseConnection {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

/// A schema of its own for one test, or nothing where no PostgreSQL is at hand.
async fn postgres(schema: &str) -> Option<DatabaseConnection> {
    #[expect(clippy::disallowed_methods, reason = "a test has no configuration to read")]
    let url = std::env::var("ENTENTE_TEST_POSTGRES").ok()?;
    let schema = format!("{schema}_{}", std::process::id());
    let server = Database::connect(&url).await.unwrap();
    server.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false).set_schema_search_path(schema);
    Some(Database::connect(options).await.unwrap())
}

async fn up_down_up(db: &DatabaseConnection) {
    let steps = Migrator::migrations().len();

    Migrator::up(db, None).await.unwrap();
    assert_eq!(Migrator::get_applied_migrations(db).await.unwrap().len(), steps);
    Migrator::down(db, None).await.unwrap();
    assert_eq!(Migrator::get_applied_migrations(db).await.unwrap().len(), 0);
    assert!(!SchemaManager::new(db).has_table("actor").await.unwrap());
    Migrator::up(db, None).await.unwrap();
    assert_eq!(Migrator::get_pending_migrations(db).await.unwrap().len(), 0);
}

#[tokio::test]
async fn the_steps_go_up_and_down_and_up_in_memory() {
    up_down_up(&memory().await).await;
}

#[tokio::test]
async fn the_steps_go_up_and_down_and_up_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("entente.db").display());

    up_down_up(&Database::connect(url).await.unwrap()).await;
}

#[tokio::test]
async fn the_steps_go_up_and_down_and_up_on_postgres() {
    if let Some(db) = postgres("steps").await {
        up_down_up(&db).await;
    }
}

/// What a table holds before a row is tried: revision 1, a package, and records 1 to 9 of no kind in particular.
async fn with_rows(db: &DatabaseConnection) {
    Migrator::up(db, None).await.unwrap();
    run(db, "INSERT INTO revision VALUES (1, '2020-01-01 00:00:00+00:00', 'test', NULL)").await.unwrap();
    run(db, "INSERT INTO package (id, name) VALUES (#90, 'p')").await.unwrap();
    for number in 1..=9 {
        let row = format!("INSERT INTO record VALUES (#0{number}, 'ACTOR', #90, 'k{number}', 1)");
        run(db, &row).await.unwrap();
    }
    run(db, "INSERT INTO actor (id, slug, kind, name, sort_name) VALUES (#01, 'a', 'CITY', 'A', 'a')").await.unwrap();
    run(db, "INSERT INTO actor (id, slug, kind, name, sort_name) VALUES (#02, 'b', 'FORUM', 'B', 'b')").await.unwrap();
    run(db, "INSERT INTO cooperation (id, slug, title, sort_title) VALUES (#03, 'c', 'C', 'c')").await.unwrap();
}

/// Runs SQL in which `#01` stands for a key.
async fn run(db: &DatabaseConnection, sql: &str) -> Result<(), DbErr> {
    let mut text = String::new();
    let mut parts = sql.split('#');
    text.push_str(parts.next().unwrap());
    for part in parts {
        let (digits, rest) = part.split_at(2);
        let hex = format!("{digits:0>32}");
        match db.get_database_backend() {
            DbBackend::Postgres => text.extend(["'", &hex, "'::uuid"]),
            _ => text.extend(["x'", &hex, "'"]),
        }
        text.push_str(rest);
    }
    db.execute_unprepared(&text).await.map(drop)
}

const TAKEN: &[&str] = &[
    "UPDATE cooperation SET started = 19850600, ended = 19850000",
    "UPDATE cooperation SET started = 19850615, ended = 19850600",
    "UPDATE cooperation SET started = 20000229, ended = NULL",
    "UPDATE cooperation SET status = 'RUNNING', status_as_of = 20190000",
    "UPDATE actor SET parent_id = #01, latitude = 1.5, longitude = -180 WHERE id = #02",
    "UPDATE actor SET member_list_complete = (1 = 1) WHERE id = #02",
    "INSERT INTO party (id, cooperation_id, actor_id, role, ordinal) VALUES (#04, #03, #01, 'PARTY', 1)",
    "INSERT INTO actor_name (id, actor_id, text, folded, kind) VALUES (#05, #01, 'N', 'n', 'SHORT')",
    "INSERT INTO contribution (id, cooperation_id) VALUES (#06, #03)",
    "INSERT INTO membership (id, forum_id, member_id, role) VALUES (#07, #02, #01, 'MEMBER')",
    "INSERT INTO source (id, slug, kind, title, sort_title) VALUES (#08, 's', 'paper', 'S', 's')",
    "INSERT INTO citation (id, source_id, record_id) VALUES (#09, #08, #01)",
    "INSERT INTO change (revision, ordinal, kind, record_id, operation, after) VALUES (1, 1, 'ACTOR', #01, 'CREATE', '{}')",
];

const REFUSED: &[&str] = &[
    "INSERT INTO revision_head (id, number) VALUES (2, 0)",
    "INSERT INTO record VALUES (#10, 'NOBODY', #90, 'k10', 1)",
    "INSERT INTO record VALUES (#10, 'ACTOR', #90, NULL, 1)",
    "INSERT INTO record VALUES (#10, 'ACTOR', #90, 'k1', 1)",
    "INSERT INTO record VALUES (#10, 'ACTOR', #91, 'k10', 1)",
    "INSERT INTO record VALUES (#10, 'ACTOR', #90, 'k10', 2)",
    "INSERT INTO change (revision, ordinal, kind, record_id, operation) VALUES (1, 2, 'ACTOR', #01, 'CREATE')",
    "INSERT INTO change (revision, ordinal, kind, record_id, operation, after) VALUES (1, 2, 'ACTOR', #01, 'UPDATE', '{}')",
    "INSERT INTO actor (id, slug, kind, name, sort_name) VALUES (#11, 'x', 'CITY', 'X', 'x')",
    "UPDATE actor SET slug = 'a' WHERE id = #02",
    "UPDATE actor SET slug = 'a b' WHERE id = #01",
    "UPDATE actor SET kind = 'PLANET' WHERE id = #01",
    "UPDATE actor SET name = '  ' WHERE id = #01",
    "UPDATE actor SET parent_id = #01 WHERE id = #01",
    "UPDATE actor SET seat_id = #01 WHERE id = #01",
    "UPDATE actor SET seat_id = #04 WHERE id = #01",
    "UPDATE actor SET longitude = 0 WHERE id = #01",
    "UPDATE actor SET latitude = 91, longitude = 0 WHERE id = #01",
    "UPDATE actor SET member_list_complete = (1 = 1) WHERE id = #01",
    "UPDATE actor SET existed_from = 20001300 WHERE id = #01",
    "UPDATE actor SET existed_from = 20000012 WHERE id = #01",
    "UPDATE actor SET existed_from = 20010229 WHERE id = #01",
    "UPDATE actor SET existed_from = 20010431 WHERE id = #01",
    "UPDATE actor SET existed_from = 100000000 WHERE id = #01",
    "UPDATE actor SET existed_from = 20010000, existed_until = 20000000 WHERE id = #01",
    "UPDATE cooperation SET started = 19850601, ended = 19850500",
    "UPDATE cooperation SET status = NULL, status_as_of = 20190000",
    "INSERT INTO party (id, cooperation_id, actor_id, role) VALUES (#05, #03, #01, 'PARTY')",
    "UPDATE party SET ordinal = 0",
    "UPDATE party SET joined = 20010000, withdrew = 20000000",
    "INSERT INTO actor_name (id, actor_id, text, folded, kind) VALUES (#06, #01, 'N', 'n', 'SHORT')",
    "INSERT INTO identifier (id, actor_id, scheme, value) VALUES (#06, #01, 'ISO', '1')",
    "UPDATE contribution SET cooperation_id = NULL",
    "UPDATE membership SET member_id = #02",
    "UPDATE citation SET package_id = #90, covers = 'ACTOR'",
    "UPDATE citation SET record_id = NULL, package_id = #90, covers = NULL",
    "DELETE FROM actor WHERE id = #01",
];

async fn judges(db: &DatabaseConnection) {
    with_rows(db).await;
    for sql in TAKEN {
        run(db, sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    for sql in REFUSED {
        assert!(run(db, sql).await.is_err(), "{sql}");
    }
}

#[tokio::test]
async fn sqlite_takes_sound_rows_and_refuses_others() {
    judges(&memory().await).await;
}

#[tokio::test]
async fn postgres_takes_sound_rows_and_refuses_others() {
    if let Some(db) = postgres("rules").await {
        judges(&db).await;
    }
}

#[tokio::test]
async fn every_foreign_key_has_an_index_led_by_it() {
    let db = memory().await;
    Migrator::up(&db, None).await.unwrap();

    let bare = "SELECT m.name || '.' || k.\"from\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k
        WHERE m.type = 'table' AND k.\"from\" <> 'id' AND NOT (m.name = 'change' AND k.\"from\" = 'revision')
        AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c
                        WHERE c.seqno = 0 AND c.name = k.\"from\")";
    let rows = db.query_all_raw(sea_orm::Statement::from_string(DbBackend::Sqlite, bare)).await.unwrap();
    let bare: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();

    assert_eq!(bare, Vec::<String>::new());
}
