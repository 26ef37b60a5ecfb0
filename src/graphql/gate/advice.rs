//! Finds the page that makes an operation too costly, and the size that would pass.
//!
//! Runs only for a refusal: it goes down from the root, always into the
//! selection that brings most records, and notes the lists on its way.

use async_graphql::{
    Pos, Positioned,
    parser::types::{Field, Selection, SelectionSet},
};

use super::{
    measure::{Meter, Place},
    refusal::grouped,
};

/// What to change, and where.
pub(super) struct Advice {
    pub(super) text: String,
    pub(super) position: Option<Pos>,
    pub(super) path: String,
}

/// A list on the heaviest way whose length the request sets.
struct Step {
    path: String,
    position: Pos,
    argument: String,
    size: u64,
    /// Records that it brings, over all of its instances.
    records: u64,
}

/// Where the way down stands.
struct Way<'a, 'm> {
    meter: &'m mut Meter<'a>,
    path: Vec<&'a str>,
    steps: Vec<Step>,
    /// How often the current selection set is answered.
    times: u64,
    /// Length of the lists in it, if it is that of a connection.
    page: u64,
}

/// Says which page to make smaller, so that `asked` records become `allowed`.
pub(super) fn advise<'a>(
    meter: &mut Meter<'a>,
    set: &'a Positioned<SelectionSet>,
    place: Place<'a>,
    asked: u64,
    allowed: u64,
) -> Advice {
    let mut way = Way { meter, path: Vec::new(), steps: Vec::new(), times: 1, page: 1 };
    way.descend(&set.node, place);
    for step in way.steps.iter().rev() {
        if let Some(size) = step.passing_size(asked, allowed) {
            let Step { path, argument, .. } = step;
            let text =
                format!("lower `{argument}` at {path} from {} to {} or fewer", grouped(step.size), grouped(size));
            return Advice { text, position: Some(step.position), path: path.clone() };
        }
    }
    let names: Vec<_> = way.steps.iter().map(|step| format!("`{}` at {}", step.argument, step.path)).collect();
    let text = if names.is_empty() {
        "ask for fewer lists inside lists, or in several requests".to_owned()
    } else {
        format!("lower {}, or ask in several requests", names.join(" and "))
    };
    let (position, path) = way.steps.pop().map_or((None, String::new()), |step| (Some(step.position), step.path));
    Advice { text, position, path }
}

impl Step {
    /// The largest size of this list with which the whole passes, if any does.
    fn passing_size(&self, asked: u64, allowed: u64) -> Option<u64> {
        let rest = asked.checked_sub(self.records).filter(|_| asked < u64::MAX)?;
        let per_item = self.records.checked_div(self.size)?;
        let size = allowed.checked_sub(rest)?.checked_div(per_item)?;
        (size >= 1).then_some(size)
    }
}

impl<'a> Way<'a, '_> {
    fn descend(&mut self, set: &'a SelectionSet, place: Place<'a>) {
        let mut heaviest: Option<(u64, &'a Selection)> = None;
        for selection in &set.items {
            let measure = self.meter.selection(&selection.node, place).unwrap_or_default();
            let records = measure.records.total(self.page);
            if records > 0 && heaviest.is_none_or(|(most, _)| records > most) {
                heaviest = Some((records, &selection.node));
            }
        }
        match heaviest {
            Some((records, Selection::Field(field))) => self.enter(field, records, place),
            Some((_, Selection::InlineFragment(inline))) => {
                let on = inline.node.type_condition.as_ref();
                let parent = on.map_or(place.parent, |on| self.meter.shape.of_type(&on.node.on.node));
                self.descend(&inline.node.selection_set.node, Place { parent, ..place });
            }
            Some((_, Selection::FragmentSpread(spread))) => {
                let document = self.meter.document;
                let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) else { return };
                let parent = self.meter.shape.of_type(&fragment.node.type_condition.node.on.node);
                self.descend(&fragment.node.selection_set.node, Place { parent, ..place });
            }
            None => {}
        }
    }

    fn enter(&mut self, field: &'a Positioned<Field>, records: u64, place: Place<'a>) {
        let name = field.node.name.node.as_str();
        let Some(shape) = place.parent.and_then(|parent| parent.field(name)) else { return };
        if !shape.level {
            self.path.push(name);
        }
        let returned = self.meter.shape.of_type(&shape.returns);
        let in_sized = place.parent.is_some_and(|parent| parent.sized);
        let size = self.meter.pages.size(&field.node, shape).unwrap_or(1);
        if !shape.sizes.is_empty() || shape.per_item_of.is_some() {
            let given = shape.sizes.iter().find(|size| field.node.get_argument(&size.name).is_some());
            let argument = given.or(shape.sizes.first()).map(|size| size.name.clone());
            self.steps.push(Step {
                path: self.path.join("."),
                position: field.pos,
                argument: argument.or_else(|| shape.per_item_of.clone()).unwrap_or_default(),
                size,
                records: records.saturating_mul(self.times),
            });
        }
        if shape.list {
            self.times = self.times.saturating_mul(if in_sized { self.page } else { size });
        }
        self.page = if returned.is_some_and(|returned| returned.sized) && !shape.list { size } else { 1 };
        let below = Place { parent: returned, ..place };
        self.descend(&field.node.selection_set.node, below);
    }
}
