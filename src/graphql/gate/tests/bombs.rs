//! Short texts that mean very much, and long ones that mean nothing.

use std::time::{Duration, Instant};

use super::*;

/// `levels` fragments, each of which spreads the next twenty times.
fn fragment_bomb(levels: usize) -> String {
    let mut text = "{ ...F0 }".to_owned();
    for level in 0..levels {
        let spreads = format!("...F{} ", level + 1).repeat(20);
        text = format!("{text} fragment F{level} on Query {{ {spreads}}}");
    }
    text + &format!(" fragment F{levels} on Query {{ name }}")
}

#[test]
fn a_fragment_bomb_is_refused_at_once_whatever_its_size() {
    for (levels, fields) in [(3, 8_000), (5, 3_200_000), (7, 1_280_000_000), (30, u64::MAX)] {
        let text = fragment_bomb(levels);
        let gate = gate(|_| {});

        let start = Instant::now();
        let found = refused(gate.judge(raw(&text)));
        let elapsed = start.elapsed();

        assert_eq!(found, (Reason::Selections, Some(fields), Some(5_000)));
        // An optimized build takes a hundredth of this; the bound leaves room for a busy machine.
        assert!(elapsed < Duration::from_millis(500), "{levels} levels took {elapsed:?}");
    }
}

#[test]
fn fifty_thousand_braces_do_not_reach_the_parser() {
    for bracket in ["{", "[", "("] {
        let text = format!("{{ a(b: {}", bracket.repeat(50_000));
        assert_eq!(refused(judge(raw(text))), (Reason::Nesting, Some(65), Some(64)));
    }
}

#[test]
fn brackets_in_strings_and_comments_do_not_count() {
    let brackets = "{[(".repeat(100);
    let texts = [
        format!("{{ actor(id: \"{brackets}\\\"{brackets}\") {{ name }} }}"),
        format!("{{ actor(id: \"\"\"{brackets} \\\"\"\" \n {brackets}\"\"\") {{ name }} }}"),
        format!("# {brackets}\n{{ name # {brackets}\r\n }}"),
    ];
    for text in texts {
        assert!(judge(raw(&text)).is_ok(), "{text}");
    }
}

#[test]
fn an_open_string_is_left_to_the_parser() {
    for text in ["{ actor(id: \"", "{ actor(id: \"\"\"", "{ a \"\\", "\"", "..", "{ é }", "{ name }\u{0}"] {
        assert_eq!(judge(raw(text)).unwrap_err().reason, Reason::Parse, "{text}");
    }
}

#[test]
fn a_thousand_aliases_are_refused() {
    let aliases: String = (0..900).map(|n| format!("a{n}: name ")).collect::<Vec<_>>().concat();

    assert_eq!(refused(judge(raw(format!("{{ {aliases} }}")))), (Reason::Aliases, Some(900), Some(60)));
}

#[test]
fn a_chain_of_a_thousand_fragments_is_refused_even_if_unused() {
    let chain: String =
        (0..1_000).map(|n| format!("fragment F{n} on Query {{ ...F{} }} ", n + 1)).collect::<Vec<_>>().concat();
    for head in ["{ ...F0 }", "{ name }"] {
        let refusal = judge(raw(format!("{head} {chain}"))).unwrap_err();
        assert_eq!(refusal.reason, Reason::Nesting);
    }
}

#[test]
fn cycles_of_fragments_are_refused_direct_or_not_used_or_not() {
    let table = [
        ("{ ...A } fragment A on Query { ...A }", "A > A"),
        (
            "{ ...A } fragment A on Query { ...B } fragment B on Query { name ...C } fragment C on Query { ...A }",
            "A > B > C > A",
        ),
        ("{ name } fragment A on Query { ... on Query { ...B } } fragment B on Query { ...A }", "A > B > A"),
        ("{ actor(id: 1) { ...A } } fragment A on Actor { parent { ...A } }", "A > parent > A"),
    ];
    for (text, way) in table {
        let refusal = judge(raw(text)).unwrap_err();
        assert_eq!(refusal.reason, Reason::FragmentCycle, "{text}");
        assert_eq!(refusal.path.as_deref(), Some(way), "{text}");
        assert!(refusal.position.is_some());
    }
}

#[test]
fn costs_that_overflow_stop_at_the_largest_number() {
    let level = "cooperations(first: 100) { nodes { parties(first: 100) { nodes { actor {";
    let text = format!("{{ actor(id: 1) {{ {} name {} }} }}", level.repeat(6), "}}}}}".repeat(6));
    let gate = gate(|limits| limits.depth = 100);

    let refusal = gate.judge(raw(text)).unwrap_err();

    assert_eq!(refusal.reason, Reason::Cost);
    assert_eq!(refusal.excess.map(|excess| excess.asked), Some(u64::MAX));
    assert!(refusal.message.starts_with("asks for uncountably many records"), "{}", refusal.message);
}
