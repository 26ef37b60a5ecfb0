//! The API tried from outside, one module a capability.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod as_of;
mod examples;
mod filters;
mod http;
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
