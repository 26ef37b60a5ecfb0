//! Documents signed under cooperations.

use async_graphql::{Context, Object, Result};
use entity::kind::{InstrumentKind, StatedIn};

use crate::graphql::at;
use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, children, referred, required, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::cooperation::Cooperation;
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

shown!(
    /// A document signed under a cooperation.
    Instrument,
    instrument
);

/// A document signed under a cooperation.
#[Object]
impl Instrument {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The cooperation under which it was signed.
    async fn cooperation(&self, ctx: &Context<'_>) -> Result<Cooperation> {
        required(ctx, self.row.cooperation_id, self.at).await
    }

    /// Its form; null where no source says it.
    async fn kind(&self) -> Option<Term<InstrumentKind>> {
        self.row.kind.map(Term)
    }

    /// When it was signed.
    async fn signed(&self) -> Option<PartialDate> {
        self.row.signed.map(PartialDate)
    }

    /// Its title.
    async fn title(&self) -> Option<&str> {
        self.row.title.as_deref()
    }

    /// Place in the order in which the source names the documents.
    async fn ordinal(&self) -> Option<i32> {
        self.row.ordinal
    }

    /// The earlier document that it renews.
    async fn renews(&self, ctx: &Context<'_>) -> Result<Option<Instrument>> {
        referred(ctx, self.row.renews_id, self.at).await
    }

    /// Later documents that renew this one.
    async fn renewals(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Instrument>> {
        let wanted = children(
            Relation::RenewalsOfInstrument,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("signed")), Sort::ascending(SortKey::Number("ordinal"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Which part of the source states it.
    async fn stated_in(&self) -> Option<Term<StatedIn>> {
        self.row.stated_in.map(Term)
    }

    /// Whether places of the source disagree about it.
    async fn disputed(&self) -> Option<bool> {
        self.row.disputed
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }
}
