//! One value, read by the form of its column.

use super::fault::FaultCode;
use super::schema::{Column, Form};
use super::table::Cell;
use crate::domain::name::{KEY_FORM, is_key};

/// What a column holds that the file leaves out.
pub(super) fn absent() -> Cell {
    Cell::Empty
}

/// Reads a value, or says what is wrong with it and what would pass.
pub(super) fn read(value: &str, column: &Column) -> Result<Cell, (FaultCode, String)> {
    if let Some(control) = value.chars().find(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        let reason = format!("the control character U+{:04X} cannot be kept; take it out", u32::from(control));
        return Err((FaultCode::Encoding, reason));
    }
    if value.trim().is_empty() {
        return if column.required {
            Err((FaultCode::Required, "a value is required".to_owned()))
        } else {
            Ok(Cell::Empty)
        };
    }
    if let Some((_, stands_for)) = column.aliases.iter().find(|(alias, _)| *alias == value) {
        return Ok(stands_for.map_or(Cell::Empty, |value| Cell::Text(value.to_owned())));
    }
    formed(value, column.form)
}

fn formed(value: &str, form: Form) -> Result<Cell, (FaultCode, String)> {
    let text = || Ok(Cell::Text(value.to_owned()));
    match form {
        Form::Key if is_key(value) => text(),
        Form::Key => Err((FaultCode::Form, format!("{} is no key: {KEY_FORM}", shown(value)))),
        Form::Pattern(passes, _) if passes(value) => text(),
        Form::Pattern(_, form) => Err((FaultCode::Form, format!("{} does not pass: {form}", shown(value)))),
        Form::Text(at_most) => match value.chars().count() {
            length if length <= at_most => text(),
            length => Err((FaultCode::TooLong, format!("the text has {length} characters; at most {at_most} pass"))),
        },
        Form::Integer(least) => match value.parse::<i32>() {
            Ok(number) if number >= least => Ok(Cell::Integer(number)),
            _ => Err((FaultCode::Number, format!("{} is no whole number from {least} on", shown(value)))),
        },
        Form::Number(least, most) => number(value, least, most),
        Form::Boolean => match value {
            "true" | "True" | "TRUE" => Ok(Cell::Boolean(true)),
            "false" | "False" | "FALSE" => Ok(Cell::Boolean(false)),
            _ => Err((FaultCode::Term, format!("{} is neither true nor false", shown(value)))),
        },
        Form::Date => match value.parse() {
            Ok(date) => Ok(Cell::Date(date)),
            Err(error) => Err((FaultCode::Date, format!("{}: {error}", shown(value)))),
        },
        Form::Term(known, all) => match known(value) {
            Some(term) => Ok(Cell::Text(term.to_owned())),
            None => Err((FaultCode::Term, format!("{} is none of {}", shown(value), all()))),
        },
    }
}

fn number(value: &str, least: f64, most: f64) -> Result<Cell, (FaultCode, String)> {
    // Rust would read "inf", "nan" and the like as well.
    let written = value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'));
    match value.parse::<f64>() {
        Ok(number) if written && number.is_finite() && (least..=most).contains(&number) => {
            // Minus zero is zero, so that a second reading compares equal everywhere.
            Ok(Cell::Number(number + 0.0))
        }
        _ => {
            let range = match (least > f64::MIN, most < f64::MAX) {
                (true, true) => format!(" from {least} to {most}"),
                (true, false) => format!(" from {least} on"),
                _ => String::new(),
            };
            Err((FaultCode::Number, format!("{} is no number{range}, written with a point", shown(value))))
        }
    }
}

/// A value as a message quotes it, cut short.
pub(super) fn shown(value: &str) -> String {
    const LENGTH: usize = 60;
    match value.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("\"{}…\"", &value[..end]),
        None => format!("\"{value}\""),
    }
}
