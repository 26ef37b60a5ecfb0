//! What the service knows already of the things that a package names.
//!
//! An actor of the package that bears an identifier of an actor of the service
//! *is* that actor: references go to it, new names and identifiers are added to
//! it, its own row stays as it is. So the states of four packages are one set.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use entity::kind::{NameKind, RecordKind};
use entity::{actor, actor_name, identifier, record};
use uuid::Uuid;

use super::fault::{FaultCode, Faults};
use super::keys::Keys;
use super::schema::{KNOWN_SECTORS, Resource};
use crate::store::record::find_rows;
use crate::store::{Store, StoreError, register};

/// Kinds whose records bear a slug, or a code, by which other packages may name them.
const NAMED: [RecordKind; 9] = [
    RecordKind::Source,
    RecordKind::Actor,
    RecordKind::Sector,
    RecordKind::Cooperation,
    RecordKind::Activity,
    RecordKind::Issue,
    RecordKind::Narrative,
    RecordKind::Era,
    RecordKind::Claim,
];

/// Asks the service about everything that the package names. The number of statements does not grow with the rows.
pub(super) async fn ask(
    store: &Store,
    keys: &mut Keys<'_>,
    register: &HashMap<Uuid, record::Model>,
    faults: &mut Faults,
) -> Result<(), StoreError> {
    earlier(store, keys, register).await?;
    let identifiers = identifiers(store, keys).await?;
    meet_actors(keys, &identifiers);
    meet_sectors(store, keys, register).await?;
    references(store, keys, register).await?;
    actors(store, keys).await?;
    meet_identifiers(keys, &identifiers, faults);
    meet_names(store, keys).await?;
    slugs(store, keys).await
}

/// Reads the rows of an earlier import that the package has again.
async fn earlier(
    store: &Store,
    keys: &mut Keys<'_>,
    register: &HashMap<Uuid, record::Model>,
) -> Result<(), StoreError> {
    let mut ids: BTreeMap<RecordKind, Vec<Uuid>> = BTreeMap::new();
    for (resource, rows) in &keys.places {
        let Some(resource) = Resource::named(resource) else { continue };
        let own = rows.keys().map(|key| keys.own_id(resource.name, key));
        ids.entry(resource.kind).or_default().extend(own.filter(|id| register.contains_key(id)));
    }
    for (kind, ids) in ids {
        keys.earlier.extend(find_rows(store, kind, &ids).await?);
    }
    Ok(())
}

/// Reads the identifiers of the service that the package has as well, by scheme and value.
async fn identifiers(
    store: &Store,
    keys: &Keys<'_>,
) -> Result<HashMap<(String, String), identifier::Model>, StoreError> {
    let mut values: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for entry in keys.package.entries("identifiers") {
        if let (Some(scheme), Some(value)) = (entry.text("scheme"), entry.text("value")) {
            values.entry(scheme).or_default().push(value.to_owned());
        }
    }
    let mut found = HashMap::new();
    for (scheme, values) in values {
        let rows = register::identifiers(store, scheme, &values).await?;
        found.extend(rows.into_iter().map(|(value, row)| ((scheme.to_owned(), value), row)));
    }
    Ok(found)
}

/// Finds the actors of the package that the service knows by an identifier.
fn meet_actors(keys: &mut Keys<'_>, identifiers: &HashMap<(String, String), identifier::Model>) {
    let rows = keys.places.get("actors");
    let own: HashSet<Uuid> = rows.iter().flat_map(|rows| rows.keys()).map(|key| keys.own_id("actors", key)).collect();
    let mut met: HashMap<String, Uuid> = HashMap::new();
    let mut bearers: HashMap<Uuid, String> = HashMap::new();
    for entry in keys.package.entries("identifiers") {
        let (Some(key), Some(scheme), Some(value)) =
            (entry.text("actor_id"), entry.text("scheme"), entry.text("value"))
        else {
            continue;
        };
        let Some(owner) = identifiers.get(&(scheme.to_owned(), value.to_owned())).map(|row| row.actor_id) else {
            continue;
        };
        if own.contains(&owner) || keys.row("actors", key).is_none() {
            continue;
        }
        let other = met.get(key).filter(|before| **before != owner).is_some()
            || bearers.get(&owner).is_some_and(|before| before != key)
            || keys.earlier.contains_key(&keys.own_id("actors", key));
        if other {
            continue;
        }
        met.insert(key.to_owned(), owner);
        bearers.insert(owner, key.to_owned());
    }
    keys.met.extend(met.into_iter().map(|(key, id)| (("actors", key), id)));
}

/// Finds the sectors of the package that another package or person made.
async fn meet_sectors(
    store: &Store,
    keys: &mut Keys<'_>,
    register: &HashMap<Uuid, record::Model>,
) -> Result<(), StoreError> {
    let codes: Vec<String> = keys.places.get("sectors").iter().flat_map(|rows| rows.keys().cloned()).collect();
    let known = register::bearers(store, RecordKind::Sector, &codes).await?;
    let others = known.into_iter().filter(|(_, id)| !register.contains_key(id));
    keys.met.extend(others.map(|(code, id)| (("sectors", code), id)));
    Ok(())
}

/// Looks in the service for what the package names and does not bring.
async fn references(
    store: &Store,
    keys: &mut Keys<'_>,
    register: &HashMap<Uuid, record::Model>,
) -> Result<(), StoreError> {
    for (name, wanted) in wanted(keys) {
        let Some(resource) = Resource::named(name) else { continue };
        let mut open = Vec::new();
        for key in wanted {
            let own = keys.own_id(resource.name, &key);
            if register.contains_key(&own) {
                keys.there.insert((resource.name, key), own);
            } else {
                open.push(key);
            }
        }
        if NAMED.contains(&resource.kind) {
            let found = register::bearers(store, resource.kind, &open).await?;
            keys.there.extend(found.into_iter().map(|(key, id)| ((resource.name, key), id)));
        }
    }
    let sectors = wanted(keys).remove("sectors").unwrap_or_default();
    let known = KNOWN_SECTORS.iter().filter(|(code, _)| sectors.contains(*code));
    keys.implied = known.filter(|(code, _)| !keys.there.contains_key(&("sectors", (*code).to_owned()))).collect();
    Ok(())
}

/// The keys that rows name and that no row of the package has, by resource.
fn wanted(keys: &Keys<'_>) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut wanted: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for table in &keys.package.tables {
        let references = table.resource.columns.iter().filter_map(|column| Some((column.name, column.references?)));
        for (column, resource) in references {
            let named = table.entries().filter_map(|entry| entry.text(column));
            let missing = named.filter(|key| keys.row(resource, key).is_none());
            wanted.entry(resource).or_default().extend(missing.map(str::to_owned));
        }
    }
    for entry in keys.package.entries("citations") {
        let resource = entry.text("resource").and_then(Resource::named);
        if let (Some(resource), Some(key)) = (resource, entry.text("row_id"))
            && key != "*"
            && keys.row(resource.name, key).is_none()
        {
            wanted.entry(resource.name).or_default().insert(key.to_owned());
        }
    }
    wanted
}

/// Reads the actors of the service that the package names, and all that contain them, a level at a time.
async fn actors(store: &Store, keys: &mut Keys<'_>) -> Result<(), StoreError> {
    let named = keys.met.iter().chain(&keys.there).filter(|((resource, _), _)| *resource == "actors");
    let mut open: HashSet<Uuid> = named.map(|(_, id)| *id).collect();
    while !open.is_empty() {
        let ids: Vec<Uuid> = open.drain().collect();
        let rows = crate::store::record::find::<actor::Entity>(store, &ids).await?;
        keys.actors.extend(rows.into_iter().map(|(id, row)| (id, (*row).clone())));
        let above = keys.actors.values().filter_map(|row| row.parent_id);
        open = above.filter(|id| !keys.actors.contains_key(id)).collect();
    }
    Ok(())
}

/// Finds the identifiers of the package that the service has already, and tells those that denote another actor there.
fn meet_identifiers(
    keys: &mut Keys<'_>,
    identifiers: &HashMap<(String, String), identifier::Model>,
    faults: &mut Faults,
) {
    let mut met = Vec::new();
    for entry in keys.package.entries("identifiers") {
        let (Some(key), Some(scheme), Some(value)) = (entry.key(), entry.owned("scheme"), entry.owned("value")) else {
            continue;
        };
        let Some(known) = identifiers.get(&(scheme, value)) else { continue };
        let Some(actor) = keys.reference(entry, "actor_id") else { continue };
        if known.id == keys.own_id("identifiers", &key) {
            continue;
        }
        if known.actor_id == actor {
            met.push((("identifiers", key), known.id));
        } else {
            let reason = format!("{key} belongs to another actor of the service already; an identifier has one");
            faults.of_cell(FaultCode::Duplicate, ("identifiers", entry.row.line, "value"), reason);
        }
    }
    keys.met.extend(met);
}

/// Finds the names of the package that the service's actors bear already.
async fn meet_names(store: &Store, keys: &mut Keys<'_>) -> Result<(), StoreError> {
    let actors: Vec<Uuid> = keys.actors.keys().copied().collect();
    let borne: HashMap<_, Uuid> =
        register::names_of(store, &actors).await?.iter().map(|row| (name_key(row), row.id)).collect();
    let rows = keys.package.entries("names").filter_map(|entry| {
        let key = entry.key()?;
        let kind: NameKind = entry.term("kind")?;
        let name = (keys.reference(entry, "actor_id")?, entry.owned("name")?, entry.owned("language"), kind);
        let known = *borne.get(&name)?;
        (known != keys.own_id("names", &key)).then_some((("names", key), known))
    });
    let met: Vec<_> = rows.collect();
    keys.met.extend(met);
    Ok(())
}

fn name_key(row: &actor_name::Model) -> (Uuid, String, Option<String>, NameKind) {
    (row.actor_id, row.text.clone(), row.language.clone(), row.kind)
}

/// Asks which slugs of new rows other records bear.
async fn slugs(store: &Store, keys: &mut Keys<'_>) -> Result<(), StoreError> {
    for kind in NAMED.into_iter().filter(|kind| *kind != RecordKind::Sector) {
        let tables = keys.package.tables.iter().filter(|table| table.resource.kind == kind);
        let new = tables.flat_map(super::table::Table::entries).filter_map(|entry| {
            let key = entry.key()?;
            let name = entry.resource.name;
            let known =
                keys.earlier.contains_key(&keys.own_id(name, &key)) || keys.met.contains_key(&(name, key.clone()));
            (!known).then_some(key)
        });
        let candidates: Vec<String> =
            new.flat_map(|key| [key.clone(), qualified(&keys.package.head.name, &key)]).collect();
        let taken = register::bearers(store, kind, &candidates).await?;
        keys.taken.extend(taken.into_keys().map(|slug| (kind, slug)));
    }
    Ok(())
}

/// A key with the name of its package before it, cut to the length of a key.
pub(super) fn qualified(package: &str, key: &str) -> String {
    let mut slug = format!("{package}.{key}");
    slug.truncate(crate::domain::name::KEY_LENGTH);
    slug
}
