//! `entente check`: are configuration and database sound?

use entente::{
    app::App,
    config::{Config, ConfigError},
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
    let app = App::new(config).map_err(|error| error.to_string());
    findings
        .push(("schema", app.as_ref().map(|app| format!("{} lines", app.sdl.lines().count())).map_err(Clone::clone)));
    if let Ok(app) = &app {
        findings.push(("database", app.ready().await.map(|()| "it answers".to_owned())));
    }
    let is_sound = findings.iter().all(|(_, found)| found.is_ok());
    let lines = findings.iter().map(|(name, found)| match found {
        Ok(found) => format!("ok     {name}: {found}\n"),
        Err(fault) => format!("fault  {name}: {fault}\n"),
    });
    print(&lines.collect::<String>());
    Ok(if is_sound { Outcome::Sound } else { Outcome::Faulty })
}
