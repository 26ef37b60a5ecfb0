//! Automatic persisted queries, step by step.

use super::*;

const TEXT: &str = "{ name }";

fn sum(text: &str) -> String {
    use sha2::{Digest as _, Sha256};
    format!("{:x}", Sha256::digest(text.as_bytes()))
}

fn request(query: Option<&str>, sum: &str) -> RawRequest {
    let Value::Object(extensions) = json!({ "persistedQuery": { "version": 1, "sha256Hash": sum } }) else {
        unreachable!()
    };
    RawRequest { query: query.map(str::to_owned), extensions, ..RawRequest::default() }
}

#[test]
fn a_text_is_known_by_its_hash_once_it_was_sent_with_it() {
    let gate = gate(|_| {});
    let sum = sum(TEXT);

    let first = gate.judge(request(None, &sum)).unwrap_err();
    assert_eq!((first.reason.code(), first.message.as_str()), ("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"));
    assert!(gate.judge(request(Some(TEXT), &sum)).is_ok());
    assert!(gate.judge(request(None, &sum)).is_ok());
    assert!(gate.judge(request(None, &sum.to_uppercase())).is_ok());
}

#[test]
fn a_text_without_its_hash_is_not_kept() {
    let gate = gate(|_| {});

    assert!(gate.judge(raw(TEXT)).is_ok());
    assert_eq!(gate.judge(request(None, &sum(TEXT))).unwrap_err().reason, Reason::PersistedQueryNotFound);
}

#[test]
fn a_hash_of_another_text_is_refused() {
    let gate = gate(|_| {});

    let refusal = gate.judge(request(Some("{ __typename }"), &sum(TEXT))).unwrap_err();

    assert_eq!(refusal.reason, Reason::PersistedQueryMismatch);
    assert!(refusal.message.starts_with("provided sha does not match query"));
    assert_eq!(gate.judge(request(None, &sum(TEXT))).unwrap_err().reason, Reason::PersistedQueryNotFound);
}

#[test]
fn what_fails_the_gate_is_not_kept() {
    let gate = gate(|limits| limits.cost = 1);
    let text = "{ cooperations { nodes { id } } }";

    assert_eq!(gate.judge(request(Some(text), &sum(text))).unwrap_err().reason, Reason::Cost);
    assert_eq!(gate.judge(request(None, &sum(text))).unwrap_err().reason, Reason::PersistedQueryNotFound);
}

#[test]
fn malformed_hashes_are_refused() {
    let gate = gate(|_| {});
    for broken in ["", "abc", &"g".repeat(64), &"+1".repeat(32), &"é".repeat(32)] {
        assert_eq!(gate.judge(request(None, broken)).unwrap_err().reason, Reason::PersistedQueryInvalid, "{broken}");
    }
    let Value::Object(extensions) = json!({ "persistedQuery": { "version": 2, "sha256Hash": sum(TEXT) } }) else {
        unreachable!()
    };
    let refusal = gate.judge(RawRequest { extensions, ..RawRequest::default() }).unwrap_err();
    assert_eq!(refusal.reason, Reason::PersistedQueryInvalid);
}

#[test]
fn persisted_queries_can_be_switched_off() {
    let http = HttpConfig { persisted_query_bytes: 0, ..HttpConfig::default() };
    let gate = Gate::new(SDL, &LimitsConfig::default(), &http, true).unwrap();

    let refusal = gate.judge(request(None, &sum(TEXT))).unwrap_err();

    assert_eq!(refusal.reason.code(), "PERSISTED_QUERY_NOT_SUPPORTED");
}

#[test]
fn the_texts_kept_are_bounded_by_their_bytes() {
    let http = HttpConfig { persisted_query_bytes: 64 * 1024, ..HttpConfig::default() };
    let gate = Gate::new(SDL, &LimitsConfig::default(), &http, true).unwrap();
    let texts: Vec<String> = (0..500).map(|n| format!("query Q{n} {{ name }} # {}", "x".repeat(1_000))).collect();

    for text in &texts {
        assert!(gate.judge(request(Some(text), &sum(text))).is_ok());
    }
    let kept = texts.iter().filter(|text| gate.judge(request(None, &sum(text))).is_ok()).count();

    assert!((1..=64).contains(&kept), "{kept} texts of a kilobyte are kept in 64");
}
