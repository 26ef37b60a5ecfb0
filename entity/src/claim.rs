//! Table `claim`: a figure that a source publishes about the network.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;
use crate::kind::Comparator;

/// A figure that a source publishes about the network.
///
/// What the data here give for it is computed, never stored.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "claim")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short readable key, unique among claims.
    pub slug: String,
    /// The actor that it speaks of.
    pub subject_id: Option<Uuid>,
    /// The era that it counts by.
    pub era_id: Option<Uuid>,
    /// What is measured, a term of the metric vocabulary.
    pub metric: String,
    /// How the value is meant.
    pub comparator: Comparator,
    /// The published value.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: Option<String>,
    /// The date that it speaks of.
    pub as_of: Option<PartialDate>,
    /// The claim in own words.
    pub statement: String,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
