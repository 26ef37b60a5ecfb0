//! The only room that speaks GraphQL.
#![allow(clippy::too_many_arguments)]

pub mod error;
mod id;
mod input;
pub mod loaders;
mod node;
mod page;
mod query;
mod record;
mod root;
mod scalar;
pub mod session;
mod term;
mod types;
pub mod waves;

use async_graphql::{EmptyMutation, EmptySubscription};

use crate::domain::as_of::AsOf;

/// The schema.
pub type Schema = async_graphql::Schema<root::Root, EmptyMutation, EmptySubscription>;

/// Builds the schema.
#[must_use]
pub fn schema() -> Schema {
    Schema::build(root::Root, EmptyMutation, EmptySubscription).finish()
}

/// The date of a list: the one given, else the one of the answer around it.
fn at(asked: Option<scalar::PartialDate>, around: Option<AsOf>) -> Option<AsOf> {
    asked.map(|date| AsOf::new(date.0)).or(around)
}
