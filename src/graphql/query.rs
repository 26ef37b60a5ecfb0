//! The questions that a client can begin with.

use async_graphql::{Context, ID, Object, OneofObject, Result};
use entity::kind::{ActorKind, RecordKind, Vocabulary};
use entity::{actor, cooperation};

use super::at;
use super::id;
use super::input::actor::{ActorFilter, ActorOrder};
use super::input::cooperation::{CooperationFilter, CooperationOrder};
use super::input::filtered;
use super::input::plain::{ClaimFilter, IssueFilter, SourceFilter};
use super::loaders::{ByIdentifier, BySlug, LatestRevision};
use super::node::Node;
use super::page::{List, Paging, Plain, page};
use super::presence;
use super::record::{Shown, referred};
use super::scalar::PartialDate;
use super::session::load;
use super::types::actor::Actor;
use super::types::change::Revision;
use super::types::claim::Claim;
use super::types::cooperation::Cooperation;
use super::types::era::Era;
use super::types::issue::Issue;
use super::types::narrative::Narrative;
use super::types::obstacle::Obstacle;
use super::types::opportunity::Opportunity;
use super::types::package::Package;
use super::types::sector::Sector;
use super::types::source::Source;
use crate::store::filter::{Filter, Term as Value};
use crate::store::list::Owner;
use crate::store::order::{Sort, SortKey};

/// An id of an actor in another register.
#[derive(Clone, Debug, async_graphql::InputObject)]
pub struct IdentifierInput {
    /// The register: iso3166-1, iso3166-2, wikidata, geonames, ror, lei, cow-ccode and so on.
    scheme: String,
    /// The id in that register.
    value: String,
}

/// Which actor. Exactly one field is given.
#[derive(Clone, Debug, OneofObject)]
pub enum ActorBy {
    /// By its id.
    Id(ID),
    /// By its slug.
    Slug(String),
    /// By its id in another register.
    Identifier(IdentifierInput),
}

/// Which cooperation. Exactly one field is given.
#[derive(Clone, Debug, OneofObject)]
pub enum CooperationBy {
    /// By its id.
    Id(ID),
    /// By its slug.
    Slug(String),
}

/// Where every question begins.
pub struct Query;

/// Where every question begins.
#[Object]
impl Query {
    /// A record of any kind by its id; null where there is none, or none as of the date.
    async fn node(&self, ctx: &Context<'_>, id: ID, as_of: Option<PartialDate>) -> Result<Option<Node>> {
        let (kind, key) = id::parse(&id)?;
        let at = at(as_of, None);
        presence::shown_at(ctx, Node::find(ctx, kind, key, at).await?, at).await
    }

    /// Records of any kind by their ids, in the order of the ids; null where there is none.
    async fn nodes(&self, ctx: &Context<'_>, ids: Vec<ID>, as_of: Option<PartialDate>) -> Result<Vec<Option<Node>>> {
        let at = at(as_of, None);
        let keys = ids.iter().map(id::parse).collect::<Result<Vec<_>>>()?;
        let found = keys
            .into_iter()
            .map(async |(kind, key)| presence::shown_at(ctx, Node::find(ctx, kind, key, at).await?, at).await);
        futures_util::future::try_join_all(found).await
    }

    /// One actor; null where there is none.
    async fn actor(&self, ctx: &Context<'_>, by: ActorBy, as_of: Option<PartialDate>) -> Result<Option<Actor>> {
        let at = at(as_of, None);
        let shown = |row| Actor::new(row, at);
        let actor = match by {
            ActorBy::Id(id) => referred(ctx, Some(id::parse_as(&id, RecordKind::Actor)?), at).await?,
            ActorBy::Slug(slug) => load(ctx, BySlug::<actor::Entity>::new(slug)).await?.map(shown),
            ActorBy::Identifier(IdentifierInput { scheme, value }) => {
                load(ctx, ByIdentifier { scheme, value }).await?.map(shown)
            }
        };
        Ok(actor.filter(|actor| at.is_none_or(|at| presence::exists(actor.row(), at))))
    }

    /// One cooperation; null where there is none, or where it had not begun by the date.
    async fn cooperation(
        &self,
        ctx: &Context<'_>,
        by: CooperationBy,
        as_of: Option<PartialDate>,
    ) -> Result<Option<Cooperation>> {
        let at = at(as_of, None);
        let cooperation: Option<Cooperation> = match by {
            CooperationBy::Id(id) => referred(ctx, Some(id::parse_as(&id, RecordKind::Cooperation)?), at).await?,
            CooperationBy::Slug(slug) => {
                let row = load(ctx, BySlug::<cooperation::Entity>::new(slug)).await?;
                row.map(|row| Cooperation::new(row, at))
            }
        };
        let Some(cooperation) = cooperation else { return Ok(None) };
        Ok(cooperation.has_begun(ctx).await?.then_some(cooperation))
    }

    /// Actors of all kinds.
    async fn actors(
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
        let wanted = List {
            owner: Owner::All,
            filter: filtered(filter)?,
            order: order_by.unwrap_or_default().sorts(),
            at: at(as_of, None),
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Cooperations.
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
        let wanted = List {
            owner: Owner::All,
            filter: filtered(filter)?,
            order: order_by.unwrap_or_default().sorts(),
            at: at(as_of, None),
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Forums and intergovernmental organisations: all actors that can have members.
    async fn forums(
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
        let wanted = List {
            owner: Owner::All,
            filter: Filter::All(vec![forums(), filtered(filter)?]),
            order: order_by.unwrap_or_default().sorts(),
            at: at(as_of, None),
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// What is contested or aimed at.
    async fn issues(
        &self,
        ctx: &Context<'_>,
        filter: Option<IssueFilter>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Issue>> {
        let wanted = List {
            owner: Owner::All,
            filter: filtered(filter)?,
            order: vec![Sort::ascending(SortKey::Text("slug"))],
            at: at(as_of, None),
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// What hampers cooperation.
    async fn obstacles(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Obstacle>> {
        let wanted = List {
            owner: Owner::All,
            filter: Filter::default(),
            order: vec![Sort::ascending(SortKey::Text("title"))],
            at: at(as_of, None),
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// What cooperation is expected to make possible.
    async fn opportunities(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Opportunity>> {
        let wanted = List {
            owner: Owner::All,
            filter: Filter::default(),
            order: vec![Sort::ascending(SortKey::Text("title"))],
            at: at(as_of, None),
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Framings of issues.
    async fn narratives(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Narrative>> {
        let wanted = List {
            owner: Owner::All,
            filter: Filter::default(),
            order: vec![Sort::ascending(SortKey::Text("slug"))],
            at: None,
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Documents that statements rest on.
    async fn sources(
        &self,
        ctx: &Context<'_>,
        filter: Option<SourceFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Source>> {
        let wanted = List {
            owner: Owner::All,
            filter: filtered(filter)?,
            order: vec![Sort::ascending(SortKey::Text("sort_title"))],
            at: None,
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Figures that sources publish about the network, as published.
    async fn claims(
        &self,
        ctx: &Context<'_>,
        filter: Option<ClaimFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Claim>> {
        let wanted = List {
            owner: Owner::All,
            filter: filtered(filter)?,
            order: vec![Sort::ascending(SortKey::Text("slug"))],
            at: None,
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Named periods that texts count by.
    async fn eras(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Era>> {
        let wanted = List {
            owner: Owner::All,
            filter: Filter::default(),
            order: vec![Sort::ascending(SortKey::Text("slug"))],
            at: None,
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// The vocabulary of fields of cooperation.
    async fn sectors(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Sector>> {
        let wanted = List {
            owner: Owner::All,
            filter: Filter::default(),
            order: vec![Sort::ascending(SortKey::Text("code"))],
            at: None,
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Data packages from which records were imported.
    async fn packages(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Package>> {
        let wanted = List {
            owner: Owner::All,
            filter: Filter::default(),
            order: vec![Sort::ascending(SortKey::Text("name"))],
            at: None,
        };
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// The latest revision of the data; null before the first write.
    async fn revision(&self, ctx: &Context<'_>) -> Result<Option<Revision>> {
        Ok(load(ctx, LatestRevision).await?.map(Revision))
    }
}

fn forums() -> Filter {
    let kinds = [ActorKind::Forum, ActorKind::Igo].map(|kind| Value::Text(kind.value().to_owned()));
    Filter::OneOf("kind", kinds.to_vec())
}
