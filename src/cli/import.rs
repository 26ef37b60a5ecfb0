//! `entente import`: reads a data package into the database.

use std::path::Path;

use anyhow::Context as _;
use entente::app::open_store;
use entente::clock::Clock;
use entente::config::Config;
use entente::package::{self, Folder, ImportError, Run};

use super::{Outcome, print, progress::Progress};

/// Plans the import and, unless it is only to be tried, carries it out.
pub(super) async fn import(config: &Config, path: &Path, dry_run: bool) -> anyhow::Result<Outcome> {
    let files = Folder::open(path)
        .with_context(|| format!("{}: name the folder of a data package, or its datapackage.json", path.display()))?;
    let store = open_store(&config.database).await?;
    store.migrate_up().await?;
    let progress = Progress::start("reading the package");
    let run = Run { now: Clock::system().now(), dry_run, progress: &|step| progress.now(step.to_string()) };
    let imported = package::import(&store, &files, run).await;
    progress.end();
    match imported {
        Ok(report) => print(&format!("{report}\n")),
        Err(ImportError::Faults(faults)) => {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            print(&format!("{}\n\n{} faults; nothing was changed.\n", lines.join("\n"), faults.len()));
            return Ok(Outcome::Faulty);
        }
        Err(ImportError::Failed(error)) => return Err(error.into()),
    }
    Ok(Outcome::Sound)
}
