//! From files to rows: encoding, CSV, columns and the form of every value.

use std::borrow::Cow;

use super::cell;
use super::descriptor::{self, Entry, Head};
use super::fault::{FaultCode, Faults};
use super::files::{FileError, Files};
use super::schema::Resource;
use super::table::{self, Row, Table};

/// Most rows of a resource.
const ROW_LIMIT: usize = 2_000_000;

/// A package as it was read; what could not be read is told in the faults.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) head: Head,
    pub(super) tables: Vec<Table>,
    /// Resources of which rows are missing here for a fault, so that references to them prove nothing.
    pub(super) broken: Vec<&'static str>,
}

impl Package {
    /// The rows of a resource, if the package brings it.
    pub(super) fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.resource.name == name)
    }

    /// The rows of a resource; none if the package does not bring it.
    pub(super) fn entries<'a>(&'a self, name: &str) -> impl Iterator<Item = table::Entry<'a>> + use<'a> {
        self.table(name).into_iter().flat_map(Table::entries)
    }
}

/// Reads a package whole and tells everything that is wrong with its files, one by one.
pub(super) fn read(files: &dyn Files, reading: &dyn Fn(&'static str), faults: &mut Faults) -> Package {
    let Some((head, entries)) = descriptor::read(files, faults) else { return Package::default() };
    let mut package = Package { head, ..Package::default() };
    for Entry { resource, path } in entries {
        reading(resource.name);
        match table(files, resource, &path, faults) {
            Some(table) => package.tables.push(table),
            None => package.broken.push(resource.name),
        }
    }
    // References are resolved and rows written in this order.
    package.tables.sort_by_key(|table| super::schema::RESOURCES.iter().position(|one| one.name == table.resource.name));
    package
}

fn table(files: &dyn Files, resource: &'static Resource, path: &str, faults: &mut Faults) -> Option<Table> {
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let code = if matches!(error, FileError::TooLarge) { FaultCode::TooLarge } else { FaultCode::File };
            faults.of_resource(code, resource.name, format!("{path}: {error}"));
            return None;
        }
    };
    let text = decoded(&bytes, resource, faults)?;
    if let Err((line, reason)) = well_formed(text) {
        faults.of_row(FaultCode::Csv, resource.name, line, reason);
        return None;
    }
    rows(text, resource, faults)
}

/// The text of a file, a byte order mark left out.
fn decoded<'a>(bytes: &'a Cow<'_, [u8]>, resource: &Resource, faults: &mut Faults) -> Option<&'a str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() as u64;
            faults.of_row(FaultCode::Encoding, resource.name, line, "the file is not UTF-8 here; save it as UTF-8");
            None
        }
    }
}

/// Sees that quotes open and close where they may (RFC 4180), or tells the line where they do not.
fn well_formed(text: &str) -> Result<(), (u64, &'static str)> {
    let mut line = 1;
    let mut opened = 1;
    let mut bytes = text.bytes().peekable();
    let (mut quoted, mut fresh, mut closed) = (false, true, false);
    while let Some(byte) = bytes.next() {
        line += u64::from(byte == b'\n');
        match byte {
            b'"' if quoted && bytes.peek() == Some(&b'"') => drop(bytes.next()),
            b'"' if quoted => (quoted, closed) = (false, true),
            _ if quoted => {}
            b'"' if fresh => (quoted, fresh, opened) = (true, false, line),
            b',' | b'\n' => (fresh, closed) = (true, false),
            b'\r' => {}
            _ if closed => return Err((line, "text follows a closing quote; double a quote inside of quotes")),
            b'"' => return Err((line, "a quote stands inside of a cell without quotes; quote the cell and double it")),
            _ => fresh = false,
        }
    }
    if quoted { Err((opened, "a quote opens here and never closes")) } else { Ok(()) }
}

fn rows(text: &str, resource: &'static Resource, faults: &mut Faults) -> Option<Table> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            faults.of_row(FaultCode::Csv, resource.name, 1, error.to_string());
            return None;
        }
    };
    let places = places(&header, resource, faults)?;
    let given = (0..resource.columns.len()).map(|place| places.contains(&Some(place))).collect();
    let mut table = Table { resource, given, rows: Vec::new() };
    let mut whole = true;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.of_resource(FaultCode::Csv, resource.name, error.to_string());
                return None;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != header.len() {
            let reason = format!("the row has {} cells, the header has {}", record.len(), header.len());
            faults.of_row(FaultCode::Csv, resource.name, line, reason);
            whole = false;
        } else if table.rows.len() == ROW_LIMIT {
            faults.of_row(FaultCode::TooLarge, resource.name, line, format!("at most {ROW_LIMIT} rows pass"));
            return None;
        } else {
            table.rows.push(row(&record, line, &places, resource, faults));
        }
    }
    whole.then_some(table)
}

/// For each column of the file its place in the resource; none if a required one is missing.
fn places(header: &csv::StringRecord, resource: &Resource, faults: &mut Faults) -> Option<Vec<Option<usize>>> {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(header.len());
    for name in header {
        let place = resource.column(name);
        let cell = (resource.name, 1, name);
        if place.is_none() {
            let names: Vec<&str> = resource.columns.iter().map(|column| column.name).collect();
            faults.of_cell(FaultCode::Column, cell, format!("no such column; known are {}", names.join(", ")));
        } else if places.contains(&place) {
            faults.of_cell(FaultCode::Column, cell, "the column is there twice; once passes");
        }
        places.push(place);
    }
    let mut complete = true;
    for (place, column) in resource.columns.iter().enumerate().filter(|(_, column)| column.required) {
        if !places.contains(&Some(place)) {
            faults.of_cell(FaultCode::Column, (resource.name, 1, column.name), "the required column is missing");
            complete = false;
        }
    }
    complete.then_some(places)
}

fn row(
    record: &csv::StringRecord,
    line: u64,
    places: &[Option<usize>],
    resource: &Resource,
    faults: &mut Faults,
) -> Row {
    let mut cells = vec![cell::absent(); resource.columns.len()];
    for (value, place) in record.iter().zip(places) {
        let Some(place) = *place else { continue };
        let column = &resource.columns[place];
        cells[place] = cell::read(value, column).unwrap_or_else(|(code, reason)| {
            faults.of_cell(code, (resource.name, line, column.name), reason);
            super::table::Cell::Bad
        });
    }
    Row { line, cells }
}
