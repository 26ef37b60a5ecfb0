//! The log: who writes it, in what form, and what a panic looks like in it.
//!
//! Everything goes to standard error, so that standard output stays free for
//! what a command prints. Spans and their fields are made where the work is.

use std::io::IsTerminal as _;

use thiserror::Error;
use tracing_subscriber::EnvFilter;

use crate::config::{LogConfig, LogFormat};

/// A log that could not be set up.
#[derive(Debug, Error)]
pub enum TelemetryError {
    /// The filter is not of the known form.
    #[error("log.filter: {0}: write a level (error, warn, info, debug, trace), or module=level, separated by commas")]
    Filter(String),
    /// Something else in the process writes the log already.
    #[error("the log is set up already")]
    Twice,
}

/// Sets up the log of the process; once only.
pub fn init(config: &LogConfig) -> Result<(), TelemetryError> {
    let filter =
        EnvFilter::builder().parse(&config.filter).map_err(|error| TelemetryError::Filter(error.to_string()))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let done = match config.format {
        LogFormat::Pretty => log.with_ansi(std::io::stderr().is_terminal()).with_target(false).try_init(),
        LogFormat::Json => log.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
    };
    done.map_err(|_| TelemetryError::Twice)?;
    log_panics();
    Ok(())
}

/// Lets panics appear in the log like other failures, with their place.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let cause = panic.payload_as_str().unwrap_or("a value that is no text");
        tracing::error!(place, cause, "a task panicked");
    }));
}
