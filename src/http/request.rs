//! Reads a GraphQL request from a body or a query string.

use axum::{
    extract::Query,
    http::{HeaderMap, StatusCode, Uri, header},
};
use mime::Mime;
use serde_json::{Map, Value};

use super::problem::Problem;
use crate::graphql::gate::RawRequest;

/// Refuses a body that does not say it is JSON.
///
/// A page of another origin cannot send that without asking first, so neither
/// forms nor plain text reach the schema.
pub(super) fn check_content_type(headers: &HeaderMap) -> Result<(), Problem> {
    let refuse = |message: String| Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "CONTENT_TYPE", message));
    let Some(value) = headers.get(header::CONTENT_TYPE) else {
        return refuse("the body has no Content-Type: send application/json".to_owned());
    };
    let mime: Option<Mime> = value.to_str().ok().and_then(|text| text.parse().ok());
    let Some(mime) = mime.filter(|mime| mime.essence_str() == "application/json") else {
        let shown = String::from_utf8_lossy(value.as_bytes());
        return refuse(format!("the body is {shown}: send application/json"));
    };
    match mime.get_param(mime::CHARSET) {
        Some(charset) if charset != "utf-8" && charset != "utf8" => {
            refuse(format!("the body is in {charset}: send UTF-8"))
        }
        _ => Ok(()),
    }
}

/// Reads the JSON object of a POST.
pub(super) fn from_body(body: &[u8]) -> Result<RawRequest, Problem> {
    let text = std::str::from_utf8(body).map_err(|error| {
        let place = error.valid_up_to();
        Problem::bad_request("UTF8", format!("the body is not UTF-8: it breaks off at byte {place}"))
    })?;
    if text.trim().is_empty() {
        return Err(Problem::bad_request("JSON", "the body is empty: send a JSON object with a `query`"));
    }
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| Problem::bad_request("JSON", format!("the body is not JSON: {error}")))?;
    match value {
        Value::Object(members) => from_members(members),
        Value::Array(_) => {
            let message =
                "batches of requests are not supported: send one JSON object, and several requests side by side";
            Err(Problem::bad_request("BATCH", message))
        }
        other => Err(Problem::bad_request(
            "JSON",
            format!("the body is {}: send a JSON object with a `query`", kind(&other)),
        )),
    }
}

/// Reads the parameters of a GET.
pub(super) fn from_uri(uri: &Uri) -> Result<RawRequest, Problem> {
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri).map_err(|_| {
        Problem::bad_request("QUERY_STRING", "the query string cannot be read: percent-encode it as UTF-8")
    })?;
    let mut members = Map::new();
    for (name, text) in pairs {
        let value = match name.as_str() {
            "query" | "operationName" => Value::String(text),
            "variables" | "extensions" if text.is_empty() => Value::Null,
            "variables" | "extensions" => serde_json::from_str(&text)
                .map_err(|error| Problem::bad_request("JSON", format!("`{name}` is not JSON: {error}")))?,
            _ => continue,
        };
        if members.contains_key(&name) {
            return Err(Problem::bad_request("QUERY_STRING", format!("`{name}` is given twice: give it once")));
        }
        members.insert(name, value);
    }
    from_members(members)
}

/// Takes the four members that the specification knows; others are ignored.
fn from_members(mut members: Map<String, Value>) -> Result<RawRequest, Problem> {
    Ok(RawRequest {
        query: string(&mut members, "query")?,
        operation_name: string(&mut members, "operationName")?,
        variables: object(&mut members, "variables")?,
        extensions: object(&mut members, "extensions")?,
    })
}

fn string(members: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Problem> {
    match members.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(wrong_type(name, &other, "a string")),
    }
}

fn object(members: &mut Map<String, Value>, name: &str) -> Result<Map<String, Value>, Problem> {
    match members.remove(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(map)) => Ok(map),
        Some(other) => Err(wrong_type(name, &other, "an object")),
    }
}

fn wrong_type(name: &str, value: &Value, wanted: &str) -> Problem {
    Problem::bad_request("MEMBER_TYPE", format!("`{name}` is {}: it is {wanted} or left out", kind(value)))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
