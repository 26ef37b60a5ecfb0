//! Documents that statements rest on.

use async_graphql::{Context, Object, Result};

use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, children, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::types::citation::Citation;
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

shown!(
    /// A document that statements rest on.
    Source,
    source
);

/// A document that statements rest on.
#[Object]
impl Source {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Short readable key.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// What sort of document it is: paper, dataset, web page and so on.
    async fn kind(&self) -> &str {
        &self.row.kind
    }

    /// Its title.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// Its authors, parted by semicolons.
    async fn authors(&self) -> Option<&str> {
        self.row.authors.as_deref()
    }

    /// When it was issued.
    async fn issued(&self) -> Option<PartialDate> {
        self.row.issued.map(PartialDate)
    }

    /// Who published it.
    async fn publisher(&self) -> Option<&str> {
        self.row.publisher.as_deref()
    }

    /// Its language, as a BCP 47 tag.
    async fn language(&self) -> Option<&str> {
        self.row.language.as_deref()
    }

    /// Where it can be read.
    async fn url(&self) -> Option<&str> {
        self.row.url.as_deref()
    }

    /// When it was read there.
    async fn accessed(&self) -> Option<PartialDate> {
        self.row.accessed.map(PartialDate)
    }

    /// Under which terms it may be used.
    async fn licence(&self) -> Option<&str> {
        self.row.licence.as_deref()
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// Where its statements are used.
    async fn cited_in(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Citation>> {
        let wanted =
            children(Relation::CitationsOfSource, self.row.id, vec![Sort::ascending(SortKey::Text("locator"))], None);
        page(ctx, wanted, Paging { first, after, last, before }).await
    }
}
