//! Automatic persisted queries over GET and POST, as their clients use them.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::support::server::{Server, reply};

const TEXT: &str = "query Named { __typename }";

fn extensions(text: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": format!("{:x}", Sha256::digest(text)) } })
}

fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_client_sends_the_text_once() {
    let server = Server::start().await;
    let hash_only = json!({ "operationName": "Named", "extensions": extensions(TEXT) });
    let with_text = json!({ "query": TEXT, "extensions": extensions(TEXT) });
    let expected = json!({ "data": { "__typename": "Query" } });

    let (_, unknown) = reply(server.post(&hash_only)).await;
    assert_eq!(unknown["errors"][0]["message"], "PersistedQueryNotFound");
    assert_eq!(code(&unknown), "PERSISTED_QUERY_NOT_FOUND");
    assert_eq!(reply(server.post(&with_text)).await, (200, expected.clone()));
    assert_eq!(reply(server.post(&hash_only)).await, (200, expected.clone()));
    let url = reqwest::Url::parse_with_params(&server.url("/graphql"), [("extensions", extensions(TEXT).to_string())])
        .unwrap();
    assert_eq!(reply(server.client.get(url)).await, (200, expected));
}

#[tokio::test]
async fn what_is_refused_is_not_kept() {
    let server = Server::with(|config| config.limits.fields = 1).await;
    let text = "{ a: __typename b: __typename }";

    let (status, refused) = reply(server.post(&json!({ "query": text, "extensions": extensions(text) }))).await;
    assert_eq!((status, code(&refused)), (400, "QUERY_TOO_COMPLEX"));
    let (_, unknown) = reply(server.post(&json!({ "extensions": extensions(text) }))).await;
    assert_eq!(code(&unknown), "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn a_false_hash_and_a_switched_off_cache_are_told() {
    let server = Server::start().await;
    let without = Server::with(|config| config.http.persisted_query_bytes = 0).await;
    let request = json!({ "query": "{ __typename }", "extensions": extensions(TEXT) });

    let (status, answer) = reply(server.post(&request)).await;
    assert_eq!((status, code(&answer)), (400, "BAD_USER_INPUT"));
    let (_, answer) = reply(without.post(&request)).await;
    assert_eq!(code(&answer), "PERSISTED_QUERY_NOT_SUPPORTED");
}
