//! Partners: actors tied by cooperations, with the cooperations on the edge.

use async_graphql::{Context, Object, Result};
use uuid::Uuid;

use super::actor::Actor;
use super::cooperation::Cooperation;
use crate::domain::as_of::AsOf;
use crate::graphql::input::cooperation::{CooperationFilter, CooperationOrder};
use crate::graphql::input::filtered;
use crate::graphql::page::{Connection, Edge, List, Paging, Plain, page};
use crate::store::list::Owner;
use crate::store::relation::Relation;

/// A page of partners.
pub type PartnerConnection = Connection<PartnerEdge>;

/// A partner of an actor, with the cooperations that tie the two.
pub struct PartnerEdge {
    actor: Option<Uuid>,
    node: Actor,
    cursor: String,
}

impl Edge for PartnerEdge {
    type Node = Actor;

    fn connection_name() -> String {
        "PartnerConnection".to_owned()
    }

    fn new(owner: Owner, node: Actor, cursor: String) -> Self {
        let actor = match owner {
            Owner::One(_, actor) => Some(actor),
            Owner::All | Owner::Pair(..) => None,
        };
        Self { actor, node, cursor }
    }
}

impl PartnerEdge {
    fn at(&self) -> Option<AsOf> {
        self.node.0.at
    }
}

/// A partner of an actor, with the cooperations that tie the two.
#[Object]
impl PartnerEdge {
    /// The partner.
    async fn node(&self) -> &Actor {
        &self.node
    }

    /// Its place in the list, to be given as `after` or `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The cooperations to which both are parties, as of the date of the partners.
    async fn cooperations(
        &self,
        ctx: &Context<'_>,
        filter: Option<CooperationFilter>,
        order_by: Option<CooperationOrder>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Cooperation>> {
        let partner = self.node.0.row.id;
        let wanted = List {
            owner: Owner::Pair(Relation::CooperationsOfPair, self.actor.unwrap_or(partner), partner),
            filter: filtered(filter)?,
            order: order_by.unwrap_or_default().sorts(),
            at: self.at(),
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }
}
