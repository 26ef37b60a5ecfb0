//! The schema taken up and down, step by step.

use migration::{Migrator, MigratorTrait};

use super::{Store, StoreError};

/// A step of the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name, which begins with its date.
    pub name: String,
    /// Whether the database has taken it.
    pub applied: bool,
}

impl Store {
    /// Takes every step that is still open.
    pub async fn migrate_up(&self) -> Result<(), StoreError> {
        Ok(Migrator::up(&self.db, None).await?)
    }

    /// Takes the latest steps back, so many of them; their data goes with them.
    pub async fn migrate_down(&self, steps: u32) -> Result<(), StoreError> {
        Ok(Migrator::down(&self.db, Some(steps)).await?)
    }

    /// Lists all steps in order and whether each is taken.
    pub async fn migration_status(&self) -> Result<Vec<Step>, StoreError> {
        let steps = Migrator::get_migration_with_status(&self.db).await?;
        let step = |step: &migration::Migration| Step {
            name: step.name().to_owned(),
            applied: step.status() == migration::MigrationStatus::Applied,
        };
        Ok(steps.iter().map(step).collect())
    }
}
