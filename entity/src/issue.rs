//! Table `issue`: what is contested or aimed at.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;
use crate::kind::IssueKind;

/// What is contested or aimed at.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "issue")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short readable key, unique among issues.
    pub slug: String,
    /// Its kind.
    pub kind: Option<IssueKind>,
    /// Title for people.
    pub title: String,
    /// What it is, in own words.
    pub description: Option<String>,
    /// The wider issue of which it is a part.
    pub parent_id: Option<Uuid>,
    /// When it came up or was adopted.
    pub dated: Option<PartialDate>,
}

impl ActiveModelBehavior for ActiveModel {}
