//! Named periods.

use async_graphql::{Context, Object, Result};
use entity::kind::Basis;

use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, children, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::claim::Claim;
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

shown!(
    /// A named period that texts count by.
    Era,
    era
);

/// A named period that texts count by.
#[Object]
impl Era {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Short readable key.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// Its name.
    async fn label(&self) -> &str {
        &self.row.label
    }

    /// When it began.
    async fn started(&self) -> Option<PartialDate> {
        self.row.started.map(PartialDate)
    }

    /// When it ended; null where it goes on or is not known.
    async fn ended(&self) -> Option<PartialDate> {
        self.row.ended.map(PartialDate)
    }

    /// How a source carries the statement.
    async fn basis(&self) -> Option<Term<Basis>> {
        self.row.basis.map(Term)
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// Claims that count by it.
    async fn claims(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Claim>> {
        let wanted = children(Relation::ClaimsOfEra, self.row.id, vec![Sort::ascending(SortKey::Text("slug"))], None);
        page(ctx, wanted, Paging { first, after, last, before }).await
    }
}
