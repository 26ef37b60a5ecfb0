//! A look at the text before it is parsed: how deep it nests and how many tokens it has.
//!
//! The parser walks nested text on the stack, so its depth is bounded before
//! it starts. Strings, block strings and comments are skipped, otherwise
//! nothing is understood here: what is not GraphQL is left to the parser.

use async_graphql::Pos;
use serde_json::Value;

use super::refusal::{Excess, Reason, Refusal, grouped};

/// Deepest nesting of brackets of any kind. The parser itself stops at 64 selection sets.
pub(super) const NESTING: usize = 64;

/// Refuses a text that nests deeper than [`NESTING`] or has more than `tokens` tokens.
pub(super) fn scan(text: &str, tokens: usize) -> Result<(), Refusal> {
    let mut scanner = Scanner { text: text.as_bytes(), at: 0, line: 1, line_start: 0 };
    let (mut depth, mut seen) = (0_usize, 0_usize);
    while let Some(byte) = scanner.token() {
        seen += 1;
        if seen > tokens {
            return Err(too_many(scanner.position(), tokens));
        }
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > NESTING {
            return Err(too_deep(scanner.position()));
        }
    }
    Ok(())
}

/// Refuses values of variables that nest deeper than [`NESTING`]: the library, too, walks them on the stack.
pub(super) fn scan_values<'a>(values: impl Iterator<Item = &'a Value>) -> Result<(), Refusal> {
    let mut open: Vec<(&Value, usize)> = values.map(|value| (value, 1)).collect();
    while let Some((value, depth)) = open.pop() {
        if depth > NESTING {
            let allowed = NESTING as u64;
            let message = format!("the variables are nested deeper than {allowed} levels: {allowed} or fewer pass");
            let excess = Excess { limit: "nesting", asked: allowed + 1, allowed };
            return Err(Refusal::new(Reason::Nesting, message).over(excess));
        }
        match value {
            Value::Array(items) => open.extend(items.iter().map(|item| (item, depth + 1))),
            Value::Object(fields) => open.extend(fields.values().map(|field| (field, depth + 1))),
            _ => {}
        }
    }
    Ok(())
}

fn too_many(position: Pos, allowed: usize) -> Refusal {
    let allowed = allowed as u64;
    let message = format!(
        "the document has more than {} tokens (names, values, punctuation): ask in several requests, or pass long lists as variables",
        grouped(allowed)
    );
    Refusal::new(Reason::Tokens, message).over(Excess { limit: "tokens", asked: allowed + 1, allowed }).at(position)
}

fn too_deep(position: Pos) -> Refusal {
    let allowed = NESTING as u64;
    Refusal::new(Reason::Nesting, format!("brackets are nested deeper than {allowed} levels: {allowed} or fewer pass"))
        .over(Excess { limit: "nesting", asked: allowed + 1, allowed })
        .at(position)
}

struct Scanner<'a> {
    text: &'a [u8],
    /// The byte after the last token.
    at: usize,
    line: usize,
    line_start: usize,
}

impl Scanner<'_> {
    /// Skips what is between tokens, then one token, and gives its first byte.
    fn token(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.get(self.at)?;
            match byte {
                b'\n' => self.new_line(),
                b' ' | b'\t' | b'\r' | b',' => self.at += 1,
                b'#' => self.skip_while(|byte| byte != b'\n' && byte != b'\r'),
                b'"' => {
                    self.skip_string();
                    return Some(byte);
                }
                b'.' => {
                    self.skip_while(|byte| byte == b'.');
                    return Some(byte);
                }
                byte if byte.is_ascii_digit() || byte == b'-' => {
                    self.skip_while(|byte| is_word(byte) || byte == b'.');
                    return Some(byte);
                }
                byte if is_word(byte) => {
                    self.skip_while(is_word);
                    return Some(byte);
                }
                _ => {
                    self.at += 1;
                    return Some(byte);
                }
            }
        }
    }

    fn skip_string(&mut self) {
        if self.text[self.at..].starts_with(b"\"\"\"") {
            self.at += 3;
            return self.skip_block_string();
        }
        self.at += 1;
        while let Some(byte) = self.text.get(self.at) {
            match byte {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return;
                }
                b'\n' => return,
                _ => self.at += 1,
            }
        }
    }

    fn skip_block_string(&mut self) {
        while let Some(byte) = self.text.get(self.at) {
            let rest = &self.text[self.at..];
            if rest.starts_with(b"\\\"\"\"") {
                self.at += 4;
            } else if rest.starts_with(b"\"\"\"") {
                self.at += 3;
                return;
            } else if *byte == b'\n' {
                self.new_line();
            } else {
                self.at += 1;
            }
        }
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.text.get(self.at).is_some_and(|byte| wanted(*byte)) {
            self.at += 1;
        }
    }

    fn new_line(&mut self) {
        self.at += 1;
        self.line += 1;
        self.line_start = self.at;
    }

    /// Where the last token ends, which for a bracket is where it stands.
    fn position(&self) -> Pos {
        Pos { line: self.line, column: self.at.saturating_sub(self.line_start).max(1) }
    }
}

/// Letters, digits and what numbers are made of; bytes beyond ASCII are left to the parser.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+')
}
