//! Table `activity`: what was really done under a cooperation.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;

/// What was really done under a cooperation.
///
/// A programme holds activities: they name it as their parent.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short readable key, unique among activities.
    pub slug: String,
    /// The cooperation under which it was done.
    pub cooperation_id: Uuid,
    /// The activity of which it is a part.
    pub parent_id: Option<Uuid>,
    /// Title for people.
    pub title: String,
    /// What was done.
    pub description: Option<String>,
    /// When it began.
    pub started: Option<PartialDate>,
    /// When it ended.
    pub ended: Option<PartialDate>,
    /// How often it was done.
    pub recurrence: Option<String>,
    /// The place as the source words it.
    pub place_label: Option<String>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
