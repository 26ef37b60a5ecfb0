//! Accepts connections, and ends them in good order.
//!
//! This stands in place of the framework's own loop because that one sets no
//! bound on how long a client may take to send its headers. Only HTTP/1.1 is
//! spoken: what speaks HTTP/2 to browsers is the proxy that holds the
//! certificate.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tower::ServiceExt as _;

use super::router;
use crate::{app::App, config::HttpConfig};

/// How long to wait after the system has refused a connection, for example for want of file handles.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `shutdown` resolves; then lets running requests end within the configured grace.
pub async fn serve(app: Arc<App>, listener: TcpListener, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    let config = app.config.http.clone();
    let router = router(app);
    let slots = Arc::new(Semaphore::new(config.connections.min(Semaphore::MAX_PERMITS)));
    let connections = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            (stream, slot) = accept(&listener, &slots) => {
                let connection = connect(stream, slot, &router, &config, connections.watcher());
                tokio::spawn(connection);
            }
        }
    }
    drop(listener);
    let grace = Duration::from_secs(config.grace_seconds);
    if tokio::time::timeout(grace, connections.shutdown()).await.is_err() {
        tracing::warn!(grace_s = grace.as_secs(), "requests still ran when the grace was over");
    }
    Ok(())
}

/// Waits for room, then for a connection.
async fn accept(listener: &TcpListener, slots: &Arc<Semaphore>) -> (TcpStream, Option<OwnedSemaphorePermit>) {
    // The semaphore is never closed, so a slot is always there in the end.
    let slot = Arc::clone(slots).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, _peer)) => return (stream, slot),
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionRefused | ConnectionAborted | ConnectionReset)
}

/// Prepares the future that serves one connection to its end.
fn connect(
    stream: TcpStream,
    slot: Option<OwnedSemaphorePermit>,
    router: &Router,
    config: &HttpConfig,
    watcher: Watcher,
) -> impl Future<Output = ()> + Send + 'static {
    // Small answers leave at once instead of waiting for more; if that fails they are late, no more.
    let _ = stream.set_nodelay(true);
    let service = router.clone().map_request(|request: hyper::Request<Incoming>| request.map(Body::new));
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(config.header_timeout_seconds))
        .max_header_size(config.header_bytes)
        .max_buf_size(config.header_bytes.max(64 * 1024));
    // Up to its default the parser keeps headers on the stack, which is faster.
    if config.headers != HttpConfig::default().headers {
        builder.max_headers(config.headers);
    }
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    async move {
        let _slot = slot;
        if let Err(error) = watcher.watch(connection).await {
            tracing::debug!(%error, "a connection broke off");
        }
    }
}

/// Resolves when the process is asked to stop: by Ctrl-C, or by SIGTERM where there is such a thing.
pub async fn asked_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

/// Listens on an address such as `127.0.0.1:8000`; tells the address, whose port the system may have chosen.
pub async fn listen(address: &str) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}
