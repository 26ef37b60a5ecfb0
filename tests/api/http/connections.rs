//! Clients that are slow, send too much before their request, or hold on while the server stops.

use std::time::{Duration, Instant};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

use crate::support::server::Server;

/// Sends bytes and reads until the server closes.
async fn exchange(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    // The server may close before it has read everything.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = timeout(Duration::from_secs(10), stream.read_to_end(&mut answer))
        .await
        .expect("the server keeps the line open");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_client_that_sends_its_headers_slowly_is_cut_off() {
    let server = Server::with(|config| config.http.header_timeout_seconds = 1).await;

    for begun in ["", "P", "POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        let start = Instant::now();
        exchange(&server, begun.as_bytes()).await;
        let elapsed = start.elapsed();
        assert!((500..5_000).contains(&elapsed.as_millis()), "{begun:?} was held for {elapsed:?}");
    }
}

#[tokio::test]
async fn a_client_that_sends_its_body_slowly_is_given_up() {
    let server = Server::with(|config| config.http.timeout_seconds = 1).await;
    let request = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

    let answer = exchange(&server, request.as_bytes()).await;

    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(answer.contains("\"reason\":\"TIMEOUT\""), "{answer}");
}

#[tokio::test]
async fn too_many_or_too_large_headers_are_refused() {
    let server = Server::start().await;
    let many: String = (0..200).map(|n| format!("X-{n}: y\r\n")).collect::<Vec<_>>().concat();
    let large = format!("X-Large: {}\r\n", "y".repeat(100_000));

    for headers in [many, large] {
        let answer =
            exchange(&server, format!("GET /health/live HTTP/1.1\r\nHost: x\r\n{headers}\r\n").as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    }
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "y".repeat(100_000));
    let answer = exchange(&server, long.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 414") || answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn stopping_lets_requests_end_and_idle_connections_go() {
    let server = Server::with(|config| config.http.grace_seconds = 5).await;
    let address = server.address;
    let idle = server.get("/health/live").send().await.unwrap();
    let mut running = TcpStream::connect(address).await.unwrap();
    let head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n";
    running.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;

    let start = Instant::now();
    let stopped = tokio::spawn(server.stop());
    tokio::time::sleep(Duration::from_millis(200)).await;
    running.write_all(b"{\"query\":\"{ __typename }\"}").await.unwrap();
    let mut answer = String::new();
    running.read_to_string(&mut answer).await.unwrap();
    stopped.await.unwrap();

    assert!(answer.contains("{\"data\":{\"__typename\":\"Query\"}}"), "{answer}");
    assert_eq!(idle.status(), 200);
    assert!(start.elapsed() < Duration::from_secs(4));
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn stopping_ends_what_outlasts_the_grace() {
    let server = Server::with(|config| config.http.grace_seconds = 1).await;
    let mut stuck = TcpStream::connect(server.address).await.unwrap();
    stuck
        .write_all(b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n")
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;

    let start = Instant::now();
    server.stop().await;

    assert!(start.elapsed() < Duration::from_secs(3));
}
