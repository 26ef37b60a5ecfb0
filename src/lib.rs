//! Entente: who works with whom, since when, under which agreement, and according to which source.
//!
//! The crate is a house of rooms, and imports go one way through it:
//! `http → graphql → (actions, store)`, `package → actions → (domain, store)`,
//! `store → domain → entity`.

pub mod clock;
pub mod store;
