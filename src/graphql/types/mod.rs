//! The types of the API, one file a noun; each wraps a row and shows it.

pub mod activity;
pub mod actor;
pub mod actor_fields;
pub mod change;
pub mod citation;
pub mod claim;
pub mod contribution;
pub mod cooperation;
pub mod era;
pub mod instrument;
pub mod issue;
pub mod membership;
pub mod name;
pub mod narrative;
pub mod obstacle;
pub mod opportunity;
pub mod package;
pub mod partner;
pub mod party;
pub mod position;
pub mod sector;
pub mod source;
