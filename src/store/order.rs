//! The order of a list, and places in it.
//!
//! Every order ends in the record's id, so that it is total. Unknown values
//! come last in either direction. A place is the values of a record's sort
//! keys; it stays valid when records are added or taken away around it.

use sea_orm::sea_query::{Expr, ExprTrait, NullOrdering, Order, OrderedStatement};
use sea_orm::{DbErr, QueryResult};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::dating;
use super::relation::column;
use crate::domain::as_of::AsOf;

/// What records are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// A column of text.
    Text(&'static str),
    /// A column of whole numbers or dates.
    Number(&'static str),
    /// When a cooperation was first signed.
    FirstSigned,
    /// When a cooperation was last signed.
    LastSigned,
}

/// A sort key and its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// What is compared.
    pub key: SortKey,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// The value of a sort key, as a cursor keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlaceValue {
    /// A date or number.
    Number(i64),
    /// A text.
    Text(String),
    /// Unknown.
    Unknown,
}

/// A place in an ordered list: the sort keys of a record, and its id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Values of the sort keys, in their order.
    pub keys: Vec<PlaceValue>,
    /// The record.
    pub id: Uuid,
}

impl Sort {
    /// The least first.
    #[must_use]
    pub const fn ascending(key: SortKey) -> Self {
        Self { key, descending: false }
    }
}

impl SortKey {
    /// Whether a value can be one of this key's.
    #[must_use]
    pub fn accepts(self, value: &PlaceValue) -> bool {
        match value {
            PlaceValue::Unknown => true,
            PlaceValue::Text(_) => matches!(self, Self::Text(_)),
            PlaceValue::Number(_) => !matches!(self, Self::Text(_)),
        }
    }

    pub(super) fn expr(self, alias: &'static str, at: Option<AsOf>) -> Expr {
        match self {
            Self::Text(name) | Self::Number(name) => column(alias, name),
            Self::FirstSigned => dating::first_signed(alias),
            Self::LastSigned => dating::last_signed(alias, at),
        }
    }

    /// Reads the value from the column of a row.
    pub(super) fn read(self, row: &QueryResult, name: &str) -> Result<PlaceValue, DbErr> {
        let value = match self {
            Self::Text(_) => row.try_get::<Option<String>>("", name)?.map(PlaceValue::Text),
            _ => row.try_get::<Option<i32>>("", name)?.map(|number| PlaceValue::Number(number.into())),
        };
        Ok(value.unwrap_or(PlaceValue::Unknown))
    }
}

impl PlaceValue {
    fn expr(&self) -> Option<Expr> {
        match self {
            Self::Number(number) => Some(Expr::val(*number)),
            Self::Text(text) => Some(Expr::val(text.as_str())),
            Self::Unknown => None,
        }
    }
}

/// Orders a statement by the sort keys and the id; the other way round when `reversed`.
pub(super) fn apply<S: OrderedStatement>(statement: &mut S, keys: &[(Expr, Sort)], id: Expr, reversed: bool) {
    for (expr, sort) in keys {
        let order = if sort.descending == reversed { Order::Asc } else { Order::Desc };
        let nulls = if reversed { NullOrdering::First } else { NullOrdering::Last };
        statement.order_by_expr_with_nulls(expr.clone(), order, nulls);
    }
    statement.order_by_expr(id, if reversed { Order::Desc } else { Order::Asc });
}

/// Whether a record comes after a place, or before it when `before`.
pub(super) fn beyond(keys: &[(Expr, Sort)], id: &Expr, place: &Place, before: bool) -> Expr {
    let last = if before { id.clone().lt(place.id) } else { id.clone().gt(place.id) };
    keys.iter().zip(&place.keys).rev().fold(last, |rest, ((expr, sort), value)| {
        let (strictly, equal) = match value.expr() {
            Some(value) => {
                let greater = sort.descending == before;
                let strictly = if greater { expr.clone().gt(value.clone()) } else { expr.clone().lt(value.clone()) };
                // Unknown values come last, so they are after every known one.
                let strictly = if before { strictly } else { strictly.or(expr.clone().is_null()) };
                (strictly, expr.clone().eq(value))
            }
            None if before => (expr.clone().is_not_null(), expr.clone().is_null()),
            None => (Expr::val(1).eq(0), expr.clone().is_null()),
        };
        strictly.or(equal.and(rest))
    })
}
