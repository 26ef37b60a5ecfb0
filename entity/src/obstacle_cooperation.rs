//! Table `obstacle_cooperation`: the statement that an obstacle hampers a cooperation.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The statement that an obstacle hampers a cooperation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "obstacle_cooperation")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The obstacle.
    pub obstacle_id: Uuid,
    /// The cooperation.
    pub cooperation_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
