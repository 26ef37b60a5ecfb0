//! Table `narrative`: a framing in which an issue is told.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::Basis;

/// A framing in which an issue is told.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "narrative")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short readable key, unique among narratives.
    pub slug: String,
    /// Title for people.
    pub title: String,
    /// What it says, in own words.
    pub description: Option<String>,
    /// The issue that it frames.
    pub issue_id: Option<Uuid>,
    /// How a source carries it.
    pub basis: Option<Basis>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
