//! Table `cooperation`: a lasting tie between two or more actors.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;
use crate::kind::{Confidence, Framework, Status};

/// A lasting tie between two or more actors.
///
/// It has no direction: [`party`](super::party) holds one row for each side.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "cooperation")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short readable key, unique among cooperations.
    pub slug: String,
    /// Number in the table that the source prints.
    pub table_number: Option<i32>,
    /// Title for people.
    pub title: String,
    /// The title folded for ordering and matching.
    pub sort_title: String,
    /// The partner or title exactly as the source prints it.
    pub label: Option<String>,
    /// The form under which it runs.
    pub framework: Option<Framework>,
    /// Start as a source states it, apart from any signing.
    pub started: Option<PartialDate>,
    /// End as a source states it.
    pub ended: Option<PartialDate>,
    /// What a source says of its state.
    pub status: Option<Status>,
    /// The date of which the source says it.
    pub status_as_of: Option<PartialDate>,
    /// How sure it is that this is one cooperation of its own.
    pub confidence: Option<Confidence>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
