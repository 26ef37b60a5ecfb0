//! The only room that speaks SQL.
//!
//! Reading functions take many keys and run one statement; a write is one
//! function, one transaction and one revision ([`write::commit`]). Whether a
//! row makes sense is decided before, in [`crate::domain`]; what the database
//! itself can hold, the schema holds.

mod connect;
mod dating;
mod error;
pub mod filter;
pub mod history;
pub mod life;
pub mod lineage;
pub mod list;
pub mod lookup;
mod migrate;
pub mod order;
pub mod record;
pub mod register;
pub mod relation;
pub mod statements;
pub mod write;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use sea_orm::DatabaseConnection;
use tokio::sync::Mutex;

pub use connect::StoreOptions;
pub use error::StoreError;
pub use migrate::Step;
use statements::Statements;

/// The handle to the database; a clone shares the connections.
#[derive(Clone)]
pub struct Store {
    db: DatabaseConnection,
    statements: Arc<Statements>,
    /// Writers of this instance take turns here, so that they wait without holding a connection.
    turn: Arc<Mutex<()>>,
}

impl Store {
    /// What runs SQL outside of a transaction.
    pub(crate) fn db(&self) -> &DatabaseConnection {
        &self.db
    }

    /// The statements that ran; tests look here.
    #[must_use]
    pub fn statements(&self) -> &Statements {
        &self.statements
    }
}
