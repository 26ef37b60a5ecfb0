//! The one way to write: a transaction that makes one revision and leaves its changes in the log.

use std::collections::{BTreeMap, HashMap};

use entity::kind::{Operation, RecordKind};
use entity::{change, record, revision};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::record::{Row, Written, bind_limit, delete_rows, rows_at_once, rows_by_id, write_rows};
use super::{Store, StoreError};

/// The kinds in an order in which each refers to earlier ones only.
const ORDER: [RecordKind; 24] = [
    RecordKind::Package,
    RecordKind::Source,
    RecordKind::Sector,
    RecordKind::Actor,
    RecordKind::ActorName,
    RecordKind::Identifier,
    RecordKind::Cooperation,
    RecordKind::Party,
    RecordKind::CooperationSector,
    RecordKind::Instrument,
    RecordKind::Activity,
    RecordKind::ActivityPlace,
    RecordKind::ActivityOutput,
    RecordKind::Contribution,
    RecordKind::Obstacle,
    RecordKind::ObstacleCooperation,
    RecordKind::Opportunity,
    RecordKind::Membership,
    RecordKind::Issue,
    RecordKind::Narrative,
    RecordKind::Position,
    RecordKind::Era,
    RecordKind::Claim,
    RecordKind::Citation,
];

/// Where an imported record comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The package.
    pub package_id: Uuid,
    /// Its key in the package; parts of a composite key are joined by `|`.
    pub key: String,
}

/// A change of one record, decided but not written yet.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "plans are lists that are built once and used up")]
pub enum Planned {
    /// A new record.
    Create {
        /// Its row.
        row: Row,
        /// The package that it comes from; none if it is made here.
        origin: Option<Origin>,
    },
    /// Another row for a record.
    Update {
        /// The row that was read when the change was decided.
        before: Row,
        /// The row to write.
        after: Row,
    },
    /// The end of a record; the log keeps it.
    Retire {
        /// The row that was read when the change was decided.
        before: Row,
    },
}

impl Planned {
    fn row(&self) -> &Row {
        match self {
            Self::Create { row, .. } | Self::Update { after: row, .. } | Self::Retire { before: row } => row,
        }
    }

    fn before(&self) -> Option<&Row> {
        match self {
            Self::Create { .. } => None,
            Self::Update { before, .. } | Self::Retire { before } => Some(before),
        }
    }

    fn operation(&self) -> Operation {
        match self {
            Self::Create { .. } => Operation::Create,
            Self::Update { .. } => Operation::Update,
            Self::Retire { .. } => Operation::Retire,
        }
    }
}

/// Writes all changes or none, as one revision, and returns its number.
///
/// The order of the changes does not matter. A row that has changed since it
/// was read for the plan is a conflict, and so is a key that is taken.
pub async fn commit(
    store: &Store,
    author: &str,
    note: Option<&str>,
    at: OffsetDateTime,
    changes: Vec<Planned>,
) -> Result<i64, StoreError> {
    let _turn = store.turn.lock().await;
    // As a writer from the start: a SQLite reader that turns writer does not wait, it fails.
    let options =
        TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
    let transaction = store.db.begin_with_options(options).await?;
    let number = next_revision(&transaction).await?;
    let row = revision::Model { number, at, author: author.to_owned(), note: note.map(str::to_owned) };
    revision::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;

    let changes = in_order(changes);
    unchanged_since(&transaction, &changes).await?;
    log(&transaction, number, &changes).await?;
    write(&transaction, number, changes).await?;
    transaction.commit().await?;
    Ok(number)
}

/// Takes the next number; the row stays locked until the transaction ends.
async fn next_revision(transaction: &DatabaseTransaction) -> Result<i64, StoreError> {
    let mut statement = Query::update();
    statement
        .table("revision_head")
        .value("number", Expr::col("number").add(1))
        .and_where(Expr::col("id").eq(1))
        .returning_col("number");
    let row = transaction.query_one(&statement).await?;
    let row = row.ok_or_else(|| StoreError::Failure("revision_head has no row".to_owned()))?;
    Ok(row.try_get_by_index(0)?)
}

/// Sorts changes so that each comes after what it refers to: first what is made, then changed, then retired.
fn in_order(changes: Vec<Planned>) -> Vec<Planned> {
    let depths = depths(&changes);
    let mut changes: Vec<_> = changes.into_iter().zip(depths).collect();
    changes.sort_by_key(|(change, depth)| {
        let place = ORDER.iter().position(|kind| *kind == change.row().kind()).unwrap_or(ORDER.len());
        match change.operation() {
            Operation::Create => (0, place, *depth),
            Operation::Update => (1, place, *depth),
            Operation::Retire => (2, ORDER.len() - place, usize::MAX - *depth),
        }
    });
    changes.into_iter().map(|(change, _)| change).collect()
}

/// How many rows of its own kind stand above each row among the changes.
fn depths(changes: &[Planned]) -> Vec<usize> {
    let places: HashMap<Uuid, usize> =
        changes.iter().enumerate().map(|(place, change)| (change.row().id(), place)).collect();
    let mut depths = vec![0; changes.len()];
    let mut again = true;
    while again {
        again = false;
        for (place, change) in changes.iter().enumerate() {
            for above in above(change.row()).into_iter().flatten() {
                let Some(above) = places.get(&above) else { continue };
                // The bound ends the search in a circle, which the database then refuses.
                if depths[place] <= depths[*above] && depths[*above] < changes.len() {
                    depths[place] = depths[*above] + 1;
                    again = true;
                }
            }
        }
    }
    depths
}

/// The rows of its own table that a row refers to.
fn above(row: &Row) -> [Option<Uuid>; 2] {
    match row {
        Row::Actor(row) => [row.parent_id, row.seat_id],
        Row::Instrument(row) => [row.renews_id, None],
        Row::Activity(row) => [row.parent_id, None],
        Row::Issue(row) => [row.parent_id, None],
        _ => [None, None],
    }
}

/// Sees that the rows to be changed are still what they were when the plan was made.
async fn unchanged_since(transaction: &DatabaseTransaction, changes: &[Planned]) -> Result<(), StoreError> {
    let mut befores: BTreeMap<RecordKind, Vec<&Row>> = BTreeMap::new();
    for before in changes.iter().filter_map(Planned::before) {
        befores.entry(before.kind()).or_default().push(before);
    }
    for (kind, befores) in befores {
        let ids: Vec<Uuid> = befores.iter().map(|row| row.id()).collect();
        let found = rows_by_id(transaction, kind, &ids).await?;
        if let Some(stale) = befores.iter().find(|row| found.get(&row.id()) != Some(row)) {
            return Err(StoreError::Conflict(format!("{kind} {} has changed since it was read", stale.id())));
        }
    }
    Ok(())
}

/// Appends the changes to the log.
async fn log(transaction: &DatabaseTransaction, number: i64, changes: &[Planned]) -> Result<(), StoreError> {
    let mut rows = Vec::with_capacity(changes.len());
    for (ordinal, planned) in (1..).zip(changes) {
        let after = (planned.operation() != Operation::Retire).then(|| planned.row());
        rows.push(change::Model {
            revision: number,
            ordinal,
            kind: planned.row().kind(),
            record_id: planned.row().id(),
            operation: planned.operation(),
            before: planned.before().map(Row::json).transpose()?,
            after: after.map(Row::json).transpose()?,
        });
    }
    insert_all::<change::Entity>(transaction, rows, 7).await
}

/// Writes the rows, the register before the rows that stand in it.
async fn write(transaction: &DatabaseTransaction, number: i64, changes: Vec<Planned>) -> Result<(), StoreError> {
    let (mut entries, mut touched, mut retired) = (Vec::new(), Vec::new(), Vec::new());
    // Runs of one operation and one kind, in order.
    let mut runs: Vec<(Operation, RecordKind, Vec<Row>)> = Vec::new();
    for change in changes {
        let (operation, kind, id) = (change.operation(), change.row().kind(), change.row().id());
        let row = match change {
            Planned::Create { row, origin } => {
                let (package_id, key) = origin.map(|origin| (origin.package_id, origin.key)).unzip();
                entries.push(record::Model { id, kind, package_id, key, revision: number });
                row
            }
            Planned::Update { after, .. } => {
                touched.push(id);
                after
            }
            Planned::Retire { before } => {
                retired.push(id);
                before
            }
        };
        match runs.last_mut() {
            Some((same, of, rows)) if (*same, *of) == (operation, kind) => rows.push(row),
            _ => runs.push((operation, kind, vec![row])),
        }
    }

    // The package's own row goes before the register, which names it.
    let first = usize::from(runs.first().is_some_and(|run| (run.0, run.1) == (Operation::Create, RecordKind::Package)));
    let rest = runs.split_off(first);
    write_runs(transaction, runs).await?;
    insert_all::<record::Entity>(transaction, entries, 5).await?;
    write_runs(transaction, rest).await?;
    touch(transaction, number, &touched).await?;
    strike(transaction, &retired).await
}

async fn write_runs(
    transaction: &DatabaseTransaction,
    runs: Vec<(Operation, RecordKind, Vec<Row>)>,
) -> Result<(), StoreError> {
    for (operation, kind, rows) in runs {
        match operation {
            Operation::Create => write_rows(transaction, kind, rows, Written::New).await?,
            Operation::Update => write_rows(transaction, kind, rows, Written::Instead).await?,
            Operation::Retire => {
                let ids: Vec<Uuid> = rows.iter().map(Row::id).collect();
                delete_rows(transaction, kind, &ids).await?;
            }
        }
    }
    Ok(())
}

/// Notes in the register which revision touched records last.
async fn touch(transaction: &DatabaseTransaction, number: i64, ids: &[Uuid]) -> Result<(), StoreError> {
    for chunk in ids.chunks(bind_limit(transaction) - 1) {
        record::Entity::update_many()
            .col_expr(record::Column::Revision, number.into())
            .filter(record::Column::Id.is_in(chunk.iter().copied()))
            .exec(transaction)
            .await?;
    }
    Ok(())
}

/// Takes retired records out of the register.
async fn strike(transaction: &DatabaseTransaction, ids: &[Uuid]) -> Result<(), StoreError> {
    for chunk in ids.chunks(bind_limit(transaction)) {
        record::Entity::delete_many().filter(record::Column::Id.is_in(chunk.iter().copied())).exec(transaction).await?;
    }
    Ok(())
}

/// Inserts rows of a table that is none of records, in as few statements as may be.
async fn insert_all<E: EntityTrait>(
    transaction: &DatabaseTransaction,
    rows: Vec<E::Model>,
    columns: usize,
) -> Result<(), StoreError>
where
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let size = rows_at_once(transaction, columns);
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        E::insert_many(rows.by_ref().take(size)).exec_without_returning(transaction).await?;
    }
    Ok(())
}
