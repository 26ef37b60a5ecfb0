//! stub
/// Folds.
#[must_use]
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
