//! Faults of a package: which rule is broken, and where.

use std::fmt;

pub use crate::domain::fault::FaultCode;

/// The name under which faults of `datapackage.json` itself are told.
pub const DESCRIPTOR: &str = "datapackage.json";

/// One thing that is wrong with a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that is broken.
    pub code: FaultCode,
    /// The resource, or `datapackage.json`.
    pub resource: String,
    /// The line of the file on which the row begins; the header is line 1.
    pub row: Option<u64>,
    /// The column.
    pub column: Option<String>,
    /// What is wrong and what would pass.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.resource)?;
        if let Some(row) = self.row {
            write!(f, ", line {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// Gathers all faults of a package.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    /// A fault of a resource as a whole, or of the descriptor.
    pub(super) fn of_resource(&mut self, code: FaultCode, resource: &str, reason: impl Into<String>) {
        self.push(code, resource, None, None, reason.into());
    }

    /// A fault of a row.
    pub(super) fn of_row(&mut self, code: FaultCode, resource: &str, row: u64, reason: impl Into<String>) {
        self.push(code, resource, Some(row), None, reason.into());
    }

    /// A fault of a cell.
    pub(super) fn of_cell(
        &mut self,
        code: FaultCode,
        (resource, row, column): (&str, u64, &str),
        reason: impl Into<String>,
    ) {
        self.push(code, resource, Some(row), Some(column), reason.into());
    }

    fn push(&mut self, code: FaultCode, resource: &str, row: Option<u64>, column: Option<&str>, reason: String) {
        self.0.push(Fault { code, resource: resource.to_owned(), row, column: column.map(str::to_owned), reason });
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All faults, by resource and line.
    pub(super) fn into_sorted(mut self) -> Vec<Fault> {
        self.0.sort_by(|a, b| (&a.resource, a.row, &a.column).cmp(&(&b.resource, b.row, &b.column)));
        self.0
    }
}
