//! Actors: one interface, and a concrete type for each kind.
//!
//! All kinds share their fields, so they are written once, in
//! [`super::actor_fields`], and registered under the name of each kind. Which
//! kind an actor is, is known when it is shown.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::indexmap::{IndexMap, IndexSet};
use async_graphql::parser::types::Field;
use async_graphql::registry::{MetaField, MetaType, Registry};
use async_graphql::resolver_utils::{ContainerType, resolve_container};
use async_graphql::{Context, ContextSelectionSet, OutputType, Positioned, ServerResult, Value};
use entity::actor;
use entity::kind::{ActorKind, Vocabulary};

use super::actor_fields::ActorFields;
use crate::domain::as_of::AsOf;
use crate::graphql::node;
use crate::graphql::record::Shown;

/// Whoever can cooperate, of any kind.
#[derive(Clone)]
pub struct Actor(pub ActorFields);

/// The GraphQL name of the interface.
pub const INTERFACE: &str = "Actor";

const MEANING: &str = "Whoever can cooperate: a state, province, city, organisation, forum and so on.";

/// Fields that only some kinds have.
const OWN_FIELDS: [(&str, &[ActorKind]); 4] = [
    ("members", &[ActorKind::Forum, ActorKind::Igo]),
    ("memberListComplete", &[ActorKind::Forum, ActorKind::Igo]),
    ("positionsTaken", &[ActorKind::Forum, ActorKind::Igo]),
    ("seated", &[ActorKind::State, ActorKind::Province, ActorKind::District, ActorKind::City, ActorKind::Village]),
];

/// The GraphQL name of the type of actors of a kind.
#[must_use]
pub fn type_of(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::State => "State",
        ActorKind::Province => "Province",
        ActorKind::District => "District",
        ActorKind::City => "City",
        ActorKind::Village => "Village",
        ActorKind::Ngo => "Ngo",
        ActorKind::Firm => "Firm",
        ActorKind::University => "University",
        ActorKind::Igo => "IntergovernmentalOrganization",
        ActorKind::Forum => "Forum",
        ActorKind::Group => "Group",
        ActorKind::Other => "OtherActor",
    }
}

impl Shown for Actor {
    type Entity = actor::Entity;

    fn new(row: Arc<actor::Model>, at: Option<AsOf>) -> Self {
        Self(ActorFields { row, at })
    }
}

impl Actor {
    /// The row.
    pub(in crate::graphql) fn row(&self) -> &actor::Model {
        &self.0.row
    }
}

impl OutputType for Actor {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(INTERFACE)
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed(type_of(self.0.row.kind))
    }

    fn create_type_info(registry: &mut Registry) -> String {
        if !registry.types.contains_key(INTERFACE) {
            register(registry);
        }
        Self::qualified_type_name()
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(node::without_fields(ctx, resolve_container(ctx, self).await?))
    }
}

impl ContainerType for Actor {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        self.0.resolve_field(ctx).await
    }
}

fn register(registry: &mut Registry) {
    // Fields lead back to actors: the name has to be taken before they are looked at.
    registry.types.insert(INTERFACE.to_owned(), interface(IndexMap::new()));
    ActorFields::create_type_info(registry);
    let Some(MetaType::Object { fields, .. }) = registry.types.remove(&*ActorFields::type_name()) else { return };

    for (kind, _, meaning) in ActorKind::TERMS {
        let name = type_of(*kind);
        let own =
            fields.iter().filter(|(field, _)| has(*kind, field)).map(|(name, field)| (name.clone(), field.clone()));
        registry.types.insert(name.to_owned(), node::object(name, meaning, own.collect()));
        registry.add_implements(name, INTERFACE);
        registry.add_implements(name, node::INTERFACE);
    }
    registry.add_implements(INTERFACE, node::INTERFACE);
    let shared = fields.into_iter().filter(|(name, _)| OWN_FIELDS.iter().all(|(own, _)| own != name));
    registry.types.insert(INTERFACE.to_owned(), interface(shared.collect()));
}

fn has(kind: ActorKind, field: &str) -> bool {
    OWN_FIELDS.iter().find(|(name, _)| *name == field).is_none_or(|(_, kinds)| kinds.contains(&kind))
}

fn interface(fields: IndexMap<String, MetaField>) -> MetaType {
    let possible_types: IndexSet<String> =
        ActorKind::TERMS.iter().map(|(kind, ..)| type_of(*kind).to_owned()).collect();
    node::interface(INTERFACE, MEANING, fields, possible_types)
}
