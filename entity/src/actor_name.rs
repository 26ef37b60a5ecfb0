//! Table `actor_name`: a name of an actor in some language or spelling.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::{Basis, NameKind};

/// A name of an actor in some language or spelling.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "actor_name")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The actor that bears it.
    pub actor_id: Uuid,
    /// The name itself.
    pub text: String,
    /// The name folded for matching.
    pub folded: String,
    /// BCP 47 tag of the language.
    pub language: Option<String>,
    /// What sort of name it is.
    pub kind: NameKind,
    /// How a source carries it.
    pub basis: Option<Basis>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
