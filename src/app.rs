//! The house, built: configuration, store, schema and gate, for server, commands and tests alike.

use std::sync::Arc;
use std::time::Duration;

use crate::clock::Clock;
use crate::config::{Config, DatabaseConfig};
use crate::graphql::gate::{Gate, ShapeError};
use crate::graphql::service::Service;
use crate::graphql::session::PageSizes;
use crate::package::{self, Builtin, ImportError, Progress, Report, Run};
use crate::store::history::latest_revision;
use crate::store::{Store, StoreError, StoreOptions};

/// Everything that a request may need.
pub struct App {
    /// What the operator has set.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// What runs requests.
    pub service: Service,
    /// What judges requests before they run.
    pub gate: Gate,
    /// The schema as text.
    pub sdl: String,
    /// Tells the time.
    pub clock: Clock,
}

/// Why the house cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database cannot be opened or brought up to date.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The schema cannot be judged by; a fault of ours.
    #[error(transparent)]
    Shape(#[from] ShapeError),
    /// The built-in data cannot be loaded.
    #[error("the built-in data cannot be loaded: {0}")]
    Builtin(#[from] ImportError),
}

impl App {
    /// Opens the database that the configuration names and builds the rooms on it.
    pub async fn open(config: Config, clock: Clock) -> Result<Arc<Self>, StartError> {
        let store = open_store(&config.database).await?;
        Ok(Arc::new(Self::new(config, store, clock)?))
    }

    /// Builds the rooms on a store.
    pub fn new(config: Config, store: Store, clock: Clock) -> Result<Self, ShapeError> {
        let size = |size: u64| u32::try_from(size).unwrap_or(u32::MAX);
        let pages = PageSizes { default: size(config.limits.default_page), most: size(config.limits.max_page) };
        let service = Service::new(store.clone(), clock.clone(), pages);
        let sdl = service.sdl().to_owned();
        let gate = Gate::new(&sdl, &config.limits, &config.http, config.introspection)?;
        Ok(Self { config, store, service, gate, sdl, clock })
    }

    /// Brings the tables up to date and, on a first start, loads the built-in data.
    ///
    /// Tells what was loaded; `None` where the database held something already.
    pub async fn prepare(&self, progress: &(dyn Fn(Progress) + Send + Sync)) -> Result<Option<Report>, StartError> {
        self.store.migrate_up().await?;
        if !self.config.database.builtin || latest_revision(&self.store).await?.is_some() {
            return Ok(None);
        }
        let run = Run { now: self.clock.now(), dry_run: false, progress };
        Ok(Some(package::import(&self.store, &Builtin, run).await?))
    }

    /// Whether the database answers and its tables are up to date; the reason if not, for the log.
    pub async fn ready(&self) -> Result<(), String> {
        self.store.ping().await.map_err(|error| error.to_string())?;
        latest_revision(&self.store).await.map(|_| ()).map_err(|error| error.to_string())
    }
}

/// Opens a database as the configuration says.
pub async fn open_store(config: &DatabaseConfig) -> Result<Store, StoreError> {
    let options = StoreOptions {
        max_connections: config.max_connections,
        min_connections: config.min_connections,
        acquire_timeout: Duration::from_secs(config.acquire_timeout_seconds),
        connect_timeout: Duration::from_secs(config.connect_timeout_seconds),
        idle_timeout: Duration::from_secs(config.idle_timeout_seconds),
        ..StoreOptions::default()
    };
    Store::connect(&config.url, &options).await
}
