//! Figures that sources publish.

use async_graphql::{Context, Object, Result};
use entity::kind::Comparator;

use crate::graphql::record::{RecordFields, referred, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::actor::Actor;
use crate::graphql::types::era::Era;

shown!(
    /// A figure that a source publishes about the network, as published.
    Claim,
    claim
);

/// A figure that a source publishes about the network, as published.
#[Object]
impl Claim {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Short readable key.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// The claim in the words of the editors.
    async fn statement(&self) -> &str {
        &self.row.statement
    }

    /// The actor that it speaks of.
    async fn subject(&self, ctx: &Context<'_>) -> Result<Option<Actor>> {
        referred(ctx, self.row.subject_id, self.at).await
    }

    /// The era that it counts by.
    async fn era(&self, ctx: &Context<'_>) -> Result<Option<Era>> {
        referred(ctx, self.row.era_id, self.at).await
    }

    /// What is measured, a term of the metric vocabulary.
    async fn metric(&self) -> &str {
        &self.row.metric
    }

    /// How the value is meant.
    async fn comparator(&self) -> Term<Comparator> {
        Term(self.row.comparator)
    }

    /// The published value.
    async fn value(&self) -> Option<f64> {
        self.row.value
    }

    /// Unit of the value.
    async fn unit(&self) -> Option<&str> {
        self.row.unit.as_deref()
    }

    /// The date that it speaks of.
    async fn as_of(&self) -> Option<PartialDate> {
        self.row.as_of.map(PartialDate)
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }
}
