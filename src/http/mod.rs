//! The only room that speaks HTTP: who may ask how, and in what form answers leave.
//!
//! What is asked is not understood here. `/graphql` hands requests to the gate
//! and to the schema; the other paths are the explorer, the schema as a file,
//! and the health of the server.

mod accept;
mod assets;
mod body;
mod graphql;
mod health;
mod layers;
mod problem;
mod request;
mod server;
#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::{any, get},
};
use tokio::sync::Semaphore;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

pub use self::server::{asked_to_stop, listen, serve};
use self::{assets::File, problem::Problem};
use crate::{app::App, config::HttpConfig};

/// What the handlers share.
struct Room {
    app: Arc<App>,
    /// The schema as a file, unless introspection is off.
    schema: Option<File>,
    /// Bounds how many GraphQL requests run at the same time.
    running: Option<Semaphore>,
}

impl Room {
    /// One of the explorer's files; none if it is switched off or was not built.
    fn file(&self, path: &str) -> Option<&'static File> {
        assets::EXPLORER.get(path).filter(|_| self.app.config.explorer)
    }
}

/// All paths of the server.
pub fn router(app: Arc<App>) -> Router {
    let config = app.config.http.clone();
    let room = Room {
        schema: app.config.introspection.then(|| assets::schema(&app.sdl)),
        running: (config.concurrency > 0).then(|| Semaphore::new(config.concurrency.min(Semaphore::MAX_PERMITS))),
        app,
    };
    let routes = Router::new()
        .route("/graphql", any(graphql::handle))
        .route("/", get(assets::front))
        .route("/schema.graphql", get(assets::schema_file))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .method_not_allowed_fallback(async || Problem::method("GET, HEAD"))
        .fallback(assets::file)
        .with_state(Arc::new(room));
    layered(routes, &config)
}

/// Puts around the paths what every request passes through; the last layer is the outermost.
fn layered(routes: Router, config: &HttpConfig) -> Router {
    let mut around = routes.layer(from_fn_with_state(Duration::from_secs(config.timeout_seconds), layers::deadline));
    if config.compression {
        around = around.layer(CompressionLayer::new());
    }
    if let Some(cors) = layers::cors(config) {
        around = around.layer(cors);
    }
    around.layer(CatchPanicLayer::custom(layers::panicked)).layer(from_fn(layers::observe))
}
