//! The explorer's example queries: each passes the gate of a default server and is answered with something.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::server::{Server, reply};

#[tokio::test]
async fn each_example_of_the_explorer_is_answered() {
    let server = Server::start().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("explorer/examples");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 12, "a dozen questions a researcher would ask");

    for file in files {
        let query = fs::read_to_string(&file).unwrap();
        let (status, body) = reply(server.post(&json!({ "query": query }))).await;
        assert_eq!((status, body.get("errors")), (200, None), "{}", file.display());
        assert!(has_text(&body["data"]), "{}: {body}", file.display());
    }
    server.stop().await;
}

/// Whether anything is said at all: an answer of empty lists would teach nobody.
fn has_text(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => items.iter().any(has_text),
        Value::Object(fields) => fields.values().any(has_text),
        _ => false,
    }
}
