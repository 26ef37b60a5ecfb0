//! The change log as readers see it: revisions, and what each did to a record.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::kind::{Operation, RecordKind};
use entity::{change, revision};
use uuid::Uuid;

use crate::graphql::error::bad_input;
use crate::graphql::id;
use crate::graphql::loaders::{HistoryLengthOf, HistoryOf, RevisionOf};
use crate::graphql::page::{PageInfo, Paging};
use crate::graphql::scalar::{DateTime, Json};
use crate::graphql::session::{InSession, load};
use crate::graphql::term::Term;
use crate::store::history::HistorySlice;

/// The state of the data after one committed write.
pub struct Revision(pub Arc<revision::Model>);

/// The state of the data after one committed write.
#[Object]
impl Revision {
    /// Its number; numbers are gap-free and in the order of commits.
    async fn number(&self) -> i64 {
        self.0.number
    }

    /// When it was written.
    async fn at(&self) -> DateTime {
        DateTime(self.0.at)
    }

    /// Who wrote it.
    async fn author(&self) -> &str {
        &self.0.author
    }

    /// Why, in a line.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
}

/// One record's change in one revision.
pub struct Change(change::Model);

/// One record's change in one revision.
#[Object]
impl Change {
    /// The revision that made the change.
    async fn revision(&self, ctx: &Context<'_>) -> Result<Option<Revision>> {
        Ok(load(ctx, RevisionOf(self.0.revision)).await?.map(Revision))
    }

    /// Id of the record.
    async fn record_id(&self) -> ID {
        id::global(self.0.kind, self.0.record_id)
    }

    /// Kind of the record.
    async fn kind(&self) -> Term<RecordKind> {
        Term(self.0.kind)
    }

    /// What was done to it.
    async fn operation(&self) -> Term<Operation> {
        Term(self.0.operation)
    }

    /// The record before; null when it was made.
    async fn before(&self) -> Option<Json> {
        self.0.before.clone().map(Json)
    }

    /// The record after; null when it was retired.
    async fn after(&self) -> Option<Json> {
        self.0.after.clone().map(Json)
    }
}

/// A change in a list, with its cursor.
#[derive(SimpleObject)]
pub struct ChangeEdge {
    /// The change.
    node: Change,
    /// Its place in the list, to be given as `after` or `before`.
    cursor: String,
}

/// A page of a record's history, the oldest change first.
pub struct ChangeConnection {
    record: Uuid,
    slice: HistorySlice,
    rows: Vec<change::Model>,
    more: bool,
}

/// Reads a page of a record's history.
pub(in crate::graphql) async fn history(ctx: &Context<'_>, record: Uuid, paging: &Paging) -> Result<ChangeConnection> {
    let (size, from_end) = paging.size(ctx.session().pages)?;
    let slice = HistorySlice {
        size,
        from_end,
        after: read("after", paging.after.as_deref())?,
        before: read("before", paging.before.as_deref())?,
    };
    let found = load(ctx, HistoryOf(record, slice)).await?.unwrap_or_default();
    let more = found.len() > size as usize;
    let mut rows: Vec<_> = found.iter().take(size as usize).cloned().collect();
    if from_end {
        rows.reverse();
    }
    Ok(ChangeConnection { record, slice, rows, more })
}

const CURSOR: &str = "r";

fn cursor(change: &change::Model) -> String {
    format!("{CURSOR}{}", change.revision)
}

fn read(name: &str, cursor: Option<&str>) -> Result<Option<i64>> {
    let Some(text) = cursor else { return Ok(None) };
    let number = text.strip_prefix(CURSOR).and_then(|number| number.parse().ok());
    number
        .map(Some)
        .ok_or_else(|| bad_input(format!("`{name}` is no cursor of a history; cursors come from its answers")))
}

/// A page of a record's history, the oldest change first.
#[Object]
impl ChangeConnection {
    /// The changes of the page, each with its cursor.
    async fn edges(&self) -> Vec<ChangeEdge> {
        self.rows.iter().map(|row| ChangeEdge { node: Change(row.clone()), cursor: cursor(row) }).collect()
    }

    /// The changes of the page alone.
    async fn nodes(&self) -> Vec<Change> {
        self.rows.iter().cloned().map(Change).collect()
    }

    /// Where the page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_next_page: if self.slice.from_end { self.slice.before.is_some() } else { self.more },
            has_previous_page: if self.slice.from_end { self.more } else { self.slice.after.is_some() },
            start_cursor: self.rows.first().map(cursor),
            end_cursor: self.rows.last().map(cursor),
        }
    }

    /// How many changes the record has had. Counted only when selected.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok(load(ctx, HistoryLengthOf(self.record)).await?.unwrap_or_default())
    }
}
