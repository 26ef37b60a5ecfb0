//! Table `identifier`: an actor's id in someone else's register.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// An actor's id in someone else's register.
///
/// Scheme and value together belong to one actor.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "identifier")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The actor it denotes.
    pub actor_id: Uuid,
    /// The register: `iso3166-1`, `wikidata`, `ror` and so on.
    pub scheme: String,
    /// The id in that register.
    pub value: String,
}

impl ActiveModelBehavior for ActiveModel {}
