//! Table `membership`: the statement that an actor belongs to a forum or an intergovernmental organisation.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;
use crate::kind::{Basis, MembershipRole};

/// The statement that an actor belongs to a forum or an intergovernmental organisation.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The forum or organisation.
    pub forum_id: Uuid,
    /// The actor that belongs to it.
    pub member_id: Uuid,
    /// In which role.
    pub role: MembershipRole,
    /// Since when.
    pub started: Option<PartialDate>,
    /// Until when.
    pub ended: Option<PartialDate>,
    /// Whether the end is known; false where the series of the source simply stops.
    pub end_known: Option<bool>,
    /// How a source carries it.
    pub basis: Option<Basis>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
