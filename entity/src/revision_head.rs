//! Table `revision_head`: the number of the latest revision, in the one row of this table.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The number of the latest revision, in the one row of this table.
///
/// Writers take the next number from here, one at a time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "revision_head")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Number of the latest revision; 0 before the first.
    pub number: i64,
}

impl ActiveModelBehavior for ActiveModel {}
