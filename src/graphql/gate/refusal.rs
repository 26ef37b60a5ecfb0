//! What a refused request is told: code, reason, place, limit, and what would pass.

use async_graphql::{ErrorExtensionValues, Pos, ServerError, Value};

use crate::graphql::error::Code;

/// Why a request was not let through; the `extensions.reason` of its error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The text is longer than allowed.
    DocumentSize,
    /// The text has more tokens than allowed.
    Tokens,
    /// The document writes more fields than allowed.
    Fields,
    /// Brackets or fragments are nested too deep to be read safely.
    Nesting,
    /// Fields are nested too deep.
    Depth,
    /// Too many fields once fragments are in place.
    Selections,
    /// Too many aliases.
    Aliases,
    /// Too many directives.
    Directives,
    /// Too many records would be answered.
    Cost,
    /// Too many fields of records would be answered.
    Values,
    /// Too much of the schema would be answered.
    IntrospectionCost,
    /// A page is too large or negative.
    PageSize,
    /// A fragment contains itself.
    FragmentCycle,
    /// The text is not GraphQL.
    Parse,
    /// There is neither a query text nor the hash of one.
    QueryMissing,
    /// No operation of the document has the asked name, or none was named among several.
    UnknownOperation,
    /// The schema may not be asked for here.
    IntrospectionOff,
    /// This transport does not carry this kind of operation.
    OperationType,
    /// `extensions.persistedQuery` is not of a known form.
    PersistedQueryInvalid,
    /// The hash is not the hash of the text.
    PersistedQueryMismatch,
    /// The text of this hash is not known here: send it along once.
    PersistedQueryNotFound,
    /// Persisted queries are switched off: send the text.
    PersistedQueryNotSupported,
}

impl Reason {
    /// The name in `extensions.reason`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DocumentSize => "DOCUMENT_SIZE",
            Self::Tokens => "TOKENS",
            Self::Fields => "FIELDS",
            Self::Nesting => "NESTING",
            Self::Depth => "DEPTH",
            Self::Selections => "SELECTIONS",
            Self::Aliases => "ALIASES",
            Self::Directives => "DIRECTIVES",
            Self::Cost => "COST",
            Self::Values => "VALUES",
            Self::IntrospectionCost => "INTROSPECTION_COST",
            Self::PageSize => "PAGE_SIZE",
            Self::FragmentCycle => "FRAGMENT_CYCLE",
            Self::Parse => "PARSE",
            Self::QueryMissing => "QUERY_MISSING",
            Self::UnknownOperation => "UNKNOWN_OPERATION",
            Self::IntrospectionOff => "INTROSPECTION_OFF",
            Self::OperationType => "OPERATION_TYPE",
            Self::PersistedQueryInvalid => "PERSISTED_QUERY_INVALID",
            Self::PersistedQueryMismatch => "PERSISTED_QUERY_MISMATCH",
            Self::PersistedQueryNotFound => "PERSISTED_QUERY_NOT_FOUND",
            Self::PersistedQueryNotSupported => "PERSISTED_QUERY_NOT_SUPPORTED",
        }
    }

    /// The name in `extensions.code`.
    ///
    /// It is one of [`Code`], but for two: clients of persisted queries look
    /// for these very codes and send the text when they see them.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PersistedQueryNotFound | Self::PersistedQueryNotSupported => self.name(),
            Self::DocumentSize
            | Self::Tokens
            | Self::Fields
            | Self::Nesting
            | Self::Depth
            | Self::Selections
            | Self::Aliases
            | Self::Directives
            | Self::Cost
            | Self::Values
            | Self::IntrospectionCost => Code::QueryTooComplex.name(),
            Self::IntrospectionOff => Code::Forbidden.name(),
            _ => Code::BadUserInput.name(),
        }
    }
}

/// A limit, what was asked for, and what is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excess {
    /// The key of the limit in the configuration.
    pub limit: &'static str,
    /// What the request asks for; large numbers stop at the largest that can be counted.
    pub asked: u64,
    /// What is allowed.
    pub allowed: u64,
}

/// A request that does not pass the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// One sentence that says what is wrong and what would pass.
    pub message: String,
    /// Which limit, if it is one.
    pub excess: Option<Excess>,
    /// Line and column in the document.
    pub position: Option<Pos>,
    /// Fields from the root to the place, dotted; `...Name` is a fragment.
    pub path: Option<String>,
}

impl Refusal {
    /// A refusal without a place.
    pub fn new(reason: Reason, message: impl Into<String>) -> Self {
        Self { reason, message: message.into(), excess: None, position: None, path: None }
    }

    /// Adds where in the document it is.
    #[must_use]
    pub fn at(mut self, position: Pos) -> Self {
        self.position = Some(position);
        self
    }

    /// Adds the path of fields.
    #[must_use]
    pub fn along(mut self, path: String) -> Self {
        self.path = (!path.is_empty()).then_some(path);
        self
    }

    /// Adds the limit that was passed.
    #[must_use]
    pub fn over(mut self, excess: Excess) -> Self {
        self.excess = Some(excess);
        self
    }
}

impl From<Refusal> for ServerError {
    fn from(refusal: Refusal) -> Self {
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", refusal.reason.code());
        extensions.set("reason", refusal.reason.name());
        if let Some(excess) = refusal.excess {
            extensions.set("limit", excess.limit);
            extensions.set("asked", Value::Number(excess.asked.into()));
            extensions.set("allowed", Value::Number(excess.allowed.into()));
        }
        if let Some(path) = refusal.path {
            extensions.set("at", path);
        }
        let mut error = Self::new(refusal.message, refusal.position);
        error.extensions = Some(extensions);
        error
    }
}

/// Writes 12400 as 12,400, and what could not be counted as such.
pub(super) fn grouped(number: u64) -> String {
    if number == u64::MAX {
        return "uncountably many".to_owned();
    }
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
