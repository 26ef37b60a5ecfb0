//! What the keys of a package stand for: its own rows, or records that the service has already.

use std::collections::{HashMap, HashSet};

use entity::actor;
use entity::kind::{ActorKind, RecordKind};
use uuid::{Uuid, uuid};

use super::fault::{FaultCode, Faults};
use super::read::Package;
use super::table::Entry;
use crate::store::record::Row;

/// The namespace of all ids that are derived from keys: the version 5 id of `https://entente.invalid/ns`.
const NAMESPACE: Uuid = uuid!("a1b3b4f0-2f0d-5e99-9abc-5541364e36a6");

/// A resource and a key in it.
pub(super) type Key = (&'static str, String);

/// The id of a package.
pub(super) fn package_id(name: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("package/{name}").as_bytes())
}

/// The id of a row: of a sector the same in all packages, else the package's own.
pub(super) fn own_id(package: &str, resource: &str, key: &str) -> Uuid {
    let name = if resource == "sectors" { format!("sector/{key}") } else { format!("{package}/{resource}/{key}") };
    Uuid::new_v5(&NAMESPACE, name.as_bytes())
}

/// Everything a package names, and which record each name stands for.
pub(super) struct Keys<'a> {
    pub(super) package: &'a Package,
    /// Where each row of the package stands: table and row.
    pub(super) places: HashMap<&'static str, HashMap<String, (usize, usize)>>,
    /// Rows of the package that are records of the service already, which are left as they are.
    pub(super) met: HashMap<Key, Uuid>,
    /// Keys that no row of the package has, and the records that bear them in the service.
    pub(super) there: HashMap<Key, Uuid>,
    /// Sectors to be made because the package names them and everybody knows them.
    pub(super) implied: Vec<&'static (&'static str, &'static str)>,
    /// Rows of an earlier import of this package.
    pub(super) earlier: HashMap<Uuid, Row>,
    /// Actors of the service that the package speaks of, and those that contain them.
    pub(super) actors: HashMap<Uuid, actor::Model>,
    /// Slugs that other records bear, by kind.
    pub(super) taken: HashSet<(RecordKind, String)>,
}

impl<'a> Keys<'a> {
    /// Finds the rows of a package by their keys and tells keys that stand twice.
    pub(super) fn of(package: &'a Package, faults: &mut Faults) -> Self {
        let mut places: HashMap<&'static str, HashMap<String, (usize, usize)>> = HashMap::new();
        for (t, table) in package.tables.iter().enumerate() {
            let rows = places.entry(table.resource.name).or_default();
            for (r, entry) in table.entries().enumerate() {
                let Some(key) = entry.key() else { continue };
                if let Some((_, first)) = rows.get(&key) {
                    let reason =
                        format!("the key {key} stands on line {} already; once passes", table.rows[*first].line);
                    let column = (table.resource.name, entry.row.line, table.resource.key[0]);
                    faults.of_cell(FaultCode::Duplicate, column, reason);
                } else {
                    rows.insert(key, (t, r));
                }
            }
        }
        Self {
            package,
            places,
            met: HashMap::new(),
            there: HashMap::new(),
            implied: Vec::new(),
            earlier: HashMap::new(),
            actors: HashMap::new(),
            taken: HashSet::new(),
        }
    }

    /// The id that a row of this key has or would have.
    pub(super) fn own_id(&self, resource: &str, key: &str) -> Uuid {
        own_id(&self.package.head.name, resource, key)
    }

    /// The row of a key in the package.
    pub(super) fn row(&self, resource: &str, key: &str) -> Option<Entry<'a>> {
        let (table, row) = *self.places.get(resource)?.get(key)?;
        let table = &self.package.tables[table];
        Some(Entry { resource: table.resource, row: &table.rows[row] })
    }

    /// The record that a key stands for.
    pub(super) fn id(&self, resource: &'static str, key: &str) -> Option<Uuid> {
        let pair = (resource, key.to_owned());
        if let Some(id) = self.met.get(&pair).or_else(|| self.there.get(&pair)) {
            return Some(*id);
        }
        let own = self.places.get(resource).is_some_and(|rows| rows.contains_key(key));
        let implied = resource == "sectors" && self.implied.iter().any(|(code, _)| *code == key);
        (own || implied).then(|| self.own_id(resource, key))
    }

    /// The record that the value of a column stands for.
    pub(super) fn reference(&self, entry: Entry<'_>, column: &str) -> Option<Uuid> {
        let place = entry.resource.column(column)?;
        let resource = entry.resource.columns[place].references?;
        self.id(resource, entry.text(column)?)
    }

    /// What sort of actor a key stands for; what the service knows goes before what the package says.
    pub(super) fn actor_kind(&self, key: &str) -> Option<ActorKind> {
        let pair = ("actors", key.to_owned());
        match self.met.get(&pair).or_else(|| self.there.get(&pair)) {
            Some(id) => self.actors.get(id).map(|actor| actor.kind),
            None => self.row("actors", key)?.term("kind"),
        }
    }

    /// Whether rows of a resource could not be read, so that a missing key proves nothing.
    pub(super) fn is_broken(&self, resource: &str) -> bool {
        self.package.broken.contains(&resource)
    }
}
