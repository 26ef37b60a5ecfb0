//! The tables of Entente, one file a table, and the closed vocabularies of their columns.
//!
//! A `Model` is the row everywhere: the store reads it, GraphQL wraps it, the
//! change log keeps it as JSON. There is no behaviour here beyond what a value
//! needs to be read and written.

pub mod activity;
pub mod activity_output;
pub mod activity_place;
pub mod actor;
pub mod actor_name;
pub mod change;
pub mod citation;
pub mod claim;
pub mod contribution;
pub mod cooperation;
pub mod cooperation_sector;
pub mod era;
pub mod identifier;
pub mod instrument;
pub mod issue;
pub mod kind;
pub mod membership;
pub mod narrative;
pub mod obstacle;
pub mod obstacle_cooperation;
pub mod opportunity;
pub mod package;
mod partial_date;
pub mod party;
pub mod position;
pub mod record;
pub mod revision;
pub mod revision_head;
pub mod sector;
pub mod source;
mod vocabulary;

pub use partial_date::{ParseDateError, PartialDate};
