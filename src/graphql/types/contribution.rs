//! Effects on human security.

use async_graphql::{Context, Object, Result};
use entity::kind::{Basis, EvidenceGrade, SecurityElement};

use crate::graphql::record::{RecordFields, referred, shown};
use crate::graphql::term::Term;
use crate::graphql::types::activity::Activity;
use crate::graphql::types::cooperation::Cooperation;

shown!(
    /// Effect of a cooperation or of an activity on an element of human security.
    Contribution,
    contribution
);

/// Effect of a cooperation or of an activity on an element of human security.
#[Object]
impl Contribution {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The cooperation that has the effect; null where an activity has it.
    async fn cooperation(&self, ctx: &Context<'_>) -> Result<Option<Cooperation>> {
        referred(ctx, self.row.cooperation_id, self.at).await
    }

    /// The activity that has the effect; null where the cooperation as a whole has it.
    async fn activity(&self, ctx: &Context<'_>) -> Result<Option<Activity>> {
        referred(ctx, self.row.activity_id, self.at).await
    }

    /// The element of human security (UNDP 1994); null where the source names none.
    async fn element(&self) -> Option<Term<SecurityElement>> {
        self.row.element.map(Term)
    }

    /// How well the effect is borne out; null where no source reports an effect and the element is a reading of what was done.
    async fn grade(&self) -> Option<Term<EvidenceGrade>> {
        self.row.grade.map(Term)
    }

    /// How a source carries the statement.
    async fn basis(&self) -> Option<Term<Basis>> {
        self.row.basis.map(Term)
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }
}
