//! What all records have in common: a kind, a key, and a row that can be read, written and put into the log.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

use entity::kind::RecordKind;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, Iterable,
    QueryFilter, QueryResult,
};
use serde::Serialize;
use uuid::Uuid;

use super::{Store, StoreError};

/// Rows of one statement at most, whatever the database would take: longer texts gain nothing.
const ROWS_AT_ONCE: usize = 1_000;

/// A table of records.
pub trait Record: EntityTrait<Model: Send + Sync + Clone + Serialize + IntoActiveModel<Self::ActiveModel>> {
    /// The kind of its records.
    const KIND: RecordKind;
    /// The column of the key.
    const KEY: Self::Column;
    /// The key of a row.
    fn id(row: &Self::Model) -> Uuid;
    /// The row, if it is one of this table.
    fn of(row: Row) -> Option<Self::Model>;
}

/// A row of a table of records, shared; what it is a row of is known where it is shown.
///
/// Loaders and pages carry rows of all tables alike, so that they are compiled once, not for each table.
pub type AnyRow = Arc<dyn Any + Send + Sync>;

/// A row of one table of records.
pub type RowOf<E> = <E as EntityTrait>::Model;

macro_rules! records {
    ($($table:ident $kind:ident,)+) => {
        /// A row of any table of records.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Row {
            $(#[doc = concat!("A row of `", stringify!($table), "`.")] $kind(entity::$table::Model),)+
        }

        impl Row {
            /// The kind of the record.
            #[must_use]
            pub fn kind(&self) -> RecordKind {
                match self { $(Self::$kind(_) => RecordKind::$kind,)+ }
            }

            /// The key of the record.
            #[must_use]
            pub fn id(&self) -> Uuid {
                match self { $(Self::$kind(row) => row.id,)+ }
            }

            /// Reads a row of a kind off the result of a statement.
            pub(super) fn read(kind: RecordKind, result: &QueryResult) -> Result<Self, DbErr> {
                match kind { $(RecordKind::$kind => entity::$table::Model::from_query_result(result, "").map(Self::$kind),)+ }
            }

            /// The row to be shared.
            #[must_use]
            pub fn shared(self) -> AnyRow {
                match self { $(Self::$kind(row) => Arc::new(row),)+ }
            }

            /// The row as the change log keeps it.
            pub fn json(&self) -> Result<serde_json::Value, StoreError> {
                let json = match self { $(Self::$kind(row) => serde_json::to_value(row),)+ };
                json.map_err(|error| StoreError::Failure(error.to_string()))
            }

            /// Reads a row of a kind from the form in which the change log keeps it.
            pub fn from_json(kind: RecordKind, json: serde_json::Value) -> Result<Self, StoreError> {
                let row = match kind { $(RecordKind::$kind => serde_json::from_value(json).map(Self::$kind),)+ };
                row.map_err(|error| StoreError::Failure(error.to_string()))
            }
        }

        $(
            impl From<entity::$table::Model> for Row {
                fn from(row: entity::$table::Model) -> Self {
                    Self::$kind(row)
                }
            }

            impl Record for entity::$table::Entity {
                const KIND: RecordKind = RecordKind::$kind;
                const KEY: Self::Column = entity::$table::Column::Id;

                fn id(row: &Self::Model) -> Uuid {
                    row.id
                }

                fn of(row: Row) -> Option<Self::Model> {
                    match row {
                        Row::$kind(row) => Some(row),
                        _ => None,
                    }
                }
            }
        )+

        /// Reads rows of a kind by id; unknown ones are absent.
        pub(super) async fn rows_by_id<C: ConnectionTrait>(
            db: &C,
            kind: RecordKind,
            ids: &[Uuid],
        ) -> Result<HashMap<Uuid, Row>, StoreError> {
            match kind { $(RecordKind::$kind => {
                let rows = read::<entity::$table::Entity, C>(db, ids).await?;
                Ok(rows.into_iter().map(|row| (row.id, Row::$kind(row))).collect())
            })+ }
        }

        /// Writes rows of a kind, which must all be of it.
        pub(super) async fn write_rows<C: ConnectionTrait>(
            db: &C,
            kind: RecordKind,
            rows: Vec<Row>,
            written: Written,
        ) -> Result<(), StoreError> {
            match kind { $(RecordKind::$kind => {
                write::<entity::$table::Entity, C>(db, rows, written).await
            })+ }
        }

        /// Deletes rows of a kind by id.
        pub(super) async fn delete_rows<C: ConnectionTrait>(
            db: &C,
            kind: RecordKind,
            ids: &[Uuid],
        ) -> Result<(), StoreError> {
            match kind { $(RecordKind::$kind => delete::<entity::$table::Entity, C>(db, ids).await,)+ }
        }
    };
}

records! {
    package Package, actor Actor, actor_name ActorName, identifier Identifier, cooperation Cooperation, party Party,
    instrument Instrument, sector Sector, cooperation_sector CooperationSector, activity Activity,
    activity_place ActivityPlace, activity_output ActivityOutput, contribution Contribution, obstacle Obstacle,
    obstacle_cooperation ObstacleCooperation, opportunity Opportunity, membership Membership, issue Issue,
    narrative Narrative, position Position, era Era, source Source, citation Citation, claim Claim,
}

/// Whether a row that is written is new or takes the place of an older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A key that is taken already is an error.
    New,
    /// The row under the key is replaced.
    Instead,
}

/// Reads records of one table by id in one statement (more only past the parameters that one takes); unknown ones are absent.
pub async fn find<E: Record>(store: &Store, ids: &[Uuid]) -> Result<HashMap<Uuid, Arc<E::Model>>, StoreError> {
    let rows = read::<E, _>(store.db(), ids).await?;
    Ok(rows.into_iter().map(|row| (E::id(&row), Arc::new(row))).collect())
}

/// Reads records of a kind known only at run time by id; unknown ones are absent.
pub async fn find_rows(store: &Store, kind: RecordKind, ids: &[Uuid]) -> Result<HashMap<Uuid, Row>, StoreError> {
    rows_by_id(store.db(), kind, ids).await
}

/// Most parameters that a statement may bind.
pub(super) fn bind_limit<C: ConnectionTrait>(db: &C) -> usize {
    match db.get_database_backend() {
        DbBackend::Postgres => 65_535,
        _ => 32_766,
    }
}

/// Rows of so many columns that fit into one statement.
pub(super) fn rows_at_once<C: ConnectionTrait>(db: &C, columns: usize) -> usize {
    (bind_limit(db) / columns.max(1)).clamp(1, ROWS_AT_ONCE)
}

async fn read<E: Record, C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> Result<Vec<E::Model>, StoreError> {
    let mut rows = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(bind_limit(db)) {
        rows.extend(E::find().filter(E::KEY.is_in(chunk.iter().copied())).all(db).await?);
    }
    Ok(rows)
}

async fn write<E: Record, C: ConnectionTrait>(db: &C, rows: Vec<Row>, written: Written) -> Result<(), StoreError> {
    let size = rows_at_once(db, E::Column::iter().count());
    let mut rows = rows.into_iter().filter_map(E::of).map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        let mut insert = E::insert_many(rows.by_ref().take(size));
        if written == Written::Instead {
            insert = insert.on_conflict(OnConflict::column(E::KEY).update_columns(E::Column::iter()).to_owned());
        }
        insert.exec_without_returning(db).await?;
    }
    Ok(())
}

async fn delete<E: Record, C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> Result<(), StoreError> {
    for chunk in ids.chunks(bind_limit(db)) {
        E::delete_many().filter(E::KEY.is_in(chunk.iter().copied())).exec(db).await?;
    }
    Ok(())
}
