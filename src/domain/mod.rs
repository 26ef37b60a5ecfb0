//! The rules of the field: dates, names, the life of a cooperation. Pure and synchronous.
//!
//! Nothing here reads a clock, a database or a file; what a rule needs comes in
//! as an argument.

pub mod as_of;
pub mod fault;
pub mod life;
pub mod name;
