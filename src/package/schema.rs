//! The resources of a package and their columns, stated once; reading, checking and writing all go by it.

use entity::kind::{Basis, RecordKind, Vocabulary};

pub use super::resources::{KNOWN_SECTORS, RESOURCES};

/// Longest text where no other limit is stated, in characters.
const TEXT: usize = 10_000;

/// A resource: one CSV file of a package, whose rows become records of one kind.
#[derive(Debug)]
pub struct Resource {
    /// Its name in `datapackage.json`.
    pub name: &'static str,
    /// What its rows become.
    pub kind: RecordKind,
    /// The columns of its primary key.
    pub key: &'static [&'static str],
    /// Its columns, in the order in which an export writes them.
    pub columns: &'static [Column],
}

/// A column of a resource.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// The field of the record that it fills.
    pub field: &'static str,
    /// Whether every row has a value.
    pub required: bool,
    /// How a value is written.
    pub form: Form,
    /// The resource whose key the value is.
    pub references: Option<&'static str>,
    /// Other spellings, and the value that each stands for; none for unknown.
    pub aliases: &'static [(&'static str, Option<&'static str>)],
}

/// How a value of a column is written.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A key of a row.
    Key,
    /// Text in a form of its own, tested by the function and described by the text.
    Pattern(fn(&str) -> bool, &'static str),
    /// Free text of at most so many characters.
    Text(usize),
    /// A whole number, the least that passes given.
    Integer(i32),
    /// A number between two bounds.
    Number(f64, f64),
    /// `true` or `false`.
    Boolean,
    /// A partial date.
    Date,
    /// A term of a closed list: how to find it, and all of them for messages.
    Term(fn(&str) -> Option<&'static str>, fn() -> String),
}

impl Resource {
    /// The resource of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        RESOURCES.iter().find(|resource| resource.name == name)
    }

    /// The place of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The names of all resources, for messages.
    #[must_use]
    pub fn names() -> String {
        RESOURCES.iter().map(|resource| resource.name).collect::<Vec<_>>().join(", ")
    }
}

impl Column {
    /// A column that may be empty and fills the field of its name.
    pub(super) const fn new(name: &'static str, form: Form) -> Self {
        Self { name, field: name, required: false, form, references: None, aliases: &[] }
    }

    /// A value that every row has.
    pub(super) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Fills a field of another name.
    pub(super) const fn fills(self, field: &'static str) -> Self {
        Self { field, ..self }
    }

    /// Other spellings.
    pub(super) const fn alias(self, aliases: &'static [(&'static str, Option<&'static str>)]) -> Self {
        Self { aliases, ..self }
    }
}

/// The key of a row.
pub(super) const fn id() -> Column {
    Column::new("id", Form::Key).required()
}

/// Free text.
pub(super) const fn text(name: &'static str) -> Column {
    Column::new(name, Form::Text(TEXT))
}

/// Text of at most so many characters.
pub(super) const fn short(name: &'static str, at_most: usize) -> Column {
    Column::new(name, Form::Text(at_most))
}

/// A partial date.
pub(super) const fn date(name: &'static str) -> Column {
    Column::new(name, Form::Date)
}

/// True or false.
pub(super) const fn boolean(name: &'static str) -> Column {
    Column::new(name, Form::Boolean)
}

/// A number between two bounds.
pub(super) const fn number(name: &'static str, least: f64, most: f64) -> Column {
    Column::new(name, Form::Number(least, most))
}

/// A whole number from one on.
pub(super) const fn count(name: &'static str) -> Column {
    Column::new(name, Form::Integer(1))
}

/// The key of a row of another resource, or of the same.
pub(super) const fn to(name: &'static str, resource: &'static str) -> Column {
    let column = Column::new(name, Form::Key);
    Column { references: Some(resource), ..column }
}

/// A term of a vocabulary.
pub(super) const fn term<V: Vocabulary>(name: &'static str) -> Column {
    Column::new(name, Form::Term(known::<V>, V::values))
}

fn known<V: Vocabulary>(value: &str) -> Option<&'static str> {
    V::of(value).map(V::value)
}

/// How a source carries the row.
pub(super) const fn basis() -> Column {
    term::<Basis>("basis")
}

/// A remark in the package's own words.
pub(super) const fn note() -> Column {
    text("note")
}

/// The code of a sector.
pub(super) const fn code(name: &'static str) -> Column {
    Column::new(name, Form::Pattern(is_code, "upper-case letters, digits and '_', at most 64, the first a letter"))
}

fn is_code(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    text.len() <= 64 && text.starts_with(|first: char| first.is_ascii_uppercase()) && text.bytes().all(rest)
}

pub(super) fn is_scheme(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    (2..=40).contains(&text.len())
        && text.bytes().next().is_some_and(plain)
        && text.bytes().all(|byte| plain(byte) || byte == b'-')
}

pub(super) fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    text.len() <= 2_000 && rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

pub(super) fn is_metric(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    text.len() <= 100 && text.starts_with(|first: char| first.is_ascii_lowercase()) && text.bytes().all(rest)
}

fn is_language(text: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = text.split('-').next().unwrap_or_default();
    text.len() <= 35
        && (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && text.split('-').all(part)
}

/// A language.
pub(super) const fn language() -> Column {
    Column::new("language", Form::Pattern(is_language, "a BCP 47 language tag such as en, id or ko-Latn"))
}
