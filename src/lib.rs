//! Entente.
pub mod actions;
pub mod clock;
pub mod domain;
pub mod graphql;
pub mod package;
pub mod store;
