//! A package that was read, checked and compared is carried out.

use time::OffsetDateTime;

use crate::store::write::{Planned, commit};
use crate::store::{Store, StoreError};

/// Who is written down as the author of an import.
pub const AUTHOR: &str = "import";

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
    commit(store, AUTHOR, Some(package), now, changes).await.map(Some)
}
