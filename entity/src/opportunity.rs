//! Table `opportunity`: what a cooperation or forum is expected to make possible.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::{Basis, OpportunityKind};

/// What a cooperation or forum is expected to make possible.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "opportunity")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its kind.
    pub kind: OpportunityKind,
    /// Title for people.
    pub title: String,
    /// What it is, in own words.
    pub description: Option<String>,
    /// The actor or forum that offers or has it.
    pub actor_id: Option<Uuid>,
    /// The cooperation that offers it.
    pub cooperation_id: Option<Uuid>,
    /// How a source carries it.
    pub basis: Option<Basis>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
