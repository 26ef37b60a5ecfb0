//! `entente migrate`: the tables of the database.
#![expect(clippy::unused_async, reason = "nothing is asked of a database yet")]

use anyhow::bail;
use entente::config::Config;

use super::{MigrateStep, Outcome};

pub(super) async fn migrate(config: &Config, step: MigrateStep) -> anyhow::Result<Outcome> {
    match step {
        MigrateStep::Up => up(config).await,
        MigrateStep::Down { steps } => down(config, steps).await,
        MigrateStep::Status => status(config).await,
    }
}

async fn up(_config: &Config) -> anyhow::Result<Outcome> {
    bail!("this build has no migrations")
}

async fn down(_config: &Config, _steps: u32) -> anyhow::Result<Outcome> {
    bail!("this build has no migrations")
}

async fn status(_config: &Config) -> anyhow::Result<Outcome> {
    bail!("this build has no migrations")
}
