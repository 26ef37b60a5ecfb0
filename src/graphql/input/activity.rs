//! Which activities.

use async_graphql::{InputObject, Result};

use super::{Condition, Conditions, DateRange};
use crate::store::filter::DateOf;

/// Which activities. All fields given have to match.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ActivityFilter {
    /// One of these slugs.
    slug: Option<Vec<String>>,
    /// It began in this range.
    started: Option<DateRange>,
    /// It ended in this range.
    ended: Option<DateRange>,
}

impl Condition for ActivityFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.texts("slug", self.slug)?;
        conditions.date(DateOf::Column("started"), self.started)?;
        conditions.date(DateOf::Column("ended"), self.ended)
    }
}
