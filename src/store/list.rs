//! Pages of lists: one statement for any number of parents.
//!
//! Each parent gets its own page, cut by a window function; page, filter, order
//! and date are part of the question, so that parents with the same question
//! share the statement. The root list is cut by `LIMIT`.

use std::collections::HashMap;

use entity::kind::RecordKind;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement, WindowStatement};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::filter::Filter;
use super::order::{self, Place, Sort};
use super::record::{AnyRow, Row};
use super::relation::{Parents, Relation, column, table};
use super::{Store, StoreError, dating};
use crate::domain::as_of::AsOf;

/// Whose list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// Nobody's: all records of the kind.
    All,
    /// The children of one parent.
    One(Relation, Uuid),
    /// What ties a pair of parents.
    Pair(Relation, Uuid, Uuid),
}

/// Which part of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slice {
    /// How many records at most.
    pub size: u32,
    /// Whether they are the last ones of the range, not the first.
    pub from_end: bool,
    /// Only what comes after this place.
    pub after: Option<Place>,
    /// Only what comes before this place.
    pub before: Option<Place>,
}

/// What is asked of a list, whoever owns it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Question {
    /// Which records.
    pub filter: Filter,
    /// As of which date.
    pub at: Option<AsOf>,
}

/// A question with order and slice: all that makes two pages the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageQuestion {
    /// Which records.
    pub question: Question,
    /// In which order.
    pub order: Vec<Sort>,
    /// Which part.
    pub slice: Slice,
}

/// A page of a list.
#[derive(Debug, Default)]
pub struct Page {
    /// The records with their places, in the list's order.
    pub rows: Vec<(AnyRow, Place)>,
    /// Whether there are more beyond the end from which the page was cut.
    pub more: bool,
}

/// How many records a list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Records that show.
    pub total: u64,
    /// Records left out because no source dates them.
    pub undated: u64,
}

const ROW: &str = "found";
const KEYS: [&str; 4] = ["sort_key_1", "sort_key_2", "sort_key_3", "sort_key_4"];

/// Reads the first or last page of all records of a kind.
pub async fn root(store: &Store, kind: RecordKind, page: &PageQuestion) -> Result<Page, StoreError> {
    let rows = store.db().query_all(&whole(kind, page)).await?;
    let rows = rows.iter().map(|row| read(kind, row, &page.order)).collect::<Result<Vec<_>, _>>()?;
    Ok(cut(rows, &page.slice))
}

/// Reads a page of each parent's list in one statement; parents without any are absent.
pub async fn pages(
    store: &Store,
    relation: Relation,
    parents: &[Uuid],
    page: &PageQuestion,
) -> Result<HashMap<Uuid, Page>, StoreError> {
    let kind = relation.child();
    let links = relation.links(&Parents::Ids(parents), page.question.at);
    let statement = if parents.len() == 1 { of_one(kind, links, page) } else { ranked(kind, links, page, false) };
    let rows = store.db().query_all(&statement).await?;
    collect(kind, &rows, page, |row| row.try_get("", "list_parent"))
}

/// Reads a page for each pair of parents in one statement; pairs without any are absent.
pub async fn pages_of_pairs(
    store: &Store,
    relation: Relation,
    pairs: &[(Uuid, Uuid)],
    page: &PageQuestion,
) -> Result<HashMap<(Uuid, Uuid), Page>, StoreError> {
    let links = relation.links(&Parents::Pairs(pairs), page.question.at);
    let rows = store.db().query_all(&ranked(relation.child(), links, page, true)).await?;
    collect(relation.child(), &rows, page, |row| Ok((row.try_get("", "list_parent")?, row.try_get("", "list_also")?)))
}

/// The records of a kind, as many as a page holds and one more.
fn whole(kind: RecordKind, page: &PageQuestion) -> SelectStatement {
    let mut statement = Query::select();
    let keys = selected(kind, &mut statement, page);
    statement.from_as(table(kind), ROW).limit(u64::from(page.slice.size) + 1);
    order::apply(&mut statement, &by_name(&keys), column(ROW, "id"), page.slice.from_end);
    statement
}

/// Counts all records of a kind that answer a question.
pub async fn count_all(store: &Store, kind: RecordKind, question: &Question) -> Result<Count, StoreError> {
    let mut statement = Query::select();
    counted(&mut statement, kind, question);
    statement.from_as(table(kind), ROW);
    let row = store.db().query_one(&statement).await?;
    row.as_ref().map_or(Ok(Count::default()), read_count)
}

/// Counts each parent's list in one statement; parents without any are absent.
pub async fn counts(
    store: &Store,
    relation: Relation,
    parents: &[Uuid],
    question: &Question,
) -> Result<HashMap<Uuid, Count>, StoreError> {
    let rows = counts_of(store, relation, &Parents::Ids(parents), question, false).await?;
    rows.iter().map(|row| Ok((row.try_get("", "list_parent")?, read_count(row)?))).collect()
}

/// Counts the list of each pair of parents in one statement.
pub async fn counts_of_pairs(
    store: &Store,
    relation: Relation,
    pairs: &[(Uuid, Uuid)],
    question: &Question,
) -> Result<HashMap<(Uuid, Uuid), Count>, StoreError> {
    let rows = counts_of(store, relation, &Parents::Pairs(pairs), question, true).await?;
    rows.iter()
        .map(|row| Ok(((row.try_get("", "list_parent")?, row.try_get("", "list_also")?), read_count(row)?)))
        .collect()
}

async fn counts_of(
    store: &Store,
    relation: Relation,
    parents: &Parents<'_>,
    question: &Question,
    paired: bool,
) -> Result<Vec<QueryResult>, StoreError> {
    let kind = relation.child();
    let mut statement = Query::select();
    counted(&mut statement, kind, question);
    statement
        .expr_as(column("links", "parent"), "list_parent")
        .from_subquery(relation.links(parents, question.at), Alias::new("links"))
        .join_as(JoinType::InnerJoin, table(kind), ROW, column(ROW, "id").equals(("links", "child")))
        .group_by_col(("links", "parent"));
    if paired {
        statement.expr_as(column("links", "also"), "list_also").group_by_col(("links", "also"));
    }
    Ok(store.db().query_all(&statement).await?)
}

fn counted(statement: &mut SelectStatement, kind: RecordKind, question: &Question) {
    let (shown, undated) = match question.at {
        None => (Expr::val(1).eq(1), Expr::val(1).eq(0)),
        Some(at) => (dating::holds(kind, ROW, at), dating::is_undated(kind, ROW)),
    };
    let sum = |when: Expr| Expr::from(Func::sum(Expr::case(when, 1).finally(0)));
    statement
        .expr_as(sum(shown).cast_as("bigint"), "list_total")
        .expr_as(sum(undated).cast_as("bigint"), "list_undated")
        .and_where(question.filter.condition(ROW, 0, question.at));
}

fn read_count(row: &QueryResult) -> Result<Count, StoreError> {
    let figure = |name| row.try_get::<Option<i64>>("", name).map(|sum| sum.unwrap_or(0).unsigned_abs());
    Ok(Count { total: figure("list_total")?, undated: figure("list_undated")? })
}

/// Selects the row, its sort keys and what the question lets through; returns the keys.
fn selected(kind: RecordKind, statement: &mut SelectStatement, page: &PageQuestion) -> Vec<(Expr, Sort)> {
    let at = page.question.at;
    let keys: Vec<_> = page.order.iter().map(|sort| (sort.key.expr(ROW, at), *sort)).collect();
    statement.expr(Expr::cust(format!("{ROW}.*")));
    for ((expr, _), name) in keys.iter().zip(KEYS) {
        statement.expr_as(expr.clone(), name);
    }
    if !page.question.filter.is_empty() {
        statement.and_where(page.question.filter.condition(ROW, 0, at));
    }
    if let Some(at) = at {
        statement.and_where(dating::holds(kind, ROW, at));
    }
    let id = column(ROW, "id");
    for (place, before) in [(&page.slice.after, false), (&page.slice.before, true)] {
        if let Some(place) = place {
            statement.and_where(order::beyond(&keys, &id, place, before));
        }
    }
    keys
}

/// The sort keys under the names by which they are selected, so that none is worked out twice.
fn by_name(keys: &[(Expr, Sort)]) -> Vec<(Expr, Sort)> {
    keys.iter().zip(KEYS).map(|((_, sort), name)| (Expr::col(name), *sort)).collect()
}

/// The children of one parent, as many as a page holds and one more: no need to number them.
fn of_one(kind: RecordKind, links: SelectStatement, page: &PageQuestion) -> SelectStatement {
    let mut statement = Query::select();
    let keys = selected(kind, &mut statement, page);
    statement
        .expr_as(column("links", "parent"), "list_parent")
        .from_subquery(links, Alias::new("links"))
        .join_as(JoinType::InnerJoin, table(kind), ROW, column(ROW, "id").equals(("links", "child")))
        .limit(u64::from(page.slice.size) + 1);
    order::apply(&mut statement, &by_name(&keys), column(ROW, "id"), page.slice.from_end);
    statement
}

/// The children of all links, numbered within their parent, as many as a page holds and one more.
fn ranked(kind: RecordKind, links: SelectStatement, page: &PageQuestion, paired: bool) -> SelectStatement {
    let mut numbered = Query::select();
    let keys = selected(kind, &mut numbered, page);
    let mut window = WindowStatement::partition_by(("links", "parent"));
    if paired {
        window = {
            use sea_orm::sea_query::OverStatement;
            OverStatement::partition_by(&mut window, ("links", "also")).take()
        };
        numbered.expr_as(column("links", "also"), "list_also");
    }
    order::apply(&mut window, &keys, column(ROW, "id"), page.slice.from_end);
    numbered
        .expr_as(column("links", "parent"), "list_parent")
        .expr_window_as(Func::cust("ROW_NUMBER"), window, "list_place")
        .from_subquery(links, Alias::new("links"))
        .join_as(JoinType::InnerJoin, table(kind), ROW, column(ROW, "id").equals(("links", "child")));
    let mut statement = Query::select();
    statement
        .expr(Expr::cust("*"))
        .from_subquery(numbered, Alias::new("ranked"))
        .and_where(Expr::col("list_place").lte(page.slice.size + 1))
        .order_by("list_place", Order::Asc);
    statement
}

fn read(kind: RecordKind, result: &QueryResult, sorts: &[Sort]) -> Result<(AnyRow, Place), StoreError> {
    let row = Row::read(kind, result)?;
    let id = row.id();
    let keys = sorts.iter().zip(KEYS).map(|(sort, name)| sort.key.read(result, name)).collect::<Result<_, _>>()?;
    Ok((row.shared(), Place { keys, id }))
}

fn collect<K: std::hash::Hash + Eq>(
    kind: RecordKind,
    rows: &[QueryResult],
    page: &PageQuestion,
    parent: impl Fn(&QueryResult) -> Result<K, sea_orm::DbErr>,
) -> Result<HashMap<K, Page>, StoreError> {
    let mut found: HashMap<K, Vec<_>> = HashMap::new();
    for row in rows {
        found.entry(parent(row)?).or_default().push(read(kind, row, &page.order)?);
    }
    Ok(found.into_iter().map(|(parent, rows)| (parent, cut(rows, &page.slice))).collect())
}

/// Takes the one row more off and brings the page into the list's order.
fn cut(mut rows: Vec<(AnyRow, Place)>, slice: &Slice) -> Page {
    let more = rows.len() > slice.size as usize;
    rows.truncate(slice.size as usize);
    if slice.from_end {
        rows.reverse();
    }
    Page { rows, more }
}
