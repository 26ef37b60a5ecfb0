//! What all records have in common.

use std::collections::HashMap;
use std::sync::Arc;

use entity::kind::RecordKind;
use sea_orm::{ColumnTrait, EntityTrait, Iterable, PrimaryKeyToColumn, QueryFilter};
use uuid::Uuid;

use super::{Store, StoreError};

/// A table of records.
pub trait Record: EntityTrait<Model: Send + Sync + Clone> {
    /// The kind of its records.
    const KIND: RecordKind;
    /// The key of a row.
    fn id(row: &Self::Model) -> Uuid;
}

/// A row of a table of records.
pub type Row<E> = <E as EntityTrait>::Model;

macro_rules! records {
    ($($table:ident $kind:ident,)+) => {$(
        impl Record for entity::$table::Entity {
            const KIND: RecordKind = RecordKind::$kind;
            fn id(row: &Self::Model) -> Uuid { row.id }
        }
    )+};
}

records! {
    package Package, actor Actor, actor_name ActorName, identifier Identifier, cooperation Cooperation, party Party,
    instrument Instrument, sector Sector, cooperation_sector CooperationSector, activity Activity,
    activity_place ActivityPlace, activity_output ActivityOutput, contribution Contribution, obstacle Obstacle,
    obstacle_cooperation ObstacleCooperation, opportunity Opportunity, membership Membership, issue Issue,
    narrative Narrative, position Position, era Era, source Source, citation Citation, claim Claim,
}

/// Reads records by id in one statement; unknown ones are absent.
pub async fn find<E: Record>(store: &Store, ids: &[Uuid]) -> Result<HashMap<Uuid, Arc<E::Model>>, StoreError> {
    let key = <E::PrimaryKey as Iterable>::iter().next().map(PrimaryKeyToColumn::into_column);
    let Some(key) = key else { return Ok(HashMap::new()) };
    let rows = E::find().filter(key.is_in(ids.iter().copied())).all(store.db()).await?;
    Ok(rows.into_iter().map(|row| (E::id(&row), Arc::new(row))).collect())
}
