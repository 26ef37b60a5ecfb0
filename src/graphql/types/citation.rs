//! Places in sources.

use async_graphql::{Context, ID, Object, Result};
use entity::kind::RecordKind;

use crate::graphql::id;
use crate::graphql::node::Node;
use crate::graphql::record::{RecordFields, referred, required, shown};
use crate::graphql::term::Term;
use crate::graphql::types::package::Package;
use crate::graphql::types::source::Source;

shown!(
    /// Where in which source a statement stands.
    Citation,
    citation
);

/// Where in which source a statement stands.
#[Object]
impl Citation {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The source.
    async fn source(&self, ctx: &Context<'_>) -> Result<Source> {
        required(ctx, self.row.source_id, self.at).await
    }

    /// Where in the source: table, row, section, paragraph.
    async fn locator(&self) -> Option<&str> {
        self.row.locator.as_deref()
    }

    /// Short wording of the source.
    async fn quote(&self) -> Option<&str> {
        self.row.quote.as_deref()
    }

    /// The work on which the source itself relies for the statement.
    async fn original_source(&self, ctx: &Context<'_>) -> Result<Option<Source>> {
        referred(ctx, self.row.original_source_id, self.at).await
    }

    /// The record whose statement it bears out; null where it covers every record of a kind.
    async fn cited(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        match self.row.record_id {
            Some(record) => Node::of_record(ctx, record, self.at).await,
            None => Ok(None),
        }
    }

    /// Id of the record whose statement it bears out, without loading the record.
    async fn cited_id(&self, ctx: &Context<'_>) -> Result<Option<ID>> {
        let Some(record) = self.row.record_id else { return Ok(None) };
        let row = crate::graphql::session::load(ctx, crate::graphql::loaders::RegisteredAs(record)).await?;
        Ok(row.map(|row| id::global(row.kind, row.id)))
    }

    /// The kind of records that it covers, all of them in `coversPackage`.
    async fn covers(&self) -> Option<Term<RecordKind>> {
        self.row.covers.map(Term)
    }

    /// The package whose records it covers.
    async fn covers_package(&self, ctx: &Context<'_>) -> Result<Option<Package>> {
        referred(ctx, self.row.package_id, self.at).await
    }
}
