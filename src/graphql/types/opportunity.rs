//! What cooperation is expected to make possible.

use async_graphql::{Context, Object, Result};
use entity::kind::{Basis, OpportunityKind};

use crate::graphql::record::{RecordFields, referred, shown};
use crate::graphql::term::Term;
use crate::graphql::types::actor::Actor;
use crate::graphql::types::cooperation::Cooperation;

shown!(
    /// What a cooperation or forum is expected to make possible.
    Opportunity,
    opportunity
);

/// What a cooperation or forum is expected to make possible.
#[Object]
impl Opportunity {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Its kind.
    async fn kind(&self) -> Term<OpportunityKind> {
        Term(self.row.kind)
    }

    /// Title for people.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What it is.
    async fn description(&self) -> Option<&str> {
        self.row.description.as_deref()
    }

    /// The actor or forum that offers or has it.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Option<Actor>> {
        referred(ctx, self.row.actor_id, self.at).await
    }

    /// The cooperation that offers it.
    async fn cooperation(&self, ctx: &Context<'_>) -> Result<Option<Cooperation>> {
        referred(ctx, self.row.cooperation_id, self.at).await
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
