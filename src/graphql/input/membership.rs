//! Which memberships, in which order.

use async_graphql::{Enum, InputObject, Result};
use entity::kind::{Basis, MembershipRole};

use super::actor::ActorFilter;
use super::{Condition, Conditions, DateRange, Direction};
use crate::graphql::term::Term;
use crate::store::filter::DateOf;
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

/// Which memberships. All fields given have to match.
#[derive(Clone, Debug, Default, InputObject)]
pub struct MembershipFilter {
    /// One of these roles.
    role: Option<Vec<Term<MembershipRole>>>,
    /// The forum or organisation.
    forum: Option<Box<ActorFilter>>,
    /// The member.
    member: Option<Box<ActorFilter>>,
    /// It began in this range.
    started: Option<DateRange>,
    /// It ended in this range.
    ended: Option<DateRange>,
    /// Whether the end is known.
    end_known: Option<bool>,
    /// How a source carries it.
    basis: Option<Vec<Term<Basis>>>,
}

/// What memberships are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum MembershipOrderField {
    /// By the beginning.
    #[default]
    Started,
    /// By the end.
    Ended,
}

/// In which order memberships are listed. Equal ones follow in the order of their ids.
#[derive(Clone, Copy, Debug, Default, InputObject)]
pub struct MembershipOrder {
    /// What is compared.
    field: MembershipOrderField,
    /// Which way.
    #[graphql(default)]
    direction: Direction,
}

impl MembershipOrder {
    /// The order for the store.
    pub(in crate::graphql) fn sorts(self) -> Vec<Sort> {
        let column = match self.field {
            MembershipOrderField::Started => "started",
            MembershipOrderField::Ended => "ended",
        };
        vec![Sort { key: SortKey::Number(column), descending: self.direction == Direction::Desc }]
    }
}

impl Condition for MembershipFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.terms("role", self.role)?;
        if let Some(forum) = self.forum {
            conditions.related(Relation::ForumOfMembership, Some(*forum), None)?;
        }
        if let Some(member) = self.member {
            conditions.related(Relation::MemberOfMembership, Some(*member), None)?;
        }
        conditions.date(DateOf::Column("started"), self.started)?;
        conditions.date(DateOf::Column("ended"), self.ended)?;
        conditions.flag("end_known", self.end_known)?;
        conditions.terms("basis", self.basis)
    }
}
