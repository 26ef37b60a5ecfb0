//! Table `source`: a document that statements rest on.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;

/// A document that statements rest on.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "source")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short readable key, unique among sources.
    pub slug: String,
    /// What sort of document: paper, interview, dataset and so on.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The title folded for ordering and matching.
    pub sort_title: String,
    /// Its authors, parted by semicolons.
    pub authors: Option<String>,
    /// When it was issued.
    pub issued: Option<PartialDate>,
    /// Who published it.
    pub publisher: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was read there.
    pub accessed: Option<PartialDate>,
    /// Under which terms it may be used.
    pub licence: Option<String>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
