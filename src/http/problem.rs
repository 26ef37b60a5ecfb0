//! What is said when a request does not get as far as GraphQL.
//!
//! The body has the form of a GraphQL response, so that clients have one way
//! to read errors.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::accept::Media;
use crate::graphql::error::Code;

/// A refusal or failure of the transport.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) status: StatusCode,
    code: Code,
    reason: &'static str,
    message: String,
    media: Media,
    allow: Option<&'static str>,
}

impl Problem {
    /// A fault of the request.
    pub(super) fn new(status: StatusCode, reason: &'static str, message: impl Into<String>) -> Self {
        Self { status, code: Code::BadUserInput, reason, message: message.into(), media: Media::Json, allow: None }
    }

    /// A malformed request, 400.
    pub(super) fn bad_request(reason: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, reason, message)
    }

    /// Another code than that of bad input.
    pub(super) fn code(self, code: Code) -> Self {
        Self { code, ..self }
    }

    /// The media type of the answer.
    pub(super) fn media(self, media: Media) -> Self {
        Self { media, ..self }
    }

    /// The methods that are allowed instead.
    pub(super) fn allow(self, methods: &'static str) -> Self {
        Self { allow: Some(methods), ..self }
    }

    /// A failure of ours, of which nothing is told.
    pub(super) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "PANIC", "internal error").code(Code::Internal)
    }

    /// A path where nothing is.
    pub(super) fn missing(path: &str) -> Self {
        let shown: String = path.chars().take(100).collect();
        let message = format!(
            "there is nothing at {shown}: the API is at /graphql, its schema at /schema.graphql, the explorer at /"
        );
        Self::new(StatusCode::NOT_FOUND, "UNKNOWN_PATH", message).code(Code::NotFound)
    }

    /// A method that is not for this path.
    pub(super) fn method(methods: &'static str) -> Self {
        let message = format!("this method is not for this path: use {methods}");
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD", message).allow(methods)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let extensions = json!({ "code": self.code.name(), "reason": self.reason });
        let body = json!({ "errors": [{ "message": self.message, "extensions": extensions }] }).to_string();
        let mut response = (self.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, self.media.content_type());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(methods) = self.allow {
            headers.insert(header::ALLOW, HeaderValue::from_static(methods));
        }
        response
    }
}
