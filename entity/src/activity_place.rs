//! Table `activity_place`: the statement that an activity took place in a territory.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The statement that an activity took place in a territory.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "activity_place")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The activity.
    pub activity_id: Uuid,
    /// The actor that is the place.
    pub place_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
