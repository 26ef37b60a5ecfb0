//! HTTP: what is refused, what is answered, and in which form.

mod bad_input;
mod connections;
mod explorer;
mod persisted;
mod protocol;
