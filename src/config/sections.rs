//! The sections of the configuration, with their defaults.

use serde::{Deserialize, Serialize};

/// Where the records are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DatabaseConfig {
    /// `sqlite://file.db`, `sqlite::memory:` or `postgres://user@host/name`.
    pub url: String,
    /// Connections that are kept open even when idle.
    pub min_connections: u32,
    /// Connections at most.
    pub max_connections: u32,
    /// Seconds to wait for a free connection before the request fails.
    pub acquire_timeout_seconds: u64,
    /// Seconds to wait for the database to accept a connection.
    pub connect_timeout_seconds: u64,
    /// Seconds after which an unused connection is closed.
    pub idle_timeout_seconds: u64,
    /// Whether a first start loads the built-in data, the published network of Yogyakarta.
    pub builtin: bool,
}

impl Default for DatabaseConfig {
    fn default() -> Self {
        Self {
            url: "sqlite://entente.db".to_owned(),
            min_connections: 1,
            max_connections: 16,
            acquire_timeout_seconds: 5,
            connect_timeout_seconds: 5,
            idle_timeout_seconds: 600,
            builtin: true,
        }
    }
}

impl DatabaseConfig {
    pub(super) fn add_faults(&self, faults: &mut Vec<String>) {
        let schemes = ["sqlite:", "postgres://", "postgresql://"];
        if !schemes.iter().any(|scheme| self.url.starts_with(scheme)) {
            faults.push(
                "database.url: unknown kind of database: begin with sqlite://, postgres:// or postgresql://".into(),
            );
        }
        if self.max_connections == 0 || self.min_connections > self.max_connections {
            faults.push(format!(
                "database.max_connections: {} with a minimum of {}: the maximum is at least 1 and no less than the minimum",
                self.max_connections, self.min_connections
            ));
        }
    }
}

/// How requests are received and answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HttpConfig {
    /// Largest request body, in bytes.
    pub body_bytes: usize,
    /// Largest request line and headers together, in bytes.
    pub header_bytes: usize,
    /// Most headers of one request.
    pub headers: usize,
    /// Seconds that a client has to send its headers; also how long an idle connection stays open.
    pub header_timeout_seconds: u64,
    /// Seconds after which a request is given up.
    pub timeout_seconds: u64,
    /// Seconds that running requests have to end when the server is told to stop.
    pub grace_seconds: u64,
    /// Connections at most; further ones wait to be accepted.
    pub connections: usize,
    /// GraphQL requests that run at the same time; further ones wait. 0 sets no bound.
    pub concurrency: usize,
    /// Whether answers are compressed for clients that accept it.
    pub compression: bool,
    /// Origins whose pages may call the API from a browser, such as `https://dashboard.example`; `*` is any.
    pub cors_origins: Vec<String>,
    /// Bytes of query text kept for automatic persisted queries; 0 switches them off.
    pub persisted_query_bytes: u64,
}

impl Default for HttpConfig {
    fn default() -> Self {
        Self {
            body_bytes: 1024 * 1024,
            header_bytes: 32 * 1024,
            headers: 100,
            header_timeout_seconds: 10,
            timeout_seconds: 30,
            grace_seconds: 20,
            connections: 10_000,
            concurrency: 0,
            compression: true,
            cors_origins: Vec::new(),
            persisted_query_bytes: 8 * 1024 * 1024,
        }
    }
}

impl HttpConfig {
    pub(super) fn add_faults(&self, faults: &mut Vec<String>) {
        if self.header_bytes < 8192 {
            faults.push(format!("http.header_bytes: {} is too few: 8192 or more", self.header_bytes));
        }
        let positive = [
            ("http.body_bytes", self.body_bytes as u64),
            ("http.headers", self.headers as u64),
            ("http.connections", self.connections as u64),
            ("http.header_timeout_seconds", self.header_timeout_seconds),
            ("http.timeout_seconds", self.timeout_seconds),
        ];
        for (key, _) in positive.into_iter().filter(|(_, value)| *value == 0) {
            faults.push(format!("{key}: 0 would refuse every request: 1 or more"));
        }
        for origin in &self.cors_origins {
            let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
            let is_origin = host.is_some_and(|host| !host.is_empty() && !host.contains('/') && origin.is_ascii());
            if origin != "*" && !is_origin {
                faults.push(format!(
                    "http.cors_origins: \"{origin}\" is no origin: write scheme and host without a path, \
                     such as https://dashboard.example, or \"*\" alone"
                ));
            }
        }
    }
}

/// What one operation may ask for. More is refused before anything runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsConfig {
    /// Longest document, in bytes.
    pub document_bytes: usize,
    /// Most tokens (names, numbers, strings, punctuation) of a document.
    pub tokens: usize,
    /// Most fields written in a document.
    pub fields: usize,
    /// Deepest nesting of fields, not counting the levels `nodes`, `edges` and `node` of a connection.
    pub depth: usize,
    /// Most fields after every fragment has been put in its place.
    pub selections: u64,
    /// Most aliases written in a document; ten times as many after fragments are in place.
    pub aliases: u64,
    /// Most directives written in a document; ten times as many after fragments are in place.
    pub directives: u64,
    /// Most records that an operation may be answered with, as estimated from its page sizes.
    pub cost: u64,
    /// Most fields that an answer may hold, those of each record counted anew.
    pub values: u64,
    /// Items on a page when `first` and `last` are not given.
    pub default_page: u64,
    /// Largest `first` or `last`.
    pub max_page: u64,
}

impl Default for LimitsConfig {
    fn default() -> Self {
        Self {
            document_bytes: 100_000,
            tokens: 10_000,
            fields: 1_000,
            depth: 15,
            selections: 5_000,
            aliases: 60,
            directives: 50,
            cost: 20_000,
            values: 500_000,
            default_page: 20,
            max_page: 100,
        }
    }
}

impl LimitsConfig {
    pub(super) fn add_faults(&self, faults: &mut Vec<String>) {
        if self.default_page == 0 || self.default_page > self.max_page {
            faults.push(format!(
                "limits.default_page: {} does not fit: from 1 to limits.max_page, which is {}",
                self.default_page, self.max_page
            ));
        }
    }
}

/// What is written to the log, and how. The log goes to standard error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogConfig {
    /// For people or for machines.
    pub format: LogFormat,
    /// What is logged, such as `info` or `warn,entente=debug`.
    pub filter: String,
}

impl Default for LogConfig {
    fn default() -> Self {
        Self { format: LogFormat::Pretty, filter: "info,sea_orm_migration=warn".to_owned() }
    }
}

/// How a line of the log looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One readable line.
    Pretty,
    /// One JSON object a line.
    Json,
}
