//! Entente, tried from outside: one file a capability.

#![expect(clippy::expect_used, reason = "a test that cannot go on stops, and says why")]

mod as_of;
mod filters;
mod imports;
mod input;
mod migrations;
mod paging;
mod published;
mod resources;
mod rooms;
mod schema;
mod statements;
mod support;
