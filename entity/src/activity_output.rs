//! Table `activity_output`: a figure of what an activity put out.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::Basis;

/// A figure of what an activity put out.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "activity_output")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The activity.
    pub activity_id: Uuid,
    /// What is counted or measured.
    pub unit: String,
    /// How much of it.
    pub amount: Option<f64>,
    /// How a source carries it.
    pub basis: Option<Basis>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
