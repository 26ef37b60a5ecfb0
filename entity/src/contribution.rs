//! Table `contribution`: effect of a cooperation or of an activity on an element of human security.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::kind::{Basis, EvidenceGrade, SecurityElement};

/// Effect of a cooperation or of an activity on an element of human security.
///
/// It belongs to exactly one of the two.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "contribution")]
pub struct Model {
    /// Key of the record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The cooperation that has the effect.
    pub cooperation_id: Option<Uuid>,
    /// The activity that has the effect.
    pub activity_id: Option<Uuid>,
    /// The element (UNDP 1994); null where the source names none.
    pub element: Option<SecurityElement>,
    /// How well the effect is borne out.
    pub grade: Option<EvidenceGrade>,
    /// How a source carries it.
    pub basis: Option<Basis>,
    /// Remark of the editors.
    pub note: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
