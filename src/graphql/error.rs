//! The codes that errors carry, and the one place where failures are masked.
//!
//! An error that came through `?` has a `source`: it is a failure of ours, is
//! logged here, and the client learns no more than that it happened. All other
//! errors are about the request and keep their words.

use async_graphql::{Error, ErrorExtensions, Response, ServerError};

use super::loaders::Failure;
use crate::store::StoreError;

/// What went wrong, for programs: the `extensions.code` of every error.
///
/// The list is closed; a finer `extensions.reason` may stand beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The request is not well formed or does not fit the schema.
    BadUserInput,
    /// What was asked for by name does not exist.
    NotFound,
    /// The request contradicts what is already recorded.
    Conflict,
    /// Credentials are missing or not valid.
    Unauthenticated,
    /// The credentials do not allow this.
    Forbidden,
    /// The request asks for more than one request may.
    QueryTooComplex,
    /// Too many requests in too short a time.
    RateLimited,
    /// The server cannot answer just now; the same request may pass later.
    Unavailable,
    /// The server failed; it is logged and no fault of the request.
    Internal,
}

impl Code {
    /// The name that clients see.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::NotFound => "NOT_FOUND",
            Self::Conflict => "CONFLICT",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::QueryTooComplex => "QUERY_TOO_COMPLEX",
            Self::RateLimited => "RATE_LIMITED",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }
}

/// An error about what the client sent; says what would pass.
#[must_use]
pub fn bad_input(message: impl Into<String>) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", Code::BadUserInput.name()))
}

/// Errors that one answer tells; who has that many reads no further.
const MOST_ERRORS: usize = 50;

/// Logs and hides failures, and sees to it that every error has a code.
pub fn mask(response: &mut Response) {
    for error in &mut response.errors {
        if let Some(source) = error.source.take() {
            tracing::error!(cause = %error.message, path = %path_of(error), "a field failed");
            error.extensions = None;
            let failure = source.downcast_ref::<Failure>().map(AsRef::as_ref);
            if let Some(StoreError::Unavailable(_)) = failure {
                "the database is not available now; try again".clone_into(&mut error.message);
                set(error, "code", Code::Unavailable.name());
                continue;
            }
            "internal error".clone_into(&mut error.message);
            set(error, "code", Code::Internal.name());
        } else {
            set(error, "code", Code::BadUserInput.name());
            // What has no path was found before execution: the document does not fit the schema.
            if error.path.is_empty() {
                set(error, "reason", "VALIDATION");
            }
        }
    }
    response.errors.truncate(MOST_ERRORS);
}

/// Sets an extension of an error, unless it is there.
fn set(error: &mut ServerError, name: &str, value: &str) {
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get(name).is_none() {
        extensions.set(name, value);
    }
}

/// The response path of an error, dotted.
fn path_of(error: &ServerError) -> String {
    let segment = |segment: &async_graphql::PathSegment| match segment {
        async_graphql::PathSegment::Field(name) => name.clone(),
        async_graphql::PathSegment::Index(index) => index.to_string(),
    };
    error.path.iter().map(segment).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use async_graphql::{Pos, Value};

    use super::*;

    fn masked(error: Error) -> ServerError {
        let mut response = Response::from_errors(vec![error.into_server_error(Pos { line: 1, column: 2 })]);
        mask(&mut response);
        response.errors.remove(0)
    }

    fn code(error: &ServerError) -> Option<&Value> {
        error.extensions.as_ref()?.get("code")
    }

    #[test]
    fn a_failure_that_came_through_the_question_mark_loses_its_words_and_source() {
        let failure = std::io::Error::other("SQLSTATE 42P01 in /srv/db");

        let error = masked(Error::from(failure));

        assert_eq!(error.message, "internal error");
        assert_eq!(code(&error), Some(&Value::from("INTERNAL")));
        assert!(error.source.is_none());
        assert_eq!(error.locations, [Pos { line: 1, column: 2 }]);
    }

    #[test]
    fn the_callers_mistake_keeps_its_words_and_gets_a_code() {
        let error = masked(Error::new("no such actor"));

        assert_eq!(error.message, "no such actor");
        assert_eq!(code(&error), Some(&Value::from("BAD_USER_INPUT")));
    }

    #[test]
    fn a_code_that_is_there_stays() {
        let mut mistake = Error::new("no such actor");
        mistake.extensions.get_or_insert_default().set("code", "NOT_FOUND");

        assert_eq!(code(&masked(mistake)), Some(&Value::from("NOT_FOUND")));
    }
}
