//! Rust sources as the paths that they name.
//!
//! Works on tokens, so comments, doc links and strings do not count, and what
//! stands inside macros does. What is marked `#[cfg(test)]` is passed over. It
//! knows modules only by where they stand: `pub use` is not followed.

use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A path as written, made absolute where it began with `super` or `self`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// From 1.
    pub(crate) line: usize,
    /// `crate` first where the path is one of the crate's own.
    pub(crate) segments: Vec<String>,
}

/// Lists the paths that a file names, in order; a lone word counts only in a `use`.
///
/// `module` is the file's own place, for example `["store", "page"]`; empty at
/// the root of the crate.
pub(crate) fn paths(source: &str, module: &[&str]) -> Result<Vec<Named>, String> {
    let tokens = TokenStream::from_str(source).map_err(|error| error.to_string())?;
    let module = module.iter().map(|&segment| segment.to_owned()).collect();
    let mut reader = Reader { module, found: Vec::new() };
    reader.read(&tokens.into_iter().collect::<Vec<_>>());
    Ok(reader.found)
}

/// Lists the lines on which a word stands as a word of the language.
pub(crate) fn lines_of(source: &str, word: &str) -> Result<Vec<usize>, String> {
    let tokens = TokenStream::from_str(source).map_err(|error| error.to_string())?;
    let mut found = Vec::new();
    find(&tokens.into_iter().collect::<Vec<_>>(), word, &mut found);
    Ok(found)
}

fn find(tokens: &[TokenTree], word: &str, found: &mut Vec<usize>) {
    let mut at = 0;
    while at < tokens.len() {
        if is_for_tests(&tokens[at..]) {
            at += length_of_item(&tokens[at..]);
            continue;
        }
        match &tokens[at] {
            TokenTree::Ident(ident) if ident == word => found.push(ident.span().start().line),
            TokenTree::Group(group) => find(&inside(group), word, found),
            _ => {}
        }
        at += 1;
    }
}

struct Reader {
    module: Vec<String>,
    found: Vec<Named>,
}

impl Reader {
    fn read(&mut self, tokens: &[TokenTree]) {
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            at += if is_for_tests(rest) {
                length_of_item(rest)
            } else if is_word(rest, 0, "use") && starts_path(rest, 1) {
                1 + self.read_tree(&rest[1..], &[])
            } else if is_word(rest, 0, "extern") && is_word(rest, 1, "crate") && word(rest, 2).is_some() {
                2 + self.read_tree(&rest[2..], &[])
            } else if let (true, Some(name), Some(body)) = (is_word(rest, 0, "mod"), word(rest, 1), braces(rest, 2)) {
                self.module.push(name);
                self.read(&inside(body));
                self.module.pop();
                3
            } else {
                self.read_plain(rest)
            };
        }
    }

    /// Reads a path outside of `use`, or passes over one token.
    fn read_plain(&mut self, tokens: &[TokenTree]) -> usize {
        match &tokens[0] {
            TokenTree::Group(group) => {
                self.read(&inside(group));
                1
            }
            TokenTree::Ident(_) if is_double_colon(tokens, 1) => {
                let mut segments = Vec::new();
                let mut at = 0;
                while let Some(segment) = word(tokens, at) {
                    segments.push(segment);
                    at += 1;
                    if !is_double_colon(tokens, at) {
                        break;
                    }
                    at += 2;
                }
                self.add(&tokens[0], segments);
                at
            }
            _ => 1,
        }
    }

    /// Reads one tree of a `use` below `parents` and returns how many tokens it has.
    fn read_tree(&mut self, tokens: &[TokenTree], parents: &[String]) -> usize {
        let mut segments = parents.to_vec();
        let mut at = if is_double_colon(tokens, 0) { 2 } else { 0 };
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.read_branches(&inside(group), &segments);
                    return at + 1;
                }
                TokenTree::Ident(ident) => segments.push(plain(&ident.to_string())),
                TokenTree::Punct(star) if star.as_char() == '*' => segments.push("*".to_owned()),
                _ => return at,
            }
            if !is_double_colon(tokens, at + 1) {
                self.add(token, segments);
                // The new name after `as` names nothing that stands elsewhere.
                return at + if is_word(tokens, at + 1, "as") { 3 } else { 1 };
            }
            at += 3;
        }
        at
    }

    fn read_branches(&mut self, tokens: &[TokenTree], parents: &[String]) {
        let mut at = 0;
        while at < tokens.len() {
            at += self.read_tree(&tokens[at..], parents).max(1);
        }
    }

    fn add(&mut self, at: &TokenTree, segments: Vec<String>) {
        let line = at.span().start().line;
        self.found.push(Named { line, segments: self.absolute(segments) });
    }

    fn absolute(&self, segments: Vec<String>) -> Vec<String> {
        let is_relative = |segment: &String| segment == "self" || segment == "super";
        if !segments.first().is_some_and(is_relative) {
            return segments;
        }
        let ups =
            segments.iter().take_while(|segment| is_relative(segment)).filter(|segment| *segment == "super").count();
        let home = &self.module[..self.module.len().saturating_sub(ups)];
        let own = segments.iter().skip_while(|segment| is_relative(segment));
        std::iter::once("crate".to_owned()).chain(home.iter().cloned()).chain(own.cloned()).collect()
    }
}

/// Tells whether `#[cfg(test)]` stands here.
fn is_for_tests(tokens: &[TokenTree]) -> bool {
    let (Some(TokenTree::Punct(hash)), Some(TokenTree::Group(attribute))) = (tokens.first(), tokens.get(1)) else {
        return false;
    };
    let inner = inside(attribute);
    let Some(TokenTree::Group(condition)) = inner.get(1) else { return false };
    hash.as_char() == '#' && is_word(&inner, 0, "cfg") && is_word(&inside(condition), 0, "test")
}

/// Counts the tokens up to the end of an item: its braces, or its semicolon.
fn length_of_item(tokens: &[TokenTree]) -> usize {
    let is_use = (0..tokens.len()).find_map(|at| word(tokens, at)).is_some_and(|first| first == "use");
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace && !is_use,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    tokens.iter().position(ends).map_or(tokens.len(), |end| end + 1)
}

fn inside(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

fn braces(tokens: &[TokenTree], at: usize) -> Option<&Group> {
    match tokens.get(at)? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        _ => None,
    }
}

fn word(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at)? {
        TokenTree::Ident(ident) => Some(plain(&ident.to_string())),
        _ => None,
    }
}

fn is_word(tokens: &[TokenTree], at: usize, wanted: &str) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Ident(ident)) if ident == wanted)
}

/// Tells a `use` that names a path from the one in `impl Trait + use<'a>`.
fn starts_path(tokens: &[TokenTree], at: usize) -> bool {
    word(tokens, at).is_some() || is_double_colon(tokens, at) || braces(tokens, at).is_some()
}

fn is_double_colon(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon = |at| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    is_colon(at) && is_colon(at + 1)
}

fn plain(ident: &str) -> String {
    ident.strip_prefix("r#").unwrap_or(ident).to_owned()
}

/// Renders the paths of a made-up `src/store/page.rs` as `line path`.
#[cfg(test)]
fn read(source: &str) -> Vec<String> {
    let found = paths(source, &["store", "page"]).expect("it can be read");
    found.iter().map(|named| format!("{} {}", named.line, named.segments.join("::"))).collect()
}

#[test]
fn a_use_is_read_to_the_tips_of_its_branches() {
    let source = "use std::{env, fs::{self, File}};\npub(crate) use crate::{\n  domain::Fault,\n  graphql::*,\n};\nuse tracing as log;";

    assert_eq!(
        read(source),
        [
            "1 std::env",
            "1 std::fs::self",
            "1 std::fs::File",
            "3 crate::domain::Fault",
            "4 crate::graphql::*",
            "6 tracing"
        ]
    );
}

#[test]
fn a_path_is_read_wherever_it_stands() {
    let source = "#[async_graphql::Object]\nimpl X {\n fn f() -> Vec<crate::http::A> {\n  json!({ \"k\": crate::app::B::<u8>::new() })\n } }";

    assert_eq!(read(source), ["1 async_graphql::Object", "3 crate::http::A", "4 crate::app::B"]);
}

#[test]
fn a_relative_path_is_followed_out_of_inner_modules() {
    let source = "use super::Slice;\nuse super::super::graphql::Page;\nmod inner { use super::super::super::http; fn f() { self::g::h() } }";

    assert_eq!(
        read(source),
        ["1 crate::store::Slice", "2 crate::graphql::Page", "3 crate::http", "3 crate::store::page::inner::g::h"]
    );
}

#[test]
fn comments_strings_and_lone_words_name_nothing() {
    let source = "//! [`crate::http`]\n// use crate::http;\n/* crate::http */\nconst S: &str = \"crate::http\"; /// [x](crate::app)\nfn f(axum: u8, r: &'static str) {}\n#[sea_orm(x = \"axum::y\")] pub(crate) struct T;";

    assert_eq!(read(source), [""; 0]);
}

#[test]
fn what_is_for_tests_is_passed_over_and_what_follows_is_not() {
    let source = "#[cfg(test)]\nuse crate::app::{A, B};\nuse crate::http;\n#[cfg(test)]\nmod tests { use crate::graphql; }\nfn f() { axum::serve() }\n#[cfg(test)] #[expect(x)] fn g() { hyper::x() }\nuse hyper::y;";

    assert_eq!(read(source), ["3 crate::http", "6 axum::serve", "8 hyper::y"]);
}

#[test]
fn a_word_is_found_in_code_alone() {
    let source = "// async\nfn f() { g(async move { }) }\n#[cfg(test)] mod tests { async fn t() {} }\nasync fn h() {}";

    assert_eq!(lines_of(source, "async"), Ok(vec![2, 4]));
}
