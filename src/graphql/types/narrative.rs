//! Framings of issues.

use async_graphql::{Context, Object, Result};
use entity::kind::Basis;

use crate::graphql::at;
use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, children, referred, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::issue::Issue;
use crate::graphql::types::position::Position;
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

shown!(
    /// A framing in which an issue is told.
    Narrative,
    narrative
);

/// A framing in which an issue is told.
#[Object]
impl Narrative {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Short readable key.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// Title for people.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What it says.
    async fn description(&self) -> Option<&str> {
        self.row.description.as_deref()
    }

    /// The issue that it frames.
    async fn issue(&self, ctx: &Context<'_>) -> Result<Option<Issue>> {
        referred(ctx, self.row.issue_id, self.at).await
    }

    /// Positions that it carries.
    async fn positions(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Position>> {
        let wanted = children(
            Relation::PositionsOfNarrative,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("dated"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
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
