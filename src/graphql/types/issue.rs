//! What is contested or aimed at.

use async_graphql::{Context, Object, Result};
use entity::kind::IssueKind;

use crate::graphql::at;
use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, children, referred, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::narrative::Narrative;
use crate::graphql::types::position::Position;
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

shown!(
    /// What is contested or aimed at: a goal, a problem, a norm, an agenda, an intervention.
    Issue,
    issue
);

/// What is contested or aimed at: a goal, a problem, a norm, an agenda, an intervention.
#[Object]
impl Issue {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Short readable key.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// Its kind; null where none fits.
    async fn kind(&self) -> Option<Term<IssueKind>> {
        self.row.kind.map(Term)
    }

    /// Title for people.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What it is.
    async fn description(&self) -> Option<&str> {
        self.row.description.as_deref()
    }

    /// When it came up or was adopted.
    async fn dated(&self) -> Option<PartialDate> {
        self.row.dated.map(PartialDate)
    }

    /// The wider issue of which it is a part.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Issue>> {
        referred(ctx, self.row.parent_id, self.at).await
    }

    /// Narrower issues.
    async fn parts(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Issue>> {
        let wanted = children(
            Relation::PartsOfIssue,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("slug"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Who takes which stance on it.
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
            Relation::PositionsOfIssue,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("dated"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Framings of it.
    async fn narratives(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Narrative>> {
        let wanted = children(
            Relation::NarrativesOfIssue,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("slug"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }
}
