//! Reads a request body up to a number of bytes.

use std::time::Duration;

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
};
use http_body_util::BodyExt as _;

use super::problem::Problem;

/// How much more of a body that is too large is read and dropped, so that the
/// client is done sending and sees the answer instead of a broken connection.
const DRAINED: usize = 16 * 1024 * 1024;
/// How long that may take.
const DRAINING: Duration = Duration::from_secs(5);

/// Reads the whole body, or says that it is too large or broke off.
pub(super) async fn read(headers: &HeaderMap, mut body: Body, limit: usize) -> Result<Vec<u8>, Problem> {
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let mut bytes = Vec::with_capacity(declared.unwrap_or(0).min(limit));
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| broken())?;
        let Ok(chunk) = frame.into_data() else { continue };
        if bytes.len() + chunk.len() > limit || declared.is_some_and(|declared| declared > limit) {
            // Whether the client has seen the end or not, the answer is the same.
            let _ = tokio::time::timeout(DRAINING, drain(body)).await;
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

async fn drain(mut body: Body) {
    let mut dropped = 0;
    while let Some(Ok(frame)) = body.frame().await {
        dropped += frame.data_ref().map_or(0, bytes::Bytes::len);
        if dropped > DRAINED {
            return;
        }
    }
}

fn too_large(limit: usize) -> Problem {
    let message = format!("the body is larger than {limit} bytes: send less, or in several requests");
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "BODY_SIZE", message)
}

fn broken() -> Problem {
    Problem::bad_request("BODY", "the body ended before it was complete")
}
