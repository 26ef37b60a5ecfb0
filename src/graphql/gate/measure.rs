//! Measures a document: fields, depth, aliases, directives, and the records it would be answered with.
//!
//! Each fragment is measured once and its measure added wherever it is spread,
//! so the work grows with the text and not with what the text expands to. Sums
//! stop at the largest number instead of wrapping.
//!
//! The **cost** is the estimated number of records in the answer: an object
//! counts one, an item of a list counts one, and what is selected below a list
//! counts once an item. The lists of a connection are as long as its page.
//! Scalars are free, and so is the connection around its items. The **values**
//! are the fields in the answer, scalars included: a thousand times the same
//! field on every record costs no record more, and much work.

use std::collections::HashMap;

use async_graphql::{
    Pos, Positioned, Value,
    parser::types::{
        Directive, ExecutableDocument, Field, FragmentDefinition, FragmentSpread, Selection, SelectionSet,
    },
};

use super::{
    amount::{Amount, Answered},
    limit,
    page::Pages,
    refusal::Refusal,
    scan::NESTING,
    shape::{FieldShape, Shape, TypeShape},
};

/// Deepest nesting of introspection; the usual query of tools has 15 levels.
pub(super) const INTROSPECTION_DEPTH: usize = 20;

/// What a selection set amounts to once fragments are in place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) fields: u64,
    pub(super) aliases: u64,
    pub(super) directives: u64,
    /// Levels of fields, without those of connections.
    pub(super) depth: usize,
    /// Levels of fields inside introspection.
    pub(super) introspection_depth: usize,
    /// Levels of selection sets and fragments.
    pub(super) nesting: usize,
    /// Objects and items of lists in the answer.
    pub(super) records: Amount,
    /// Fields in the answer, those of each record counted anew.
    pub(super) values: Amount,
    /// Entries of the schema that introspection would list.
    pub(super) introspection: u64,
    /// Fields in what introspection would answer.
    pub(super) introspection_values: u64,
}

/// Where in the document a measure is taken.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The type that is selected from, if the schema knows it.
    pub(super) parent: Option<&'a TypeShape>,
    /// Levels of fields above, without those of connections.
    pub(super) depth: usize,
    /// Levels of selection sets and fragments above.
    pub(super) nesting: usize,
}

enum Memo {
    Begun,
    Done(Measure),
}

/// Measures selection sets of one document for one operation.
pub(super) struct Meter<'a> {
    pub(super) shape: &'a Shape,
    pub(super) document: &'a ExecutableDocument,
    pub(super) pages: Pages<'a>,
    memo: HashMap<&'a str, Memo>,
    path: Vec<&'a str>,
}

impl Measure {
    fn add(&mut self, other: Self) {
        self.fields = self.fields.saturating_add(other.fields);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
        self.depth = self.depth.max(other.depth);
        self.introspection_depth = self.introspection_depth.max(other.introspection_depth);
        self.nesting = self.nesting.max(other.nesting);
        self.records.add(other.records);
        self.values.add(other.values);
        self.introspection = self.introspection.saturating_add(other.introspection);
        self.introspection_values = self.introspection_values.saturating_add(other.introspection_values);
    }
}

impl<'a> Meter<'a> {
    pub(super) fn new(shape: &'a Shape, document: &'a ExecutableDocument, pages: Pages<'a>) -> Self {
        Self { shape, document, pages, memo: HashMap::new(), path: Vec::new() }
    }

    /// Measures a selection set, or refuses what is nested too deep, cyclic, or a page too large.
    pub(super) fn set(&mut self, set: &'a Positioned<SelectionSet>, place: Place<'a>) -> Result<Measure, Refusal> {
        if place.nesting > NESTING {
            return Err(limit::nesting(place.nesting, set.pos).along(self.path()));
        }
        let mut sum = Measure { nesting: 1, ..Measure::default() };
        for selection in &set.node.items {
            sum.add(self.selection(&selection.node, place)?);
        }
        Ok(sum)
    }

    /// Measures one selection.
    pub(super) fn selection(&mut self, selection: &'a Selection, place: Place<'a>) -> Result<Measure, Refusal> {
        let mut measure = match selection {
            Selection::Field(field) => self.field(field, place)?,
            Selection::FragmentSpread(spread) => self.spread(spread, place)?,
            Selection::InlineFragment(inline) => {
                let on = inline.node.type_condition.as_ref();
                let parent = on.map_or(place.parent, |on| self.shape.of_type(&on.node.on.node));
                let inner = Place { parent, nesting: place.nesting + 1, ..place };
                self.set(&inline.node.selection_set, inner)?.below()
            }
        };
        measure.directives = measure.directives.saturating_add(selection.directives().len() as u64);
        if self.is_skipped(selection.directives()) {
            (measure.records, measure.values) = (Amount::default(), Amount::default());
            (measure.introspection, measure.introspection_values) = (0, 0);
        }
        Ok(measure)
    }

    fn field(&mut self, field: &'a Positioned<Field>, place: Place<'a>) -> Result<Measure, Refusal> {
        let (position, field) = (field.pos, &field.node);
        let shape = place
            .parent
            .and_then(|parent| parent.field(&field.name.node))
            .or_else(|| self.shape.meta(&field.name.node));
        self.path.push(field.name.node.as_str());
        let is_level = shape.is_some_and(|shape| shape.level);
        let below = Place {
            parent: shape.and_then(|shape| self.shape.of_type(&shape.returns)),
            depth: place.depth + usize::from(!is_level),
            nesting: place.nesting + 1,
        };
        let introspection = place.parent.is_some_and(|parent| parent.introspection);
        self.check_depth(below.depth, introspection, position)?;
        let mut measure = Measure::default();
        if !field.selection_set.node.items.is_empty() {
            measure = self.set(&field.selection_set, below)?.below();
        }
        self.count(&mut measure, field, shape, place.parent)?;
        measure.fields = measure.fields.saturating_add(1);
        measure.aliases = measure.aliases.saturating_add(u64::from(field.alias.is_some()));
        let depth = if introspection { &mut measure.introspection_depth } else { &mut measure.depth };
        *depth += usize::from(!is_level);
        self.path.pop();
        Ok(measure)
    }

    /// Turns what is below a field into what the field adds to its parent.
    fn count(
        &self,
        measure: &mut Measure,
        field: &Field,
        shape: Option<&FieldShape>,
        parent: Option<&TypeShape>,
    ) -> Result<(), Refusal> {
        let Some((shape, returned)) = shape.and_then(|shape| Some((shape, self.shape.of_type(&shape.returns)?))) else {
            measure.values.once = measure.values.once.saturating_add(1);
            return Ok(());
        };
        let in_sized = parent.is_some_and(|parent| parent.sized);
        let answered = if shape.list && in_sized {
            Answered::PerItem
        } else if returned.introspection {
            let items = introspection_items(field);
            if shape.list { Answered::Times(items) } else { Answered::Once(0) }
        } else {
            let size = self.pages.size(field, shape).map_err(|refusal| refusal.along(self.path()))?;
            match (shape.list, returned.sized) {
                (true, _) => Answered::Times(size),
                (false, true) => Answered::Page(size),
                (false, false) => Answered::Once(u64::from(!shape.level)),
            }
        };
        let page = self.pages.limits.default_page;
        measure.records = measure.records.records(answered, page);
        measure.values = measure.values.values(answered, page);
        if returned.introspection && parent.is_none_or(|parent| !parent.introspection) {
            measure.introspection = measure.records.once;
            measure.introspection_values = measure.values.once;
            (measure.records, measure.values) = (Amount::default(), Amount { once: 1, each: 0 });
        }
        Ok(())
    }

    fn spread(&mut self, spread: &'a Positioned<FragmentSpread>, place: Place<'a>) -> Result<Measure, Refusal> {
        let name = spread.node.fragment_name.node.as_str();
        // A fragment that is not there is left to validation.
        let Some(fragment) = self.document.fragments.get(name) else { return Ok(Measure::default()) };
        let inner = Place { nesting: place.nesting + 1, ..place };
        let known = match self.memo.get(name) {
            Some(Memo::Begun) => return Err(limit::cycle(name, &self.path, spread.pos)),
            Some(Memo::Done(known)) => Some(*known),
            None => None,
        };
        let measure = match known {
            Some(known) => {
                let introspection = inner.parent.is_some_and(|parent| parent.introspection);
                self.check_spread(name, known, inner, introspection, spread.pos)?;
                known
            }
            None => self.fragment(name, fragment, inner)?,
        };
        Ok(measure.below())
    }

    /// Measures a fragment at its first spread, or on its own if it has none.
    pub(super) fn fragment(
        &mut self,
        name: &'a str,
        fragment: &'a Positioned<FragmentDefinition>,
        place: Place<'a>,
    ) -> Result<Measure, Refusal> {
        let parent = self.shape.of_type(&fragment.node.type_condition.node.on.node);
        self.memo.insert(name, Memo::Begun);
        self.path.push(name);
        let mut measure = self.set(&fragment.node.selection_set, Place { parent, ..place })?;
        self.path.pop();
        measure.directives = measure.directives.saturating_add(fragment.node.directives.len() as u64);
        self.memo.insert(name, Memo::Done(measure));
        Ok(measure)
    }

    /// Whether a fragment has been measured already.
    pub(super) fn has_measured(&self, fragment: &str) -> bool {
        self.memo.contains_key(fragment)
    }

    /// The fragment that amounts to most fields.
    pub(super) fn heaviest_fragment(&self) -> Option<(&'a str, u64)> {
        let measured = self.memo.iter().filter_map(|(name, memo)| match memo {
            Memo::Begun => None,
            Memo::Done(measure) => Some((*name, measure.fields)),
        });
        measured.max_by_key(|(name, fields)| (*fields, std::cmp::Reverse(*name)))
    }

    /// A fragment that was measured elsewhere may be too deep for where it is spread.
    fn check_spread(
        &self,
        name: &str,
        known: Measure,
        place: Place<'_>,
        introspection: bool,
        at: Pos,
    ) -> Result<(), Refusal> {
        let nesting = place.nesting + known.nesting - 1;
        let refusal = if nesting > NESTING {
            limit::nesting(nesting, at)
        } else {
            let below = if introspection { known.introspection_depth } else { known.depth };
            match self.check_depth(place.depth + below, introspection, at) {
                Err(refusal) => refusal,
                Ok(()) => return Ok(()),
            }
        };
        Err(refusal.along(format!("{} ...{name}", self.path()).trim().to_owned()))
    }

    fn check_depth(&self, depth: usize, introspection: bool, position: Pos) -> Result<(), Refusal> {
        let allowed = if introspection { INTROSPECTION_DEPTH } else { self.pages.limits.depth };
        if depth <= allowed { Ok(()) } else { Err(limit::depth(depth, allowed, position).along(self.path())) }
    }

    /// Whether `@skip` or `@include` leaves a selection out.
    fn is_skipped(&self, directives: &[Positioned<Directive>]) -> bool {
        directives.iter().any(|directive| {
            let when = match directive.node.name.node.as_str() {
                "skip" => true,
                "include" => false,
                _ => return false,
            };
            let condition = directive.node.get_argument("if").map(|value| value.node.clone());
            let value = condition.map(|value| value.into_const_with(|name| self.pages.resolve(&name)));
            value == Some(Ok(Value::Boolean(when)))
        })
    }

    /// Fields from the root, dotted; a fragment by its name.
    pub(super) fn path(&self) -> String {
        let fragments = &self.document.fragments;
        let step = |step: &&str| if fragments.contains_key(*step) { format!("...{step}") } else { (*step).to_owned() };
        self.path.iter().map(step).collect::<Vec<_>>().join(".")
    }
}

impl Measure {
    /// The same seen from one level above.
    fn below(self) -> Self {
        Self { nesting: self.nesting + 1, ..self }
    }
}

/// Entries that a list of introspection usually has.
fn introspection_items(field: &Field) -> u64 {
    match field.name.node.as_str() {
        "types" => 100,
        "fields" => 20,
        "args" => 5,
        _ => 8,
    }
}
