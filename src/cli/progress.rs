//! The progress of long work, shown where a person is looking.

use std::time::Duration;

use indicatif::ProgressBar;

/// A line at the terminal that says what is being done; nothing where standard error is no terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Shows what is begun.
    pub(crate) fn start(what: &'static str) -> Self {
        // The bar is drawn to standard error, and only if that is a terminal.
        let bar = ProgressBar::new_spinner().with_message(what);
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(bar)
    }

    /// Says what is being done now.
    pub(crate) fn now(&self, what: String) {
        self.0.set_message(what);
    }

    /// Takes the line away.
    pub(crate) fn end(self) {
        self.0.finish_and_clear();
    }
}
