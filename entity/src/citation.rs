//! Table `citation`: where in which source a statement stands.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::RecordKind;

/// Where in which source a statement stands.
///
/// It covers one record, or every record of one kind in one package.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "citation")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The source.
    pub source_id: Uuid,
    /// The record whose statement it bears out.
    pub record_id: Option<Uuid>,
    /// The package all of whose records of a kind it bears out.
    pub package_id: Option<Uuid>,
    /// The kind of those records.
    pub covers: Option<RecordKind>,
    /// Where in the source: table, row, section, paragraph.
    pub locator: Option<String>,
    /// Short wording of the source.
    pub quote: Option<String>,
    /// The work on which the source itself relies for it.
    pub original_source_id: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
