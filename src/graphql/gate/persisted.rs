//! Automatic persisted queries: a client sends the hash of a text, and the text only when asked.
//!
//! The protocol is Apollo's: `extensions.persistedQuery` with `version` 1 and
//! `sha256Hash`. Texts are kept in memory up to a number of bytes, and only
//! after they have passed the gate.

use std::sync::Arc;

use quick_cache::{Weighter, sync::Cache};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::refusal::{Reason, Refusal};

/// Bytes that a kept text costs beside its own.
const OVERHEAD: u64 = 128;
/// Bytes of a usual text; only sizes the table of the cache.
const USUAL_TEXT: u64 = 512;

/// A SHA-256 sum.
type Hash = [u8; 32];

/// Texts by their hash.
pub(super) struct Persisted(Option<Cache<Hash, Arc<str>, ByBytes>>);

#[derive(Clone)]
struct ByBytes;

impl Weighter<Hash, Arc<str>> for ByBytes {
    fn weight(&self, _: &Hash, text: &Arc<str>) -> u64 {
        text.len() as u64 + OVERHEAD
    }
}

/// The text to run, and the hash to keep it under once it has passed.
pub(super) struct Found {
    pub(super) text: Arc<str>,
    keep: Option<Hash>,
}

impl Persisted {
    /// Keeps up to `bytes` of text; none if 0.
    pub(super) fn new(bytes: u64) -> Self {
        let items = usize::try_from(bytes / USUAL_TEXT).unwrap_or(usize::MAX).max(16);
        Self((bytes > 0).then(|| Cache::with_weighter(items, bytes, ByBytes)))
    }

    /// Finds the text of a request, from itself or by its hash.
    pub(super) fn find(&self, query: Option<String>, extensions: &Map<String, Value>) -> Result<Found, Refusal> {
        let Some(asked) = extensions.get("persistedQuery").filter(|asked| !asked.is_null()) else {
            let text = query.ok_or_else(missing)?;
            return Ok(Found { text: text.into(), keep: None });
        };
        let hash = hash_of(asked)?;
        let Some(cache) = &self.0 else {
            return Err(Refusal::new(Reason::PersistedQueryNotSupported, "PersistedQueryNotSupported"));
        };
        match query {
            None => {
                let text = cache
                    .get(&hash)
                    .ok_or_else(|| Refusal::new(Reason::PersistedQueryNotFound, "PersistedQueryNotFound"))?;
                Ok(Found { text, keep: None })
            }
            Some(text) if Hash::from(Sha256::digest(text.as_bytes())) == hash => {
                let keep = (!cache.contains_key(&hash)).then_some(hash);
                Ok(Found { text: text.into(), keep })
            }
            Some(text) => Err(mismatch(&text)),
        }
    }

    /// Keeps a text that has passed the gate, if it came with its hash.
    pub(super) fn keep(&self, found: Found) {
        if let (Some(cache), Some(hash)) = (&self.0, found.keep) {
            cache.insert(hash, found.text);
        }
    }
}

fn missing() -> Refusal {
    Refusal::new(Reason::QueryMissing, "there is no query: send its text as `query`, a string")
}

fn mismatch(text: &str) -> Refusal {
    let sum = Sha256::digest(text.as_bytes());
    let message = format!("provided sha does not match query: the SHA-256 of this query is {sum:x}");
    Refusal::new(Reason::PersistedQueryMismatch, message)
}

/// Reads `{"version": 1, "sha256Hash": "..."}`.
fn hash_of(asked: &Value) -> Result<Hash, Refusal> {
    let invalid = |message| Refusal::new(Reason::PersistedQueryInvalid, message);
    if asked.get("version").and_then(Value::as_u64) != Some(1) {
        return Err(invalid("unsupported version of extensions.persistedQuery: version 1 passes"));
    }
    let text = asked.get("sha256Hash").and_then(Value::as_str).unwrap_or_default();
    let mut hash = Hash::default();
    let wrong = || invalid("extensions.persistedQuery.sha256Hash is no SHA-256: 64 hexadecimal digits pass");
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(wrong());
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).map_err(|_| wrong())?;
    }
    Ok(hash)
}
