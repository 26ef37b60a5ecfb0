//! How a connection is made: SQLite in a file or in memory, or PostgreSQL.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use tokio::sync::Mutex;

use super::statements::Statements;
use super::{Store, StoreError};

/// How long a writer of SQLite waits for another process to finish its write.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How many connections the store keeps, and how long a request waits for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreOptions {
    /// Most connections at a time.
    pub max_connections: u32,
    /// Connections kept open when idle.
    pub min_connections: u32,
    /// Longest wait for a free connection.
    pub acquire_timeout: Duration,
    /// Longest wait for the database to accept a connection.
    pub connect_timeout: Duration,
    /// After what time an unused connection is closed.
    pub idle_timeout: Duration,
    /// The PostgreSQL schema in which the tables stand; the search path of the user if none is named.
    pub schema: Option<String>,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            max_connections: 8,
            min_connections: 1,
            acquire_timeout: Duration::from_secs(5),
            connect_timeout: Duration::from_secs(5),
            idle_timeout: Duration::from_mins(10),
            schema: None,
        }
    }
}

impl Store {
    /// Opens the database at `sqlite://path`, `sqlite::memory:` or `postgres://…`.
    ///
    /// A missing SQLite file is made. A database in memory has one connection
    /// that is never closed, for it would take the data with it.
    pub async fn connect(url: &str, options: &StoreOptions) -> Result<Self, StoreError> {
        let mut db = Database::connect(connect_options(url, options)).await?;
        let statements = Arc::new(Statements::default());
        let counter = Arc::clone(&statements);
        db.set_metric_callback(move |run| counter.count(&run.statement.sql, run.elapsed, run.failed));
        Ok(Self { db, statements, turn: Arc::new(Mutex::new(())) })
    }

    /// Closes all connections; clones of the handle are closed with it.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.db.close().await?)
    }

    /// Lets the database look at how its tables are filled, so that it finds its way after a large write.
    pub async fn analyze(&self) -> Result<(), StoreError> {
        self.db.execute_unprepared("ANALYZE").await?;
        Ok(())
    }

    /// Asks the database for a sign of life.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.db.ping().await?)
    }
}

fn connect_options(url: &str, options: &StoreOptions) -> ConnectOptions {
    let mut connect = ConnectOptions::new(url);
    connect
        .max_connections(options.max_connections.max(1))
        .min_connections(options.min_connections)
        .acquire_timeout(options.acquire_timeout)
        .connect_timeout(options.connect_timeout)
        .idle_timeout(options.idle_timeout)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "NORMAL")
        })
        // Compiling a plan to machine code pays for reports that run for seconds, not for pages.
        .map_sqlx_postgres_opts(|postgres| postgres.options([("jit", "off")]));
    if let Some(schema) = &options.schema {
        connect.set_schema_search_path(schema);
    }
    if url.contains(":memory:") {
        connect.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None);
    }
    connect
}
