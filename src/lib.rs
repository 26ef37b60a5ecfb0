//! Entente.
pub mod clock;
pub mod domain;
pub mod graphql;
pub mod store;
