//! Table `package`: a data package from which records were imported.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A data package from which records were imported.
///
/// The name is the key by which a repeated import recognises it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "package")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Name in `datapackage.json`, unique.
    pub name: String,
    /// Title for people.
    pub title: Option<String>,
    /// What the package holds.
    pub description: Option<String>,
    /// Version as the package states it.
    pub version: Option<String>,
    /// Under which terms it may be used.
    pub licence: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
