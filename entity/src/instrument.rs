//! Table `instrument`: a document signed under a cooperation.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;
use crate::kind::{InstrumentKind, StatedIn};

/// A document signed under a cooperation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "instrument")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The cooperation under which it was signed.
    pub cooperation_id: Uuid,
    /// Place in the order in which the source names them.
    pub ordinal: Option<i32>,
    /// Its form; null where no source says it.
    pub kind: Option<InstrumentKind>,
    /// When it was signed.
    pub signed: Option<PartialDate>,
    /// Its title.
    pub title: Option<String>,
    /// The earlier instrument that it renews.
    pub renews_id: Option<Uuid>,
    /// Which part of the source states it.
    pub stated_in: Option<StatedIn>,
    /// Whether places of the source disagree about it.
    pub disputed: Option<bool>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
