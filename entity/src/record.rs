//! Table `record`: the register of all records: of which kind each is, where it came from, which revision touched it last.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::RecordKind;

/// The register of all records: of which kind each is, where it came from, which revision touched it last.
///
/// Every row of every other table of records has its row here under the same id.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "record")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// In which table the record stands.
    pub kind: RecordKind,
    /// The package from which it was imported.
    pub package_id: Option<Uuid>,
    /// Its key in that package; parts of a composite key are joined by `|`.
    pub key: Option<String>,
    /// The revision that touched it last.
    pub revision: i64,
}

impl ActiveModelBehavior for ActiveModel {}
