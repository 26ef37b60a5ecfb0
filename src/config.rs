//! What an operator may set: defaults, then a file, then the environment, then flags.
//!
//! One struct, a section a concern; every default stands in a `Default` and in
//! `entente.example.toml`, and a test keeps the two equal. This is the only
//! module that reads the environment. Nothing is applied here: the rooms read
//! their section when [`crate::app`] builds them.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use figment::{
    Figment,
    error::Kind,
    providers::{Format as _, Serialized, Toml},
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

mod environment;
mod sections;

use environment::Environment;
pub use sections::{DatabaseConfig, HttpConfig, LimitsConfig, LogConfig, LogFormat};

/// The file that is read when no other is named and this one is there.
pub const DEFAULT_FILE: &str = "entente.toml";

/// Everything an operator may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address and port to listen on; port 0 lets the system choose.
    pub listen: String,
    /// Whether `GET /` serves the explorer to browsers.
    pub explorer: bool,
    /// Whether the schema may be asked for, by introspection or as a file.
    pub introspection: bool,
    /// Where the records are kept.
    pub database: DatabaseConfig,
    /// How requests are received and answered.
    pub http: HttpConfig,
    /// What one operation may ask for.
    pub limits: LimitsConfig,
    /// What is written to the log, and how.
    pub log: LogConfig,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8000".to_owned(),
            explorer: true,
            introspection: true,
            database: DatabaseConfig::default(),
            http: HttpConfig::default(),
            limits: LimitsConfig::default(),
            log: LogConfig::default(),
        }
    }
}

/// What flags on the command line set; they win over file and environment.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Value of `--listen`.
    pub listen: Option<String>,
    /// Value of `--database`.
    pub database: Option<String>,
    /// Value of `--log`.
    pub log: Option<String>,
}

/// A configuration that cannot be used, each fault with its key and what would pass.
#[derive(Debug, Error)]
pub struct ConfigError {
    /// One sentence a fault.
    pub faults: Vec<String>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the configuration cannot be used")?;
        self.faults.iter().try_for_each(|fault| write!(f, "\n  - {fault}"))
    }
}

impl Config {
    /// Reads file, environment and flags, in this order of growing weight.
    ///
    /// Without `file`, `ENTENTE_CONFIG` names it; without that, `entente.toml`
    /// is read if it is there. A file that is named must exist.
    pub fn load(file: Option<&Path>, overrides: &Overrides) -> Result<Self, ConfigError> {
        let variables =
            std::env::vars_os().filter_map(|(key, value)| Some((key.into_string().ok()?, value.into_string().ok()?)));
        Self::read(file, variables, overrides)
    }

    fn read(
        file: Option<&Path>,
        variables: impl Iterator<Item = (String, String)>,
        overrides: &Overrides,
    ) -> Result<Self, ConfigError> {
        let environment = Environment::from(variables);
        let named = file.map(Path::to_owned).or_else(|| environment.config_file().map(PathBuf::from));
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(path) = file_to_read(named, Path::new(DEFAULT_FILE))? {
            figment = figment.merge(Toml::file_exact(path));
        }
        for variable in environment.into_variables() {
            figment = figment.merge(variable);
        }
        for (key, value) in overrides.settings() {
            figment = figment.merge(Serialized::default(key, value));
        }
        let config: Self = figment.extract().map_err(ConfigError::from)?;
        let faults = config.faults();
        if faults.is_empty() { Ok(config) } else { Err(ConfigError { faults }) }
    }

    /// Values that have the right type and still cannot work together.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.listen.rsplit_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_err()) {
            let listen = &self.listen;
            faults.push(format!("listen: \"{listen}\" is no address: write host:port, such as 127.0.0.1:8000"));
        }
        self.database.add_faults(&mut faults);
        self.http.add_faults(&mut faults);
        self.limits.add_faults(&mut faults);
        faults
    }
}

/// The file that is named, which must exist, or else the usual one if it is there.
fn file_to_read(named: Option<PathBuf>, usual: &Path) -> Result<Option<PathBuf>, ConfigError> {
    match named {
        Some(path) if !path.is_file() => {
            let fault = format!("there is no file {}: name one that exists, or leave it out", path.display());
            Err(ConfigError { faults: vec![fault] })
        }
        Some(path) => Ok(Some(path)),
        None => Ok(usual.is_file().then(|| usual.to_owned())),
    }
}

impl Overrides {
    fn settings(&self) -> impl Iterator<Item = (&'static str, &String)> {
        [("listen", &self.listen), ("database.url", &self.database), ("log.filter", &self.log)]
            .into_iter()
            .filter_map(|(key, value)| Some((key, value.as_ref()?)))
    }
}

impl From<figment::Error> for ConfigError {
    fn from(error: figment::Error) -> Self {
        Self { faults: error.into_iter().map(|fault| sentence(&fault)).collect() }
    }
}

/// Says which key of which place is wrong, and what it should be.
fn sentence(fault: &figment::Error) -> String {
    let place = fault.metadata.as_ref().map_or_else(String::new, |metadata| match &metadata.source {
        Some(source) => format!(" (in {source})"),
        None => format!(" (in {})", metadata.name),
    });
    let key = fault.path.join(".");
    match &fault.kind {
        Kind::UnknownField(name, known) => {
            let key = if key.is_empty() || key.ends_with(name.as_str()) { key } else { format!("{key}.{name}") };
            let key = if key.is_empty() { name.clone() } else { key };
            format!("{key}: there is no such key{place}: the keys here are {}", known.join(", "))
        }
        Kind::UnknownVariant(found, known) => {
            format!("{key}: unknown value \"{found}\"{place}: {} passes", known.join(" or "))
        }
        kind if key.is_empty() => format!("{kind}{place}"),
        kind => format!("{key}: {kind}{place}"),
    }
}

#[cfg(test)]
mod tests;
