//! `entente check`: are configuration and database sound?

use entente::{
    app::App,
    clock::Clock,
    config::{Config, ConfigError},
    store::history::latest_revision,
    telemetry,
};

use super::{Outcome, print};

/// Prints one line a finding; faulty if any of them is a fault.
pub(super) async fn check(config: Result<Config, ConfigError>) -> anyhow::Result<Outcome> {
    let config = match config {
        Ok(config) => config,
        Err(error) => {
            let faults = error.faults.iter().map(|fault| format!("fault  {fault}\n"));
            print(&faults.collect::<String>());
            return Ok(Outcome::Faulty);
        }
    };
    let mut findings = vec![("configuration", Ok("every value can be used".to_owned()))];
    findings.push((
        "log",
        telemetry::init(&config.log).map(|()| config.log.filter.clone()).map_err(|error| error.to_string()),
    ));
    let app = App::open(config, Clock::system()).await.map_err(|error| error.to_string());
    findings.push(("database", app.as_ref().map(|_| "it opens".to_owned()).map_err(Clone::clone)));
    if let Ok(app) = &app {
        findings.push(("schema", Ok(format!("{} lines", app.sdl.lines().count()))));
        findings.push(("tables", tables(app).await));
    }
    let is_sound = findings.iter().all(|(_, found)| found.is_ok());
    let lines = findings.iter().map(|(name, found)| match found {
        Ok(found) => format!("ok     {name}: {found}\n"),
        Err(fault) => format!("fault  {name}: {fault}\n"),
    });
    print(&lines.collect::<String>());
    Ok(if is_sound { Outcome::Sound } else { Outcome::Faulty })
}

/// Whether the tables are up to date, and what they hold.
async fn tables(app: &App) -> Result<String, String> {
    let steps = app.store.migration_status().await.map_err(|error| error.to_string())?;
    let open = steps.iter().filter(|step| !step.applied).count();
    if open > 0 {
        return Err(format!("{open} of {} steps are open; `entente migrate up` takes them", steps.len()));
    }
    let latest = latest_revision(&app.store).await.map_err(|error| error.to_string())?;
    Ok(latest
        .map_or_else(|| "up to date, empty".to_owned(), |latest| format!("up to date, revision {}", latest.number)))
}
