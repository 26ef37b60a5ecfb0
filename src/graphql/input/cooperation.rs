//! Which cooperations, in which order.

use async_graphql::{Enum, ID, InputObject, Result};
use entity::kind::{Confidence, Framework, InstrumentKind, RecordKind, Stage, Status};

use super::activity::ActivityFilter;
use super::actor::RelatedActors;
use super::instrument::InstrumentFilter;
use super::{Condition, Conditions, CountRange, DateRange, Direction, TextFilter};
use crate::graphql::term::Term;
use crate::store::filter::{DateOf, Filter, Term as Value};
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;
use entity::kind::Vocabulary;

/// Which cooperations. All fields given have to match.
#[derive(Clone, Debug, Default, InputObject)]
pub struct CooperationFilter {
    /// One of these ids.
    id: Option<Vec<ID>>,
    /// One of these slugs.
    slug: Option<Vec<String>>,
    /// Its title.
    title: Option<TextFilter>,
    /// One of these frameworks.
    framework: Option<Vec<Term<Framework>>>,
    /// Whether a source says the framework.
    framework_known: Option<bool>,
    /// One of these states, as of the date of the list.
    status: Option<Vec<Term<Status>>>,
    /// One of these stages, as of the date of the list.
    stage: Option<Vec<Term<Stage>>>,
    /// One of these sectors, by code.
    sector: Option<Vec<String>>,
    /// An instrument of one of these kinds was signed.
    instrument_kind: Option<Vec<Term<InstrumentKind>>>,
    /// An instrument was signed in this range.
    signed: Option<DateRange>,
    /// The first signing lies in this range.
    first_signed: Option<DateRange>,
    /// The last signing lies in this range.
    last_signed: Option<DateRange>,
    /// How sure it is that this is one cooperation of its own.
    confidence: Option<Vec<Term<Confidence>>>,
    /// Actors that are parties.
    parties: Option<RelatedActors>,
    /// Documents signed under it.
    instruments: Option<RelatedInstruments>,
    /// What was done under it.
    activities: Option<RelatedActivities>,
    /// All of these match.
    all: Option<Vec<CooperationFilter>>,
    /// At least one of these matches.
    any: Option<Vec<CooperationFilter>>,
    /// This does not match.
    not: Option<Box<CooperationFilter>>,
}

/// How many related instruments match.
#[derive(Clone, Debug, InputObject)]
pub struct RelatedInstruments {
    /// What they match.
    matching: Option<InstrumentFilter>,
    /// How many of them; left out, at least one.
    count: Option<CountRange>,
}

/// How many related activities match.
#[derive(Clone, Debug, InputObject)]
pub struct RelatedActivities {
    /// What they match.
    matching: Option<ActivityFilter>,
    /// How many of them; left out, at least one.
    count: Option<CountRange>,
}

/// What cooperations are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum CooperationOrderField {
    /// By the first signing.
    FirstSigned,
    /// By the last signing.
    LastSigned,
    /// By title, whatever the case and diacritics.
    #[default]
    Title,
    /// By the number in the source's table.
    TableNumber,
    /// By slug.
    Slug,
}

/// In which order cooperations are listed. Equal ones follow in the order of their ids.
#[derive(Clone, Copy, Debug, Default, InputObject)]
pub struct CooperationOrder {
    /// What is compared.
    field: CooperationOrderField,
    /// Which way.
    #[graphql(default)]
    direction: Direction,
}

impl CooperationOrder {
    /// The order for the store.
    pub(in crate::graphql) fn sorts(self) -> Vec<Sort> {
        let key = match self.field {
            CooperationOrderField::FirstSigned => SortKey::FirstSigned,
            CooperationOrderField::LastSigned => SortKey::LastSigned,
            CooperationOrderField::Title => SortKey::Text("sort_title"),
            CooperationOrderField::TableNumber => SortKey::Number("table_number"),
            CooperationOrderField::Slug => SortKey::Text("slug"),
        };
        vec![Sort { key, descending: self.direction == Direction::Desc }]
    }
}

impl Condition for CooperationFilter {
    fn add(self, conditions: &mut Conditions) -> Result<()> {
        conditions.ids(RecordKind::Cooperation, self.id)?;
        conditions.texts("slug", self.slug)?;
        conditions.text("sort_title", self.title)?;
        conditions.terms("framework", self.framework)?;
        conditions.known("framework", self.framework_known)?;
        if let Some(statuses) = self.status {
            conditions.push(Filter::HasStatus(once_each(statuses)))?;
        }
        if let Some(stages) = self.stage {
            conditions.push(Filter::HasStage(once_each(stages)))?;
        }
        if let Some(codes) = self.sector {
            let named = Filter::OneOf("code", codes.into_iter().map(Value::Text).collect());
            let stated = Filter::some(Relation::SectorOfStatement, named);
            conditions.push(Filter::some(Relation::SectorsOfCooperation, stated))?;
        }
        if let Some(kinds) = self.instrument_kind {
            let kinds = kinds.into_iter().map(|term| Value::Text(term.0.value().to_owned())).collect();
            conditions.push(Filter::some(Relation::InstrumentsOfCooperation, Filter::OneOf("kind", kinds)))?;
        }
        if let Some(range) = self.signed {
            let signed =
                Filter::Between(DateOf::Column("signed"), range.since.map(|it| it.0), range.until.map(|it| it.0));
            conditions.push(Filter::some(Relation::InstrumentsOfCooperation, signed))?;
        }
        conditions.date(DateOf::FirstSigned, self.first_signed)?;
        conditions.date(DateOf::LastSigned, self.last_signed)?;
        conditions.terms("confidence", self.confidence)?;
        if let Some(related) = self.parties {
            conditions.related(Relation::ActorsOfCooperation, related.matching.map(|it| *it), related.count)?;
        }
        if let Some(related) = self.instruments {
            conditions.related(Relation::InstrumentsOfCooperation, related.matching, related.count)?;
        }
        if let Some(related) = self.activities {
            conditions.related(Relation::ActivitiesOfCooperation, related.matching, related.count)?;
        }
        conditions.combined(self.all, self.any, self.not)
    }
}

/// The terms of a list, each once: each is a condition of its own in SQL.
fn once_each<T: Copy + PartialEq>(terms: Vec<Term<T>>) -> Vec<T> {
    let mut once = Vec::new();
    for Term(term) in terms {
        if !once.contains(&term) {
            once.push(term);
        }
    }
    once
}
