//! `/graphql`: GraphQL over HTTP, by its specification.
//!
//! POST takes JSON, GET takes queries only. What the request may ask for is
//! judged by [`crate::graphql::gate`]; here are the media types, the status
//! codes and the timings.

use std::{sync::Arc, time::Instant};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use super::{
    Room,
    accept::{Media, wants_html},
    body,
    layers::Told,
    problem::Problem,
    request,
};
use crate::graphql::{
    Answer,
    error::Code,
    gate::{Judged, RawRequest, Reason, Refusal},
};
use async_graphql::{ServerError, parser::types::OperationType};

/// The methods of this path.
const METHODS: &str = "GET, POST";
/// What a browser may do with an answer that depends on credentials and time: nothing.
const CACHE: HeaderValue = HeaderValue::from_static("no-store");

/// Answers a request of any method.
pub(super) async fn handle(State(room): State<Arc<Room>>, request: Request) -> Response {
    if request.method() == Method::OPTIONS {
        return (StatusCode::NO_CONTENT, [(header::ALLOW, METHODS)]).into_response();
    }
    if is_visit(&room, &request) {
        return Redirect::to("/").into_response();
    }
    let Some(media) = Media::accepted(request.headers()) else {
        let message =
            "this path answers with application/graphql-response+json or application/json: accept one of them";
        return Problem::new(StatusCode::NOT_ACCEPTABLE, "ACCEPT", message).into_response();
    };
    let method = request.method().clone();
    match read(&room, request).await {
        Ok(raw) => respond(&room, raw, &method, media).await,
        Err(problem) => problem.media(media).into_response(),
    }
}

/// Whether a person has opened the path in a browser, without a query.
fn is_visit(room: &Room, request: &Request) -> bool {
    let is_bare = request.method() == Method::GET && request.uri().query().is_none_or(str::is_empty);
    is_bare && room.app.config.explorer && wants_html(request.headers())
}

/// Reads the request in the way of its method.
async fn read(room: &Room, request: Request<Body>) -> Result<RawRequest, Problem> {
    match *request.method() {
        Method::GET => request::from_uri(request.uri()),
        Method::POST => {
            let (parts, content) = request.into_parts();
            request::check_content_type(&parts.headers)?;
            let bytes = body::read(&parts.headers, content, room.app.config.http.body_bytes).await?;
            request::from_body(&bytes)
        }
        _ => Err(Problem::method(METHODS)),
    }
}

/// Judges, runs and answers.
async fn respond(room: &Room, raw: RawRequest, method: &Method, media: Media) -> Response {
    let start = Instant::now();
    let judged = room.app.gate.judge(raw).and_then(|judged| check_method(judged, method).map_err(Box::new));
    let parsed = start.elapsed();
    let judged = match judged {
        Ok(judged) => judged,
        Err(refusal) => return refuse(*refusal, method, media),
    };
    let operation = judged.operation_name.clone();
    let cost = judged.cost;
    // A closed semaphore cannot be: it is never closed.
    let _permit = match &room.running {
        Some(running) => running.acquire().await.ok(),
        None => None,
    };
    let start = Instant::now();
    let answer = room.app.service.answer(judged).await;
    let executed = start.elapsed();
    let timing = format!(
        "parse;dur={:.3}, execute;dur={:.3}, sql;desc=\"{} statement{}\"",
        parsed.as_secs_f64() * 1000.0,
        executed.as_secs_f64() * 1000.0,
        answer.statements,
        if answer.statements == 1 { "" } else { "s" },
    );
    let status = status(&answer, media);
    let mut response = write(&answer, status, media);
    if let Ok(timing) = HeaderValue::try_from(timing) {
        response.headers_mut().insert("server-timing", timing);
    }
    response.extensions_mut().insert(Told { operation, statements: answer.statements, cost });
    response
}

/// GET is for queries, so that a link or an image can change nothing.
fn check_method(judged: Judged, method: &Method) -> Result<Judged, Refusal> {
    match judged.operation_type {
        OperationType::Query => Ok(judged),
        OperationType::Mutation if method == Method::POST => Ok(judged),
        OperationType::Mutation => {
            Err(Refusal::new(Reason::OperationType, "GET is for queries: send mutations by POST"))
        }
        OperationType::Subscription => {
            Err(Refusal::new(Reason::OperationType, "subscriptions are not answered here: ask for a stream of events"))
        }
    }
}

/// Answers a request that did not pass the gate.
fn refuse(refusal: Refusal, method: &Method, media: Media) -> Response {
    let reason = refusal.reason;
    let answer = Answer::from(ServerError::from(refusal));
    let is_write_by_get = reason == Reason::OperationType && method == Method::GET;
    let status = match reason {
        _ if is_write_by_get => StatusCode::METHOD_NOT_ALLOWED,
        Reason::QueryMissing => StatusCode::BAD_REQUEST,
        _ => status(&answer, media),
    };
    let mut response = write(&answer, status, media);
    if is_write_by_get {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
    }
    tracing::debug!(reason = reason.name(), "a request was refused");
    response
}

/// The status of an answer: with `application/json` always 200, else what the first error says.
fn status(answer: &Answer, media: Media) -> StatusCode {
    if media == Media::Json || !answer.is_request_error() {
        return StatusCode::OK;
    }
    let code = answer.code().unwrap_or_default();
    let is = |known: Code| code == known.name();
    match code {
        _ if is(Code::Unauthenticated) => StatusCode::UNAUTHORIZED,
        _ if is(Code::Forbidden) => StatusCode::FORBIDDEN,
        _ if is(Code::RateLimited) => StatusCode::TOO_MANY_REQUESTS,
        _ if is(Code::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
        _ if is(Code::Internal) => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    }
}

fn write(answer: &Answer, status: StatusCode, media: Media) -> Response {
    let mut headers = HeaderMap::with_capacity(4);
    headers.insert(header::CONTENT_TYPE, media.content_type());
    headers.insert(header::CACHE_CONTROL, CACHE);
    headers.insert(header::VARY, HeaderValue::from_static("accept"));
    (status, headers, answer.to_json()).into_response()
}
