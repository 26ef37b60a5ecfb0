//! What operations cost: pages by literal, variable and default, lists, fragments, conditions.

use super::*;

#[test]
fn records_are_counted_by_the_pages_they_stand_on() {
    let table = [
        ("{ name }", 0),
        ("{ __typename }", 0),
        ("{ actor(id: 1) { name } }", 1),
        ("{ actor(id: 1) { parent { parent { name } } } }", 3),
        // A count costs something, if not much.
        ("{ cooperations(first: 100) { totalCount } }", 1),
        ("{ cooperations(first: 100) { nodes { id } } }", 100),
        ("{ cooperations(first: 100) { edges { cursor } } }", 100),
        ("{ cooperations(first: 100) { edges { node { id } } } }", 100),
        // The default page.
        ("{ cooperations { nodes { id } } }", 20),
        ("{ cooperations(first: null) { nodes { id } } }", 20),
        ("{ cooperations(last: 7) { nodes { id } } }", 7),
        ("{ cooperations(first: 100) { nodes { parties(first: 20) { nodes { __typename } } } } }", 100 + 100 * 20),
        ("{ cooperations(first: 10) { nodes { parties(first: 5) { nodes { actor { name } } } } } }", 10 + 10 * 5 * 2),
        ("{ cooperations(first: 10) { pageInfo { hasNextPage } nodes { id } } }", 11),
        // Lists without a page.
        ("{ cooperations(first: 10) { nodes { instruments { kind } } } }", 10 + 10 * 10),
        ("{ found { ... on City { name } } }", 10),
        // Lists as long as an argument, or as its default in the schema.
        ("{ nodes(ids: [1, 2, 3]) { id } }", 3),
        ("{ nodes(ids: 1) { id } }", 1),
        ("{ suggestions(for: 1) { actor { name } } }", 60),
        ("{ suggestions(for: 1, first: 2) { actor { name } } }", 4),
        ("{ network(from: [1]) { nodes { name } ties { kind } } }", 2_000),
        ("{ network(from: [1], maxNodes: 50) { nodes { parent { name } } ties { kind } } }", 150),
        ("mutation { rename(id: 1, name: \"a\") { name } }", 1),
    ];
    for (text, records) in table {
        assert_eq!(cost(text), records, "{text}");
    }
}

#[test]
fn fragments_take_the_page_of_where_they_are_spread() {
    let fragment = "fragment F on CooperationConnection { nodes { ...C } } fragment C on Cooperation { parties(first: 3) { nodes { __typename } } }";
    let text = format!("{{ a: cooperations(first: 10) {{ ...F }} b: cooperations(first: 100) {{ ...F }} }} {fragment}");

    assert_eq!(cost(&text), 10 * (1 + 3) + 100 * (1 + 3));
}

#[test]
fn fragments_on_interfaces_and_unions_count_like_the_type_they_name() {
    let table = [
        ("{ nodes(ids: [1, 2]) { ... on Actor { cooperations(first: 5) { nodes { id } } } } }", 2 + 2 * 5),
        ("{ found { ...F } } fragment F on Cooperation { parties(first: 2) { nodes { __typename } } }", 10 + 10 * 2),
        ("{ actor(id: 1) { ... { cooperations(first: 5) { nodes { id } } } } }", 1 + 5),
    ];
    for (text, records) in table {
        assert_eq!(cost(text), records, "{text}");
    }
}

#[test]
fn page_sizes_come_from_variables_and_their_defaults() {
    let text = "query ($n: Int = 30) { cooperations(first: $n) { nodes { id } } }";
    let table = [
        (json!({}), 30),
        (json!({ "n": 5 }), 5),
        (json!({ "n": null }), 20),
        // What has the wrong type is left to validation.
        (json!({ "n": "many" }), 20),
        (json!({ "n": 1.5 }), 20),
        (json!({ "n": [3] }), 20),
    ];
    for (variables, records) in table {
        assert_eq!(judge(with(text, variables.clone())).unwrap().cost, records, "{variables}");
    }
    assert_eq!(refused(judge(with(text, json!({ "n": 101 })))), (Reason::PageSize, Some(101), Some(100)));
    let ids = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    assert_eq!(judge(with(ids, json!({ "ids": ["a", "b", "c"] }))).unwrap().cost, 3);
}

#[test]
fn a_page_of_the_wrong_type_is_left_to_validation() {
    for first in ["\"ten\"", "true", "$unknown", "1.5", "{}", "[1]", "TEN"] {
        assert_eq!(cost(&format!("{{ cooperations(first: {first}) {{ nodes {{ id }} }} }}")), 20, "{first}");
    }
}

#[test]
fn what_a_condition_leaves_out_costs_nothing() {
    let text = "query ($on: Boolean!) { cooperations @include(if: $on) { nodes { id } } ... @skip(if: $on) { actor(id: 1) { name } } }";

    assert_eq!(judge(with(text, json!({ "on": true }))).unwrap().cost, 20);
    assert_eq!(judge(with(text, json!({ "on": false }))).unwrap().cost, 1);
}

#[test]
fn what_the_schema_does_not_know_is_left_to_validation() {
    for text in ["{ unknown(first: 100000) { a { b } } }", "{ ...Nowhere }", "{ ... on Nothing { a { b } } }"] {
        assert_eq!(cost(text), 0, "{text}");
    }
}

#[test]
fn advice_names_the_page_that_would_pass() {
    let table = [
        (
            "{ cooperations(first: 50) { nodes { parties(first: 60) { nodes { __typename } } } } }",
            "lower `first` at cooperations.parties from 60 to 19 or fewer",
        ),
        (
            "query ($n: Int) { ...F } fragment F on Query { cooperations(last: 100) { edges { node { instruments { kind } } } } }",
            "lower `last` at cooperations from 100 to 90 or fewer",
        ),
        (
            "{ network(from: [1], maxNodes: 5000) { nodes { id } } }",
            "lower `maxNodes` at network from 5,000 to 1,000 or fewer",
        ),
        (
            "{ cooperations(first: 100) { nodes { parties(first: 100) { nodes { actor { cooperations(first: 100) { nodes { id } } } } } } } }",
            "lower `first` at cooperations and `first` at cooperations.parties and `first` at cooperations.parties.actor.cooperations, or ask in several requests",
        ),
    ];
    let gate = gate(|limits| limits.cost = 1_000);
    for (text, advice) in table {
        let refusal = gate.judge(raw(text)).unwrap_err();
        assert_eq!(refusal.reason, Reason::Cost, "{text}");
        assert!(refusal.message.ends_with(advice), "{}\n does not end with\n{advice}", refusal.message);
        assert!(refusal.position.is_some());
    }
}
