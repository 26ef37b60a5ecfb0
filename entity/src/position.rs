//! Table `position`: who takes which stance on which issue, in which forum, when.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;
use crate::kind::{Basis, Stance};

/// Who takes which stance on which issue, in which forum, when.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "position")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The actor that takes it.
    pub actor_id: Uuid,
    /// The issue.
    pub issue_id: Uuid,
    /// The forum in which it is taken.
    pub forum_id: Option<Uuid>,
    /// The narrative that carries it.
    pub narrative_id: Option<Uuid>,
    /// The stance.
    pub stance: Stance,
    /// When it was taken.
    pub dated: Option<PartialDate>,
    /// The position in own words.
    pub statement: Option<String>,
    /// How a source carries it.
    pub basis: Option<Basis>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
