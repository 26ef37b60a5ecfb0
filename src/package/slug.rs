//! The short readable keys under which imported records stand in the service.

use uuid::Uuid;

use super::keys::Keys;
use super::table::Entry;
use crate::domain::name::KEY_LENGTH;
use crate::store::record::Row;

/// The slug that a record has had; else its key if that is free, else the key with the package's name, else its id.
pub(super) fn of(keys: &Keys<'_>, entry: Entry<'_>, id: Uuid) -> Option<String> {
    let key = entry.key()?;
    if let Some(slug) = keys.earlier.get(&id).and_then(borne) {
        return Some(slug.to_owned());
    }
    let kind = entry.resource.kind;
    let free = |slug: &String| !keys.taken.contains(&(kind, slug.clone()));
    let long = qualified(&keys.package.head.name, &key);
    // The long form may be the key of another row of the package.
    let unused = |slug: &String| keys.row(entry.resource.name, slug).is_none();
    Some(key).filter(free).or(Some(long).filter(free).filter(unused)).or(Some(id.to_string()))
}

/// A key with the name of its package before it, cut to the length of a key.
pub(super) fn qualified(package: &str, key: &str) -> String {
    let mut slug = format!("{package}.{key}");
    slug.truncate(KEY_LENGTH);
    slug
}

fn borne(row: &Row) -> Option<&str> {
    match row {
        Row::Actor(row) => Some(&row.slug),
        Row::Source(row) => Some(&row.slug),
        Row::Cooperation(row) => Some(&row.slug),
        Row::Activity(row) => Some(&row.slug),
        Row::Issue(row) => Some(&row.slug),
        Row::Narrative(row) => Some(&row.slug),
        Row::Era(row) => Some(&row.slug),
        Row::Claim(row) => Some(&row.slug),
        _ => None,
    }
}
