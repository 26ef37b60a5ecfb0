//! What every request passes through: its id, its span, its deadline, and the net under a panic.

use std::{
    any::Any,
    time::{Duration, Instant},
};

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_http::cors::{AllowOrigin, CorsLayer};
use tracing::{Instrument as _, Span, field::Empty};
use uuid::Uuid;

use super::problem::Problem;
use crate::{config::HttpConfig, graphql::error::Code};

/// The header that carries the id of a request, both ways.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longest id that is taken over from the client.
const LONGEST_ID: usize = 64;

/// What a handler tells the log about its answer.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) operation: Option<String>,
    pub(super) statements: u32,
    pub(super) cost: u64,
}

/// Gives the request its id and its span, and logs what it was answered.
pub(super) async fn observe(request: Request, next: Next) -> Response {
    let id = request_id(&request);
    let path = request.uri().path();
    let is_quiet = path.starts_with("/health/") || path.starts_with("/assets/");
    let span = tracing::info_span!(
        "http.request",
        id = id.to_str().unwrap_or_default(),
        method = %request.method(),
        path,
        operation = Empty,
    );
    let start = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    span.in_scope(|| log(&response, start.elapsed(), is_quiet));
    let headers = response.headers_mut();
    headers.insert(REQUEST_ID, id);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn log(response: &Response, elapsed: Duration, is_quiet: bool) {
    let status = response.status().as_u16();
    let elapsed_ms = elapsed.as_secs_f64() * 1000.0;
    let told = response.extensions().get::<Told>();
    if let Some(operation) = told.and_then(|told| told.operation.as_deref()) {
        Span::current().record("operation", operation);
    }
    match told {
        Some(Told { statements, cost, .. }) => tracing::info!(status, elapsed_ms, statements, cost, "answered"),
        None if is_quiet && status < 500 => tracing::debug!(status, elapsed_ms, "answered"),
        None => tracing::info!(status, elapsed_ms, "answered"),
    }
}

/// The client's id if it is short and plain, else a new one.
fn request_id(request: &Request) -> HeaderValue {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte);
    let is_sane = |id: &&HeaderValue| (1..=LONGEST_ID).contains(&id.len()) && id.as_bytes().iter().all(is_plain);
    match request.headers().get(REQUEST_ID).filter(is_sane) {
        Some(id) => id.clone(),
        None => HeaderValue::try_from(Uuid::now_v7().to_string()).unwrap_or(HeaderValue::from_static("none")),
    }
}

/// Gives up a request that takes too long.
pub(super) async fn deadline(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    if let Ok(response) = tokio::time::timeout(limit, next.run(request)).await {
        return response;
    }
    tracing::warn!("a request took too long and was given up");
    let message = format!("no answer within {} seconds: ask for less at once, or try again", limit.as_secs());
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "TIMEOUT", message).code(Code::Unavailable).into_response()
}

/// Answers for a handler that panicked; the panic itself is in the log.
pub(super) fn panicked(_: Box<dyn Any + Send>) -> Response {
    Problem::internal().into_response()
}

/// Lets pages of the configured origins call the API; `None` if there are none.
pub(super) fn cors(config: &HttpConfig) -> Option<CorsLayer> {
    let origins = &config.cors_origins;
    let allowed = if origins.is_empty() {
        return None;
    } else if origins.iter().any(|origin| origin == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()))
    };
    let layer = CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([axum::http::Method::GET, axum::http::Method::POST])
        .allow_headers([header::ACCEPT, header::AUTHORIZATION, header::CONTENT_TYPE, REQUEST_ID])
        .expose_headers([REQUEST_ID, HeaderName::from_static("server-timing")])
        .max_age(Duration::from_hours(24));
    Some(layer)
}
