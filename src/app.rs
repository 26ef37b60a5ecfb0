//! The house, built (a stand-in until the real one is merged).

use std::sync::Arc;

use async_graphql::EmptySubscription;

use crate::{
    config::Config,
    graphql::{
        Mutation, Query, Schema,
        gate::{Gate, ShapeError},
    },
};

/// Everything that a request may need.
pub struct App {
    /// What the operator has set.
    pub config: Config,
    /// The schema.
    pub schema: Schema,
    /// The schema as text.
    pub sdl: String,
    /// What judges requests.
    pub gate: Gate,
}

impl App {
    /// Builds the rooms.
    pub fn new(config: Config) -> Result<Arc<Self>, ShapeError> {
        let schema = Schema::build(Query, Mutation, EmptySubscription).limit_recursive_depth(100).finish();
        let sdl = schema.sdl();
        let gate = Gate::new(&sdl, &config.limits, &config.http, config.introspection)?;
        Ok(Arc::new(Self { config, schema, sdl, gate }))
    }

    /// Whether the database answers; the reason if not.
    pub async fn ready(&self) -> Result<(), String> {
        std::future::ready(Ok(())).await
    }
}
