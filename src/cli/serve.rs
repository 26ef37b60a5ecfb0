//! `entente serve`: builds the house, says where it is, and serves until asked to stop.

use std::{fmt::Write as _, net::SocketAddr};

use anyhow::Context as _;
use entente::{
    app::{App, StartError},
    clock::Clock,
    config::Config,
    http,
    package::ImportError,
    store::list,
};
use entity::kind::RecordKind;

use super::{Outcome, print, progress::Progress};

pub(super) async fn serve(config: Config) -> anyhow::Result<Outcome> {
    let listen = config.listen.clone();
    let app = App::open(config, Clock::system()).await.context("the server cannot start")?;
    load(&app).await.context("the server cannot start")?;
    let (listener, address) = http::listen(&listen)
        .await
        .with_context(|| format!("cannot listen on {listen}: choose another with --listen"))?;
    print(&greeting(&app.config, address, &counts(&app).await?));
    let store = app.store.clone();
    http::serve(app, listener, http::asked_to_stop()).await.context("the server broke off")?;
    store.close().await.context("the database did not close")?;
    print("\nStopped.\n");
    Ok(Outcome::Sound)
}

/// Brings the tables up to date and loads the built-in data where there is none.
async fn load(app: &App) -> anyhow::Result<()> {
    let progress = Progress::start("opening the database");
    let loaded = app.prepare(&|step| progress.now(step.to_string())).await;
    progress.end();
    match loaded {
        Ok(Some(report)) => tracing::info!(records = report.total().created, "loaded the built-in data"),
        Ok(None) => {}
        Err(StartError::Builtin(ImportError::Faults(faults))) => {
            anyhow::bail!(
                "the built-in data is at fault: {}",
                faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
            )
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// What is served, as pairs of a number and what it counts.
async fn counts(app: &App) -> anyhow::Result<Vec<(u64, &'static str)>> {
    let mut counts = Vec::new();
    for (kind, noun) in [
        (RecordKind::Actor, "actors"),
        (RecordKind::Cooperation, "cooperations"),
        (RecordKind::Instrument, "instruments"),
        (RecordKind::Activity, "activities"),
        (RecordKind::Membership, "memberships"),
        (RecordKind::Source, "sources"),
        (RecordKind::Citation, "citations"),
    ] {
        counts.push((list::count_all(&app.store, kind, &list::Question::default()).await?.total, noun));
    }
    Ok(counts)
}

/// A few lines for who has just started the server.
fn greeting(config: &Config, address: SocketAddr, counts: &[(u64, &str)]) -> String {
    let host = if address.ip().is_unspecified() { "localhost".to_owned() } else { host_of(address) };
    let url = format!("http://{host}:{}", address.port());
    let mut text = format!("\n  Entente answers at {url}/graphql\n");
    if !counts.is_empty() {
        let counts: Vec<_> = counts.iter().map(|(number, noun)| format!("{number} {noun}")).collect();
        let _ = writeln!(text, "  It serves {}.", counts.join(", "));
    }
    if config.explorer {
        let _ = writeln!(text, "  Open {url}/ for the explorer.");
    }
    let _ = writeln!(
        text,
        "\n  A first question:\n\n    curl {url}/graphql -H 'content-type: application/json' \\\n      \
         -d '{{\"query\":\"{{ actors(first: 3) {{ totalCount nodes {{ name }} }} }}\"}}'\n\n  Ctrl-C stops it.\n"
    );
    text
}

/// The host as it stands in a URL.
fn host_of(address: SocketAddr) -> String {
    match address {
        SocketAddr::V4(address) => address.ip().to_string(),
        SocketAddr::V6(address) => format!("[{}]", address.ip()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greeting_says_where_and_what() {
        let text = greeting(&Config::default(), ([127, 0, 0, 1], 8000).into(), &[(75, "cooperations"), (90, "actors")]);

        assert!(text.contains("answers at http://127.0.0.1:8000/graphql"));
        assert!(text.contains("serves 75 cooperations, 90 actors."));
        assert!(text.contains(r#"-d '{"query":"{ actors(first: 3) { totalCount nodes { name } } }"}'"#));
        let everywhere = greeting(&Config { explorer: false, ..Config::default() }, ([0, 0, 0, 0], 80).into(), &[]);
        assert!(everywhere.contains("http://localhost:80/graphql"));
        assert!(!everywhere.contains("explorer"));
    }
}
