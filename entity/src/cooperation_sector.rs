//! Table `cooperation_sector`: the statement that a cooperation works in a sector.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::Basis;

/// The statement that a cooperation works in a sector.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "cooperation_sector")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The cooperation.
    pub cooperation_id: Uuid,
    /// The sector.
    pub sector_id: Uuid,
    /// How a source carries it.
    pub basis: Option<Basis>,
}

impl ActiveModelBehavior for ActiveModel {}
