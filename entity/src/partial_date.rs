//! Partial dates: a year, a month or a day, as sources give them (EDTF level 0).

use std::fmt;
use std::str::FromStr;

use sea_orm::sea_query::{self, ArrayType, ColumnType, Nullable, ValueTypeErr};
use sea_orm::{ColIdx, DbErr, QueryResult, TryGetError, TryGetable, Value};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date known to the year, the month or the day.
///
/// Kept as the number `YYYYMMDD` with zeros for what is not known, so that
/// the order of numbers is the order of earliest days, the less precise first.
/// Years run from 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate(i32);

/// Why a text is no partial date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseDateError {
    /// It is not written as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Form,
    /// It is written so, but the calendar has no such month or day.
    NoSuchDay,
}

impl PartialDate {
    /// Makes a date of its parts; `None` if the calendar has no such day.
    #[must_use]
    pub fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let month_number = month.unwrap_or(0);
        let day_number = day.unwrap_or(0);
        let sound = (0..=9999).contains(&year)
            && match (month, day) {
                (None, None) => true,
                (Some(month), None) => (1..=12).contains(&month),
                (Some(month), Some(day)) => (1..=12).contains(&month) && (1..=days(year, month)).contains(&day),
                (None, Some(_)) => false,
            };
        sound.then(|| Self(year * 10_000 + i32::from(month_number) * 100 + i32::from(day_number)))
    }

    /// Reads the number in which the database keeps a date.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        let part = |value: i32| u8::try_from(value).ok().filter(|value| *value > 0);
        let date = Self::new(number / 10_000, part(number / 100 % 100), part(number % 100))?;
        (date.0 == number).then_some(date)
    }

    /// The number in which the database keeps the date.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0 / 10_000
    }

    /// The first day that the date may mean.
    #[must_use]
    pub fn earliest(self) -> Self {
        let month = if self.0 / 100 % 100 == 0 { 100 } else { 0 };
        let day = i32::from(self.0 % 100 == 0);
        Self(self.0 + month + day)
    }

    /// The last day that the date may mean.
    #[must_use]
    pub fn latest(self) -> Self {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        let month = if month == 0 { 12 } else { month };
        let last = u8::try_from(month).map_or(31, |month| i32::from(days(year, month)));
        Self(year * 10_000 + month * 100 + if day == 0 { last } else { day })
    }
}

/// Days of a month in the proleptic Gregorian calendar.
fn days(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        let dashes = match bytes.len() {
            4 => true,
            7 => bytes[4] == b'-',
            10 => bytes[4] == b'-' && bytes[7] == b'-',
            _ => false,
        };
        if !dashes {
            return Err(ParseDateError::Form);
        }
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().try_fold(0_i32, |sum, byte| {
                byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0')).ok_or(ParseDateError::Form)
            })
        };
        let part = |from: usize, to: usize| {
            if bytes.len() < to {
                return Ok(None);
            }
            number(from, to).map(|value| u8::try_from(value).ok())
        };
        Self::new(number(0, 4)?, part(5, 7)?, part(8, 10)?).ok_or(ParseDateError::NoSuchDay)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        match (month, day) {
            (0, _) => write!(f, "{year:04}"),
            (_, 0) => write!(f, "{year:04}-{month:02}"),
            _ => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "a date is written YYYY, YYYY-MM or YYYY-MM-DD",
            Self::NoSuchDay => "the calendar has no such day",
        })
    }
}

impl std::error::Error for ParseDateError {}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl From<PartialDate> for Value {
    fn from(date: PartialDate) -> Self {
        Value::Int(Some(date.0))
    }
}

impl TryGetable for PartialDate {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let number = i32::try_get_by(row, index)?;
        Self::from_number(number).ok_or_else(|| TryGetError::DbErr(DbErr::Type(format!("{number} is no partial date"))))
    }
}

impl sea_query::ValueType for PartialDate {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        match value {
            Value::Int(Some(number)) => Self::from_number(number).ok_or(ValueTypeErr),
            _ => Err(ValueTypeErr),
        }
    }

    fn type_name() -> String {
        "PartialDate".to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::Int
    }

    fn column_type() -> ColumnType {
        ColumnType::Integer
    }
}

impl Nullable for PartialDate {
    fn null() -> Value {
        Value::Int(None)
    }
}
