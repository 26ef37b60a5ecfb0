//! Entente, tried from outside: one file a capability.

mod support;
