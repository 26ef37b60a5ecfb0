//! Each limit, exactly reached and passed by one.

use super::*;

/// Checks that `at` passes and that `over` is refused for a reason, with its numbers.
fn boundary(change: fn(&mut LimitsConfig), at: &str, over: &str, reason: Reason, allowed: u64) {
    let gate = gate(change);
    if let Err(refusal) = gate.judge(raw(at)) {
        panic!("{at} should pass: {refusal:?}");
    }
    assert_eq!(refused(gate.judge(raw(over))), (reason, Some(allowed + 1), Some(allowed)), "{over}");
}

#[test]
fn bytes_of_the_document() {
    boundary(|limits| limits.document_bytes = 8, "{ name }", "{ name  }", Reason::DocumentSize, 8);
}

#[test]
fn tokens_of_the_document() {
    let at = "query { actor(id: -1.5e3) { ...F name } } # not a token\n fragment F on Actor { name }";
    boundary(|limits| limits.tokens = 21, at, &format!("{at} !"), Reason::Tokens, 21);
}

#[test]
fn fields_written() {
    boundary(
        |limits| limits.fields = 2,
        "{ actor(id: 1) { name } }",
        "{ actor(id: 1) { name id } }",
        Reason::Fields,
        2,
    );
}

#[test]
fn brackets_inside_each_other() {
    let list = |depth: usize| format!("{{ a(b: {}{}) }}", "[".repeat(depth), "]".repeat(depth));
    boundary(|_| {}, &list(62), &list(63), Reason::Nesting, 64);
}

#[test]
fn depth_of_fields() {
    let deep = |levels| format!("{{ actor(id: 1) {{ {} }} }}", nested("parent", levels, "name"));
    boundary(|_| {}, &deep(13), &deep(14), Reason::Depth, 15);
}

#[test]
fn levels_of_connections_do_not_count_as_depth() {
    let at = "{ cooperations { edges { node { parties { nodes { actor { name } } } } } } }";
    let over = "{ cooperations { edges { node { parties { nodes { actor { parent { name } } } } } } } }";
    boundary(|limits| limits.depth = 4, at, over, Reason::Depth, 4);
}

#[test]
fn depth_through_fragments_counts_where_they_are_spread() {
    // The second spread meets a fragment that was measured at a lesser depth.
    let fragment = "fragment F on Actor { parent { parent { name } } }";
    let at = format!("{{ actor(id: 1) {{ ...F }} a: actor(id: 1) {{ parent {{ ...F }} }} }} {fragment}");
    let over = format!("{{ actor(id: 1) {{ ...F }} a: actor(id: 1) {{ parent {{ parent {{ ...F }} }} }} }} {fragment}");
    boundary(|limits| limits.depth = 5, &at, &over, Reason::Depth, 5);
}

#[test]
fn nesting_through_fragments() {
    let chain = |length: usize| {
        let links: String =
            (1..length).map(|n| format!("fragment F{} on Query {{ ...F{n} }} ", n - 1)).collect::<Vec<_>>().concat();
        format!("{{ ...F0 }} {links} fragment F{} on Query {{ name }}", length - 1)
    };
    boundary(|_| {}, &chain(63), &chain(64), Reason::Nesting, 64);
}

#[test]
fn selections_once_fragments_are_in_place() {
    let fragment = "fragment F on Actor { id name }";
    let at = format!("{{ actor(id: 1) {{ ...F ...F }} }} {fragment}");
    let over = format!("{{ actor(id: 1) {{ ...F ...F }} name }} {fragment}");
    boundary(|limits| limits.selections = 5, &at, &over, Reason::Selections, 5);
}

#[test]
fn selections_of_operations_that_do_not_run_count_too() {
    let gate = gate(|limits| limits.selections = 2);
    let request = |text: &str| RawRequest { operation_name: Some("A".into()), ..raw(text) };

    assert!(gate.judge(request("query A { name } query B { name }")).is_ok());
    let found = refused(gate.judge(request("query A { name } query B { a: name b: name }")));
    assert_eq!(found, (Reason::Selections, Some(3), Some(2)));
}

#[test]
fn aliases_written() {
    boundary(|limits| limits.aliases = 2, "{ a: name b: name }", "{ a: name b: name c: name }", Reason::Aliases, 2);
}

#[test]
fn aliases_once_fragments_are_in_place() {
    let spread = |times: usize| format!("{{ {} }} fragment F on Query {{ a: name }}", "...F ".repeat(times));
    boundary(|limits| limits.aliases = 1, &spread(10), &spread(11), Reason::Aliases, 10);
}

#[test]
fn directives_written_anywhere() {
    let at = "query @a { name @include(if: true) ... @skip(if: false) { name } ...F } fragment F on Query { name }";
    let over =
        "query @a { name @include(if: true) ... @skip(if: false) { name } ...F } fragment F on Query @b { name }";
    boundary(|limits| limits.directives = 3, at, over, Reason::Directives, 3);
    boundary(
        |limits| limits.directives = 1,
        "query ($a: Int @a) { name }",
        "query ($a: Int @a) { name @a }",
        Reason::Directives,
        1,
    );
}

#[test]
fn directives_once_fragments_are_in_place() {
    let spread = |times: usize| format!("{{ {} }} fragment F on Query {{ name @a }}", "...F ".repeat(times));
    boundary(|limits| limits.directives = 1, &spread(10), &spread(11), Reason::Directives, 10);
}

#[test]
fn cost_of_the_operation() {
    boundary(
        |limits| limits.cost = 21,
        "{ cooperations(first: 21) { nodes { id } } }",
        "{ cooperations(first: 22) { nodes { id } } }",
        Reason::Cost,
        21,
    );
}

#[test]
fn values_of_the_answer() {
    boundary(
        |limits| limits.values = 2 + 10 * 4,
        "{ cooperations(first: 10) { nodes { id id id id } } }",
        "{ cooperations(first: 10) { nodes { id id id id } totalCount } }",
        Reason::Values,
        42,
    );
    boundary(
        |limits| limits.values = 1 + 5 * 3,
        "{ nodes(ids: [1, 2, 3, 4, 5]) { id ... on Actor { parent { id } } } }",
        "{ name nodes(ids: [1, 2, 3, 4, 5]) { id ... on Actor { parent { id } } } }",
        Reason::Values,
        16,
    );
}

#[test]
fn the_same_field_a_thousand_times_on_every_record_is_refused() {
    let fields = "...F ".repeat(9);
    let text =
        format!("{{ cooperations(first: 100) {{ nodes {{ parties(first: 100) {{ nodes {{ {fields} }} }} }} }} }}");
    let text = format!("{text} fragment F on Party {{ {} }}", "__typename ".repeat(500));
    assert_eq!(judge(raw(text)).unwrap_err().reason, Reason::Values);
    let schema = format!("{{ __schema {{ types {{ fields {{ args {{ {} }} }} }} }} }}", "name ".repeat(900));
    assert_eq!(judge(raw(schema)).unwrap_err().reason, Reason::IntrospectionCost);
}

#[test]
fn items_of_a_page() {
    let page = |argument: &str, items: &str| format!("{{ cooperations({argument}: {items}) {{ totalCount }} }}");
    boundary(|_| {}, &page("first", "100"), &page("first", "101"), Reason::PageSize, 100);
    boundary(|_| {}, &page("last", "1"), &page("last", "101"), Reason::PageSize, 100);
    for huge in ["18446744073709551615", "99999999999999999999999999999999"] {
        assert_eq!(refused(judge(raw(page("first", huge)))), (Reason::PageSize, Some(u64::MAX), Some(100)));
    }
    for none in ["-1", "0"] {
        let refusal = judge(raw(page("first", none))).unwrap_err();
        assert_eq!((refusal.reason, refusal.reason.code()), (Reason::PageSize, "BAD_USER_INPUT"), "{none}");
    }
}

#[test]
fn nesting_of_variables() {
    let nested = |levels: usize| {
        let value = (1..levels).fold(serde_json::json!(1), |inner, _| serde_json::json!({ "not": inner }));
        let variables = [("f".to_owned(), value)].into_iter().collect();
        RawRequest { variables, ..raw("query($f: F) { cooperations(filter: $f) { totalCount } }") }
    };

    assert!(judge(nested(64)).is_ok());
    assert_eq!(judge(nested(65)).unwrap_err().reason, Reason::Nesting);
}
