//! What an import would do, before anything is done.

use std::collections::{HashMap, HashSet};

use entity::kind::{ActorKind, RecordKind};
use entity::record;
use uuid::Uuid;

use super::check;
use super::fault::Faults;
use super::keys::{Keys, package_id};
use super::known;
use super::read::Package;
use super::rows;
use super::sourced;
use super::table::{Entry, Table};
use super::{ImportError, Report};
use crate::store::record::{Row, find_rows};
use crate::store::write::{Origin, Planned};
use crate::store::{Store, StoreError, register};

/// What an import would do with the rows of a resource.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Rows that become new records.
    pub created: usize,
    /// Rows that differ from their records.
    pub changed: usize,
    /// Rows that are as their records.
    pub unchanged: usize,
    /// Rows that the service has from elsewhere, and which stay as they are there.
    pub met: usize,
    /// Records of an earlier import that the package no longer has; they stay.
    pub absent: usize,
}

/// A plan, ready to be carried out.
#[derive(Debug)]
pub(super) struct Plan {
    /// What it would do, for people.
    pub(super) report: Report,
    /// The changes.
    pub(super) changes: Vec<Planned>,
}

/// Compares a package with the service, or tells everything that is wrong with it.
pub(super) async fn plan(store: &Store, package: &Package, mut faults: Faults) -> Result<Plan, ImportError> {
    let id = package_id(&package.head.name);
    let register = register::of_package(store, id).await?;
    let register: HashMap<Uuid, record::Model> = register.into_iter().map(|row| (row.id, row)).collect();
    let mut keys = Keys::of(package, &mut faults);
    known::ask(store, &mut keys, &register, &mut faults).await?;
    check::check(&keys, &mut faults);
    if !faults.is_empty() {
        return Err(ImportError::Faults(faults.into_sorted()));
    }

    let mut plan = Plan { report: Report::of(&package.head), changes: Vec::new() };
    plan.package(store, package, id).await?;
    plan.implied(&keys, id);
    let mut seen = HashSet::new();
    for table in &package.tables {
        let mut count = Count::default();
        for entry in table.entries() {
            let Some(key) = entry.key() else { continue };
            seen.insert(keys.own_id(table.resource.name, &key));
            plan.row(&keys, table, (entry, key), &mut count)?;
        }
        count.absent = absent(table, &register, &seen);
        plan.report.counts.push((table.resource.name, count));
    }
    plan.report.remarks.extend(sourced::remarks(package));
    Ok(plan)
}

impl Plan {
    /// The package's own record.
    async fn package(&mut self, store: &Store, package: &Package, id: Uuid) -> Result<(), StoreError> {
        let head = package.head.clone();
        let row = entity::package::Model {
            id,
            name: head.name,
            title: head.title,
            description: head.description,
            version: head.version,
            licence: head.licence,
        };
        let before = find_rows(store, RecordKind::Package, &[id]).await?.remove(&id);
        let mut count = Count::default();
        self.compare(before.as_ref(), row.into(), None, &mut count);
        self.report.counts.push(("package", count));
        Ok(())
    }

    /// Sectors that everybody knows and the package only names.
    fn implied(&mut self, keys: &Keys<'_>, package_id: Uuid) {
        for (code, label) in &keys.implied {
            let origin = Origin { package_id, key: (*code).to_owned() };
            self.changes.push(Planned::Create { row: rows::implied_sector(keys, code, label), origin: Some(origin) });
            self.report.remarks.push(format!("the sector {code} is made, for cooperations name it"));
        }
    }

    fn row(
        &mut self,
        keys: &Keys<'_>,
        table: &Table,
        (entry, key): (Entry<'_>, String),
        count: &mut Count,
    ) -> Result<(), StoreError> {
        let name = table.resource.name;
        if keys.met.contains_key(&(name, key.clone())) {
            count.met += 1;
            self.remark(keys, entry, &key);
            return Ok(());
        }
        let lost = || StoreError::Failure(format!("{name}, line {}: a checked row makes no record", entry.row.line));
        let row = rows::row(keys, entry, &key).ok_or_else(lost)?;
        let before = keys.earlier.get(&row.id());
        let row = match before {
            Some(before) => with_absent_columns(table, row, before)?,
            None => row,
        };
        let origin = Origin { package_id: package_id(&keys.package.head.name), key };
        self.compare(before, row, Some(origin), count);
        Ok(())
    }

    fn compare(&mut self, before: Option<&Row>, row: Row, origin: Option<Origin>, count: &mut Count) {
        match before {
            None => {
                count.created += 1;
                self.changes.push(Planned::Create { row, origin });
            }
            Some(before) if *before == row => count.unchanged += 1,
            Some(before) => {
                count.changed += 1;
                self.changes.push(Planned::Update { before: before.clone(), after: row });
            }
        }
    }

    /// Says where the package and the service see an actor differently.
    fn remark(&mut self, keys: &Keys<'_>, entry: Entry<'_>, key: &str) {
        let known = keys.id("actors", key).and_then(|id| keys.actors.get(&id));
        let Some(known) = known.filter(|_| entry.resource.name == "actors") else { return };
        if let Some(kind) = entry.term::<ActorKind>("kind").filter(|kind| *kind != known.kind) {
            let text = format!("{key} is a {kind} here; the service has it as {}, a {}", known.slug, known.kind);
            self.report.remarks.push(text);
        }
        if let Some(parent) = keys.reference(entry, "parent_id").filter(|parent| Some(*parent) != known.parent_id) {
            let inside = |id: Option<Uuid>| id.and_then(|id| keys.actors.get(&id)).map(|actor| actor.slug.as_str());
            let here = entry.text("parent_id").or(inside(Some(parent))).unwrap_or_default();
            let there = inside(known.parent_id).unwrap_or("nothing");
            let text = format!("{key} lies in {here} here; the service has it as {}, in {there}", known.slug);
            self.report.remarks.push(text);
        }
    }
}

/// A column that a file leaves out says nothing: the record keeps what it has there.
fn with_absent_columns(table: &Table, row: Row, before: &Row) -> Result<Row, StoreError> {
    let absent = table.resource.columns.iter().zip(&table.given).filter(|(_, given)| !**given);
    let fields: Vec<&str> = absent.map(|(column, _)| column.field).collect();
    if fields.is_empty() {
        return Ok(row);
    }
    let (mut after, before) = (row.json()?, before.json()?);
    for field in fields {
        if let (Some(after), Some(before)) = (after.get_mut(field), before.get(field)) {
            *after = before.clone();
        }
    }
    Row::from_json(row.kind(), after)
}

/// Records of an earlier import that a resource no longer has.
fn absent(table: &Table, register: &HashMap<Uuid, record::Model>, seen: &HashSet<Uuid>) -> usize {
    // Two resources make contributions; the composite key tells them apart.
    let of_table = |row: &&record::Model| {
        let parts = row.key.as_deref().map_or(0, |key| key.split('|').count());
        row.kind == table.resource.kind && (row.kind != RecordKind::Contribution || parts == table.resource.key.len())
    };
    register.values().filter(of_table).filter(|row| !seen.contains(&row.id)).count()
}
