//! An answer as it leaves: whether it is one at all, and its bytes.

use async_graphql::{Response, ServerError, Value};
use serde::Serialize;

/// An answer and what it took.
#[derive(Debug)]
pub struct Answer {
    /// The response, failures masked.
    pub response: Response,
    /// SQL statements that ran.
    pub statements: u32,
}

impl From<ServerError> for Answer {
    /// The answer to a request that was refused before it ran.
    fn from(error: ServerError) -> Self {
        Self { response: Response::from_errors(vec![error]), statements: 0 }
    }
}

impl Answer {
    /// Whether nothing was executed: the request itself is at fault, and there is no `data`.
    ///
    /// The library answers `null` in both cases; what failed in execution has
    /// the path of a field.
    #[must_use]
    pub fn is_request_error(&self) -> bool {
        let Response { data, errors, .. } = &self.response;
        *data == Value::Null && !errors.is_empty() && errors.iter().all(|error| error.path.is_empty())
    }

    /// The `extensions.code` of the first error.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self.response.errors.first()?.extensions.as_ref()?.get("code")? {
            Value::String(code) => Some(code),
            _ => None,
        }
    }

    /// The answer as JSON: errors first, so that they are not overlooked, and `data` unless the request is at fault.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let mut text = Vec::with_capacity(1024);
        let Response { data, errors, extensions, .. } = &self.response;
        text.push(b'{');
        if !errors.is_empty() {
            text.extend_from_slice(b"\"errors\":");
            write_serde(errors, &mut text);
        }
        if !self.is_request_error() {
            text.extend_from_slice(if errors.is_empty() { b"\"data\":" } else { b",\"data\":" });
            write_value(data, &mut text);
        }
        if !extensions.is_empty() {
            text.extend_from_slice(b",\"extensions\":");
            write_serde(extensions, &mut text);
        }
        text.push(b'}');
        text
    }
}

/// Writes a value of the response. `Binary` is finished JSON and is copied as it is.
fn write_value(value: &Value, text: &mut Vec<u8>) {
    match value {
        Value::Binary(json) => text.extend_from_slice(json),
        Value::List(items) => {
            text.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    text.push(b',');
                }
                write_value(item, text);
            }
            text.push(b']');
        }
        Value::Object(fields) => {
            text.push(b'{');
            for (place, (key, field)) in fields.iter().enumerate() {
                if place > 0 {
                    text.push(b',');
                }
                write_serde(key.as_str(), text);
                text.push(b':');
                write_value(field, text);
            }
            text.push(b'}');
        }
        scalar => write_serde(scalar, text),
    }
}

/// Writes what is certain to be JSON: nothing in a response has keys other than text.
fn write_serde<T: Serialize + ?Sized>(value: &T, text: &mut Vec<u8>) {
    let written = serde_json::to_writer(text, value);
    debug_assert!(written.is_ok(), "a response is always JSON");
}

#[cfg(test)]
mod tests {
    use async_graphql::{PathSegment, Pos, value};

    use super::*;

    fn json(response: Response) -> serde_json::Value {
        serde_json::from_slice(&Answer { response, statements: 0 }.to_json()).unwrap()
    }

    #[test]
    fn the_bytes_are_what_serde_would_write() {
        let data = value!({ "a": [1, 1.5, "é\"\n", true, null, {}], "b": { "c": [] } });
        let response = || Response::new(data.clone()).extension("took", value!({ "ms": 3 }));

        assert_eq!(json(response()), serde_json::to_value(response()).unwrap());
    }

    #[test]
    fn finished_json_is_copied() {
        let binary = Value::Binary(bytes::Bytes::from_static(b"{\"x\":[1]}"));
        let data = Value::Object([(async_graphql::Name::new("a"), binary)].into_iter().collect());

        assert_eq!(json(Response::new(data)), serde_json::json!({ "data": { "a": { "x": [1] } } }));
    }

    #[test]
    fn a_request_at_fault_has_no_data_and_a_failed_execution_has() {
        let mut error = ServerError::new("no", Some(Pos { line: 1, column: 1 }));
        let at_fault = Answer::from(error.clone());
        error.path = vec![PathSegment::Field("actor".into())];
        let failed = Answer::from(error);

        assert!(at_fault.is_request_error());
        assert!(!failed.is_request_error());
        assert!(String::from_utf8(at_fault.to_json()).unwrap().ends_with("}]}"));
        assert!(String::from_utf8(failed.to_json()).unwrap().ends_with(",\"data\":null}"));
    }
}
