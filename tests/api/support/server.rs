//! A server that really listens, and ways to ask it.

use std::{net::SocketAddr, sync::Arc};

use entente::{app::App, clock::Clock, config::Config, http};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use super::app::{Backend, NOW};

/// Builds the application of a test on the published data, on SQLite.
pub(crate) async fn app(config: Config) -> Arc<App> {
    let store = super::app::TestApp::published(Backend::Sqlite).await.store;
    Arc::new(App::new(config, store, Clock::fixed(NOW)).unwrap())
}

/// A server of its own for one test, on a port that the system chose.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) client: reqwest::Client,
    stop: Option<oneshot::Sender<()>>,
    done: JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// Starts a server with the default configuration.
    pub(crate) async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// Starts a server with a changed configuration.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::default();
        change(&mut config);
        let app = app(config).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let done = tokio::spawn(http::serve(app, listener, async {
            let _ = stopped.await;
        }));
        let client = reqwest::Client::builder().no_proxy().no_gzip().build().unwrap();
        Self { address, client, stop: Some(stop), done }
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A POST of JSON to `/graphql` that accepts the newer media type.
    pub(crate) fn post(&self, body: &Value) -> reqwest::RequestBuilder {
        self.post_text(body.to_string()).header("content-type", "application/json")
    }

    /// A POST of any bytes to `/graphql`.
    pub(crate) fn post_text(&self, body: impl Into<reqwest::Body>) -> reqwest::RequestBuilder {
        self.client.post(self.url("/graphql")).header("accept", "application/graphql-response+json").body(body)
    }

    /// Asks a query and gives status and body.
    pub(crate) async fn ask(&self, query: &str) -> (u16, Value) {
        reply(self.post(&json!({ "query": query }))).await
    }

    /// A GET of a path.
    pub(crate) fn get(&self, path: &str) -> reqwest::RequestBuilder {
        self.client.get(self.url(path))
    }

    /// Tells the server to stop and waits until it has.
    pub(crate) async fn stop(mut self) {
        drop(self.stop.take());
        self.done.await.unwrap().unwrap();
    }
}

/// Status and JSON body of an answer.
pub(crate) async fn reply(request: reqwest::RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    let body = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    (status, body)
}

/// Code and reason of the first error.
pub(crate) fn coded(body: &Value) -> (&str, &str) {
    let extensions = &body["errors"][0]["extensions"];
    (extensions["code"].as_str().unwrap_or_default(), extensions["reason"].as_str().unwrap_or_default())
}
