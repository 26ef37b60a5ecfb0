//! What the tests lean on.

pub(crate) mod app;
pub(crate) mod draft;
pub(crate) mod postgres;
pub(crate) mod resource;
pub(crate) mod server;
pub(crate) mod source;
