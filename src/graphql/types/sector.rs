//! Fields of cooperation.

use async_graphql::{Context, Object, Result};
use entity::kind::Basis;

use crate::graphql::at;
use crate::graphql::input::cooperation::CooperationFilter;
use crate::graphql::input::cooperation::CooperationOrder;
use crate::graphql::input::filtered;
use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, children, required, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::cooperation::Cooperation;
use crate::store::relation::Relation;

shown!(
    /// A field of cooperation; the vocabulary is data.
    Sector,
    sector
);

/// A field of cooperation; the vocabulary is data.
#[Object]
impl Sector {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Code of the sector, such as CULTURE.
    async fn code(&self) -> &str {
        &self.row.code
    }

    /// English label.
    async fn label_en(&self) -> &str {
        &self.row.label_en
    }

    /// Indonesian label.
    async fn label_id(&self) -> Option<&str> {
        self.row.label_id.as_deref()
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// Cooperations in the sector.
    async fn cooperations(
        &self,
        ctx: &Context<'_>,
        filter: Option<CooperationFilter>,
        order_by: Option<CooperationOrder>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Cooperation>> {
        let mut wanted = children(
            Relation::CooperationsOfSector,
            self.row.id,
            order_by.unwrap_or_default().sorts(),
            at(as_of, self.at),
        );
        wanted.filter = filtered(filter)?;
        page(ctx, wanted, Paging { first, after, last, before }).await
    }
}

shown!(
    /// The statement that a cooperation works in a sector.
    CooperationSector,
    cooperation_sector
);

/// The statement that a cooperation works in a sector.
#[Object]
impl CooperationSector {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The cooperation.
    async fn cooperation(&self, ctx: &Context<'_>) -> Result<Cooperation> {
        required(ctx, self.row.cooperation_id, self.at).await
    }

    /// The sector.
    async fn sector(&self, ctx: &Context<'_>) -> Result<Sector> {
        required(ctx, self.row.sector_id, self.at).await
    }

    /// How a source carries the statement.
    async fn basis(&self) -> Option<Term<Basis>> {
        self.row.basis.map(Term)
    }
}
