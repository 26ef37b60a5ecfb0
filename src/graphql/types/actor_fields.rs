//! The fields of actors, written once for all kinds.

use async_graphql::{Context, Object, Result};
use entity::kind::{ActorKind, Confidence};

use super::actor::Actor;
use super::partner::PartnerConnection;
use crate::graphql::at;
use crate::graphql::input::actor::{ActorFilter, ActorOrder};
use crate::graphql::input::cooperation::{CooperationFilter, CooperationOrder};
use crate::graphql::input::filtered;
use crate::graphql::input::membership::{MembershipFilter, MembershipOrder};
use crate::graphql::loaders::LineageOf;
use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, Shown, children, referred, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::session::load;
use crate::graphql::term::Term;
use crate::graphql::types::activity::Activity;
use crate::graphql::types::claim::Claim;
use crate::graphql::types::cooperation::Cooperation;
use crate::graphql::types::membership::Membership;
use crate::graphql::types::name::{ActorName, Identifier};
use crate::graphql::types::obstacle::Obstacle;
use crate::graphql::types::opportunity::Opportunity;
use crate::graphql::types::position::Position;
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

shown!(
    /// An actor's row, with the fields that it shows.
    ActorFields,
    actor
);

/// Registered under the name of each kind, never under its own.
#[Object]
impl ActorFields {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Short readable key, unique among actors.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// What it is.
    async fn kind(&self) -> Term<ActorKind> {
        Term(self.row.kind)
    }

    /// Proper English name.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The name exactly as the source prints it.
    async fn label(&self) -> Option<&str> {
        self.row.label.as_deref()
    }

    /// Degrees north, WGS 84.
    async fn latitude(&self) -> Option<f64> {
        self.row.latitude
    }

    /// Degrees east, WGS 84.
    async fn longitude(&self) -> Option<f64> {
        self.row.longitude
    }

    /// What the coordinates point at, such as the capital city.
    async fn coordinate_basis(&self) -> Option<&str> {
        self.row.coordinate_basis.as_deref()
    }

    /// From when it existed; null where no source tells.
    async fn existed_from(&self) -> Option<PartialDate> {
        self.row.existed_from.map(PartialDate)
    }

    /// Until when it existed; null where it exists still or no source tells.
    async fn existed_until(&self) -> Option<PartialDate> {
        self.row.existed_until.map(PartialDate)
    }

    /// How sure the identity is.
    async fn confidence(&self) -> Option<Term<Confidence>> {
        self.row.confidence.map(Term)
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// What contains it: a territory, or the organisation of which it is an organ.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Actor>> {
        referred(ctx, self.row.parent_id, self.at).await
    }

    /// The territory in which it is seated, if it is no territory itself.
    async fn seat(&self, ctx: &Context<'_>) -> Result<Option<Actor>> {
        referred(ctx, self.row.seat_id, self.at).await
    }

    /// Everything that contains it, the nearest first.
    async fn ancestors(&self, ctx: &Context<'_>) -> Result<Vec<Actor>> {
        let lineage = load(ctx, LineageOf(self.row.id)).await?.unwrap_or_default();
        Ok(lineage.ancestors.iter().map(|row| Actor::new(row.clone(), self.at)).collect())
    }

    /// The state in which it lies or is seated; of a state, itself. Null where no source tells.
    async fn state(&self, ctx: &Context<'_>) -> Result<Option<Actor>> {
        let lineage = load(ctx, LineageOf(self.row.id)).await?.unwrap_or_default();
        Ok(lineage.state.as_ref().map(|row| Actor::new(row.clone(), self.at)))
    }

    /// Names in other languages and spellings.
    async fn names(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<ActorName>> {
        let wanted =
            children(Relation::NamesOfActor, self.row.id, vec![Sort::ascending(SortKey::Text("folded"))], None);
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Ids in others' registers.
    async fn identifiers(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Identifier>> {
        let wanted = children(
            Relation::IdentifiersOfActor,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("scheme")), Sort::ascending(SortKey::Text("value"))],
            None,
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Actors that it contains.
    async fn children(
        &self,
        ctx: &Context<'_>,
        filter: Option<ActorFilter>,
        order_by: Option<ActorOrder>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Actor>> {
        let mut wanted =
            children(Relation::ChildrenOfActor, self.row.id, order_by.unwrap_or_default().sorts(), at(as_of, self.at));
        wanted.filter = filtered(filter)?;
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Actors that are seated in the territory.
    async fn seated(
        &self,
        ctx: &Context<'_>,
        filter: Option<ActorFilter>,
        order_by: Option<ActorOrder>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Actor>> {
        let mut wanted =
            children(Relation::SeatedInActor, self.row.id, order_by.unwrap_or_default().sorts(), at(as_of, self.at));
        wanted.filter = filtered(filter)?;
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Cooperations to which it is a party.
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
            Relation::CooperationsOfActor,
            self.row.id,
            order_by.unwrap_or_default().sorts(),
            at(as_of, self.at),
        );
        wanted.filter = filtered(filter)?;
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// What was done under its cooperations, or took place in it.
    async fn activities(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Activity>> {
        let wanted = children(
            Relation::ActivitiesOfActor,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("started"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Forums and organisations to which it belongs.
    async fn memberships(
        &self,
        ctx: &Context<'_>,
        filter: Option<MembershipFilter>,
        order_by: Option<MembershipOrder>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Membership>> {
        let mut wanted = children(
            Relation::MembershipsOfActor,
            self.row.id,
            order_by.unwrap_or_default().sorts(),
            at(as_of, self.at),
        );
        wanted.filter = filtered(filter)?;
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Who belongs to the forum or organisation. An actor that left and came back is listed once for each time.
    async fn members(
        &self,
        ctx: &Context<'_>,
        filter: Option<MembershipFilter>,
        order_by: Option<MembershipOrder>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Membership>> {
        let mut wanted = children(
            Relation::MembershipsInActor,
            self.row.id,
            order_by.unwrap_or_default().sorts(),
            at(as_of, self.at),
        );
        wanted.filter = filtered(filter)?;
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Obstacles that it meets.
    async fn obstacles(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Obstacle>> {
        let wanted = children(
            Relation::ObstaclesOfActor,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("title"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Opportunities that it offers or has.
    async fn opportunities(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Opportunity>> {
        let wanted = children(
            Relation::OpportunitiesOfActor,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("title"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Positions that it takes on issues.
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
            Relation::PositionsOfActor,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("dated"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Positions that actors take in the forum or organisation.
    async fn positions_taken(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Position>> {
        let wanted = children(
            Relation::PositionsInActor,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("dated"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Figures that sources publish about it.
    async fn claims(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Claim>> {
        let wanted = children(Relation::ClaimsOfActor, self.row.id, vec![Sort::ascending(SortKey::Text("slug"))], None);
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Whether the members known here are all members; null where no source tells.
    async fn member_list_complete(&self) -> Option<bool> {
        self.row.member_list_complete
    }

    /// The other parties of its cooperations, each once; an edge carries the cooperations that tie the two.
    async fn partners(
        &self,
        ctx: &Context<'_>,
        filter: Option<ActorFilter>,
        order_by: Option<ActorOrder>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<PartnerConnection> {
        let order = order_by.unwrap_or_default().sorts();
        let mut wanted = children(Relation::PartnersOfActor, self.row.id, order, at(as_of, self.at));
        wanted.filter = filtered(filter)?;
        page(ctx, wanted, Paging { first, after, last, before }).await
    }
}
