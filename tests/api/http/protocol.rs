//! Media types, methods, status codes, and the headers of answers.

use serde_json::json;

use crate::support::server::{Server, coded, reply};

const TYPENAME: &str = "/graphql?query=%7B__typename%7D";

#[tokio::test]
async fn get_and_post_answer_queries() {
    let server = Server::start().await;
    let get = "/graphql?query=query+A($x:Boolean!)%7B__typename+@include(if:$x)%7D+query+B%7Ba%7D&operationName=A&variables=%7B%22x%22:true%7D&extensions=";

    let by_get = reply(server.get(get)).await;
    let by_post = server.ask("{ __typename }").await;

    let expected = (200, json!({ "data": { "__typename": "Query" } }));
    assert_eq!(by_post, expected);
    // The second operation is not valid, so the document is refused as a whole.
    assert_eq!(by_get.0, 200);
    assert_eq!(by_get.1["errors"].as_array().unwrap().len(), 1);
    let only_a = get.replace("+query+B%7Ba%7D", "");
    assert_eq!(reply(server.get(&only_a)).await, expected);
}

#[tokio::test]
async fn the_media_type_follows_accept() {
    let server = Server::start().await;
    let table = [
        (None, 200, "application/json; charset=utf-8"),
        (Some("*/*"), 200, "application/json; charset=utf-8"),
        (Some("application/json"), 200, "application/json; charset=utf-8"),
        (Some("application/graphql-response+json"), 200, "application/graphql-response+json; charset=utf-8"),
        (
            Some("application/json;q=0.5, application/graphql-response+json"),
            200,
            "application/graphql-response+json; charset=utf-8",
        ),
        (Some("text/html"), 406, "application/json; charset=utf-8"),
        (Some("text/event-stream"), 406, "application/json; charset=utf-8"),
    ];
    for (accept, status, content_type) in table {
        let mut request = server.get(TYPENAME);
        if let Some(accept) = accept {
            request = request.header("accept", accept);
        }

        let response = request.send().await.unwrap();

        assert_eq!(response.status(), status, "{accept:?}");
        assert_eq!(response.headers()["content-type"], content_type, "{accept:?}");
    }
}

#[tokio::test]
async fn the_status_speaks_about_the_request_in_the_newer_media_type_only() {
    let server = Server::start().await;
    let table = [
        ("{", "PARSE"),
        ("{ noSuchField }", "VALIDATION"),
        ("query ($id: ID!) { __typename }", "VALIDATION"),
        ("subscription { a }", "OPERATION_TYPE"),
    ];
    for (query, reason) in table {
        for (accept, expected) in [("application/graphql-response+json", 400), ("application/json", 200)] {
            let request = server.client.post(server.url("/graphql")).header("content-type", "application/json");
            let body = json!({ "query": query }).to_string();

            let (status, answer) = reply(request.header("accept", accept).body(body)).await;

            assert_eq!((status, coded(&answer)), (expected, ("BAD_USER_INPUT", reason)), "{query}: {answer}");
            assert!(answer.get("data").is_none());
        }
    }
}

#[tokio::test]
async fn mutations_are_not_run_by_get() {
    let server = Server::start().await;

    for accept in ["application/json", "application/graphql-response+json"] {
        let response =
            server.get("/graphql?query=mutation%7B__typename%7D").header("accept", accept).send().await.unwrap();
        assert_eq!(response.status(), 405);
        assert_eq!(response.headers()["allow"], "POST");
        let answer = response.json().await.unwrap();
        assert_eq!(coded(&answer), ("BAD_USER_INPUT", "OPERATION_TYPE"));
    }
}

#[tokio::test]
async fn other_methods_are_told_which_ones_there_are() {
    let server = Server::start().await;
    let table = [
        ("PUT", "/graphql", "GET, POST"),
        ("DELETE", "/graphql", "GET, POST"),
        ("PATCH", "/graphql", "GET, POST"),
        ("POST", "/schema.graphql", "GET, HEAD"),
        ("POST", "/", "GET, HEAD"),
        ("POST", "/health/live", "GET, HEAD"),
    ];
    for (method, path, allow) in table {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let response = server.client.request(method.clone(), server.url(path)).send().await.unwrap();
        assert_eq!(
            (response.status().as_u16(), &response.headers()["allow"]),
            (405, &allow.parse().unwrap()),
            "{method} {path}"
        );
        let answer = response.json().await.unwrap();
        assert_eq!(coded(&answer), ("BAD_USER_INPUT", "METHOD"));
    }
    let options = server.client.request(reqwest::Method::OPTIONS, server.url("/graphql")).send().await.unwrap();
    assert_eq!((options.status().as_u16(), &options.headers()["allow"]), (204, &"GET, POST".parse().unwrap()));
    let head = server.client.head(server.url("/graphql")).send().await.unwrap();
    assert_eq!(head.status(), 405);
}

#[tokio::test]
async fn requests_have_an_id_and_timings() {
    let server = Server::start().await;

    let given = server.get(TYPENAME).header("x-request-id", "order-66").send().await.unwrap();
    let wild = server.get(TYPENAME).header("x-request-id", "a b\tc").send().await.unwrap();

    assert_eq!(given.headers()["x-request-id"], "order-66");
    assert_eq!(wild.headers()["x-request-id"].len(), 36);
    let timing = given.headers()["server-timing"].to_str().unwrap();
    assert!(
        timing.starts_with("parse;dur=") && timing.contains(", execute;dur=") && timing.contains(", sql;desc=\""),
        "{timing}"
    );
    assert_eq!(given.headers()["cache-control"], "no-store");
    assert_eq!(given.headers()["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn no_origin_is_let_in_unless_configured() {
    let closed = Server::start().await;
    let open =
        Server::with(|config| config.http.cors_origins = vec!["https://a.example".into(), "https://b.example".into()])
            .await;
    let any = Server::with(|config| config.http.cors_origins = vec!["*".into()]).await;
    let preflight = async |server: &Server, origin: &str| {
        let request = server.client.request(reqwest::Method::OPTIONS, server.url("/graphql")).header("origin", origin);
        let request = request
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type");
        request.send().await.unwrap().headers().clone()
    };

    assert!(preflight(&closed, "https://a.example").await.get("access-control-allow-origin").is_none());
    assert!(preflight(&open, "https://evil.example").await.get("access-control-allow-origin").is_none());
    let allowed = preflight(&open, "https://b.example").await;
    assert_eq!(allowed["access-control-allow-origin"], "https://b.example");
    assert_eq!(allowed["access-control-allow-methods"], "GET,POST");
    assert!(allowed["access-control-allow-headers"].to_str().unwrap().contains("content-type"));
    assert_eq!(preflight(&any, "https://evil.example").await["access-control-allow-origin"], "*");
    let answer = open.get(TYPENAME).header("origin", "https://a.example").send().await.unwrap();
    assert_eq!(answer.headers()["access-control-allow-origin"], "https://a.example");
}

#[tokio::test]
async fn large_answers_are_compressed_for_who_can_read_it() {
    let server = Server::start().await;
    let query = json!({ "query": "{ __schema { types { name description fields { name description } } } }" });

    let response = server.post(&query).header("accept-encoding", "gzip").send().await.unwrap();
    assert_eq!(response.headers()["content-encoding"], "gzip");
    assert!(response.headers().get_all("vary").iter().any(|vary| vary == "accept-encoding"));
    let plain = server.post(&query).send().await.unwrap();
    assert!(plain.headers().get("content-encoding").is_none());
}

#[tokio::test]
async fn introspection_can_be_switched_off() {
    let server = Server::with(|config| config.introspection = false).await;

    let (status, answer) = server.ask("{ __schema { queryType { name } } }").await;

    assert_eq!((status, coded(&answer)), (403, ("FORBIDDEN", "INTROSPECTION_OFF")));
    assert_eq!(server.get("/schema.graphql").send().await.unwrap().status(), 404);
    assert_eq!(server.ask("{ __typename }").await.0, 200);
}

#[tokio::test]
async fn health_is_told() {
    let server = Server::start().await;

    for (path, body) in [("/health/live", "alive\n"), ("/health/ready", "ready\n")] {
        let response = server.get(path).send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.text().await.unwrap(), body);
    }
}
