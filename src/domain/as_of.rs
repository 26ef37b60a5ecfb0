//! The one time argument: what was the case at a date.
//!
//! A partial date stands for the interval that it covers. Something had begun
//! at a date when its earliest day is not after the date's last day; it was
//! over when its latest day is before the date's first day.

use entity::PartialDate;

/// The date that an answer speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AsOf(PartialDate);

impl AsOf {
    /// Speaks of a date.
    #[must_use]
    pub fn new(date: PartialDate) -> Self {
        Self(date)
    }

    /// The date itself, as it was asked for.
    #[must_use]
    pub fn date(self) -> PartialDate {
        self.0
    }

    /// The first day of the date.
    #[must_use]
    pub fn first_day(self) -> PartialDate {
        self.0.earliest()
    }

    /// The last day of the date.
    #[must_use]
    pub fn last_day(self) -> PartialDate {
        self.0.latest()
    }

    /// Whether what began then had begun.
    #[must_use]
    pub fn has_begun(self, began: PartialDate) -> bool {
        began.earliest() <= self.last_day()
    }

    /// Whether what ended then was over.
    #[must_use]
    pub fn is_over(self, ended: PartialDate) -> bool {
        ended.latest() < self.first_day()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_partial_date_is_the_interval_that_it_covers() {
        let cases = [
            ("1985", "1985", true, false),
            ("1985-06-12", "1985", true, false),
            ("1985-06-12", "1985-06", true, false),
            ("1985-07", "1985-06", false, false),
            ("1986", "1985", false, false),
            ("1984", "1985", true, true),
            ("1985", "1985-03", true, false),
            ("1985-02-28", "1985-03", true, true),
        ];

        for (when, at, begun, over) in cases {
            let at = AsOf::new(date(at));
            assert_eq!((at.has_begun(date(when)), at.is_over(date(when))), (begun, over), "{when} at {at:?}");
        }
    }
}
