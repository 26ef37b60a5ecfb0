//! Batching is a promise: the number of SQL statements does not depend on the number of rows.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition};
use entente::graphql::service::schema;

use crate::support::app::{TestApp, on_both};

on_both!(
    every_list_costs_the_same_for_two_parents_and_for_all,
    every_list_costs_the_same_for_two_rows_and_for_all,
    references_of_many_records_are_read_together,
    a_nested_page_is_one_statement_a_level,
);

/// How many parents or rows "all" is; more than any list of the published data has, as far as a page goes.
const ALL: usize = 500;

/// The root lists from which types are reached, and the path to nodes of the type.
const WAYS: [(&str, &str); 24] = [
    ("Actor", "actors(first: #N) { nodes { #X } }"),
    ("Forum", "forums(first: #N) { nodes { ... on Forum { #X } ... on IntergovernmentalOrganization { #X } } }"),
    (
        "Province",
        "actors(first: #N, filter: { kind: [STATE, PROVINCE] }) { nodes { ... on State { #X } ... on Province { #X } } }",
    ),
    ("Cooperation", "cooperations(first: #N) { nodes { #X } }"),
    ("Issue", "issues(first: #N) { nodes { #X } }"),
    ("Narrative", "narratives(first: #N) { nodes { #X } }"),
    ("Source", "sources(first: #N) { nodes { #X } }"),
    ("Claim", "claims(first: #N) { nodes { #X } }"),
    ("Era", "eras(first: #N) { nodes { #X } }"),
    ("Sector", "sectors(first: #N) { nodes { #X } }"),
    ("Package", "packages(first: #N) { nodes { #X } }"),
    ("Party", "cooperations(first: #N) { nodes { parties(first: 5) { nodes { #X } } } }"),
    ("Instrument", "cooperations(first: #N) { nodes { instruments(first: 5) { nodes { #X } } } }"),
    ("CooperationSector", "cooperations(first: #N) { nodes { sectors(first: 5) { nodes { #X } } } }"),
    ("Activity", "actor(by: { slug: \"yogyakarta\" }) { activities(first: #N) { nodes { #X } } }"),
    (
        "ActivityPlace",
        "actor(by: { slug: \"yogyakarta\" }) { activities(first: #N) { nodes { places(first: 9) { nodes { #X } } } } }",
    ),
    (
        "ActivityOutput",
        "actor(by: { slug: \"yogyakarta\" }) { activities(first: #N) { nodes { outputs(first: 9) { nodes { #X } } } } }",
    ),
    ("Contribution", "cooperations(first: #N) { nodes { contributions(first: 9) { nodes { #X } } } }"),
    ("Obstacle", "actor(by: { slug: \"yogyakarta\" }) { obstacles(first: #N) { nodes { #X } } }"),
    ("Opportunity", "actor(by: { slug: \"yogyakarta\" }) { opportunities(first: #N) { nodes { #X } } }"),
    ("Membership", "forums(first: #N) { nodes { ... on Forum { members(first: 9) { nodes { #X } } } } }"),
    ("Position", "issues(first: #N) { nodes { positions(first: 9) { nodes { #X } } } }"),
    ("ActorName", "actors(first: #N) { nodes { names(first: 9) { nodes { #X } } } }"),
    ("Identifier", "actors(first: #N) { nodes { identifiers(first: 9) { nodes { #X } } } }"),
];

/// The fields of every object type, by its name.
fn fields() -> BTreeMap<String, Vec<FieldDefinition>> {
    let document = parse_schema(schema().sdl()).expect("the schema parses");
    let object = |definition| match definition {
        TypeSystemDefinition::Type(definition) => match definition.node.kind {
            TypeKind::Object(object) => Some((
                definition.node.name.node.to_string(),
                object.fields.into_iter().map(|field| field.node).collect(),
            )),
            TypeKind::Interface(object) => Some((
                definition.node.name.node.to_string(),
                object.fields.into_iter().map(|field| field.node).collect(),
            )),
            _ => None,
        },
        _ => None,
    };
    document.definitions.into_iter().filter_map(object).collect()
}

fn name_of(kind: &Type) -> String {
    match &kind.base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(inner) => name_of(inner),
    }
}

fn is_connection(field: &FieldDefinition) -> bool {
    name_of(&field.ty.node).ends_with("Connection")
}

/// The fields of a type that read further records: lists if `connections`, else references and derived figures.
fn reading(kind: &str, connections: bool) -> Vec<String> {
    let fields = fields();
    let mut named: Vec<String> = fields[kind]
        .iter()
        .filter(|field| is_connection(field) == connections)
        .map(|field| {
            let name = field.name.node.to_string();
            let below = name_of(&field.ty.node);
            match fields.get(&below) {
                Some(_) if connections => format!("{name}(first: #M) {{ totalCount nodes {{ __typename }} }}"),
                Some(_) if below == "Origin" => format!("{name} {{ key package {{ name }} }}"),
                Some(_) => format!("{name} {{ __typename }}"),
                None => name,
            }
        })
        .collect();
    named.dedup();
    named
}

fn asked(way: &str, selection: &str, parents: usize, rows: usize) -> String {
    let query = way.replace("#N", &parents.to_string()).replace("#X", &selection.replace("#M", &rows.to_string()));
    format!("{{ {query} }}")
}

async fn every_list_costs_the_same_for_two_parents_and_for_all(app: TestApp) {
    for (kind, way) in WAYS {
        for list in reading(kind, true) {
            let few = app.statements(&asked(way, &list, 2, 2)).await;
            let all = app.statements(&asked(way, &list, ALL, 2)).await;
            // Two parents may have none of something, so that a level is not reached at all.
            assert!(all <= levels(way) + 2 && few <= all, "{kind}.{list}: {few} for two parents, {all} for all");
        }
    }
}

async fn every_list_costs_the_same_for_two_rows_and_for_all(app: TestApp) {
    let mut tried = BTreeSet::new();
    for (kind, way) in WAYS {
        for list in reading(kind, true) {
            let few = app.statements(&asked(way, &list, ALL, 2)).await;
            let all = app.statements(&asked(way, &list, ALL, ALL)).await;
            assert_eq!(few, all, "{kind}.{list}");
            tried.insert(kind);
        }
    }
    // A way that reaches no type any more would try nothing.
    assert!(tried.len() > 20, "{tried:?}");
}

async fn references_of_many_records_are_read_together(app: TestApp) {
    for (kind, way) in WAYS {
        for field in reading(kind, false) {
            let all = app.statements(&asked(way, &field, ALL, 2)).await;
            // One for the reference; two where the register is asked before.
            assert!(all <= levels(way) + 2, "{kind}.{field}: {all} statements");
        }
    }
}

async fn a_nested_page_is_one_statement_a_level(app: TestApp) {
    let query = "{ actors(first: 100) { nodes { cooperations(first: 3) { nodes { parties(first: 4) { nodes { actor { name } } } } } } } }";

    // Actors, their cooperations, the parties; the actors of the parties are further records by id.
    assert_eq!(app.statements(query).await, 4);
}

/// The statements that reach the nodes of a way: one for each list or record on it.
fn levels(way: &str) -> u32 {
    u32::try_from(way.matches("first").count() + usize::from(way.starts_with("actor("))).expect("few")
}
