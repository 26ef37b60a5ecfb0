//! What cannot be tried from outside: a handler that panics, and one that never ends.

use axum::{Router, body::Body, http::Request, response::Response, routing::get};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::*;

async fn ask(path: &str) -> (u16, Value, Response<()>) {
    async fn panics() -> &'static str {
        panic!("SELECT secret FROM vault");
    }
    async fn never_ends() -> &'static str {
        std::future::pending().await
    }
    let routes = Router::new().route("/panics", get(panics)).route("/never", get(never_ends));
    let config = HttpConfig { timeout_seconds: 1, ..HttpConfig::default() };
    let request = Request::get(path).header("x-request-id", "abc-1").body(Body::empty()).unwrap();

    let response = layered(routes, &config).oneshot(request).await.unwrap();

    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    (parts.status.as_u16(), serde_json::from_slice(&bytes).unwrap(), Response::from_parts(parts, ()))
}

#[tokio::test]
async fn a_panic_is_answered_with_a_code_and_no_details() {
    let (status, body, response) = ask("/panics").await;

    assert_eq!(status, 500);
    assert_eq!(
        body,
        json!({ "errors": [{ "message": "internal error", "extensions": { "code": "INTERNAL", "reason": "PANIC" } }] })
    );
    assert_eq!(response.headers()["x-request-id"], "abc-1");
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_given_up() {
    let (status, body, _) = ask("/never").await;

    assert_eq!(status, 503);
    assert_eq!(body["errors"][0]["extensions"], json!({ "code": "UNAVAILABLE", "reason": "TIMEOUT" }));
}
