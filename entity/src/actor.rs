//! Table `actor`: whoever can cooperate: a state, a province, a university, a forum and so on.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::PartialDate;
use crate::kind::{ActorKind, Confidence};

/// Whoever can cooperate: a state, a province, a university, a forum and so on.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "actor")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short readable key, unique among actors.
    pub slug: String,
    /// What it is.
    pub kind: ActorKind,
    /// Proper English name.
    pub name: String,
    /// The name folded for ordering and matching; see `domain::name`.
    pub sort_name: String,
    /// The name exactly as the source prints it.
    pub label: Option<String>,
    /// The actor that contains it: a territory, or an organisation of which it is an organ.
    pub parent_id: Option<Uuid>,
    /// The territory in which an actor that is no territory is seated.
    pub seat_id: Option<Uuid>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// What the coordinates point at.
    pub coordinate_basis: Option<String>,
    /// From when it existed.
    pub existed_from: Option<PartialDate>,
    /// Until when it existed.
    pub existed_until: Option<PartialDate>,
    /// Whether the members known here are all; of forums and organisations only.
    pub member_list_complete: Option<bool>,
    /// How sure the identity is.
    pub confidence: Option<Confidence>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
