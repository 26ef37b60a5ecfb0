//! Scalars of the API: partial dates, points in time, JSON documents.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A date known to the year, the month or the day: `1985`, `1985-06` or `1985-06-12` (EDTF level 0).
///
/// In comparisons it stands for the whole interval that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate(pub entity::PartialDate);

/// A date known to the year, the month or the day: `1985`, `1985-06` or `1985-06-12` (EDTF level 0).
///
/// In comparisons it stands for the whole interval that it covers.
#[Scalar(specified_by_url = "https://www.loc.gov/standards/datetime/")]
impl ScalarType for PartialDate {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => match text.parse() {
                Ok(date) => Ok(Self(date)),
                Err(reason) => Err(InputValueError::custom(format!(
                    "\"{}\" is no date: {reason}",
                    text.chars().take(40).collect::<String>()
                ))),
            },
            Value::Number(number) => match number.as_i64().and_then(|year| i32::try_from(year).ok()) {
                Some(year) if (1000..=9999).contains(&year) => entity::PartialDate::new(year, None, None)
                    .map(Self)
                    .ok_or_else(|| InputValueError::expected_type(value)),
                _ => {
                    Err(InputValueError::custom("a date is written as a text: \"1985\", \"1985-06\" or \"1985-06-12\""))
                }
            },
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A point in time, UTC, as RFC 3339 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime(pub OffsetDateTime);

/// A point in time, UTC, as RFC 3339 writes it.
#[Scalar(specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => OffsetDateTime::parse(text, &Rfc3339)
                .map(Self)
                .map_err(|_| InputValueError::custom("a point in time is written like 2026-11-21T12:00:00Z")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        self.0.format(&Rfc3339).map_or(Value::Null, Value::String)
    }
}

/// A JSON document; here, a record as the change log keeps it, its columns as keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Json(pub serde_json::Value);

/// A JSON document; here, a record as the change log keeps it, its columns as keys.
#[Scalar(name = "JSON", specified_by_url = "https://www.rfc-editor.org/rfc/rfc8259")]
impl ScalarType for Json {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value.into_json()?))
    }

    fn to_value(&self) -> Value {
        Value::from_json(self.0.clone()).unwrap_or_default()
    }
}
