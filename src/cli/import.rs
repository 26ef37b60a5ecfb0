//! `entente import`: reads a data package into the database.

use std::path::Path;

use anyhow::{bail, ensure};
use entente::config::Config;

use super::{Outcome, progress::Progress};

#[expect(clippy::unused_async, reason = "nothing is asked of a database yet")]
/// Plans the import and, unless it is only to be tried, carries it out.
pub(super) async fn import(_config: &Config, path: &Path, _dry_run: bool) -> anyhow::Result<Outcome> {
    ensure!(path.exists(), "there is nothing at {}: name the folder or datapackage.json of a package", path.display());
    let progress = Progress::start("reading the package");
    progress.end();
    bail!("this build cannot import packages")
}
