//! The API tried from outside, one module a capability.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod http;
mod paging;
mod rooms;
mod schema;
mod statements;
mod support;
