//! The rows of a resource with their values, each as its column wants it.

use entity::PartialDate;
use entity::kind::Vocabulary;

use super::schema::Resource;

/// A value, read by the form of its column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Nothing: not known, or not said.
    Empty,
    /// Not what the column wants; the fault is told, later rules leave it alone.
    Bad,
    Text(String),
    Integer(i32),
    Number(f64),
    Boolean(bool),
    Date(PartialDate),
}

/// A row of a resource.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The line of the file on which it begins.
    pub(super) line: u64,
    /// Its values in the order of the resource's columns, absent columns included.
    pub(super) cells: Vec<Cell>,
}

/// All rows of a resource.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) resource: &'static Resource,
    /// Which columns the file has.
    pub(super) given: Vec<bool>,
    pub(super) rows: Vec<Row>,
}

/// A row with what is known of its columns.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) resource: &'static Resource,
    pub(super) row: &'a Row,
}

impl Table {
    /// All rows.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.rows.iter().map(|row| Entry { resource: self.resource, row })
    }
}

impl<'a> Entry<'a> {
    /// The value in a column.
    pub(super) fn cell(self, column: &str) -> &'a Cell {
        self.resource.column(column).and_then(|place| self.row.cells.get(place)).unwrap_or(&Cell::Empty)
    }

    /// The text in a column.
    pub(super) fn text(self, column: &str) -> Option<&'a str> {
        match self.cell(column) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text in a column, for a row of its own.
    pub(super) fn owned(self, column: &str) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// The term in a column.
    pub(super) fn term<V: Vocabulary>(self, column: &str) -> Option<V> {
        self.text(column).and_then(V::of)
    }

    /// The date in a column.
    pub(super) fn date(self, column: &str) -> Option<PartialDate> {
        match self.cell(column) {
            Cell::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The whole number in a column.
    pub(super) fn integer(self, column: &str) -> Option<i32> {
        match self.cell(column) {
            Cell::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The number in a column.
    pub(super) fn number(self, column: &str) -> Option<f64> {
        match self.cell(column) {
            Cell::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// True or false in a column.
    pub(super) fn boolean(self, column: &str) -> Option<bool> {
        match self.cell(column) {
            Cell::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The key, parts joined by `|`; none where a part is missing or bad.
    pub(super) fn key(self) -> Option<String> {
        let parts: Option<Vec<&str>> = self.resource.key.iter().map(|column| self.text(column)).collect();
        parts.map(|parts| parts.join("|"))
    }
}
