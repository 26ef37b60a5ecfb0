//! What can go wrong with the database, told apart by what the caller can do about it.
//!
//! The messages are for the log; no client ever sees them.

use sea_orm::sqlx::error::DatabaseError;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Why the store could not do what was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached or is too busy now; a later attempt may pass.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// Another write came first, or a key is taken: read again, then try again.
    #[error("the write meets another one: {0}")]
    Conflict(String),
    /// A row breaks a rule that the schema holds; the checks before should have caught it.
    #[error("the database refuses the row: {0}")]
    Refused(String),
    /// Anything else, which is a fault of ours.
    #[error("the database failed: {0}")]
    Failure(String),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let message = error.to_string();
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => return Self::Conflict(message),
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => return Self::Refused(message),
            _ => {}
        }
        match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unavailable(message),
            DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
                match cause.as_database_error().and_then(DatabaseError::code) {
                    Some(code) => Self::of_code(&code, message),
                    None => Self::Unavailable(message),
                }
            }
            _ => Self::Failure(message),
        }
    }
}

impl StoreError {
    /// Sorts by the code of the database: of SQLite a number, of PostgreSQL an SQLSTATE of five characters.
    fn of_code(code: &str, message: String) -> Self {
        match code {
            // SQLITE_CONSTRAINT_CHECK and _NOTNULL; check_violation and not_null_violation.
            "275" | "1299" | "23514" | "23502" => Self::Refused(message),
            // Serialization failure and deadlock: the other transaction won.
            "40001" | "40P01" => Self::Conflict(message),
            // SQLITE_BUSY in its variants, SQLITE_LOCKED; shutdown, too many connections, out of resources.
            "5" | "261" | "517" | "6" => Self::Unavailable(message),
            _ if code.len() == 5 && ["08", "53", "57"].contains(&&code[..2]) => Self::Unavailable(message),
            _ => Self::Failure(message),
        }
    }
}
