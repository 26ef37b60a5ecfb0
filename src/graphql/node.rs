//! Any record by its id: the interface that all record types share.

use std::borrow::Cow;

use async_graphql::indexmap::{IndexMap, IndexSet};
use async_graphql::parser::types::Field;
use async_graphql::registry::{CacheControl, MetaField, MetaType, Registry};
use async_graphql::{
    Context, ContextSelectionSet, OutputType, PathSegment, Positioned, QueryPathNode, Result, ServerError,
    ServerResult, Value,
};
use entity::kind::{ActorKind, RecordKind, Vocabulary};
use uuid::Uuid;

use super::loaders::RegisteredAs;
use super::record::{RecordFields, referred};
use super::session::load;
use super::types::actor::{Actor, type_of};
use super::types::{
    activity, citation, claim, contribution, cooperation, era, instrument, issue, membership, name, narrative,
    obstacle, opportunity, package, party, position, sector, source,
};
use crate::domain::as_of::AsOf;

/// The GraphQL name of the interface.
pub const INTERFACE: &str = "Node";

const MEANING: &str = "A record of any kind, with what all records have: id, sources, history and origin.";

macro_rules! nodes {
    ($($kind:ident $type:path,)+) => {
        /// A record of any kind.
        pub enum Node {
            /// An actor.
            Actor(Actor),
            $(
                #[doc = concat!("Shown as `", stringify!($type), "`.")]
                $kind($type),
            )+
        }

        impl Node {
            /// Reads a record whose kind is known; `None` where there is none.
            pub(super) async fn find(
                ctx: &Context<'_>,
                kind: RecordKind,
                id: Uuid,
                at: Option<AsOf>,
            ) -> Result<Option<Self>> {
                Ok(match kind {
                    RecordKind::Actor => referred(ctx, Some(id), at).await?.map(Self::Actor),
                    $(RecordKind::$kind => referred(ctx, Some(id), at).await?.map(Self::$kind),)+
                })
            }
        }

        impl OutputType for Node {
            fn type_name() -> Cow<'static, str> {
                Cow::Borrowed(INTERFACE)
            }

            fn introspection_type_name(&self) -> Cow<'static, str> {
                match self {
                    Self::Actor(actor) => actor.introspection_type_name(),
                    $(Self::$kind(node) => node.introspection_type_name(),)+
                }
            }

            fn create_type_info(registry: &mut Registry) -> String {
                if !registry.types.contains_key(INTERFACE) {
                    // Records lead back to nodes: the name has to be taken before they are looked at.
                    registry.types.insert(INTERFACE.to_owned(), interface(INTERFACE, MEANING, IndexMap::new(), IndexSet::new()));
                    Actor::create_type_info(registry);
                    $(
                        <$type as OutputType>::create_type_info(registry);
                        registry.add_implements(&<$type as OutputType>::type_name(), INTERFACE);
                    )+
                    let actors = ActorKind::TERMS.iter().map(|(kind, ..)| type_of(*kind).to_owned());
                    let records = [$(<$type as OutputType>::type_name().into_owned()),+];
                    let possible = actors.chain(records).collect();
                    registry.types.insert(INTERFACE.to_owned(), interface(INTERFACE, MEANING, IndexMap::new(), possible));
                }
                Self::qualified_type_name()
            }

            async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
                let answer = match self {
                    Self::Actor(actor) => actor.resolve(ctx, field).await,
                    $(Self::$kind(node) => node.resolve(ctx, field).await,)+
                };
                Ok(without_fields(ctx, answer?))
            }
        }
    };
}

nodes! {
    Package package::Package,
    ActorName name::ActorName,
    Identifier name::Identifier,
    Cooperation cooperation::Cooperation,
    Party party::Party,
    Instrument instrument::Instrument,
    Sector sector::Sector,
    CooperationSector sector::CooperationSector,
    Activity activity::Activity,
    ActivityPlace activity::ActivityPlace,
    ActivityOutput activity::ActivityOutput,
    Contribution contribution::Contribution,
    Obstacle obstacle::Obstacle,
    ObstacleCooperation obstacle::ObstacleCooperation,
    Opportunity opportunity::Opportunity,
    Membership membership::Membership,
    Issue issue::Issue,
    Narrative narrative::Narrative,
    Position position::Position,
    Era era::Era,
    Source source::Source,
    Citation citation::Citation,
    Claim claim::Claim,
}

impl Node {
    /// Reads a record of whatever kind; `None` where there is none.
    pub(super) async fn of_record(ctx: &Context<'_>, id: Uuid, at: Option<AsOf>) -> Result<Option<Self>> {
        match load(ctx, RegisteredAs(id)).await? {
            Some(row) => Self::find(ctx, row.kind, id, at).await,
            None => Ok(None),
        }
    }
}

/// An object of which no field was asked for, since no fragment is for its type, is an empty object.
///
/// The library answers null, which lists of what is never null would then hold. Where a field failed, null is right.
pub(super) fn without_fields(ctx: &ContextSelectionSet<'_>, answer: Value) -> Value {
    let is_fine = |errors: &Vec<ServerError>| !errors.iter().any(|error| lies_in(ctx, error));
    if answer == Value::Null && ctx.query_env.errors.lock().is_ok_and(|errors| is_fine(&errors)) {
        return Value::Object(IndexMap::new());
    }
    answer
}

/// Whether an error lies in what is being answered.
fn lies_in(ctx: &ContextSelectionSet<'_>, error: &ServerError) -> bool {
    let place = ctx.path_node.map(QueryPathNode::to_string_vec).unwrap_or_default();
    let path = error.path.iter().map(|step| match step {
        PathSegment::Field(name) => name.clone(),
        PathSegment::Index(index) => index.to_string(),
    });
    place.len() <= error.path.len() && place.into_iter().zip(path).all(|(here, there)| here == there)
}

/// Gives every record type, and the interface, the fields that all records have.
///
/// Record types lead to each other, so that while one is registered the common
/// fields may not be there yet; they are put in when all are known.
pub(super) fn complete(registry: &mut Registry) {
    RecordFields::create_type_info(registry);
    let Some(MetaType::Object { fields: common, .. }) = registry.types.remove(&*RecordFields::type_name()) else {
        return;
    };
    let is_node = |implements: &IndexSet<String>| implements.contains(INTERFACE);
    let names: Vec<String> =
        registry.implements.iter().filter(|(_, faces)| is_node(faces)).map(|(name, _)| name.clone()).collect();
    for name in names.iter().map(String::as_str).chain([INTERFACE]) {
        if let Some(MetaType::Object { fields, .. } | MetaType::Interface { fields, .. }) = registry.types.get_mut(name)
        {
            let own = std::mem::take(fields);
            fields.extend(common.clone());
            fields.extend(own);
        }
    }
}

/// An object type as the registry keeps it.
pub(super) fn object(name: &str, meaning: &str, fields: IndexMap<String, MetaField>) -> MetaType {
    MetaType::Object {
        name: name.to_owned(),
        description: Some(meaning.to_owned()),
        fields,
        cache_control: CacheControl::default(),
        extends: false,
        shareable: false,
        resolvable: true,
        keys: None,
        visible: None,
        inaccessible: false,
        interface_object: false,
        tags: Vec::new(),
        is_subscription: false,
        rust_typename: None,
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    }
}

/// An interface type as the registry keeps it.
pub(super) fn interface(
    name: &str,
    meaning: &str,
    fields: IndexMap<String, MetaField>,
    possible_types: IndexSet<String>,
) -> MetaType {
    MetaType::Interface {
        name: name.to_owned(),
        description: Some(meaning.to_owned()),
        fields,
        possible_types,
        extends: false,
        keys: None,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: None,
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    }
}
