//! `entente migrate`: the tables of the database.

use std::fmt::Write as _;

use entente::app::open_store;
use entente::config::Config;

use super::{MigrateStep, Outcome, print};

/// Takes the step and prints how the tables stand then.
pub(super) async fn migrate(config: &Config, step: MigrateStep) -> anyhow::Result<Outcome> {
    let store = open_store(&config.database).await?;
    match step {
        MigrateStep::Up => store.migrate_up().await?,
        MigrateStep::Down { steps } => store.migrate_down(steps).await?,
        MigrateStep::Status => {}
    }
    let mut text = String::new();
    for step in store.migration_status().await? {
        let _ = writeln!(text, "{}  {}", if step.applied { "done" } else { "open" }, step.name);
    }
    print(&text);
    Ok(Outcome::Sound)
}
