//! The service with the published data, on either database, asked without HTTP.

use std::path::PathBuf;
use std::sync::OnceLock;

use async_graphql::parser::parse_query;
use async_graphql::{Request, Variables};
use entente::clock::Clock;
use entente::graphql::service::Service;
use entente::graphql::session::PageSizes;
use entente::package::{self, Builtin, Files, Run};
use entente::store::{Store, StoreOptions};
use serde_json::Value;
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;

use super::postgres::{self, Database};

/// The time at which all tests take place.
pub(crate) const NOW: OffsetDateTime = datetime!(2026-11-21 12:00 UTC);

/// Page sizes of the service under test.
pub(crate) const PAGES: PageSizes = PageSizes { default: 20, most: 500 };

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backend {
    /// Embedded, in a file.
    Sqlite,
    /// The throw-away cluster.
    Postgres,
}

/// A service and its store.
pub(crate) struct TestApp {
    pub(crate) service: Service,
    pub(crate) store: Store,
    _home: Home,
}

/// What has to live as long as a test.
enum Home {
    Shared,
    Folder { _folder: TempDir },
    Database { _database: Database },
}

/// Declares that tests run on both databases, each by itself.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => { $crate::support::app::on_both!(published; $($test),+); };
    ($home:ident; $($test:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test]
                async fn $test() {
                    let app = $crate::support::app::TestApp::$home($crate::support::app::Backend::Sqlite).await;
                    super::$test(app).await;
                }
            )+
        }

        mod postgres {
            $(
                #[tokio::test]
                async fn $test() {
                    if $crate::support::postgres::is_skipped() {
                        return;
                    }
                    let app = $crate::support::app::TestApp::$home($crate::support::app::Backend::Postgres).await;
                    super::$test(app).await;
                }
            )+
        }
    };
}
pub(crate) use on_both;

impl TestApp {
    /// The published data, shared with other tests: for reading only.
    pub(crate) async fn published(backend: Backend) -> Self {
        let url = match backend {
            Backend::Sqlite => format!("sqlite://{}", sqlite().display()),
            Backend::Postgres => postgres_template().url.clone(),
        };
        Self::at(&url, Home::Shared).await
    }

    /// An own database with the tables and nothing in them.
    pub(crate) async fn empty(backend: Backend) -> Self {
        let app = match backend {
            Backend::Sqlite => {
                let folder = TempDir::new().expect("a temporary folder");
                let url = format!("sqlite://{}", folder.path().join("entente.db").display());
                Self::at(&url, Home::Folder { _folder: folder }).await
            }
            Backend::Postgres => {
                let database = postgres::fresh_database();
                let url = database.url.clone();
                Self::at(&url, Home::Database { _database: database }).await
            }
        };
        app.store.migrate_up().await.expect("the schema goes up");
        app
    }

    async fn at(url: &str, home: Home) -> Self {
        let options = StoreOptions { max_connections: 4, ..StoreOptions::default() };
        let store = Store::connect(url, &options).await.expect("the database opens");
        let service = Service::new(store.clone(), Clock::fixed(NOW), PAGES);
        Self { service, store, _home: home }
    }

    /// Asks and hands back the whole reply.
    pub(crate) async fn reply(&self, query: &str) -> Value {
        let document = parse_query(query).expect("the query of a test parses");
        let answer = self.service.run(document, Request::new("")).await;
        serde_json::to_value(answer.response).expect("a response is JSON")
    }

    /// Asks with variables and hands back the whole reply.
    pub(crate) async fn reply_with(&self, query: &str, variables: Value) -> Value {
        let document = parse_query(query).expect("the query of a test parses");
        let request = Request::new("").variables(Variables::from_json(variables));
        let answer = self.service.run(document, request).await;
        serde_json::to_value(answer.response).expect("a response is JSON")
    }

    /// Asks and hands back the data of a reply without errors.
    pub(crate) async fn ask(&self, query: &str) -> Value {
        let mut reply = self.reply(query).await;
        assert_eq!(reply.get("errors"), None, "{query}");
        reply["data"].take()
    }

    /// Asks and tells how many statements it took.
    pub(crate) async fn statements(&self, query: &str) -> u32 {
        let document = parse_query(query).expect("the query of a test parses");
        let answer = self.service.run(document, Request::new("")).await;
        assert_eq!(answer.response.errors, [], "{query}");
        answer.statements
    }

    /// Imports a package.
    pub(crate) async fn import(&self, files: &dyn Files) -> Result<package::Report, package::ImportError> {
        package::import(&self.store, files, Run { now: NOW, dry_run: false, progress: &|_| {} }).await
    }
}

/// The texts under a key, one of each node of a connection.
pub(crate) fn texts(connection: &Value, key: &str) -> Vec<String> {
    let nodes = connection["nodes"].as_array().expect("a connection has nodes");
    nodes.iter().map(|node| node[key].as_str().unwrap_or("null").to_owned()).collect()
}

/// The file with the published data; it lies in the build's own folder and is made anew by each run.
fn sqlite() -> &'static PathBuf {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("published-{}.db", std::process::id()));
        for leftover in std::fs::read_dir(env!("CARGO_TARGET_TMPDIR")).into_iter().flatten().flatten() {
            if leftover.file_name().to_string_lossy().starts_with("published-") {
                let _ = std::fs::remove_file(leftover.path());
            }
        }
        publish(&format!("sqlite://{}", file.display()));
        file
    })
}

fn postgres_template() -> &'static Database {
    static DATABASE: OnceLock<Database> = OnceLock::new();
    DATABASE.get_or_init(|| {
        let database = postgres::fresh_database();
        publish(&database.url);
        database
    })
}

/// Loads the built-in package, on a thread of its own because a test's runtime is busy.
fn publish(url: &str) {
    let url = url.to_owned();
    let loading = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let store = Store::connect(&url, &StoreOptions::default()).await.expect("the database opens");
            store.migrate_up().await.expect("the schema goes up");
            let run = Run { now: NOW, dry_run: false, progress: &|_| {} };
            package::import(&store, &Builtin, run).await.expect("the built-in package is sound");
            store.close().await.expect("the database closes");
        });
    });
    loading.join().expect("the built-in package loads");
}
