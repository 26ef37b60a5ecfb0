//! The root of the schema: the queries, with the arguments that all lists share described once.

use std::borrow::Cow;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::Field;
use async_graphql::registry::{MetaField, MetaType, Registry};
use async_graphql::resolver_utils::{ContainerType, resolve_container};
use async_graphql::{Context, ContextSelectionSet, ObjectType, OutputType, Positioned, ServerResult, Value};

use super::node;
use super::query::Query;

/// The root object.
pub struct Root;

/// What the arguments mean that many fields have.
const ARGUMENTS: [(&str, &str); 11] = [
    ("first", "So many records from the start of the list; 20 if neither `first` nor `last` is given."),
    ("after", "Only records after this cursor."),
    ("last", "So many records from the end of the list."),
    ("before", "Only records before this cursor."),
    ("filter", "Which records are wanted; left out, all."),
    ("orderBy", "In which order."),
    ("asOf", "What was the case at this date; left out, the date of the answer around it, or all that is known."),
    ("id", "Id of the record."),
    ("ids", "Ids of the records."),
    ("by", "Which one is meant."),
    ("years", "Number of years."),
];

impl OutputType for Root {
    fn type_name() -> Cow<'static, str> {
        <Query as OutputType>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let name = <Query as OutputType>::create_type_info(registry);
        node::complete(registry);
        for kind in registry.types.values_mut() {
            if let MetaType::Object { fields, .. } | MetaType::Interface { fields, .. } = kind {
                describe(fields);
            }
        }
        name
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        resolve_container(ctx, self).await
    }
}

impl ContainerType for Root {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        Query.resolve_field(ctx).await
    }
}

impl ObjectType for Root {}

fn describe(fields: &mut IndexMap<String, MetaField>) {
    for argument in fields.values_mut().flat_map(|field| field.args.values_mut()) {
        if argument.description.is_none() {
            let meaning = ARGUMENTS.iter().find(|(name, _)| *name == argument.name);
            argument.description = meaning.map(|(_, meaning)| (*meaning).to_owned());
        }
    }
}
