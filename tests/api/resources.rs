//! Every row of the data package can be had back through the API: each column of each resource, and its citations.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::app::{TestApp, on_both};
use crate::support::resource::{RESOURCES, Resource};

on_both!(
    every_column_of_every_row_comes_back,
    every_row_has_the_citations_that_name_it,
    every_citation_comes_back_with_the_row_it_names,
    the_package_says_what_it_is,
);

/// The rows of a resource of the package: columns by name, by key.
type Rows = BTreeMap<String, BTreeMap<String, String>>;

fn rows(name: &str, key: &[&str]) -> Rows {
    let file = format!("{}/data/yogyakarta/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(file).expect("the file of the resource");
    let header = reader.headers().expect("a header").clone();
    let mut rows = Rows::new();
    for record in reader.records() {
        let record = record.expect("a row");
        let row: BTreeMap<_, _> = header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
        let key: Vec<_> = key.iter().map(|part| row[*part].as_str()).collect();
        rows.insert(key.join("|"), row);
    }
    assert!(!rows.is_empty(), "{name} has rows");
    rows
}

/// Everything at the end of a way, page by page of the list that it begins with.
async fn nodes(app: &TestApp, way: &str, selection: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut after = String::new();
    let steps: Vec<_> = way.split('.').collect();
    loop {
        let lists = &steps[1..];
        let below = |inner, list: &&str| format!("{list}(first: 500) {{ totalCount nodes {{ {inner} }} }}");
        let inner = lists.iter().rfold(selection.to_owned(), below);
        let query = format!(
            "{{ {}(first: 9{after}) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ {inner} }} }} }}",
            steps[0]
        );
        let mut page = app.ask(&query).await[steps[0]].take();
        let mut level = items(&mut page);
        for list in lists {
            level = level.iter_mut().flat_map(|node| items(&mut node[*list])).collect();
        }
        found.append(&mut level);
        if page["pageInfo"]["hasNextPage"] == false {
            return found;
        }
        after = format!(", after: {}", page["pageInfo"]["endCursor"]);
    }
}

/// The nodes of a connection, which has to be shown whole where it is counted.
fn items(connection: &mut Value) -> Vec<Value> {
    let count = connection["totalCount"].as_u64();
    let nodes = connection["nodes"].take();
    let nodes = nodes.as_array().cloned().unwrap_or_default();
    assert!(count.is_none_or(|count| count == nodes.len() as u64), "a page is too small");
    nodes
}

/// The records of a resource with a selection, by their keys in the package.
async fn records(app: &TestApp, resource: &Resource, selection: &str) -> BTreeMap<String, Value> {
    let selection = format!("origin {{ key package {{ name }} }} {selection}");
    let found = match resource.way {
        // Lists of their own are not there: what a citation bears out leads to them.
        None => {
            let cited = format!("cited {{ __typename ... on {} {{ {selection} }} }}", resource.kind);
            let citations = citations(app, &cited).await.into_iter().map(|mut citation| citation["cited"].take());
            citations.filter(|cited| cited["__typename"] == resource.kind).collect()
        }
        Some(way) => nodes(app, way, &selection).await,
    };
    let mut records = BTreeMap::new();
    for record in found {
        assert_eq!(record["origin"]["package"]["name"], "yogyakarta-paradiplomacy");
        let key = record["origin"]["key"].as_str().expect("an imported record has a key").to_owned();
        let before = records.insert(key.clone(), record);
        // Ways may meet: an activity lies at several places; but a record is one and the same.
        assert!(before.is_none_or(|before| before == records[&key]), "{} {key} is there twice", resource.name);
    }
    records
}

/// All citations, page by page of each source.
async fn citations(app: &TestApp, selection: &str) -> Vec<Value> {
    let sources = app.ask("{ sources(first: 100) { totalCount nodes { slug } } }").await["sources"].take();
    let mut found = Vec::new();
    for source in sources["nodes"].as_array().expect("a list") {
        let mut after = String::new();
        loop {
            let query = format!(
                "{{ sources(filter: {{ slug: [{}] }}) {{ nodes {{ citedIn(first: 150{after}) {{
                    pageInfo {{ hasNextPage endCursor }} nodes {{ {selection} }} }} }} }} }}",
                source["slug"]
            );
            let mut page = app.ask(&query).await["sources"]["nodes"][0]["citedIn"].take();
            found.append(&mut items(&mut page));
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = format!(", after: {}", page["pageInfo"]["endCursor"]);
        }
    }
    found
}

/// A field path such as `parent.origin.key` as a selection.
fn selection(path: &str) -> String {
    if path == "memberListComplete" {
        return "... on Forum { memberListComplete } ... on IntergovernmentalOrganization { memberListComplete }"
            .into();
    }
    let steps: Vec<_> = path.split('.').collect();
    format!("{}{}", steps.join(" { "), " }".repeat(steps.len() - 1))
}

/// What an answer has at a field path, as a package writes it.
fn cell(record: &Value, path: &str) -> String {
    match path.split('.').fold(record, |value, step| &value[step]) {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether a cell says the same: numbers may be written in several ways, and one term has an alias.
fn same(written: &str, answered: &str) -> bool {
    let numbers = (written.parse::<f64>(), answered.parse::<f64>());
    written == answered
        || matches!(numbers, (Ok(one), Ok(other)) if (one - other).abs() < 1e-9)
        || (written, answered) == ("TABLE+TEXT", "TABLE_AND_TEXT")
}

async fn every_column_of_every_row_comes_back(app: TestApp) {
    for resource in RESOURCES {
        let rows = rows(resource.name, resource.key);
        let selections: Vec<_> = resource.columns.iter().map(|(_, path)| selection(path)).collect();
        let records = records(&app, resource, &selections.join(" ")).await;

        assert!(rows.keys().eq(records.keys()), "{}: {:?} and {:?}", resource.name, rows.keys(), records.keys());
        for (key, row) in &rows {
            let read: BTreeSet<_> = resource.columns.iter().map(|(column, _)| *column).collect();
            assert!(row.keys().map(String::as_str).eq(read), "{} has other columns", resource.name);
            for (column, path) in resource.columns {
                let (written, answered) = (&row[*column], cell(&records[key], path));
                assert!(same(written, &answered), "{} {key}, {column}: {written:?} as {answered:?}", resource.name);
            }
        }
    }
}

/// The keys of the citations of each row, by resource and key.
fn cited() -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut cited: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (key, row) in rows("citations", &["id"]) {
        cited.entry((row["resource"].clone(), row["row_id"].clone())).or_default().insert(key);
    }
    cited
}

async fn every_row_has_the_citations_that_name_it(app: TestApp) {
    let cited = cited();
    let mut compared = 0;
    for resource in RESOURCES {
        let records = records(&app, resource, "citations(first: 100) { totalCount nodes { origin { key } } }").await;
        for (key, mut record) in records {
            let found = items(&mut record["citations"]);
            let found: BTreeSet<_> = found.iter().map(|citation| cell(citation, "origin.key")).collect();
            let expected = cited.get(&(resource.name.to_owned(), key.clone())).cloned().unwrap_or_default();
            assert_eq!(found, expected, "{} {key}", resource.name);
            compared += found.len();
        }
    }
    assert_eq!(compared, 668);
}

async fn every_citation_comes_back_with_the_row_it_names(app: TestApp) {
    let rows = rows("citations", &["id"]);
    let found = citations(
        &app,
        "origin { key } source { slug } locator quote originalSource { slug } covers
         citedId cited { __typename id origin { key } }",
    )
    .await;

    assert_eq!(found.len(), rows.len());
    for citation in found {
        let row = &rows[&cell(&citation, "origin.key")];
        let kinds = RESOURCES.iter().filter(|resource| resource.name == row["resource"]);
        let kind = kinds.map(|resource| resource.kind).next().expect("a known resource");
        // An actor's id begins with the name of the interface, whatever its own type.
        assert!(cell(&citation, "citedId").starts_with(&format!("{kind}:")), "{citation}");
        assert_eq!(citation["citedId"], citation["cited"]["id"]);
        for (column, path) in [
            ("row_id", "cited.origin.key"),
            ("source_id", "source.slug"),
            ("locator", "locator"),
            ("quote", "quote"),
            ("original_source_id", "originalSource.slug"),
        ] {
            assert_eq!(row[column], cell(&citation, path), "{column} of {}", row["id"]);
        }
        assert_eq!(citation["covers"], Value::Null);
    }
}

async fn the_package_says_what_it_is(app: TestApp) {
    let file = std::fs::read(format!("{}/data/yogyakarta/datapackage.json", env!("CARGO_MANIFEST_DIR")));
    let descriptor: Value = serde_json::from_slice(&file.expect("the descriptor")).expect("JSON");

    let found = app.ask("{ packages { totalCount nodes { name title description version licence } } }").await;

    assert_eq!(found["packages"]["totalCount"], 1);
    let package = &found["packages"]["nodes"][0];
    for field in ["name", "title", "description", "version"] {
        assert_eq!(package[field], descriptor[field], "{field}");
    }
    let licences = descriptor["licenses"].as_array().expect("licences").iter();
    let titles: Vec<_> = licences.map(|licence| licence["title"].as_str().expect("a title")).collect();
    assert_eq!(package["licence"], titles.join("; "));
}
