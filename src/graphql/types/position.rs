//! Who takes which stance.

use async_graphql::{Context, Object, Result};
use entity::kind::{Basis, Stance};

use crate::graphql::record::{RecordFields, referred, required, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::actor::Actor;
use crate::graphql::types::issue::Issue;
use crate::graphql::types::narrative::Narrative;

shown!(
    /// Who takes which stance on which issue, in which forum, when.
    Position,
    position
);

/// Who takes which stance on which issue, in which forum, when.
#[Object]
impl Position {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The actor that takes it.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Actor> {
        required(ctx, self.row.actor_id, self.at).await
    }

    /// The issue.
    async fn issue(&self, ctx: &Context<'_>) -> Result<Issue> {
        required(ctx, self.row.issue_id, self.at).await
    }

    /// The forum in which it is taken.
    async fn forum(&self, ctx: &Context<'_>) -> Result<Option<Actor>> {
        referred(ctx, self.row.forum_id, self.at).await
    }

    /// The narrative that carries it.
    async fn narrative(&self, ctx: &Context<'_>) -> Result<Option<Narrative>> {
        referred(ctx, self.row.narrative_id, self.at).await
    }

    /// The stance.
    async fn stance(&self) -> Term<Stance> {
        Term(self.row.stance)
    }

    /// When it was taken.
    async fn dated(&self) -> Option<PartialDate> {
        self.row.dated.map(PartialDate)
    }

    /// The position in the words of the editors.
    async fn statement(&self) -> Option<&str> {
        self.row.statement.as_deref()
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
