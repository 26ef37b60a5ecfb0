//! Filters of the smaller lists: issues, positions, sources, claims.

use async_graphql::{InputObject, Result};
use entity::kind::{IssueKind, Stance};

use super::{Condition, Conditions, DateRange, TextFilter};
use crate::graphql::term::Term;
use crate::store::filter::DateOf;

/// Which issues. All fields given have to match.
#[derive(Clone, Debug, Default, InputObject)]
pub struct IssueFilter {
    /// One of these slugs.
    slug: Option<Vec<String>>,
    /// One of these kinds.
    kind: Option<Vec<Term<IssueKind>>>,
    /// It came up or was adopted in this range.
    dated: Option<DateRange>,
}

/// Which positions. All fields given have to match.
#[derive(Clone, Debug, Default, InputObject)]
pub struct PositionFilter {
    /// One of these stances.
    stance: Option<Vec<Term<Stance>>>,
    /// Taken in this range.
    dated: Option<DateRange>,
}

/// Which sources. All fields given have to match.
#[derive(Clone, Debug, Default, InputObject)]
pub struct SourceFilter {
    /// One of these slugs.
    slug: Option<Vec<String>>,
    /// One of these sorts of document.
    kind: Option<Vec<String>>,
    /// Its title.
    title: Option<TextFilter>,
    /// One of these languages, as BCP 47 tags.
    language: Option<Vec<String>>,
    /// Issued in this range.
    issued: Option<DateRange>,
}

/// Which claims. All fields given have to match.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ClaimFilter {
    /// One of these slugs.
    slug: Option<Vec<String>>,
    /// One of these metrics.
    metric: Option<Vec<String>>,
}

impl Condition for IssueFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.texts("slug", self.slug)?;
        conditions.terms("kind", self.kind)?;
        conditions.date(DateOf::Column("dated"), self.dated)
    }
}

impl Condition for PositionFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.terms("stance", self.stance)?;
        conditions.date(DateOf::Column("dated"), self.dated)
    }
}

impl Condition for SourceFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.texts("slug", self.slug)?;
        conditions.texts("kind", self.kind)?;
        conditions.text("sort_title", self.title)?;
        conditions.texts("language", self.language)?;
        conditions.date(DateOf::Column("issued"), self.issued)
    }
}

impl Condition for ClaimFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.texts("slug", self.slug)?;
        conditions.texts("metric", self.metric)
    }
}
