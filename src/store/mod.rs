//! The only room that speaks SQL.

mod dating;
pub mod filter;
pub mod history;
pub mod life;
pub mod lineage;
pub mod list;
pub mod lookup;
pub mod order;
pub mod record;
pub mod relation;

/// Handle.
#[derive(Clone)]
pub struct Store {
    db: sea_orm::DatabaseConnection,
}
impl Store {
    pub(crate) fn db(&self) -> &sea_orm::DatabaseConnection {
        &self.db
    }
}
/// Error.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// F
    #[error("{0}")]
    Failure(#[from] sea_orm::DbErr),
}
