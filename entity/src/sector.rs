//! Table `sector`: a field of cooperation; the vocabulary is data.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A field of cooperation; the vocabulary is data.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "sector")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Upper-case code, unique.
    pub code: String,
    /// English label.
    pub label_en: String,
    /// Indonesian label.
    pub label_id: Option<String>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
