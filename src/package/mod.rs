//! Data packages: read, checked as a whole, compared with the service, carried out in one revision.
//!
//! [`import`] is the way in. It reads every file of a package by
//! [`schema`], tells *all* faults at once with resource, line and column, and
//! changes nothing unless there is none. A second import of the same package
//! plans nothing.

mod builtin;
mod cell;
mod check;
mod descriptor;
mod fault;
mod files;
mod keys;
mod known;
mod plan;
mod read;
mod report;
mod resources;
mod rows;
pub mod schema;
mod slug;
mod sourced;
mod table;
#[cfg(test)]
mod tests;

use time::OffsetDateTime;

pub use builtin::Builtin;
pub use fault::{DESCRIPTOR, Fault, FaultCode};
pub use files::{FILE_LIMIT, FileError, Files, Folder, Memory};
pub use plan::Count;
pub use report::Report;

use crate::actions;
use crate::store::{Store, StoreError};

/// Why a package was not imported. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The package is at fault; here is everything.
    #[error("the package has {} faults", .0.len())]
    Faults(Vec<Fault>),
    /// The service is at fault.
    #[error(transparent)]
    Failed(#[from] StoreError),
}

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It reads a resource.
    Reading(&'static str),
    /// It compares the rows with the service.
    Comparing {
        /// How many rows there are.
        rows: usize,
    },
    /// It writes.
    Writing {
        /// How many records it makes or changes.
        changes: usize,
    },
}

impl std::fmt::Display for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Reading(resource) => write!(f, "reading {resource}"),
            Self::Comparing { rows } => write!(f, "comparing {rows} rows with the service"),
            Self::Writing { changes } => write!(f, "writing {changes} records"),
        }
    }
}

/// How an import is run.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    /// The time of the revision.
    pub now: OffsetDateTime,
    /// Whether only to plan.
    pub dry_run: bool,
    /// Who is told how far it is.
    pub progress: &'a (dyn Fn(Progress) + Send + Sync),
}

/// Imports a package in one transaction, or plans to.
///
/// The number of statements depends on the kinds of records and the size of a
/// statement, not on the rows. Without changes there is no revision.
pub async fn import(store: &Store, files: &dyn Files, run: Run<'_>) -> Result<Report, ImportError> {
    let mut faults = fault::Faults::default();
    let package = read::read(files, &|resource| (run.progress)(Progress::Reading(resource)), &mut faults);
    if package.head.name.is_empty() {
        return Err(ImportError::Faults(faults.into_sorted()));
    }
    (run.progress)(Progress::Comparing { rows: package.tables.iter().map(|table| table.rows.len()).sum() });
    let plan::Plan { mut report, changes } = plan::plan(store, &package, faults).await?;
    report.dry_run = run.dry_run;
    if !run.dry_run {
        (run.progress)(Progress::Writing { changes: changes.len() });
        let name = package
            .head
            .version
            .as_ref()
            .map_or_else(|| package.head.name.clone(), |version| format!("{} {version}", package.head.name));
        report.revision = actions::import::carry_out(store, run.now, &name, changes).await?;
    }
    Ok(report)
}
