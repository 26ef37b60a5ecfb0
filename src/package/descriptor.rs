//! `datapackage.json`: what the package is called and which files hold which resources.

use serde_json::Value;

use super::fault::{DESCRIPTOR, FaultCode, Faults};
use super::files::{FileError, Files};
use super::schema::Resource;
use crate::domain::name::{KEY_FORM, is_key};

/// What a package says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Its name, by which a repeated import recognises it.
    pub(super) name: String,
    /// Title for people.
    pub(super) title: Option<String>,
    /// What it holds.
    pub(super) description: Option<String>,
    /// Its version.
    pub(super) version: Option<String>,
    /// Under which terms it may be used.
    pub(super) licence: Option<String>,
}

/// A resource that the package brings, and the file it stands in.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) resource: &'static Resource,
    pub(super) path: String,
}

/// Reads the description; without a usable one there is nothing else to check.
pub(super) fn read(files: &dyn Files, faults: &mut Faults) -> Option<(Head, Vec<Entry>)> {
    let bytes = match files.read(DESCRIPTOR) {
        Ok(bytes) => bytes,
        Err(error) => {
            let code = if matches!(error, FileError::TooLarge) { FaultCode::TooLarge } else { FaultCode::File };
            faults.of_resource(code, DESCRIPTOR, error.to_string());
            return None;
        }
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let descriptor: Value = match serde_json::from_slice(bytes) {
        Ok(descriptor) => descriptor,
        Err(error) => {
            faults.of_resource(FaultCode::Descriptor, DESCRIPTOR, format!("it is not JSON in UTF-8: {error}"));
            return None;
        }
    };
    let head = head(&descriptor, faults);
    let entries = entries(&descriptor, faults);
    Some((head, entries))
}

fn head(descriptor: &Value, faults: &mut Faults) -> Head {
    let text = |name: &str| {
        let text = descriptor.get(name).and_then(Value::as_str).map(str::trim);
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let name = descriptor.get("name").and_then(Value::as_str).unwrap_or_default();
    if !is_key(name) {
        faults.of_resource(FaultCode::Descriptor, DESCRIPTOR, format!("the package needs a name: {KEY_FORM}"));
    }
    let licences = descriptor.get("licenses").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let licence = |licence: &Value| {
        let title = licence.get("title").or_else(|| licence.get("name")).or_else(|| licence.get("path"));
        title.and_then(Value::as_str).map(str::to_owned)
    };
    let licences: Vec<String> = licences.iter().filter_map(licence).collect();
    Head {
        name: name.to_owned(),
        title: text("title"),
        description: text("description"),
        version: text("version"),
        licence: (!licences.is_empty()).then(|| licences.join("; ")),
    }
}

fn entries(descriptor: &Value, faults: &mut Faults) -> Vec<Entry> {
    let Some(listed) = descriptor.get("resources").and_then(Value::as_array) else {
        faults.of_resource(FaultCode::Descriptor, DESCRIPTOR, "it needs a list `resources`");
        return Vec::new();
    };
    let mut entries: Vec<Entry> = Vec::new();
    for (place, listed) in (1..).zip(listed) {
        let Some(name) = listed.get("name").and_then(Value::as_str) else {
            faults.of_resource(FaultCode::Descriptor, DESCRIPTOR, format!("resource {place} needs a name"));
            continue;
        };
        let Some(resource) = Resource::named(name) else {
            let reason = format!("there is no such resource; a package may have {}", Resource::names());
            faults.of_resource(FaultCode::Resource, name, reason);
            continue;
        };
        if entries.iter().any(|entry| entry.resource.name == name) {
            faults.of_resource(FaultCode::Duplicate, name, "the resource is listed twice; once passes");
            continue;
        }
        match path(listed) {
            Ok(path) => entries.push(Entry { resource, path: path.to_owned() }),
            Err(reason) => faults.of_resource(FaultCode::Descriptor, name, reason),
        }
        for reason in dialect_faults(listed) {
            faults.of_resource(FaultCode::Descriptor, name, reason);
        }
    }
    entries
}

/// The one file of a resource.
fn path(listed: &Value) -> Result<&str, &'static str> {
    match listed.get("path") {
        Some(Value::String(path)) => Ok(path),
        Some(Value::Array(paths)) if paths.len() == 1 => paths[0].as_str().ok_or("its path is no text"),
        Some(_) => Err("its path must be one file name; a resource in several files is not read"),
        None => Err("it needs a path: the name of its CSV file"),
    }
}

/// What the description says of the file that is not read here.
fn dialect_faults(listed: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expect = |holder: &Value, name: &str, passes: &[Value]| {
        let said = holder.get(name).filter(|said| !said.is_null());
        if let Some(said) = said.filter(|said| !passes.contains(&lower(said))) {
            let passes: Vec<String> = passes.iter().map(Value::to_string).collect();
            faults.push(format!("its {name} is {said}; only {} passes", passes.join(" or ")));
        }
    };
    expect(listed, "encoding", &["utf-8".into(), "utf8".into()]);
    expect(listed, "format", &["csv".into()]);
    expect(listed, "compression", &["no".into()]);
    if let Some(dialect) = listed.get("dialect") {
        expect(dialect, "delimiter", &[",".into()]);
        expect(dialect, "quoteChar", &["\"".into()]);
        expect(dialect, "doubleQuote", &[true.into()]);
        expect(dialect, "header", &[true.into()]);
        expect(dialect, "skipInitialSpace", &[false.into()]);
        expect(dialect, "escapeChar", &[]);
        expect(dialect, "commentChar", &[]);
        expect(dialect, "nullSequence", &["".into()]);
    }
    if let Some(schema) = listed.get("schema") {
        expect(schema, "missingValues", &[serde_json::json!([""]), serde_json::json!([])]);
    }
    faults
}

fn lower(value: &Value) -> Value {
    value.as_str().map_or_else(|| value.clone(), |text| text.to_ascii_lowercase().into())
}
