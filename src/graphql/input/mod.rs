//! Filters and orders as clients write them, turned into questions for the store.
//!
//! Fields of one filter all have to match. `all`, `any` and `not` combine
//! filters. Conditions on related records count how many of them match.

pub mod activity;
pub mod actor;
pub mod cooperation;
pub mod instrument;
pub mod membership;
pub mod plain;

use async_graphql::{Enum, ID, InputObject, OneofObject, Result};
use entity::kind::{RecordKind, Vocabulary};

use super::error::bad_input;
use super::id;
use super::scalar::PartialDate;
use super::term::Term;
use crate::store::filter::{DEEPEST_FILTER, DateOf, Filter, Pointer, Term as Value};
use crate::store::relation::Relation;

/// Conditions in one filter at most, nested ones included.
const MOST_CONDITIONS: usize = 200;

/// Values in one filter at most, all its lists together; databases take a few times as many in a statement.
const MOST_VALUES: usize = 5_000;

/// Filters inside of each other at most, by `all`, `any`, `not` and across relations together.
const DEEPEST_NESTING: usize = 20;

/// A filter as clients write it.
pub(super) trait Condition {
    /// Adds its conditions.
    fn add(self, conditions: &mut Conditions) -> Result<()>;
}

/// Conditions as they are collected, with the relations crossed so far.
#[derive(Default)]
pub(super) struct Conditions {
    parts: Vec<Filter>,
    crossed: usize,
    nested: usize,
    counted: usize,
}

/// A text to look for.
#[derive(Clone, Debug, InputObject)]
pub struct TextFilter {
    /// The text contains this, whatever the case, diacritics and punctuation.
    contains: String,
}

/// A range of dates, open where a side is left out. A partial date matches where it may lie in the range.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct DateRange {
    /// Not before this date.
    since: Option<PartialDate>,
    /// Not after this date.
    until: Option<PartialDate>,
}

/// A range of counts. Left out or empty, it means one or more.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct CountRange {
    /// At least so many.
    at_least: Option<u32>,
    /// At most so many.
    at_most: Option<u32>,
}

/// Which actor is meant.
#[derive(Clone, Debug, OneofObject)]
pub enum ActorRef {
    /// By id.
    Id(ID),
    /// By slug.
    Slug(String),
}

/// Which way a list runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum Direction {
    /// The least, the earliest or A first; unknown ones last.
    #[default]
    Asc,
    /// The greatest, the latest or Z first; unknown ones last.
    Desc,
}

/// Turns a client's filter into a question for the store.
pub(super) fn filtered<C: Condition>(condition: Option<C>) -> Result<Filter> {
    let mut conditions = Conditions::default();
    if let Some(condition) = condition {
        condition.add(&mut conditions)?;
    }
    let filter = Filter::All(conditions.parts);
    match filter.values() {
        values if values > MOST_VALUES => {
            Err(bad_input(format!("a filter has {values} values; at most {MOST_VALUES} pass, ask in several requests")))
        }
        _ => Ok(filter),
    }
}

impl Conditions {
    fn push(&mut self, filter: Filter) -> Result<()> {
        self.count()?;
        self.parts.push(filter);
        Ok(())
    }

    fn count(&mut self) -> Result<()> {
        self.counted += 1;
        if self.counted > MOST_CONDITIONS {
            return Err(bad_input(format!(
                "a filter has more than {MOST_CONDITIONS} conditions; ask in several requests"
            )));
        }
        Ok(())
    }

    fn one_of(&mut self, column: &'static str, values: Option<Vec<Value>>) -> Result<()> {
        values.map_or(Ok(()), |values| self.push(Filter::OneOf(column, values)))
    }

    fn terms<T: Vocabulary>(&mut self, column: &'static str, terms: Option<Vec<Term<T>>>) -> Result<()> {
        let text = |term: Term<T>| Value::Text(term.0.value().to_owned());
        self.one_of(column, terms.map(|terms| terms.into_iter().map(text).collect()))
    }

    fn texts(&mut self, column: &'static str, texts: Option<Vec<String>>) -> Result<()> {
        self.one_of(column, texts.map(|texts| texts.into_iter().map(Value::Text).collect()))
    }

    fn ids(&mut self, kind: RecordKind, ids: Option<Vec<ID>>) -> Result<()> {
        let Some(ids) = ids else { return Ok(()) };
        let values = ids.iter().map(|id| id::parse_as(id, kind).map(Value::Id)).collect::<Result<_>>()?;
        self.push(Filter::OneOf("id", values))
    }

    fn flag(&mut self, column: &'static str, flag: Option<bool>) -> Result<()> {
        self.one_of(column, flag.map(|flag| vec![Value::Flag(flag)]))
    }

    fn known(&mut self, column: &'static str, known: Option<bool>) -> Result<()> {
        match known {
            None => Ok(()),
            Some(true) => self.push(Filter::Not(Box::new(Filter::Unknown(column)))),
            Some(false) => self.push(Filter::Unknown(column)),
        }
    }

    fn date(&mut self, date: DateOf, range: Option<DateRange>) -> Result<()> {
        let Some(range) = range else { return Ok(()) };
        self.push(Filter::Between(date, range.since.map(|date| date.0), range.until.map(|date| date.0)))
    }

    fn text(&mut self, column: &'static str, text: Option<TextFilter>) -> Result<()> {
        text.map_or(Ok(()), |text| self.push(Filter::Contains(column, text.folded()?)))
    }

    /// Requires a number of related records, matching a condition of their own.
    fn related<C: Condition>(
        &mut self,
        relation: Relation,
        matching: Option<C>,
        count: Option<CountRange>,
    ) -> Result<()> {
        let matching = self.inner(matching)?;
        let (at_least, at_most) = match count {
            None | Some(CountRange { at_least: None, at_most: None }) => (1, None),
            Some(range) => (range.at_least.unwrap_or(0), range.at_most),
        };
        self.push(Filter::Related { relation, matching: Box::new(matching), at_least, at_most })
    }

    fn inner<C: Condition>(&mut self, condition: Option<C>) -> Result<Filter> {
        if self.crossed == DEEPEST_FILTER {
            return Err(bad_input(format!("a filter reaches across more than {DEEPEST_FILTER} relations")));
        }
        let Some(condition) = condition else { return Ok(Filter::default()) };
        self.nested(condition, 1)
    }

    fn nested<C: Condition>(&mut self, condition: C, crossing: usize) -> Result<Filter> {
        if self.nested == DEEPEST_NESTING {
            return Err(bad_input(format!("more than {DEEPEST_NESTING} filters stand inside of each other")));
        }
        let mut conditions = Self {
            parts: Vec::new(),
            crossed: self.crossed + crossing,
            nested: self.nested + 1,
            counted: self.counted,
        };
        condition.add(&mut conditions)?;
        self.counted = conditions.counted;
        Ok(Filter::All(conditions.parts))
    }

    fn combined<C: Condition>(&mut self, all: Option<Vec<C>>, any: Option<Vec<C>>, not: Option<Box<C>>) -> Result<()> {
        for part in all.into_iter().flatten() {
            let part = self.nested(part, 0)?;
            self.push(part)?;
        }
        if let Some(options) = any {
            let mut parts = Vec::with_capacity(options.len().min(MOST_CONDITIONS));
            for option in options {
                // An option without conditions costs the database as much as another.
                self.count()?;
                parts.push(self.nested(option, 0)?);
            }
            self.push(Filter::Any(parts))?;
        }
        if let Some(excluded) = not {
            let excluded = self.nested(*excluded, 0)?;
            self.push(Filter::Not(Box::new(excluded)))?;
        }
        Ok(())
    }
}

impl TextFilter {
    fn folded(&self) -> Result<String> {
        let folded = crate::domain::name::fold(&self.contains);
        if folded.is_empty() {
            return Err(bad_input("`contains` holds no letter or digit"));
        }
        Ok(folded)
    }
}

impl ActorRef {
    /// The actor for the store.
    pub(super) fn pointer(self) -> Result<Pointer> {
        Ok(match self {
            Self::Id(id) => Pointer::Id(id::parse_as(&id, RecordKind::Actor)?),
            Self::Slug(slug) => Pointer::Slug(slug),
        })
    }
}
