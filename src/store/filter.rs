//! What a list leaves out: a small algebra of conditions, turned into SQL here.
//!
//! A filter is plain data that can be compared and hashed, so that equal
//! questions of one request share a statement. It reaches across relations and
//! over how many related records match.

use entity::PartialDate;
use entity::kind::{Stage, Status};
use sea_orm::sea_query::{
    Alias, CommonTableExpression, Expr, ExprTrait, Func, JoinType, Query, SelectStatement, UnionType, WithClause,
};
use uuid::Uuid;

use super::dating;
use super::relation::{Parents, Relation, column, table};
use crate::domain::as_of::AsOf;

/// A value to compare a column with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// A text or the value of a vocabulary's term.
    Text(String),
    /// The id of a record.
    Id(Uuid),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

/// A date that a record has, stored or worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOf {
    /// A column.
    Column(&'static str),
    /// When a cooperation began.
    Begun,
    /// When a cooperation was first signed.
    FirstSigned,
    /// When a cooperation was last signed.
    LastSigned,
}

/// Which actor is meant, by id or by slug.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Pointer {
    /// By id.
    Id(Uuid),
    /// By slug.
    Slug(String),
}

/// A condition on a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    /// Each of these; of none, everything.
    All(Vec<Filter>),
    /// At least one of these; of none, nothing.
    Any(Vec<Filter>),
    /// Not this.
    Not(Box<Filter>),
    /// The column has one of these values.
    OneOf(&'static str, Vec<Term>),
    /// The column has no value: unknown.
    Unknown(&'static str),
    /// The column contains a text, both folded.
    Contains(&'static str, String),
    /// The date lies, as far as it is known, in a range open at either side.
    Between(DateOf, Option<PartialDate>, Option<PartialDate>),
    /// The actor lies in a territory or organisation, at any depth, or is seated in it.
    Within(Pointer),
    /// The cooperation has one of these states.
    HasStatus(Vec<Status>),
    /// The cooperation has come to one of these stages.
    HasStage(Vec<Stage>),
    /// A number of related records match.
    Related {
        /// Which records.
        relation: Relation,
        /// What they match.
        matching: Box<Filter>,
        /// At least so many.
        at_least: u32,
        /// At most so many, if there is a limit.
        at_most: Option<u32>,
    },
}

impl Default for Filter {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Filter {
    /// At least one related record matches.
    #[must_use]
    pub fn some(relation: Relation, matching: Self) -> Self {
        Self::Related { relation, matching: Box::new(matching), at_least: 1, at_most: None }
    }

    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    /// How many values it compares with, all its parts together.
    #[must_use]
    pub fn values(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::values).sum(),
            Self::Not(part) | Self::Related { matching: part, .. } => part.values(),
            Self::OneOf(_, terms) => terms.len(),
            _ => 1,
        }
    }

    /// The condition on the table known by an alias; `depth` makes inner aliases differ from outer ones.
    pub(super) fn condition(&self, alias: &'static str, depth: usize, at: Option<AsOf>) -> Expr {
        match self {
            Self::All(parts) => {
                parts.iter().map(|part| part.condition(alias, depth, at)).reduce(Expr::and).unwrap_or_else(always)
            }
            Self::Any(parts) => parts
                .iter()
                .map(|part| part.condition(alias, depth, at))
                .reduce(Expr::or)
                .unwrap_or_else(|| always().not()),
            // Three-valued logic would let an unknown pass neither the filter nor its opposite.
            Self::Not(part) => Expr::from(Func::coalesce([part.condition(alias, depth, at), Expr::val(false)])).not(),
            Self::OneOf(name, terms) => column(alias, name).is_in(terms.iter().map(Term::value)),
            Self::Unknown(name) => column(alias, name).is_null(),
            Self::Contains(name, text) => contains(column(alias, name), text),
            Self::Between(date, since, until) => dating::lies_between(&date.expr(alias, at), *since, *until),
            Self::Within(territory) => column(alias, "id").in_subquery(within(territory)),
            Self::HasStatus(statuses) => either(statuses.iter().map(|status| dating::has_status(alias, *status, at))),
            Self::HasStage(stages) => either(stages.iter().map(|stage| super::life::has_stage(alias, *stage, at))),
            Self::Related { relation, matching, at_least, at_most } => {
                let related = related(*relation, matching, alias, depth, at);
                match (at_least, at_most) {
                    (0, None) => always(),
                    (1, None) => Expr::exists(related(Expr::val(1))),
                    (_, None) => dating::scalar(related(count())).gte(*at_least),
                    (_, Some(most)) => dating::scalar(related(count())).between(*at_least, *most),
                }
            }
        }
    }
}

impl Term {
    fn value(&self) -> sea_orm::Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Id(id) => (*id).into(),
            Self::Number(number) => (*number).into(),
            Self::Flag(flag) => (*flag).into(),
        }
    }
}

impl DateOf {
    fn expr(self, alias: &'static str, at: Option<AsOf>) -> Expr {
        match self {
            Self::Column(name) => column(alias, name),
            Self::Begun => dating::begun(alias),
            Self::FirstSigned => dating::first_signed(alias),
            Self::LastSigned => dating::last_signed(alias, at),
        }
    }
}

fn always() -> Expr {
    Expr::val(1).eq(1)
}

fn count() -> Expr {
    Expr::cust("COUNT(*)")
}

fn either(options: impl Iterator<Item = Expr>) -> Expr {
    options.reduce(Expr::or).unwrap_or_else(|| always().not())
}

fn contains(column: Expr, text: &str) -> Expr {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    column.like(sea_orm::sea_query::LikeExpr::new(format!("%{escaped}%")).escape('\\'))
}

/// Aliases of nested tables. There are more than clients may nest, for some conditions cross relations of their own.
const ALIASES: [&str; 6] = ["inner1", "inner2", "inner3", "inner4", "inner5", "inner6"];

/// The deepest nesting of relations in a client's filter; a condition at its end may cross two more.
///
/// Each relation multiplies what the database looks at: seven took seconds on a few dozen records.
pub const DEEPEST_FILTER: usize = ALIASES.len() - 2;

fn related<'a>(
    relation: Relation,
    matching: &'a Filter,
    outer: &'static str,
    depth: usize,
    at: Option<AsOf>,
) -> impl Fn(Expr) -> SelectStatement + 'a {
    move |selected| {
        let alias = ALIASES[depth.min(ALIASES.len() - 1)];
        let kind = relation.child();
        let mut children = Query::select();
        children.expr(selected).from_as(table(kind), alias);
        if let Some(parent) = relation.column_of_child() {
            children.and_where(column(alias, parent).equals((outer, "id")));
        } else {
            let mut ids = Query::select();
            ids.column(("linked", "child"))
                .from_subquery(relation.links(&Parents::Outer(outer), at), Alias::new("linked"));
            children.and_where(column(alias, "id").in_subquery(ids));
        }
        children.and_where(matching.condition(alias, depth + 1, at));
        if let Some(at) = at {
            children.and_where(dating::holds(kind, alias, at));
        }
        children
    }
}

/// Ids of all that lies in a territory, seats included, the territory itself not.
fn within(territory: &Pointer) -> SelectStatement {
    let (name, value): (_, sea_orm::Value) = match territory {
        Pointer::Id(id) => ("id", (*id).into()),
        Pointer::Slug(slug) => ("slug", slug.as_str().into()),
    };
    let part_of = |whole: &'static str| {
        column("part", "parent_id").equals((whole, "id")).or(column("part", "seat_id").equals((whole, "id")))
    };
    let mut directly = Query::select();
    directly
        .column(("part", "id"))
        .from_as("actor", "part")
        .join_as(JoinType::InnerJoin, "actor", "whole", part_of("whole"))
        .and_where(column("whole", name).eq(value));
    let mut further = Query::select();
    further.column(("part", "id")).from("inside").join_as(JoinType::InnerJoin, "actor", "part", part_of("inside"));
    directly.union(UnionType::Distinct, further);
    let inside = CommonTableExpression::new().table_name("inside").columns(["id"]).query(directly).to_owned();
    let mut ids = Query::select();
    ids.with_cte(WithClause::new().recursive(true).cte(inside).to_owned()).column("id").from("inside");
    ids
}
