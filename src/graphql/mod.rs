//! The only room that speaks GraphQL.
//!
//! Resolvers parse, ask and shape: they ask loaders ([`loaders`]), which answer
//! a level at a time ([`waves`]), and show rows through types ([`types`]). What
//! a filter means in SQL is not known here, nor anything of HTTP.
#![expect(clippy::unused_async, reason = "the library wants every resolver to be async")]
#![expect(
    clippy::too_many_arguments,
    reason = "a list takes filter, order, date and four paging arguments, by convention"
)]

mod answer;
mod arrange;
pub mod error;
pub mod gate;
mod id;
mod input;
pub mod loaders;
mod node;
mod nullability;
mod page;
mod presence;
mod query;
mod record;
mod root;
mod scalar;
pub mod service;
pub mod session;
mod term;
pub mod types;
pub mod waves;

pub use answer::Answer;

use crate::domain::as_of::AsOf;

/// The date of a list: the one given, else the one of the answer around it.
fn at(asked: Option<scalar::PartialDate>, around: Option<AsOf>) -> Option<AsOf> {
    asked.map(|date| AsOf::new(date.0)).or(around)
}
