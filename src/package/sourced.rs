//! Which rows of a package name no source. It is no fault, but an editor wants to know.

use std::collections::HashSet;

use super::read::Package;
use super::table::Entry;

/// A remark for each resource some of whose rows rest on nothing.
///
/// A row rests on a citation of it or of its whole resource, on general
/// knowledge (basis EXTERNAL), or on what its note says.
pub(super) fn remarks(package: &Package) -> Vec<String> {
    let cited: HashSet<(&str, &str)> = package
        .entries("citations")
        .filter_map(|citation| Some((citation.text("resource")?, citation.text("row_id")?)))
        .collect();
    let bare = |entry: &Entry<'_>| {
        let by_key = entry.key().is_some_and(|key| cited.contains(&(entry.resource.name, key.as_str())));
        !by_key && entry.text("basis") != Some("EXTERNAL") && entry.text("note").is_none()
    };
    let statements = package.tables.iter().filter(|table| {
        let name = table.resource.name;
        !matches!(name, "sources" | "citations") && !cited.contains(&(name, "*"))
    });
    let counts = statements.map(|table| (table.resource.name, table.entries().filter(bare).count()));
    counts.filter(|(_, bare)| *bare > 0).map(|(name, bare)| format!("{name}: {bare} rows name no source")).collect()
}
