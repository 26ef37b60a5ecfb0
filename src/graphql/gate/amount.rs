//! Counting what an answer holds, through lists inside lists.

/// A number of records or values below a field.
///
/// Inside a connection it is not yet known how long its lists are, so what
/// stands in them is kept apart until the field with the page size is reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Amount {
    /// Whatever the length of the lists of the enclosing connection.
    pub(super) once: u64,
    /// For each item of the enclosing connection.
    pub(super) each: u64,
}

/// How often a field answers what is selected below it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answered {
    /// A single object; the number is 1 if it is a record, 0 if a mere level.
    Once(u64),
    /// A list of this length.
    Times(u64),
    /// A list that is as long as the page of the enclosing connection.
    PerItem,
    /// A connection with lists of this length.
    Page(u64),
}

impl Amount {
    /// Adds what stands beside.
    pub(super) fn add(&mut self, other: Self) {
        self.once = self.once.saturating_add(other.once);
        self.each = self.each.saturating_add(other.each);
    }

    /// The number when the lists of the enclosing connection have `page` items.
    pub(super) fn total(self, page: u64) -> u64 {
        self.each.saturating_mul(page).saturating_add(self.once)
    }

    /// Records that a field amounts to, from those of one item of it.
    pub(super) fn records(self, answered: Answered, default_page: u64) -> Self {
        let item = self.total(default_page).saturating_add(1);
        match answered {
            Answered::Once(own) => Self { once: self.once.saturating_add(own), each: 0 },
            Answered::Times(length) => Self { once: item.saturating_mul(length), each: 0 },
            Answered::PerItem => Self { once: 0, each: item },
            // A connection of which only the number is asked costs something, if not much.
            Answered::Page(length) => Self { once: self.total(length).max(1), each: 0 },
        }
    }

    /// Values that a field amounts to, from those of one item of it; the field itself is one.
    pub(super) fn values(self, answered: Answered, default_page: u64) -> Self {
        let item = self.total(default_page);
        match answered {
            Answered::Once(_) => Self { once: self.once.saturating_add(1), each: 0 },
            Answered::Times(length) => Self { once: item.saturating_mul(length).saturating_add(1), each: 0 },
            Answered::PerItem => Self { once: 1, each: item },
            Answered::Page(length) => Self { once: self.total(length).saturating_add(1), each: 0 },
        }
    }
}
