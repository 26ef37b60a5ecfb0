//! Whether the server lives, and whether it can answer, for those who run it.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{Room, problem::Problem};
use crate::graphql::error::Code;

/// The process runs and takes requests.
pub(super) async fn live() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], "alive\n").into_response()
}

/// The database answers; 503 otherwise, with the reason in the log only.
pub(super) async fn ready(State(room): State<Arc<Room>>) -> Response {
    match room.app.ready().await {
        Ok(()) => ([(header::CACHE_CONTROL, "no-store")], "ready\n").into_response(),
        Err(reason) => {
            tracing::warn!(%reason, "the server is not ready");
            let problem = Problem::new(StatusCode::SERVICE_UNAVAILABLE, "NOT_READY", "the database does not answer");
            problem.code(Code::Unavailable).into_response()
        }
    }
}
