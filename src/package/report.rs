//! What an import did or would do, for people.

use std::fmt;

use super::descriptor::Head;
use super::plan::Count;

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Name of the package.
    pub package: String,
    /// Version, as the package states it.
    pub version: Option<String>,
    /// The revision that it made; none if nothing was to be done, or nothing was to be done yet.
    pub revision: Option<i64>,
    /// Whether it only planned.
    pub dry_run: bool,
    /// What became of the rows of each resource, in the order of the resources.
    pub counts: Vec<(&'static str, Count)>,
    /// What an editor may want to look at; nothing of it hinders the import.
    pub remarks: Vec<String>,
}

impl Report {
    /// An empty report on a package.
    pub(super) fn of(head: &Head) -> Self {
        Self {
            package: head.name.clone(),
            version: head.version.clone(),
            revision: None,
            dry_run: false,
            counts: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// The counts of all resources together.
    #[must_use]
    pub fn total(&self) -> Count {
        self.counts.iter().fold(Count::default(), |sum, (_, count)| Count {
            created: sum.created + count.created,
            changed: sum.changed + count.changed,
            unchanged: sum.unchanged + count.unchanged,
            met: sum.met + count.met,
            absent: sum.absent + count.absent,
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "package {}", self.package)?;
        if let Some(version) = &self.version {
            write!(f, " {version}")?;
        }
        match self.revision {
            Some(revision) => writeln!(f, ": imported as revision {revision}")?,
            None if self.total().created + self.total().changed == 0 => writeln!(f, ": nothing to do")?,
            None => writeln!(f, ": planned, nothing written")?,
        }
        let line = |f: &mut fmt::Formatter<'_>, name: &str, cells: [&str; 5]| {
            let [created, changed, unchanged, met, absent] = cells;
            writeln!(f, "{name:<22}{created:>9}{changed:>9}{unchanged:>11}{met:>7}{absent:>8}")
        };
        line(f, "", ["created", "changed", "unchanged", "known", "absent"])?;
        for (name, count) in self.counts.iter().map(|(name, count)| (*name, *count)).chain([("total", self.total())]) {
            let cells = [count.created, count.changed, count.unchanged, count.met, count.absent];
            line(f, name, cells.map(|cell| cell.to_string()).each_ref().map(String::as_str))?;
        }
        for remark in &self.remarks {
            writeln!(f, "note: {remark}")?;
        }
        Ok(())
    }
}
