//! Table `change`: one record's change in one revision.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::{Operation, RecordKind};

/// One record's change in one revision.
///
/// The log is only ever appended to.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "change")]
pub struct Model {
    /// The revision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i64,
    /// Place in the order of changes within the revision.
    #[sea_orm(primary_key, auto_increment = false)]
    pub ordinal: i32,
    /// The kind of the record.
    pub kind: RecordKind,
    /// The record.
    pub record_id: Uuid,
    /// What was done to it.
    pub operation: Operation,
    /// The record before; null when it was created.
    pub before: Option<Json>,
    /// The record after; null when it was retired.
    pub after: Option<Json>,
}

impl ActiveModelBehavior for ActiveModel {}
