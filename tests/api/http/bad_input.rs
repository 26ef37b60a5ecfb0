//! Requests that are not well formed, each refused with a code, a reason and a hint.

use serde_json::json;

use crate::support::server::{Server, coded, reply};

#[tokio::test]
async fn bodies_that_are_no_request_are_refused_with_their_place() {
    let server = Server::start().await;
    let table: [(&[u8], &str, &str); 15] = [
        (b"", "JSON", "the body is empty"),
        (b"{ \"not a JSON", "JSON", "EOF while parsing a string at line 1 column 13"),
        (b"{\"query\": \"{ __typename }\"} x", "JSON", "trailing characters at line 1 column 29"),
        (b"{\"query\": \"\xff\"}", "UTF8", "breaks off at byte 11"),
        (b"[]", "BATCH", "send one JSON object"),
        (b"[{\"query\": \"{ __typename }\"}]", "BATCH", "send one JSON object"),
        (b"null", "JSON", "the body is null"),
        (b"\"{ __typename }\"", "JSON", "the body is a string"),
        (b"{}", "QUERY_MISSING", "there is no query"),
        (b"{\"query\": null}", "QUERY_MISSING", "there is no query"),
        (b"{\"query\": 1}", "MEMBER_TYPE", "`query` is a number: it is a string"),
        (b"{\"query\": \"{ a }\", \"operationName\": []}", "MEMBER_TYPE", "`operationName` is an array"),
        (b"{\"query\": \"{ a }\", \"variables\": \"x\"}", "MEMBER_TYPE", "`variables` is a string: it is an object"),
        (b"{\"query\": \"{ a }\", \"extensions\": false}", "MEMBER_TYPE", "`extensions` is a boolean"),
        (br#"{"query": "{ a }", "variables": {"a": "\ud800"}}"#, "JSON", "line 1"),
    ];
    for (body, reason, words) in table {
        for accept in ["application/json", "application/graphql-response+json"] {
            let request = server.client.post(server.url("/graphql")).header("content-type", "application/json");

            let (status, answer) = reply(request.header("accept", accept).body(body)).await;

            assert_eq!((status, coded(&answer)), (400, ("BAD_USER_INPUT", reason)), "{answer}");
            assert!(answer["errors"][0]["message"].as_str().unwrap().contains(words), "{answer}");
            assert!(answer.get("data").is_none());
        }
    }
}

#[tokio::test]
async fn json_nested_without_end_is_refused() {
    let server = Server::start().await;
    let body = format!("{{\"query\": \"{{ a }}\", \"variables\": {{\"a\": {}}}}}", "[".repeat(100_000));

    let (status, answer) = reply(server.post_text(body).header("content-type", "application/json")).await;

    assert_eq!((status, coded(&answer)), (400, ("BAD_USER_INPUT", "JSON")));
}

#[tokio::test]
async fn only_json_is_taken_so_that_no_form_of_another_site_gets_in() {
    let server = Server::start().await;
    let body = json!({ "query": "{ __typename }" }).to_string();
    let types = [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data; boundary=x"),
        Some("application/octet-stream"),
        Some("application/graphql"),
        Some("application/json; charset=utf-16"),
        Some("nonsense"),
    ];
    for content_type in types {
        let mut request = server.post_text(body.clone());
        if let Some(content_type) = content_type {
            request = request.header("content-type", content_type);
        }

        let (status, answer) = reply(request).await;

        assert_eq!((status, coded(&answer)), (415, ("BAD_USER_INPUT", "CONTENT_TYPE")), "{content_type:?}");
    }
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""] {
        let (status, _) = reply(server.post_text(body.clone()).header("content-type", content_type)).await;
        assert_eq!(status, 200, "{content_type}");
    }
}

#[tokio::test]
async fn bodies_over_the_limit_are_refused_declared_or_not() {
    let server = Server::start().await;
    let large = "x".repeat(10_000_000);
    let pieces: Vec<Result<Vec<u8>, std::io::Error>> = (0..40).map(|_| Ok(vec![b'x'; 256 * 1024])).collect();
    let stream = reqwest::Body::wrap_stream(futures_util::stream::iter(pieces));

    for body in [reqwest::Body::from(large), stream] {
        let (status, answer) = reply(server.post_text(body).header("content-type", "application/json")).await;
        assert_eq!((status, coded(&answer)), (413, ("BAD_USER_INPUT", "BODY_SIZE")));
    }
    let fits = json!({ "query": "{ __typename }", "ignored": "x".repeat(1_000_000) });
    assert_eq!(reply(server.post(&fits)).await.0, 200);
}

#[tokio::test]
async fn get_refuses_parameters_that_cannot_be_read() {
    let server = Server::start().await;
    let table = [
        ("/graphql", "QUERY_MISSING"),
        ("/graphql?query=%7Ba%7D&variables=%7B", "JSON"),
        ("/graphql?query=%7Ba%7D&variables=1", "MEMBER_TYPE"),
        ("/graphql?query=%7Ba%7D&extensions=%5B%5D", "MEMBER_TYPE"),
        ("/graphql?query=%7Ba%7D&query=%7Bb%7D", "QUERY_STRING"),
    ];
    for (path, reason) in table {
        let (status, answer) = reply(server.get(path)).await;
        assert_eq!((status, coded(&answer)), (400, ("BAD_USER_INPUT", reason)), "{path}");
    }
}

#[tokio::test]
async fn what_the_gate_refuses_says_limit_and_place() {
    let server = Server::with(|config| config.limits.aliases = 2).await;

    let (status, answer) = server.ask("{ a: __typename b: __typename c: __typename }").await;

    assert_eq!(status, 400);
    assert_eq!(
        answer["errors"][0]["extensions"],
        json!({ "code": "QUERY_TOO_COMPLEX", "reason": "ALIASES", "limit": "aliases", "asked": 3, "allowed": 2 })
    );
    assert!(answer.get("data").is_none());
}

#[tokio::test]
async fn unknown_paths_get_a_signpost() {
    let server = Server::start().await;

    for path in ["/nowhere", "/graphql/", "/assets/../../Cargo.toml", "/assets/%2e%2e/%2e%2e/Cargo.toml", "/.env"] {
        let (status, answer) = reply(server.get(path)).await;
        assert_eq!((status, coded(&answer)), (404, ("NOT_FOUND", "UNKNOWN_PATH")), "{path}");
        assert!(answer["errors"][0]["message"].as_str().unwrap().contains("the API is at /graphql"));
    }
}
