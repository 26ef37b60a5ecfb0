//! Table `revision`: the state of the data after one committed write.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The state of the data after one committed write.
///
/// Numbers are gap-free and in the order of commits.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    /// Its number; the first write makes 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// When it was written, UTC.
    pub at: TimeDateTimeWithTimeZone,
    /// Who wrote it.
    pub author: String,
    /// Why, in a line.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
