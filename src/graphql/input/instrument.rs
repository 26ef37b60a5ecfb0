//! Which instruments.

use async_graphql::{InputObject, Result};
use entity::kind::{InstrumentKind, StatedIn};

use super::{Condition, Conditions, DateRange};
use crate::graphql::term::Term;
use crate::store::filter::DateOf;

/// Which instruments. All fields given have to match.
#[derive(Clone, Debug, Default, InputObject)]
pub struct InstrumentFilter {
    /// One of these kinds.
    kind: Option<Vec<Term<InstrumentKind>>>,
    /// Whether a source says the kind.
    kind_known: Option<bool>,
    /// Signed in this range.
    signed: Option<DateRange>,
    /// One of these parts of the source states it.
    stated_in: Option<Vec<Term<StatedIn>>>,
    /// Whether places of the source disagree about it.
    disputed: Option<bool>,
}

impl Condition for InstrumentFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.terms("kind", self.kind)?;
        conditions.known("kind", self.kind_known)?;
        conditions.date(DateOf::Column("signed"), self.signed)?;
        conditions.terms("stated_in", self.stated_in)?;
        conditions.flag("disputed", self.disputed)
    }
}
