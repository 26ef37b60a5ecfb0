//! Parties of cooperations.

use async_graphql::{Context, Object, Result};
use entity::kind::PartyRole;

use crate::graphql::record::{RecordFields, required, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::actor::Actor;
use crate::graphql::types::cooperation::Cooperation;

shown!(
    /// An actor's part in a cooperation.
    Party,
    party
);

/// An actor's part in a cooperation.
#[Object]
impl Party {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The cooperation.
    async fn cooperation(&self, ctx: &Context<'_>) -> Result<Cooperation> {
        required(ctx, self.row.cooperation_id, self.at).await
    }

    /// The actor that takes part.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Actor> {
        required(ctx, self.row.actor_id, self.at).await
    }

    /// In which role it takes part.
    async fn role(&self) -> Term<PartyRole> {
        Term(self.row.role)
    }

    /// Place in the order in which the source names the parties.
    async fn ordinal(&self) -> Option<i32> {
        self.row.ordinal
    }

    /// When it joined; null where no source tells a date other than the start.
    async fn joined(&self) -> Option<PartialDate> {
        self.row.joined.map(PartialDate)
    }

    /// When it left; a withdrawal is such a date.
    async fn withdrew(&self) -> Option<PartialDate> {
        self.row.withdrew.map(PartialDate)
    }
}
