//! A throw-away PostgreSQL: one cluster a test process, a fresh database a test.
//!
//! The cluster is started by the first test that asks for a database. It listens
//! on a free port of 127.0.0.1, trusts everyone there and loses its data in a
//! crash. `postgres.sh` next to this file owns it and removes it when this
//! process ends, because the test harness has no hook for its end and a killed
//! process could not run one. Databases are made with `psql`; nothing here knows
//! the tables.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

const OLDEST: u32 = 14;
const SCRIPT: &str = include_str!("postgres.sh");
const SKIP: &str = "ENTENTE_TEST_SKIP_POSTGRES";
const MISSING: &str = "\
PostgreSQL 14 or newer is not installed, and these tests need its server (no running one is touched).
  Debian, Ubuntu:  apt-get install postgresql
  Fedora:          dnf install postgresql-server
  macOS:           brew install postgresql
`scripts/test` installs it. To go without, outside CI: ENTENTE_TEST_SKIP_POSTGRES=1.";

/// A database of its own, dropped with this value.
pub(crate) struct Database {
    /// Where to connect, as `postgres://…`.
    pub(crate) url: String,
    name: String,
}

/// Makes an empty database, starting the cluster if this is the first.
///
/// # Panics
///
/// Where PostgreSQL is not installed or does not start, with what to do about it.
pub(crate) fn fresh_database() -> Database {
    cluster().create("template1")
}

/// Tells whether the tests on PostgreSQL are to be left out, and says so aloud.
///
/// # Panics
///
/// In CI, where leaving them out is refused.
pub(crate) fn is_skipped() -> bool {
    static SAID: OnceLock<()> = OnceLock::new();
    if !is_skip(variable(SKIP).as_deref(), variable("CI").as_deref()) {
        return false;
    }
    SAID.get_or_init(|| {
        // Straight to the stream: the harness swallows what `eprintln!` says in a test that passes.
        let _ = writeln!(std::io::stderr(), "\n!!! {SKIP}=1: PostgreSQL is NOT tested in this run !!!\n");
    });
    true
}

fn is_skip(skip: Option<&str>, ci: Option<&str>) -> bool {
    let wanted = skip == Some("1");
    assert!(!(wanted && ci == Some("true")), "{SKIP}=1 is refused in CI: PostgreSQL is always tested there");
    wanted
}

impl Database {
    /// Makes another database with the content of this one, to which nobody may be connected.
    ///
    /// Cheaper than migrating anew: migrate one, then copy it for each test.
    pub(crate) fn copy(&self) -> Self {
        cluster().create(&self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let dropped = cluster().run(&format!("DROP DATABASE \"{}\" WITH (FORCE)", self.name));
        if let Err(reason) = dropped {
            // A second panic would hide the first, and the cluster goes away with the process in any case.
            eprintln!("cannot drop {}: {reason}", self.name);
        }
    }
}

struct Cluster {
    bin: PathBuf,
    port: u16,
    /// Open as long as this process lives; the script waits for its end.
    _alive: ChildStdin,
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| {
        assert!(!is_skipped(), "a test asks for PostgreSQL although {SKIP}=1; it should ask `is_skipped` first");
        let bin = installed().unwrap_or_else(|| panic!("{MISSING}"));

        // The free port may be taken by someone else before the server has it.
        let mut faults = Vec::new();
        for _ in 0..3 {
            match Cluster::start(&bin) {
                Ok(cluster) => return cluster,
                Err(fault) => faults.push(fault),
            }
        }
        panic!("PostgreSQL in {} does not start:\n{}", bin.display(), faults.join("\n"))
    })
}

impl Cluster {
    fn start(bin: &Path) -> Result<Self, String> {
        let owner = Owner::find()?;
        let port = free_port().map_err(|error| format!("no free port: {error}"))?;
        let folder = owner.temp.join(format!("entente-postgres-{}-{port}", std::process::id()));

        let mut command = bare("sh");
        command.args(["-c", SCRIPT, "postgres"]).arg(bin).arg(&folder).arg(port.to_string());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // Out of reach of Ctrl-C and of a runner that kills the group of the tests.
        command.process_group(0);
        if let Some((user, group)) = owner.ids {
            command.uid(user).gid(group);
        }

        let mut keeper = command.spawn().map_err(|error| format!("cannot run sh: {error}"))?;
        let alive = keeper.stdin.take().expect("the input is piped");
        let mut output = BufReader::new(keeper.stdout.take().expect("the output is piped"));
        let mut said = String::new();
        output.read_line(&mut said).map_err(|error| error.to_string())?;
        if said.trim() == "ready" {
            return Ok(Self { bin: bin.to_owned(), port, _alive: alive });
        }
        output.read_to_string(&mut said).map_err(|error| error.to_string())?;
        let _ = keeper.wait();
        Err(said)
    }

    fn create(&self, template: &str) -> Database {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let name = format!("entente_{}", NEXT.fetch_add(1, Ordering::Relaxed));

        self.run(&format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\""))
            .unwrap_or_else(|reason| panic!("cannot create {name}: {reason}"));
        Database { url: format!("postgres://postgres@127.0.0.1:{}/{name}", self.port), name }
    }

    fn run(&self, sql: &str) -> Result<String, String> {
        self.run_in("postgres", sql)
    }

    /// Runs one statement and returns its rows as bare text.
    fn run_in(&self, database: &str, sql: &str) -> Result<String, String> {
        let port = self.port.to_string();
        let output = bare(self.bin.join("psql"))
            .args(["-XAtq", "-h", "127.0.0.1", "-U", "postgres", "-p", &port, "-d", database, "-c", sql])
            .output()
            .map_err(|error| format!("cannot run psql: {error}"))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

/// Who runs the server, and where its folder stands.
struct Owner {
    /// User and group, where they are not our own.
    ids: Option<(u32, u32)>,
    temp: PathBuf,
}

impl Owner {
    /// Ourselves; or, as PostgreSQL refuses to run as root, a user with no rights to speak of.
    fn find() -> Result<Self, String> {
        let probe = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
        let us = fs::metadata(probe.path()).map_err(|error| error.to_string())?;
        if us.uid() != 0 {
            return Ok(Self { ids: None, temp: std::env::temp_dir() });
        }

        let ids = ["postgres", "nobody"].into_iter().find_map(|user| Some((id("-u", user)?, id("-g", user)?)));
        let ids = ids.ok_or("we are root, and there is neither a user `postgres` nor `nobody` to run the server")?;
        // Root's own temporary folder may be closed to that user; this one is open to all.
        Ok(Self { ids: Some(ids), temp: PathBuf::from("/tmp") })
    }
}

fn id(which: &str, user: &str) -> Option<u32> {
    let output = bare("id").args([which, user]).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Finds the folder of PostgreSQL's programs: on the path, else the newest that Debian keeps.
fn installed() -> Option<PathBuf> {
    let path = variable("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).map(|folder| folder.join("initdb"));
    // Links lead to the folder that holds the other programs too.
    let mut folders: Vec<PathBuf> =
        on_path.filter_map(|initdb| Some(initdb.canonicalize().ok()?.parent()?.to_owned())).collect();

    let mut versions: Vec<PathBuf> =
        fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|e| e.path()).collect();
    versions.sort_by_key(|folder| {
        std::cmp::Reverse(number(folder.file_name().and_then(|name| name.to_str()).unwrap_or("")))
    });
    folders.extend(versions.into_iter().map(|folder| folder.join("bin")));

    folders.into_iter().find(|bin| is_usable(bin))
}

fn is_usable(bin: &Path) -> bool {
    let all_there = ["initdb", "postgres", "psql"].iter().all(|program| bin.join(program).is_file());
    all_there && version(bin).is_some_and(|version| version >= OLDEST)
}

fn version(bin: &Path) -> Option<u32> {
    let output = bare(bin.join("postgres")).arg("--version").output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    number(said.split_whitespace().nth(2)?)
}

/// Reads the leading digits: `15` of `15.3`, of `17devel` and of `15`.
fn number(text: &str) -> Option<u32> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

/// A command that sees nothing of the caller's `PG…` and `LC_…` and stands where any user may stand.
fn bare(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", variable("PATH").unwrap_or_default()).env("LC_ALL", "C").current_dir("/");
    command
}

fn variable(name: &str) -> Option<String> {
    std::env::var_os(name)?.into_string().ok()
}

#[test]
fn each_test_has_an_empty_database_of_its_own() {
    if is_skipped() {
        return;
    }
    let (one, two) = (fresh_database(), fresh_database());
    cluster().run_in(&one.name, "CREATE TABLE pillar (id int)").expect("the first is writable");

    let tables = cluster().run_in(&two.name, "SELECT count(*) FROM pg_tables WHERE tablename = 'pillar'");

    assert_ne!(one.url, two.url);
    assert_eq!(tables.as_deref(), Ok("0"));
}

#[test]
fn a_copy_has_the_content_of_its_original() {
    if is_skipped() {
        return;
    }
    let original = fresh_database();
    cluster().run_in(&original.name, "CREATE TABLE pillar AS SELECT 7 AS id").expect("it is writable");

    let copy = original.copy();

    assert_eq!(cluster().run_in(&copy.name, "SELECT id FROM pillar").as_deref(), Ok("7"));
}

#[test]
fn a_database_goes_with_its_value_even_while_someone_is_connected() {
    if is_skipped() {
        return;
    }
    let gone = fresh_database();
    let (name, port) = (gone.name.clone(), cluster().port.to_string());
    let mut session = bare(cluster().bin.join("psql"))
        .args(["-XAtq", "-h", "127.0.0.1", "-U", "postgres", "-p", &port, "-d", &name])
        .args(["-c", "SELECT 1", "-c", "SELECT pg_sleep(60)"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("psql starts");
    let mut first_row = String::new();
    BufReader::new(session.stdout.take().expect("it is piped")).read_line(&mut first_row).expect("psql answers");

    drop(gone);

    let left = cluster().run(&format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'"));
    assert_eq!(left.as_deref(), Ok("0"));
    assert!(!session.wait().expect("psql ends").success());
}

#[test]
fn leaving_postgres_out_needs_the_exact_word() {
    assert!(is_skip(Some("1"), None));
    assert!(!is_skip(None, None));
    assert!(!is_skip(Some("0"), None));
    assert!(!is_skip(None, Some("true")));
}

#[test]
#[should_panic(expected = "refused in CI")]
fn leaving_postgres_out_is_refused_in_ci() {
    is_skip(Some("1"), Some("true"));
}

#[test]
fn a_version_is_its_leading_number() {
    assert_eq!(["15.3", "17devel", "9.6", "x", ""].map(number), [Some(15), Some(17), Some(9), None, None]);
}
