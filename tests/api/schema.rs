//! The contract: the schema in the repository is the served one, and explains itself.

use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
use entente::graphql::service::schema;

/// Types of GraphQL itself, which explain themselves elsewhere.
const OF_GRAPHQL: [&str; 5] = ["Boolean", "Float", "ID", "Int", "String"];

#[test]
fn the_schema_in_the_repository_is_the_served_one() {
    let kept = include_str!("../../schema.graphql");
    let served = schema().sdl();

    assert!(kept == served, "schema.graphql is not the served schema: run `cargo run -- schema > schema.graphql`");
}

#[test]
fn every_type_field_argument_and_value_is_described() {
    let document = async_graphql::parser::parse_schema(schema().sdl()).expect("the schema parses");
    let mut bare = Vec::new();

    for definition in document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let definition = definition.node;
        let name = definition.name.node.to_string();
        if OF_GRAPHQL.contains(&name.as_str()) {
            continue;
        }
        let mut look = |described: bool, place: String| {
            if !described {
                bare.push(place);
            }
        };
        look(definition.description.is_some(), name.clone());
        match definition.kind {
            TypeKind::Object(async_graphql::parser::types::ObjectType { fields, .. })
            | TypeKind::Interface(async_graphql::parser::types::InterfaceType { fields, .. }) => {
                for field in fields {
                    let place = format!("{name}.{}", field.node.name.node);
                    look(field.node.description.is_some(), place.clone());
                    for argument in field.node.arguments {
                        look(argument.node.description.is_some(), format!("{place}({})", argument.node.name.node));
                    }
                }
            }
            TypeKind::InputObject(input) => {
                for field in input.fields {
                    look(field.node.description.is_some(), format!("{name}.{}", field.node.name.node));
                }
            }
            TypeKind::Enum(values) => {
                for value in values.values {
                    look(value.node.description.is_some(), format!("{name}.{}", value.node.value.node));
                }
            }
            TypeKind::Scalar | TypeKind::Union(_) => {}
        }
    }

    assert_eq!(bare, Vec::<String>::new());
}
