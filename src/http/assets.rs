//! The explorer's page and files, the schema as a file, and the front door.
//!
//! The files are embedded when the server is built. Without them the server
//! builds as well, and its front door says where the API is.

use std::{
    collections::HashMap,
    io::Write as _,
    sync::{Arc, LazyLock, OnceLock},
};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};

use super::{Room, accept::wants_html, problem::Problem};

/// What the page may load and do: only what comes from this server.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; \
    frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// The page of the explorer.
const PAGE: &str = "index.html";
/// Files below here have the hash of their content in their name.
const HASHED: &str = "assets/";

#[derive(RustEmbed)]
#[folder = "explorer/dist"]
#[allow_missing = true]
struct Explorer;

/// A file that is served as it is.
pub(super) struct File {
    content: Bytes,
    content_type: HeaderValue,
    etag: HeaderValue,
    cache: &'static str,
    is_page: bool,
    /// The content compressed, made when it is first asked for.
    gzip: OnceLock<Option<Bytes>>,
}

/// The explorer's files by path, read and hashed once.
pub(super) static EXPLORER: LazyLock<HashMap<String, File>> = LazyLock::new(|| {
    let named = Explorer::iter().filter_map(|path| Some((Explorer::get(&path)?, path)));
    named
        .map(|(file, path)| {
            let cache = if path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
            let content = Bytes::from(file.data.into_owned());
            (path.to_string(), File::new(content, file.metadata.mimetype(), cache, path == PAGE))
        })
        .collect()
});

/// The schema as a file.
pub(super) fn schema(sdl: &str) -> File {
    File::new(Bytes::copy_from_slice(sdl.as_bytes()), "text/plain", "no-cache", false)
}

impl File {
    fn new(content: Bytes, media_type: &str, cache: &'static str, is_page: bool) -> Self {
        let charset = if media_type.starts_with("text/") { "; charset=utf-8" } else { "" };
        let content_type = HeaderValue::try_from(format!("{media_type}{charset}"));
        let digits = format!("{:x}", Sha256::digest(&content));
        let fallback = HeaderValue::from_static("application/octet-stream");
        Self {
            content_type: content_type.unwrap_or(fallback),
            // Weak, as the same file leaves compressed and plain.
            etag: HeaderValue::try_from(format!("W/\"{}\"", &digits[..24]))
                .unwrap_or(HeaderValue::from_static("W/\"\"")),
            content,
            cache,
            is_page,
            gzip: OnceLock::new(),
        }
    }

    /// Answers with the file, or 304 if the client has it.
    fn respond(&self, request: &HeaderMap) -> Response {
        let mut response = Response::new(Body::empty());
        let headers = response.headers_mut();
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if self.is_page {
            headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
            headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
            headers.append(header::VARY, HeaderValue::from_static("accept"));
        }
        if self.is_known(request) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(header::CONTENT_TYPE, self.content_type.clone());
        let compressed = accepts_gzip(request).then(|| self.compressed()).flatten();
        if compressed.is_some() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        *response.body_mut() = Body::from(compressed.unwrap_or_else(|| self.content.clone()));
        response
    }

    /// Whether the client holds this very content.
    fn is_known(&self, request: &HeaderMap) -> bool {
        let known = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let ours = self.etag.to_str().unwrap_or_default().trim_start_matches("W/");
        known.flat_map(|value| value.split(',')).any(|tag| {
            let tag = tag.trim();
            tag == "*" || tag.trim_start_matches("W/") == ours
        })
    }

    /// The content in gzip, unless that would not save a tenth.
    fn compressed(&self) -> Option<Bytes> {
        let compress = || {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&self.content).ok()?;
            let packed = encoder.finish().ok()?;
            (packed.len() * 10 < self.content.len() * 9).then(|| packed.into())
        };
        self.gzip.get_or_init(compress).clone()
    }
}

/// The explorer for people, a signpost for programs.
pub(super) async fn front(State(room): State<Arc<Room>>, headers: HeaderMap) -> Response {
    match room.file(PAGE) {
        Some(page) if wants_html(&headers) => page.respond(&headers),
        _ => signpost(&room),
    }
}

fn signpost(room: &Room) -> Response {
    let config = &room.app.config;
    let mut text = "Entente answers GraphQL at /graphql.\n".to_owned();
    if config.introspection {
        text += "Its schema is at /schema.graphql.\n";
    }
    if room.file(PAGE).is_some() {
        text += "Open this address in a browser for the explorer.\n";
    }
    let vary = [(header::VARY, "accept"), (header::CACHE_CONTROL, "no-cache")];
    (vary, text).into_response()
}

/// The schema as text, unless introspection is off.
pub(super) async fn schema_file(State(room): State<Arc<Room>>, headers: HeaderMap) -> Response {
    match &room.schema {
        Some(file) => file.respond(&headers),
        None => Problem::missing("/schema.graphql").into_response(),
    }
}

/// One of the explorer's files, or nothing.
pub(super) async fn file(State(room): State<Arc<Room>>, request: Request) -> Response {
    let path = request.uri().path();
    let Some(file) = room.file(path.trim_start_matches('/')) else {
        return Problem::missing(path).into_response();
    };
    match *request.method() {
        Method::GET | Method::HEAD => {
            let mut response = file.respond(request.headers());
            if request.method() == Method::HEAD {
                *response.body_mut() = Body::empty();
            }
            response
        }
        _ => Problem::method("GET, HEAD").into_response(),
    }
}

fn accepts_gzip(request: &HeaderMap) -> bool {
    let values = request.get_all(HeaderName::from_static("accept-encoding")).iter();
    values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some("gzip") && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}
