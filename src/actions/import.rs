//! A package that was read, checked and compared is carried out.

use time::OffsetDateTime;

use crate::store::write::{Planned, commit};
use crate::store::{Store, StoreError};

/// Who is written down as the author of an import.
pub const AUTHOR: &str = "import";

/// Records that change at once from which on the database should look at its tables anew.
///
/// Measured: after a first import of 10,000 actors PostgreSQL, which had not looked yet, took five times as long for a page.
const LARGE: usize = 1_000;

/// Carries out all changes as one revision and returns its number; without changes there is none.
pub async fn carry_out(
    store: &Store,
    now: OffsetDateTime,
    package: &str,
    changes: Vec<Planned>,
) -> Result<Option<i64>, StoreError> {
    if changes.is_empty() {
        return Ok(None);
    }
    let is_large = changes.len() >= LARGE;
    let revision = commit(store, AUTHOR, Some(package), now, changes).await?;
    if is_large && let Err(error) = store.analyze().await {
        tracing::warn!(%error, "the database did not look at its tables after a large import; pages may be slow");
    }
    Ok(Some(revision))
}
