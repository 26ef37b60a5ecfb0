//! Answers in the order of the question.
//!
//! The executor puts fields into an object as their resolvers complete. The
//! specification wants the order of the document, and who compares or cites an
//! answer needs it to be the same each time.

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};
use async_graphql::{Name, Value};

/// The order of the fields of an object, and of the objects below.
///
/// Fields of all fragments are in it, whatever type they are for: an object
/// that lacks a field is only the shorter for it.
#[derive(Debug, Default)]
pub struct Arrangement {
    fields: IndexMap<Name, Arrangement>,
}

impl Arrangement {
    /// Reads the order off a document, which must be free of fragment cycles.
    ///
    /// Where a document has several operations their fields follow each other;
    /// the answer has those of one.
    #[must_use]
    pub fn of(document: &ExecutableDocument) -> Self {
        let mut whole = Self::default();
        for (_, operation) in document.operations.iter() {
            whole.add(&operation.node.selection_set.node, document);
        }
        whole
    }

    /// Brings an answer into the order.
    pub fn apply(&self, value: &mut Value) {
        match value {
            Value::List(items) => items.iter_mut().for_each(|item| self.apply(item)),
            Value::Object(object) => {
                if !self.holds(object) {
                    let mut loose = std::mem::take(object);
                    object.reserve(loose.len());
                    let known = self.fields.keys();
                    object.extend(known.filter_map(|name| loose.swap_remove(name).map(|value| (name.clone(), value))));
                    object.extend(loose);
                }
                for (name, value) in object {
                    if let Some(below) = self.fields.get(name) {
                        below.apply(value);
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, set: &SelectionSet, document: &ExecutableDocument) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let key = field.node.response_key().node.clone();
                    self.fields.entry(key).or_default().add(&field.node.selection_set.node, document);
                }
                Selection::InlineFragment(fragment) => self.add(&fragment.node.selection_set.node, document),
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                        self.add(&fragment.node.selection_set.node, document);
                    }
                }
            }
        }
    }

    fn holds(&self, object: &IndexMap<Name, Value>) -> bool {
        let places = object.keys().map(|name| self.fields.get_index_of(name));
        places.is_sorted_by(|one, next| matches!((one, next), (Some(one), Some(next)) if one <= next))
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use async_graphql::value;

    use super::*;

    #[test]
    fn fields_come_in_the_order_of_the_document_through_fragments_and_lists() {
        let document = parse_query("{ b: x { q ...F p } a } fragment F on X { z ... on Y { y } }").unwrap();
        let mut answer = value!({ "a": 1, "b": [{ "p": 4, "y": 3, "z": 2, "q": 1 }, { "p": 2, "q": 1 }] });

        Arrangement::of(&document).apply(&mut answer);

        assert_eq!(
            answer.to_string(),
            value!({ "b": [{ "q": 1, "z": 2, "y": 3, "p": 4 }, { "q": 1, "p": 2 }], "a": 1 }).to_string()
        );
    }
}
