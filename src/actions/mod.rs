//! What can be done here: every way to change the data, one file a noun.
//!
//! An action is one transaction of the [`store`](crate::store); what it is
//! given has been checked before.

pub mod import;
