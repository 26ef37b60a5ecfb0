//! The register of records and the change log, as readers see them.

use std::collections::HashMap;
use std::sync::Arc;

use entity::{change, record, revision};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Order, OverStatement, Query, WindowStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Store, StoreError};

/// The latest revision; `None` before the first write.
pub async fn latest_revision(store: &Store) -> Result<Option<revision::Model>, StoreError> {
    Ok(revision::Entity::find().order_by_desc(revision::Column::Number).one(store.db()).await?)
}

/// Reads revisions by their numbers in one statement.
pub async fn revisions(store: &Store, numbers: &[i64]) -> Result<HashMap<i64, Arc<revision::Model>>, StoreError> {
    let rows = revision::Entity::find()
        .filter(revision::Column::Number.is_in(numbers.iter().copied()))
        .all(store.db())
        .await?;
    Ok(rows.into_iter().map(|row| (row.number, Arc::new(row))).collect())
}

/// Reads the register's rows of records in one statement.
pub async fn registered(store: &Store, ids: &[Uuid]) -> Result<HashMap<Uuid, Arc<record::Model>>, StoreError> {
    let rows = record::Entity::find().filter(record::Column::Id.is_in(ids.iter().copied())).all(store.db()).await?;
    Ok(rows.into_iter().map(|row| (row.id, Arc::new(row))).collect())
}

/// Which part of a record's history is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HistorySlice {
    /// How many changes at most.
    pub size: u32,
    /// Whether they are the last ones of the range, not the first.
    pub from_end: bool,
    /// Only changes of later revisions.
    pub after: Option<i64>,
    /// Only changes of earlier revisions.
    pub before: Option<i64>,
}

/// Reads a slice of each record's changes, oldest first, and one more where there are more, in one statement.
pub async fn histories(
    store: &Store,
    records: &[Uuid],
    slice: HistorySlice,
) -> Result<HashMap<Uuid, Vec<change::Model>>, StoreError> {
    let revision = || Expr::col(("change", "revision"));
    let order = if slice.from_end { Order::Desc } else { Order::Asc };
    let mut window = WindowStatement::new();
    window.partition_by(("change", "record_id")).order_by_expr(revision(), order);
    let mut numbered = Query::select();
    numbered
        .expr(Expr::cust("change.*"))
        .expr_window_as(Func::cust("ROW_NUMBER"), window, "list_place")
        .from("change")
        .and_where(Expr::col(("change", "record_id")).is_in(records.iter().copied()))
        .and_where_option(slice.after.map(|number| revision().gt(number)))
        .and_where_option(slice.before.map(|number| revision().lt(number)));
    let mut statement = Query::select();
    statement
        .expr(Expr::cust("*"))
        .from_subquery(numbered, Alias::new("ranked"))
        .and_where(Expr::col("list_place").lte(slice.size + 1))
        .order_by("list_place", Order::Asc);

    let mut found: HashMap<Uuid, Vec<change::Model>> = HashMap::new();
    for row in store.db().query_all(&statement).await? {
        let change = change::Model::from_query_result(&row, "")?;
        found.entry(change.record_id).or_default().push(change);
    }
    Ok(found)
}

/// Counts the changes of records in one statement.
pub async fn history_lengths(store: &Store, records: &[Uuid]) -> Result<HashMap<Uuid, u64>, StoreError> {
    let mut statement = Query::select();
    statement
        .column("record_id")
        .expr_as(Expr::cust("COUNT(*)"), "length")
        .from("change")
        .and_where(Expr::col("record_id").is_in(records.iter().copied()))
        .group_by_col("record_id");
    let rows = store.db().query_all(&statement).await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "record_id")?, row.try_get::<i64>("", "length")?.unsigned_abs())))
        .collect()
}
