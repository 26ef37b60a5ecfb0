//! The house keeps its plan: who may lean on whom, and what stands where.
//!
//! Reads the sources and nothing else. Tests beside the code, `#[cfg(test)]` and
//! files named `tests.rs`, may lean on what they like.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::source::{lines_of, paths};

/// Each room and what it may lean on, from the roof down. A room may always lean on itself.
///
/// An arrow to a room that stands higher, or that is not written here, is a fault.
const ROOMS: &[(&str, &[&str])] = &[
    ("main", &["*"]),
    ("lib", &["*"]),
    ("cli", &["*"]),
    ("http", &["graphql", "app", "config", "clock", "telemetry"]),
    (
        "app",
        &["graphql", "package", "actions", "topology", "store", "domain", "entity", "config", "clock", "telemetry"],
    ),
    ("graphql", &["actions", "topology", "store", "domain", "entity", "config", "clock"]),
    ("package", &["actions", "store", "domain", "entity"]),
    ("actions", &["store", "domain", "entity"]),
    ("store", &["domain", "entity", "migration"]),
    ("topology", &["domain", "entity"]),
    ("domain", &["entity"]),
    ("entity", &[]),
    ("migration", &[]),
    ("telemetry", &["config"]),
    ("config", &[]),
    ("clock", &[]),
];

/// Each library and the places, a file or a folder, that may name it.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("sea_orm", &["entity/src", "migration/src", "src/store"]),
    ("sea_orm_migration", &["migration/src", "src/store"]),
    ("sqlx", &["src/store"]),
    ("async_graphql", &["src/graphql", "src/http/graphql"]),
    ("axum", &["src/http"]),
    ("tower_http", &["src/http"]),
    ("hyper", &["src/http"]),
    ("std::env", &["src/config", "src/main"]),
];

/// Rooms that compute and do nothing else, and what would make them do more.
const PURE: &[&str] = &["domain", "topology"];
const IMPURE: &[&str] = &["tracing", "tokio", "futures_util", "std::fs", "std::net"];

/// The longest file, without its tests.
const LINES: usize = 400;

/// Where the rooms are; other sources are asked for their first line only.
const HOUSE: &[&str] = &["src", "entity/src", "migration/src"];
const AROUND: &[&str] = &["tests", "benches"];

#[test]
fn no_arrow_is_drawn_upwards() {
    complain(&each_source(HOUSE, arrows));
}

#[test]
fn each_library_is_named_in_its_room_alone() {
    complain(&each_source(HOUSE, libraries));
}

#[test]
fn pure_rooms_do_no_input_or_output() {
    complain(&each_source(HOUSE, impurities));
}

#[test]
fn each_file_says_its_duty_first_and_is_not_too_long() {
    complain(&each_source(HOUSE, shape));
    complain(&each_source(AROUND, first_line));
}

#[test]
fn the_plan_itself_has_no_upward_arrow() {
    assert_eq!(upward(ROOMS), Vec::<String>::new());
}

#[test]
fn each_link_of_the_documents_leads_somewhere() {
    let root = root();
    let mut documents = files_below(&root.join("docs"), "md");
    documents
        .extend(["README.md", "CHANGELOG.md"].map(|name| root.join(name)).into_iter().filter(|path| path.exists()));

    let mut faults = Vec::new();
    for document in documents {
        let folder = document.parent().expect("a file stands in a folder");
        let exists = |target: &str| match target.strip_prefix('/') {
            Some(from_root) => root.join(from_root).exists(),
            None => folder.join(target).exists(),
        };
        faults.extend(dead_links(&shown(&document), &text(&document), exists));
    }
    complain(&faults);
}

/// Draws the arrows of one file and names those that the plan lacks.
fn arrows(path: &str, source: &str) -> Vec<String> {
    let Some((room, module)) = place(path) else { return Vec::new() };
    let Some((_, below)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![format!("{path}:1: the room `{room}` is not on the plan")];
    };
    let found = match paths(source, &module) {
        Ok(found) => found,
        Err(reason) => return vec![format!("{path}:1: cannot be read: {reason}")],
    };

    let is_inside = path.starts_with("src/");
    let mut faults = Vec::new();
    for named in found {
        let Some(other) = room_of(&named.segments, is_inside) else { continue };
        if other == room || below.contains(&other) || below.contains(&"*") {
            continue;
        }
        let written = named.segments.join("::");
        let allowed = if below.is_empty() { "nothing of ours".to_owned() } else { below.join(", ") };
        faults
            .push(format!("{path}:{}: `{room}` leans on `{other}` ({written}); it may lean on {allowed}", named.line));
    }
    faults
}

/// Names the libraries that one file has no business with.
fn libraries(path: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return faults;
    }
    for named in paths(source, &[]).unwrap_or_default() {
        for (library, places) in LIBRARIES {
            if holds(&named.segments, library) && !places.iter().any(|place| stands_in(path, place)) {
                faults.push(format!("{path}:{}: `{library}` stands in {} alone", named.line, places.join(", ")));
            }
        }
    }
    faults
}

/// Names what makes a file of a pure room do more than compute.
fn impurities(path: &str, source: &str) -> Vec<String> {
    let Some((room, _)) = place(path) else { return Vec::new() };
    if !PURE.contains(&room) {
        return Vec::new();
    }
    let mut lines = lines_of(source, "async").unwrap_or_default();
    let named = paths(source, &[]).unwrap_or_default();
    lines.extend(named.iter().filter(|n| IMPURE.iter().any(|name| holds(&n.segments, name))).map(|n| n.line));
    lines
        .iter()
        .map(|line| format!("{path}:{line}: `{room}` only computes: no `async`, no {}", IMPURE.join(", ")))
        .collect()
}

fn shape(path: &str, source: &str) -> Vec<String> {
    let mut faults = first_line(path, source);
    let n_lines = source.lines().take_while(|line| line.trim() != "#[cfg(test)]").count();
    if n_lines > LINES {
        faults.push(format!("{path}:{LINES}: {n_lines} lines without tests, and {LINES} is the most"));
    }
    faults
}

fn first_line(path: &str, source: &str) -> Vec<String> {
    if source.starts_with("//! ") { Vec::new() } else { vec![format!("{path}:1: the first line is not a `//!`")] }
}

/// Names the links of a document to files that are not there; code in it is passed over.
fn dead_links(path: &str, markdown: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    let mut is_code = false;
    for (at, line) in markdown.lines().enumerate() {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            is_code = !is_code;
        }
        if is_code {
            continue;
        }
        for target in targets(line) {
            let file = target.split(['#', '?']).next().unwrap_or_default();
            let is_elsewhere = file.contains("://") || file.starts_with("mailto:");
            if !file.is_empty() && !is_elsewhere && !exists(file) {
                faults.push(format!("{path}:{}: the link to {target} leads nowhere", at + 1));
            }
        }
    }
    faults
}

/// Lists what a line of Markdown links to: `[a](here)`, `[a]: here`, `src="here"`, `href="here"`.
fn targets(line: &str) -> Vec<&str> {
    // Between backticks is code: every second part.
    let prose = line.split('`').step_by(2);
    let mut found = Vec::new();
    for (opening, closing) in [("](", [')', ' ']), ("src=\"", ['"', '"']), ("href=\"", ['"', '"'])] {
        for part in prose.clone() {
            found.extend(part.split(opening).skip(1).filter_map(|rest| rest.split(closing).next()));
        }
    }
    if line.starts_with('[') && !line.starts_with("[^") {
        found.extend(line.split_once("]: ").and_then(|(_, target)| target.split_whitespace().next()));
    }
    // A picture that is a link closes one bracket into another; `<here>` may stand for `here`.
    found.into_iter().map(|target| target.trim_matches(['<', '>'])).collect()
}

/// Lists the arrows of a plan that do not lead down it.
fn upward(plan: &[(&str, &[&str])]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, (room, below)) in plan.iter().enumerate() {
        for other in below.iter().filter(|other| **other != "*") {
            if !plan[at + 1..].iter().any(|(name, _)| name == other) {
                faults.push(format!("{room} → {other}"));
            }
        }
    }
    faults
}

/// Tells a file's room and its module within the crate; none for tests.
fn place(path: &str) -> Option<(&str, Vec<&str>)> {
    let (workshop, inner) = path.split_once("src/")?;
    let mut module: Vec<&str> = inner.strip_suffix(".rs")?.split('/').collect();
    if module.last() == Some(&"tests") {
        return None;
    }
    let first = module[0];
    let is_root = module.len() == 1 && ["lib", "main"].contains(&first);
    if is_root || module.last() == Some(&"mod") {
        module.pop();
    }
    let room = if workshop.is_empty() { first } else { workshop.trim_end_matches('/') };
    Some((room, module))
}

/// Tells which room a path leads to, if to one of ours.
fn room_of(segments: &[String], is_inside: bool) -> Option<&str> {
    let head = segments.first()?.as_str();
    match head {
        "entity" | "migration" => Some(head),
        "crate" if is_inside => segments.get(1).map(String::as_str),
        "entente" => segments.get(1).map(String::as_str),
        _ => None,
    }
}

/// Tells whether a name such as `std::env` stands anywhere in a path, re-exported or not.
fn holds(segments: &[String], name: &str) -> bool {
    let wanted: Vec<&str> = name.split("::").collect();
    segments.windows(wanted.len()).any(|window| window == wanted)
}

/// Tells whether a file is the place, or stands below it.
fn stands_in(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn each_source(folders: &[&str], check: fn(&str, &str) -> Vec<String>) -> Vec<String> {
    let files: Vec<PathBuf> = folders.iter().flat_map(|folder| files_below(&root().join(folder), "rs")).collect();
    assert!(!files.is_empty(), "there is nothing to read in {folders:?}");
    files.iter().flat_map(|file| check(&shown(file), &text(file))).collect()
}

/// Lists the files of a folder and of those in it, in order; none where there is no folder.
fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    entries.sort();

    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() && !path.ends_with("node_modules") {
            found.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|ending| ending == extension) {
            found.push(path);
        }
    }
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn complain(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The checker checked: a judge that acquits everyone is worth nothing.
mod checker {
    use super::{arrows, dead_links, impurities, libraries, shape, upward};

    #[test]
    fn an_arrow_upwards_is_named_with_file_line_and_remedy() {
        let source = "//! Pages.\n\nuse crate::domain::Fault;\nuse crate::{graphql::page, store};\n";

        assert_eq!(
            arrows("src/store/page.rs", source),
            [
                "src/store/page.rs:4: `store` leans on `graphql` (crate::graphql::page); it may lean on domain, entity, migration"
            ]
        );
    }

    #[test]
    fn forbidden_arrows_are_found_however_they_are_written() {
        let cases = [
            ("src/domain/fault.rs", "fn f() { crate::store::open() }"),
            ("src/domain/mod.rs", "use super::topology::Graph;"),
            ("src/topology/path.rs", "use super::super::store;"),
            ("src/actions/mod.rs", "mod inner { use super::super::package; }"),
            ("src/package/read.rs", "use crate::{domain, graphql::{self}};"),
            ("src/graphql/mod.rs", "pub use entente::http;"),
            ("src/clock.rs", "use crate::config::Config;"),
            ("src/http/mod.rs", "use crate::store::Store;"),
            ("src/store/mod.rs", "use crate::*;"),
            ("src/cellar/mod.rs", "fn f() {}"),
            ("entity/src/actor.rs", "use migration::Migrator;"),
            ("migration/src/lib.rs", "use entity::actor;"),
            ("migration/src/lib.rs", "use entente::store;"),
            ("src/domain/fault.rs", "fn f( {"),
        ];

        for (path, source) in cases {
            assert_eq!(arrows(path, source).len(), 1, "{path}: {source}");
        }
    }

    #[test]
    fn arrows_downwards_and_inwards_pass() {
        let cases = [
            ("src/http/graphql.rs", "use crate::graphql::gate; use super::router;"),
            ("src/graphql/types/actor.rs", "use super::super::page; use crate::domain::Slug; use entity::actor;"),
            ("src/store/mod.rs", "use migration::Migrator; use entity::actor; mod page; use self::page::Slice;"),
            ("src/main.rs", "use entente::http; mod cli; use crate::cli::Cli;"),
            ("src/lib.rs", "pub mod store; pub use self::store::Store;"),
            ("entity/src/actor.rs", "use crate::kind::ActorKind; use super::name;"),
            ("src/domain/fault.rs", "//! See [`crate::http`].\n#[cfg(test)] mod tests { use crate::app; }"),
            ("src/store/tests.rs", "use crate::app::App;"),
        ];

        for (path, source) in cases {
            assert_eq!(arrows(path, source), [""; 0], "{path}: {source}");
        }
    }

    #[test]
    fn a_library_outside_its_room_is_found() {
        let cases = [
            ("src/actions/mod.rs", "use sea_orm::DbErr;"),
            ("src/graphql/mod.rs", "fn f() { migration::sea_orm_migration::run() }"),
            ("src/http/router.rs", "use async_graphql::Schema;"),
            ("src/app.rs", "#[async_graphql::Object] impl X {}"),
            ("src/graphql/mod.rs", "use axum::Router;"),
            ("src/main.rs", "use tower_http::trace;"),
            ("src/app.rs", "use crate::store::sea_orm::DbErr;"),
            ("src/store/mod.rs", "use std::{env, fs};"),
            ("src/http_client.rs", "extern crate hyper;"),
        ];

        for (path, source) in cases {
            assert_eq!(libraries(path, source).len(), 1, "{path}: {source}");
        }
    }

    #[test]
    fn a_library_in_its_room_passes() {
        let cases = [
            ("src/store/actor.rs", "use sea_orm::DbErr;"),
            ("src/http/graphql.rs", "use async_graphql::Request; use axum::body::Body;"),
            ("src/config.rs", "use std::env;"),
            ("src/main.rs", "fn main() { std::env::args(); }"),
            ("src/app.rs", "const E: &str = env!(\"CARGO_PKG_VERSION\");"),
        ];

        for (path, source) in cases {
            assert_eq!(libraries(path, source), [""; 0], "{path}: {source}");
        }
    }

    #[test]
    fn a_pure_room_that_waits_logs_or_reads_is_found() {
        let sources =
            ["async fn f() {}", "fn f() { tracing::info!(\"x\") }", "use std::fs::File;", "use tokio::spawn;"];

        for source in sources {
            assert_eq!(impurities("src/topology/path.rs", source).len(), 1, "{source}");
            assert_eq!(impurities("src/store/path.rs", source), [""; 0], "{source}");
        }
        assert_eq!(impurities("src/domain/fault.rs", "// async and tracing are for others\nfn f() {}"), [""; 0]);
    }

    #[test]
    fn a_file_without_its_duty_and_a_long_one_are_found() {
        let long = format!("//! Long.\n{}", "fn f() {}\n".repeat(400));
        let long_tests = format!("//! Short.\n#[cfg(test)]\n{}", "fn f() {}\n".repeat(400));

        assert_eq!(shape("src/a.rs", "use std::fmt;\n"), ["src/a.rs:1: the first line is not a `//!`"]);
        assert_eq!(shape("src/a.rs", &long), ["src/a.rs:400: 401 lines without tests, and 400 is the most"]);
        assert_eq!(shape("src/a.rs", &long_tests), [""; 0]);
    }

    #[test]
    fn a_dead_link_is_named_with_its_line() {
        let exists = |target: &str| target == "docs/api.md";
        let markdown = "[a](docs/api.md#paging) [b](https://x.example/y) [c](#here)\n\
            [d](docs/none.md \"title\") `[e](code.md)`\n\
            ```\n[f](in-code.md)\n```\n\
            <img src=\"shot.png\">\n\
            [g]: gone.md\n\
            [![h](badge.svg)](docs/api.md)\n";

        assert_eq!(
            dead_links("README.md", markdown, exists),
            [
                "README.md:2: the link to docs/none.md leads nowhere",
                "README.md:6: the link to shot.png leads nowhere",
                "README.md:7: the link to gone.md leads nowhere",
                "README.md:8: the link to badge.svg leads nowhere"
            ]
        );
    }

    #[test]
    fn a_plan_with_an_upward_arrow_is_found() {
        assert_eq!(upward(&[("roof", &["*", "cellar"]), ("cellar", &["roof"])]), ["cellar → roof"]);
        assert_eq!(upward(&[("roof", &["attic"])]), ["roof → attic"]);
    }
}
