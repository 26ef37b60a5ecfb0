//! Table `obstacle`: what hampers a cooperation or an actor's cooperation.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::{Basis, ObstacleKind};

/// What hampers a cooperation or an actor's cooperation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "obstacle")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its kind.
    pub kind: ObstacleKind,
    /// Title for people.
    pub title: String,
    /// What it is, in own words.
    pub description: Option<String>,
    /// The actor that meets it.
    pub actor_id: Option<Uuid>,
    /// How a source carries it.
    pub basis: Option<Basis>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
