//! Table `party`: an actor's part in a cooperation.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;
use crate::kind::PartyRole;

/// An actor's part in a cooperation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "party")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The cooperation.
    pub cooperation_id: Uuid,
    /// The actor that takes part.
    pub actor_id: Uuid,
    /// In which role.
    pub role: PartyRole,
    /// Place in the order in which the source names the parties.
    pub ordinal: Option<i32>,
    /// When it joined, if later than the start.
    pub joined: Option<PartialDate>,
    /// When it left; a withdrawal is such a date.
    pub withdrew: Option<PartialDate>,
}

impl ActiveModelBehavior for ActiveModel {}
