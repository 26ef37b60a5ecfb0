//! Entente: who works with whom, since when, under which agreement, and according to which source.
//!
//! The crate is a house of rooms, and imports go one way through it:
//! `http → graphql → (actions, store)`, `package → actions → (domain, store)`,
//! `store → domain → entity`. SQL stands in [`store`] alone, GraphQL in
//! [`graphql`], HTTP in [`http`]. [`app`] builds the rooms and hands them down.
//!
//! A request enters at [`http`], is judged by [`graphql::gate`] before anything
//! runs, is resolved in [`graphql`], whose loaders gather what a level of the
//! answer needs, and [`store`] fetches it in one statement a level. A package
//! is read and checked in [`package`], then carried out by [`actions`] in one
//! transaction that makes one revision.

pub mod actions;
pub mod app;
pub mod clock;
pub mod config;
pub mod domain;
pub mod graphql;
pub mod http;
pub mod package;
pub mod store;
pub mod telemetry;
