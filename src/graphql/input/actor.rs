//! Which actors, in which order.

use async_graphql::{Enum, ID, InputObject, Result};
use entity::kind::{ActorKind, Confidence, RecordKind};

use super::cooperation::CooperationFilter;
use super::membership::MembershipFilter;
use super::plain::PositionFilter;
use super::{ActorRef, Condition, Conditions, CountRange, Direction, TextFilter};
use crate::graphql::term::Term;
use crate::store::filter::{Filter, Term as Value};
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

/// Which actors. All fields given have to match.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ActorFilter {
    /// One of these ids.
    id: Option<Vec<ID>>,
    /// One of these slugs.
    slug: Option<Vec<String>>,
    /// One of these kinds.
    kind: Option<Vec<Term<ActorKind>>>,
    /// A name of it, in any language or spelling.
    name: Option<TextFilter>,
    /// It lies in this territory or organisation, at any depth, or is seated in it.
    within: Option<ActorRef>,
    /// How sure the identity is.
    confidence: Option<Vec<Term<Confidence>>>,
    /// An id of it in another register.
    identifier: Option<IdentifierFilter>,
    /// Cooperations to which it is a party.
    cooperations: Option<RelatedCooperations>,
    /// Other parties of its cooperations, each once.
    partners: Option<RelatedActors>,
    /// Its memberships.
    memberships: Option<RelatedMemberships>,
    /// Positions that it takes.
    positions: Option<RelatedPositions>,
    /// What it contains.
    children: Option<RelatedActors>,
    /// All of these match.
    all: Option<Vec<ActorFilter>>,
    /// At least one of these matches.
    any: Option<Vec<ActorFilter>>,
    /// This does not match.
    not: Option<Box<ActorFilter>>,
}

/// An id in another register.
#[derive(Clone, Debug, InputObject)]
pub struct IdentifierFilter {
    /// The register.
    scheme: String,
    /// One of these ids in it; left out, any.
    value: Option<Vec<String>>,
}

/// How many related actors match.
#[derive(Clone, Debug, InputObject)]
pub struct RelatedActors {
    /// What they match.
    pub(super) matching: Option<Box<ActorFilter>>,
    /// How many of them; left out, at least one.
    pub(super) count: Option<CountRange>,
}

/// How many related cooperations match.
#[derive(Clone, Debug, InputObject)]
pub struct RelatedCooperations {
    /// What they match.
    matching: Option<Box<CooperationFilter>>,
    /// How many of them; left out, at least one.
    pub(super) count: Option<CountRange>,
}

/// How many related memberships match.
#[derive(Clone, Debug, InputObject)]
pub struct RelatedMemberships {
    /// What they match.
    matching: Option<Box<MembershipFilter>>,
    /// How many of them; left out, at least one.
    pub(super) count: Option<CountRange>,
}

/// How many related positions match.
#[derive(Clone, Debug, InputObject)]
pub struct RelatedPositions {
    /// What they match.
    matching: Option<Box<PositionFilter>>,
    /// How many of them; left out, at least one.
    pub(super) count: Option<CountRange>,
}

/// What actors are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum ActorOrderField {
    /// By name, whatever the case and diacritics.
    #[default]
    Name,
    /// By slug.
    Slug,
    /// By kind, then by name.
    Kind,
}

/// In which order actors are listed. Equal ones follow in the order of their ids.
#[derive(Clone, Copy, Debug, Default, InputObject)]
pub struct ActorOrder {
    /// What is compared.
    field: ActorOrderField,
    /// Which way.
    #[graphql(default)]
    direction: Direction,
}

impl ActorOrder {
    /// The order for the store.
    pub(in crate::graphql) fn sorts(self) -> Vec<Sort> {
        let keys: &[SortKey] = match self.field {
            ActorOrderField::Name => &[SortKey::Text("sort_name")],
            ActorOrderField::Slug => &[SortKey::Text("slug")],
            ActorOrderField::Kind => &[SortKey::Text("kind"), SortKey::Text("sort_name")],
        };
        let descending = self.direction == Direction::Desc;
        keys.iter().map(|key| Sort { key: *key, descending }).collect()
    }
}

impl Condition for ActorFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.ids(RecordKind::Actor, self.id)?;
        conditions.texts("slug", self.slug)?;
        conditions.terms("kind", self.kind)?;
        if let Some(name) = self.name {
            let text = name.folded()?;
            let other = Filter::some(Relation::NamesOfActor, Filter::Contains("folded", text.clone()));
            conditions.push(Filter::Any(vec![Filter::Contains("sort_name", text), other]))?;
        }
        if let Some(territory) = self.within {
            conditions.push(Filter::Within(territory.pointer()?))?;
        }
        conditions.terms("confidence", self.confidence)?;
        if let Some(identifier) = self.identifier {
            conditions.related(Relation::IdentifiersOfActor, Some(identifier), None)?;
        }
        if let Some(related) = self.cooperations {
            conditions.related(Relation::CooperationsOfActor, related.matching.map(|it| *it), related.count)?;
        }
        if let Some(related) = self.partners {
            conditions.related(Relation::PartnersOfActor, related.matching.map(|it| *it), related.count)?;
        }
        if let Some(related) = self.memberships {
            conditions.related(Relation::MembershipsOfActor, related.matching.map(|it| *it), related.count)?;
        }
        if let Some(related) = self.positions {
            conditions.related(Relation::PositionsOfActor, related.matching.map(|it| *it), related.count)?;
        }
        if let Some(related) = self.children {
            conditions.related(Relation::ChildrenOfActor, related.matching.map(|it| *it), related.count)?;
        }
        conditions.combined(self.all, self.any, self.not)
    }
}

impl Condition for IdentifierFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.one_of("scheme", Some(vec![Value::Text(self.scheme)]))?;
        conditions.texts("value", self.value)
    }
}
