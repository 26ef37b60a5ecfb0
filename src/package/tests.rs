//! Packages, sound and broken, tried on a database in memory.

mod broken;

use std::borrow::Cow;
use std::collections::HashMap;

use entity::kind::{RecordKind, Vocabulary};
use entity::{actor, change, citation, contribution, cooperation, identifier, record as register, sector};
use sea_orm::EntityTrait;
use time::OffsetDateTime;

use super::schema::{RESOURCES, Resource};
use super::{Builtin, Fault, Files, Folder, ImportError, Memory, Report, Run, import};
use crate::store::record::find_rows;
use crate::store::{Store, StoreOptions, statements};

/// The files of a sound package that has something of most rules.
const SOUND: &[(&str, &str)] = &[
    ("sources", "id,kind,title\ns,paper,A source\n"),
    (
        "actors",
        "id,kind,name,parent_id,lat,lon,valid_from,valid_to,note\n\
         land,STATE,Land,,1.5,-2,1945,,\n\
         isle,PROVINCE,Isle,land,,,,,=2+2\n\
         far,PROVINCE,Far,,,,,,\"two\nlines\"\n\
         club,FORUM,Club,,,,1990-05,1990,\n",
    ),
    ("identifiers", "actor_id,scheme,value\nland,iso3166-1,LD\n"),
    ("cooperations", "id,title,framework,status\nc1,Isle and Far,sister province,UNKNOWN\nc2,Again,,RUNNING\n"),
    (
        "parties",
        "cooperation_id,actor_id,role,ordinal\nc1,isle,PARTY,1\nc1,far,PARTY,2\nc2,isle,LEAD,\nc2,far,PARTY,\n",
    ),
    ("cooperation_sectors", "cooperation_id,sector,basis\nc1,CULTURE,STATED\n"),
    (
        "instruments",
        "id,cooperation_id,kind,signed,stated_in,renews_id\ni2,c1,MOU,2001,TABLE+TEXT,i1\ni1,c1,UNKNOWN,1999-01,,\n",
    ),
    ("activities", "id,cooperation_id,parent_activity_id,title\na2,c1,a1,Part\na1,c1,,Whole\n"),
    ("activity_elements", "activity_id,element,basis\na1,FOOD,STATED\n"),
    ("memberships", "id,forum_id,member_id,role,start,end\nm1,club,isle,MEMBER,1990,1995\nm2,club,isle,MEMBER,1995,\n"),
    (
        "citations",
        "id,resource,row_id,source_id,locator\n\
         z1,actors,*,s,everywhere\nz2,parties,c1|isle,s,row 1\nz3,activity_elements,a1|FOOD,s,\n",
    ),
];

fn files(name: &str, tables: &[(&str, &str)]) -> Memory {
    let resources: Vec<_> = tables
        .iter()
        .map(|(name, _)| serde_json::json!({ "name": name, "path": format!("{name}.csv"), "encoding": "utf-8" }))
        .collect();
    let descriptor = serde_json::json!({ "name": name, "version": "1", "resources": resources }).to_string();
    let file = |name: &str, text: &str| (format!("{name}.csv"), Cow::Owned(text.as_bytes().to_vec()));
    let mut files: HashMap<_, _> = tables.iter().map(|(name, text)| file(name, text)).collect();
    files.insert("datapackage.json".to_owned(), Cow::Owned(descriptor.into_bytes()));
    Memory(files)
}

async fn store() -> Store {
    let store = Store::connect("sqlite::memory:", &StoreOptions::default()).await.unwrap();
    store.migrate_up().await.unwrap();
    store
}

async fn run(store: &Store, files: &dyn Files) -> Result<Report, ImportError> {
    import(store, files, Run { now: OffsetDateTime::UNIX_EPOCH, dry_run: false, progress: &|_| {} }).await
}

async fn imported(store: &Store, files: &dyn Files) -> Report {
    match run(store, files).await {
        Ok(report) => report,
        Err(ImportError::Faults(faults)) => {
            panic!("{faults:#?}")
        }
        Err(error) => panic!("{error}"),
    }
}

async fn faults(store: &Store, files: &dyn Files) -> Vec<Fault> {
    match run(store, files).await {
        Err(ImportError::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

/// The sound package with one file put in the place of its own.
fn with(name: &str, text: &str) -> Memory {
    let mut tables: Vec<_> = SOUND.iter().filter(|(other, _)| *other != name).copied().collect();
    tables.push((name, text));
    files("p", &tables)
}

#[tokio::test]
async fn a_package_is_one_revision_and_a_second_import_changes_nothing() {
    let store = store().await;
    let package = files("p", SOUND);

    let first = imported(&store, &package).await;
    let second = imported(&store, &package).await;

    assert_eq!(first.revision, Some(1));
    let rows: usize = SOUND.iter().map(|(_, text)| text.lines().count() - 1).sum::<usize>() - 1;
    assert_eq!((first.total().created, first.total().changed), (rows + 1, 0), "{first}");
    assert_eq!(second.revision, None);
    assert_eq!((second.total().unchanged, second.total().created + second.total().changed), (rows + 1, 0), "{second}");
    let log = change::Entity::find().all(store.db()).await.unwrap();
    assert_eq!(log.len(), rows + 2, "the package and an implied sector are records as well");
}

#[tokio::test]
async fn rows_are_kept_as_they_are_written() {
    let store = store().await;
    imported(&store, &files("p", SOUND)).await;

    let actors = actor::Entity::find().all(store.db()).await.unwrap();
    let of = |slug: &str| actors.iter().find(|actor| actor.slug == slug).unwrap();
    assert_eq!(of("isle").note.as_deref(), Some("=2+2"));
    assert_eq!(of("far").note.as_deref(), Some("two\nlines"));
    assert_eq!((of("isle").parent_id, of("land").latitude), (Some(of("land").id), Some(1.5)));
    let cooperations = cooperation::Entity::find().all(store.db()).await.unwrap();
    let first = cooperations.iter().find(|row| row.slug == "c1").unwrap();
    assert_eq!((first.framework.unwrap().value(), first.status), ("SISTER_PROVINCE", None));
    let sectors = sector::Entity::find().all(store.db()).await.unwrap();
    assert_eq!(sectors.iter().map(|row| row.code.as_str()).collect::<Vec<_>>(), ["CULTURE"]);
    let contributions = contribution::Entity::find().all(store.db()).await.unwrap();
    assert_eq!(contributions[0].grade, None);
    let covers: Vec<_> = citation::Entity::find().all(store.db()).await.unwrap();
    assert_eq!(covers.iter().filter(|row| row.covers == Some(RecordKind::Actor)).count(), 1);
    assert!(covers.iter().any(|row| row.record_id == Some(contributions[0].id)));
}

#[tokio::test]
async fn what_changes_is_changed_and_what_is_left_out_stays() {
    let store = store().await;
    imported(&store, &files("p", SOUND)).await;

    let actors = "id,kind,name\nland,STATE,Landia\nisle,PROVINCE,Isle\nclub,FORUM,Club\n";
    let report = imported(&store, &files("p", &[("actors", actors)])).await;

    let count = report.counts.iter().find(|(name, _)| *name == "actors").unwrap().1;
    assert_eq!((count.created, count.changed, count.unchanged, count.absent), (0, 1, 2, 1), "{report}");
    let actors = actor::Entity::find().all(store.db()).await.unwrap();
    let land = actors.iter().find(|actor| actor.slug == "land").unwrap();
    assert_eq!((land.name.as_str(), land.sort_name.as_str(), land.latitude), ("Landia", "landia", Some(1.5)));
    assert_eq!(actors.len(), 4);
}

#[tokio::test]
async fn packages_share_the_actors_that_bear_one_identifier() {
    let store = store().await;
    imported(&store, &files("p", SOUND)).await;
    let actors = "id,kind,name,parent_id\nld,CITY,Land City,\nland,STATE,Another Land,\nport,CITY,Port,ld\n";
    let identifiers = "actor_id,scheme,value\nld,iso3166-1,LD\nld,iso3166-1-alpha3,LND\n";
    let other = files("q", &[("actors", actors), ("identifiers", identifiers)]);

    let first = imported(&store, &other).await;
    let second = imported(&store, &other).await;

    let count = first.counts.iter().find(|(name, _)| *name == "actors").unwrap().1;
    assert_eq!((count.created, count.met), (2, 1), "{first}");
    let remarks = [
        "ld is a CITY here; the service has it as land, a STATE",
        "actors: 3 rows name no source",
        "identifiers: 2 rows name no source",
    ];
    assert_eq!(first.remarks, remarks);
    let actors = actor::Entity::find().all(store.db()).await.unwrap();
    let of = |slug: &str| actors.iter().find(|actor| actor.slug == slug).unwrap();
    assert_eq!(of("port").parent_id, Some(of("land").id));
    assert_eq!(of("q.land").name, "Another Land", "a slug that is taken gets the name of the package");
    let identifiers = identifier::Entity::find().all(store.db()).await.unwrap();
    assert!(identifiers.iter().all(|row| row.actor_id == of("land").id) && identifiers.len() == 2);
    assert_eq!(second.revision, None, "{second}");
}

#[tokio::test]
async fn a_package_may_name_what_the_service_has() {
    let store = store().await;
    imported(&store, &files("p", SOUND)).await;

    let cooperations = ("cooperations", "id,title\nn,New\n");
    let parties = ("parties", "cooperation_id,actor_id,role\nn,isle,PARTY\nn,far,PARTY\nc1,land,OBSERVER\n");
    let sectors = ("cooperation_sectors", "cooperation_id,sector\nn,CULTURE\n");
    let report = imported(&store, &files("q", &[cooperations, parties, sectors])).await;

    assert_eq!(report.total().created, 6, "{report}");
}

#[tokio::test]
async fn a_plan_writes_nothing() {
    let store = store().await;
    let run = Run { now: OffsetDateTime::UNIX_EPOCH, dry_run: true, progress: &|_| {} };

    let report = import(&store, &files("p", SOUND), run).await.unwrap();

    assert!(report.dry_run && report.revision.is_none() && report.total().created > 20);
    assert!(register::Entity::find().all(store.db()).await.unwrap().is_empty());
    assert!(report.to_string().starts_with("package p 1: planned, nothing written\n"), "{report}");
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_rows() {
    let counted = async |cities: usize| {
        let store = store().await;
        let mut actors = "id,kind,name\n".to_owned();
        for number in 0..cities {
            actors.extend([format!("c{number},CITY,City {number}\n")]);
        }
        let package = files("p", &[("actors", &actors)]);
        imported(&store, &package).await;
        statements::counted(imported(&store, &package)).await.1
    };

    assert_eq!(counted(2).await, counted(2_000).await);
}

#[tokio::test]
async fn the_built_in_package_is_sound() {
    let store = store().await;

    let first = imported(&store, &Builtin).await;
    let second = imported(&store, &Builtin).await;

    assert!(first.total().created > 600);
    assert_eq!(first.remarks, <[&str; 0]>::default(), "every row has its source");
    assert_eq!(second.revision, None, "{second}");
    for Resource { name, kind, columns, .. } in RESOURCES {
        let rows = register::Entity::find().all(store.db()).await.unwrap();
        let of_kind: Vec<_> = rows.iter().filter(|row| row.kind == *kind).map(|row| row.id).collect();
        let rows = find_rows(&store, *kind, &of_kind[..of_kind.len().min(1)]).await.unwrap();
        let json = rows.into_values().next().unwrap_or_else(|| panic!("no {name}")).json().unwrap();
        for column in columns.iter().filter(|column| column.name != "id") {
            assert!(json.get(column.field).is_some(), "{name}.{} fills no field {}", column.name, column.field);
        }
    }
}

#[tokio::test]
async fn a_folder_is_read_but_never_left() {
    let store = store().await;
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("package");
    std::fs::create_dir(&folder).unwrap();
    for (name, bytes) in files("p", SOUND).0 {
        std::fs::write(folder.join(name), bytes).unwrap();
    }

    imported(&store, &Folder::open(&folder).unwrap()).await;
    imported(&store, &Folder::open(&folder.join("datapackage.json")).unwrap()).await;
    std::fs::rename(folder.join("actors.csv"), outer.path().join("actors.csv")).unwrap();
    std::os::unix::fs::symlink(outer.path().join("actors.csv"), folder.join("actors.csv")).unwrap();
    let told = faults(&store, &Folder::open(&folder).unwrap()).await;

    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].resource == "actors" && told[0].reason.contains("leads out of the folder"), "{told:?}");
}
