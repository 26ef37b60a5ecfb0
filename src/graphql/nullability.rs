//! Failed fields as the specification wants them: null where null may be, else the parent is null.
//!
//! The executor drops a field that failed, even one that is never null. Clients
//! whose types come from the schema would read an object that the schema does
//! not allow; so the place of each error is brought into order here.

use std::collections::HashMap;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, ExecutableDocument, Field, Selection, SelectionSet, Type, TypeKind, TypeSystemDefinition,
};
use async_graphql::{Name, PathSegment, Response, Value};

/// Which fields of which types may be null.
#[derive(Debug, Default)]
pub struct Nullability {
    fields: HashMap<Name, HashMap<Name, Type>>,
}

/// A step from the root of an answer to a failed field.
struct Step<'a> {
    segment: &'a PathSegment,
    nullable: bool,
}

impl Nullability {
    /// Reads it off a schema given as text.
    #[must_use]
    pub fn of(sdl: &str) -> Self {
        let mut known = Self::default();
        for definition in parse_schema(sdl).map(|document| document.definitions).unwrap_or_default() {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let fields = match definition.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            let types = fields.into_iter().map(|field| (field.node.name.node, field.node.ty.node)).collect();
            known.fields.insert(definition.node.name.node, types);
        }
        known
    }

    /// Sets null where each error of an answer wants it.
    pub fn enforce(&self, document: &ExecutableDocument, operation: Option<&str>, response: &mut Response) {
        let operations = document.operations.iter();
        let running =
            operations.filter(|(name, _)| operation.is_none_or(|asked| name.is_some_and(|name| name == asked)));
        let Some((_, operation)) = running.last() else { return };
        for error in response.errors.iter().filter(|error| !error.path.is_empty()) {
            let steps = self.steps(document, &operation.node.selection_set.node, &error.path);
            if steps.len() == error.path.len() && settle(&mut response.data, &steps) {
                response.data = Value::Null;
            }
        }
    }

    /// The steps of a path with what each may be; ends early where the schema is left.
    fn steps<'a>(&self, document: &ExecutableDocument, root: &SelectionSet, path: &'a [PathSegment]) -> Vec<Step<'a>> {
        let mut steps = Vec::with_capacity(path.len());
        let mut sets = vec![(Name::new("Query"), root)];
        let mut kind: Option<&Type> = None;
        for segment in path {
            let here = match segment {
                PathSegment::Index(_) => match kind.map(|kind| &kind.base) {
                    Some(BaseType::List(item)) => Some(&**item),
                    _ => None,
                },
                PathSegment::Field(key) => {
                    let mut found = Vec::new();
                    for (parent, set) in &sets {
                        find(document, parent, set, key, &mut found);
                    }
                    let known =
                        found.first().and_then(|(parent, field)| self.fields.get(parent)?.get(&field.name.node));
                    let below = known.map_or_else(|| Name::new(""), inner);
                    sets = found.iter().map(|(_, field)| (below.clone(), &field.selection_set.node)).collect();
                    known
                }
            };
            let Some(here) = here else { break };
            steps.push(Step { segment, nullable: here.nullable });
            kind = Some(here);
        }
        steps
    }
}

/// Finds the fields that answer under a key, with the types that they are asked of.
fn find<'a>(
    document: &'a ExecutableDocument,
    parent: &Name,
    set: &'a SelectionSet,
    key: &str,
    found: &mut Vec<(Name, &'a Field)>,
) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) if field.node.response_key().node == key => {
                found.push((parent.clone(), &field.node));
            }
            Selection::Field(_) => {}
            Selection::InlineFragment(fragment) => {
                let on = fragment.node.type_condition.as_ref().map_or(parent, |on| &on.node.on.node);
                find(document, on, &fragment.node.selection_set.node, key, found);
            }
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                    let on = &fragment.node.type_condition.node.on.node;
                    find(document, on, &fragment.node.selection_set.node, key, found);
                }
            }
        }
    }
}

/// The named type inside of lists.
fn inner(kind: &Type) -> Name {
    match &kind.base {
        BaseType::Named(name) => name.clone(),
        BaseType::List(item) => inner(item),
    }
}

/// Walks to the failed field and sets null there; tells whether the value walked from has to be null itself.
fn settle(value: &mut Value, steps: &[Step<'_>]) -> bool {
    let Some((step, further)) = steps.split_first() else { return true };
    let child = match (value, step.segment) {
        (Value::Object(object), PathSegment::Field(key)) => object.entry(Name::new(key)).or_default(),
        (Value::List(items), PathSegment::Index(index)) => match items.get_mut(*index) {
            Some(item) => item,
            None => return false,
        },
        // What lies above is null already.
        _ => return false,
    };
    let is_null = *child == Value::Null || settle(child, further);
    if is_null {
        *child = Value::Null;
    }
    is_null && !step.nullable
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use async_graphql::{Pos, ServerError, value};

    use super::*;

    const SDL: &str = "type Query { must: Thing! may: Thing things: [Thing!]! some: [Thing]! }
        interface Being { name: String! } type Thing { name: String! note: String must: Thing! may: Thing }";

    /// The answer after an error at a path.
    fn after(query: &str, data: Value, path: &[&str]) -> Value {
        let document = parse_query(query).unwrap();
        let mut error = ServerError::new("no", Some(Pos { line: 1, column: 1 }));
        error.path = path
            .iter()
            .map(|step| step.parse().map_or_else(|_| PathSegment::Field((*step).to_owned()), PathSegment::Index))
            .collect();
        let mut response = Response::new(data);
        response.errors.push(error);
        Nullability::of(SDL).enforce(&document, None, &mut response);
        assert_eq!(response.errors.len(), 1);
        response.data
    }

    #[test]
    fn a_field_that_may_be_null_is_null_and_its_siblings_stay() {
        let query = "{ must { name n: note } }";
        assert_eq!(
            after(query, value!({ "must": { "name": "a" } }), &["must", "n"]),
            value!({ "must": { "name": "a", "n": null } })
        );
    }

    #[test]
    fn a_field_that_is_never_null_takes_its_parents_along_up_to_one_that_may() {
        let cases = [
            ("{ may { note name } }", value!({ "may": { "note": "b" } }), vec!["may", "name"], value!({ "may": null })),
            (
                "{ may { ... on Being { name } note } }",
                value!({ "may": { "note": "b" } }),
                vec!["may", "name"],
                value!({ "may": null }),
            ),
            (
                "{ may { ...F note } } fragment F on Thing { must { name } }",
                value!({ "may": { "note": "b" } }),
                vec!["may", "must", "name"],
                value!({ "may": null }),
            ),
            (
                "{ may { note } may { must { name } } }",
                value!({ "may": { "note": "b" } }),
                vec!["may", "must", "name"],
                value!({ "may": null }),
            ),
            ("{ must { note name } }", value!({ "must": { "note": "b" } }), vec!["must", "name"], value!(null)),
            (
                "{ some { name } may { note } }",
                value!({ "some": [null, { "name": "c" }], "may": { "note": "d" } }),
                vec!["some", "0", "name"],
                value!({ "some": [null, { "name": "c" }], "may": { "note": "d" } }),
            ),
            (
                "{ things { note name } }",
                value!({ "things": [{ "note": "b" }] }),
                vec!["things", "0", "name"],
                value!(null),
            ),
        ];

        for (query, data, path, expected) in cases {
            assert_eq!(after(query, data, &path), expected, "{query}");
        }
    }
}
