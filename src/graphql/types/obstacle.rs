//! What hampers cooperation.

use async_graphql::{Context, Object, Result};
use entity::kind::{Basis, ObstacleKind};

use crate::graphql::at;
use crate::graphql::input::cooperation::CooperationOrder;
use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, children, referred, required, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::actor::Actor;
use crate::graphql::types::cooperation::Cooperation;
use crate::store::relation::Relation;

shown!(
    /// What hampers a cooperation or an actor's cooperation.
    Obstacle,
    obstacle
);

/// What hampers a cooperation or an actor's cooperation.
#[Object]
impl Obstacle {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Its kind.
    async fn kind(&self) -> Term<ObstacleKind> {
        Term(self.row.kind)
    }

    /// Title for people.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What it is.
    async fn description(&self) -> Option<&str> {
        self.row.description.as_deref()
    }

    /// The actor that meets it.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Option<Actor>> {
        referred(ctx, self.row.actor_id, self.at).await
    }

    /// Cooperations that it hampers.
    async fn cooperations(
        &self,
        ctx: &Context<'_>,
        order_by: Option<CooperationOrder>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Cooperation>> {
        let wanted = children(
            Relation::CooperationsOfObstacle,
            self.row.id,
            order_by.unwrap_or_default().sorts(),
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

shown!(
    /// The statement that an obstacle hampers a cooperation.
    ObstacleCooperation,
    obstacle_cooperation
);

/// The statement that an obstacle hampers a cooperation.
#[Object]
impl ObstacleCooperation {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The obstacle.
    async fn obstacle(&self, ctx: &Context<'_>) -> Result<Obstacle> {
        required(ctx, self.row.obstacle_id, self.at).await
    }

    /// The cooperation.
    async fn cooperation(&self, ctx: &Context<'_>) -> Result<Cooperation> {
        required(ctx, self.row.cooperation_id, self.at).await
    }
}
