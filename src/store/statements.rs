//! How many statements ran: in the process, for one request, and, for tests, which.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

static RUN: AtomicU64 = AtomicU64::new(0);
static FAILED: AtomicU64 = AtomicU64::new(0);
static MICROSECONDS: AtomicU64 = AtomicU64::new(0);

tokio::task_local! {
    static REQUEST: Arc<AtomicU32>;
}

/// What the process has asked of its databases so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Statements that ran.
    pub run: u64,
    /// Those of them that failed.
    pub failed: u64,
    /// Time that they took together.
    pub elapsed: Duration,
}

/// Reads the counters of the process.
#[must_use]
pub fn totals() -> Totals {
    Totals {
        run: RUN.load(Ordering::Relaxed),
        failed: FAILED.load(Ordering::Relaxed),
        elapsed: Duration::from_micros(MICROSECONDS.load(Ordering::Relaxed)),
    }
}

/// Runs a future and counts the statements that it runs itself or in tasks wrapped by [`carried`].
pub async fn counted<F: Future>(future: F) -> (F::Output, u32) {
    let count = Arc::new(AtomicU32::new(0));
    let output = REQUEST.scope(Arc::clone(&count), future).await;
    (output, count.load(Ordering::Relaxed))
}

/// Takes the counter of the present request into a future that another task will run, such as a loader's.
pub fn carried<F: Future>(future: F) -> impl Future<Output = F::Output> {
    let count = REQUEST.try_with(Arc::clone).ok();
    async move {
        match count {
            Some(count) => REQUEST.scope(count, future).await,
            None => future.await,
        }
    }
}

/// Keeps the texts of the statements of one store, once told to.
#[derive(Debug, Default)]
pub struct Statements {
    watching: AtomicBool,
    texts: Mutex<Vec<String>>,
}

impl Statements {
    /// Starts to keep texts. Before, a statement costs no more than the counters.
    pub fn watch(&self) {
        self.watching.store(true, Ordering::Relaxed);
    }

    /// Hands over the texts kept since the last call.
    #[must_use]
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.texts.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn count(&self, sql: &str, elapsed: Duration, failed: bool) {
        RUN.fetch_add(1, Ordering::Relaxed);
        FAILED.fetch_add(u64::from(failed), Ordering::Relaxed);
        let microseconds = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
        MICROSECONDS.fetch_add(microseconds, Ordering::Relaxed);
        // Outside of a request nobody counts.
        let _ = REQUEST.try_with(|count| count.fetch_add(1, Ordering::Relaxed));
        if self.watching.load(Ordering::Relaxed) {
            self.texts.lock().unwrap_or_else(PoisonError::into_inner).push(sql.to_owned());
        }
    }
}
