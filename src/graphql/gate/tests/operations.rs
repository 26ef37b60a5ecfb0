//! Which operation runs, and what is said of texts that do not parse.

use super::*;

#[test]
fn the_only_operation_runs_without_being_named() {
    let table = [
        ("{ name }", None, None, OperationType::Query),
        ("{ name }", Some(""), None, OperationType::Query),
        ("query A { name }", None, Some("A"), OperationType::Query),
        (
            "query A { name } mutation B { rename(id: 1, name: \"x\") { name } }",
            Some("B"),
            Some("B"),
            OperationType::Mutation,
        ),
        ("subscription { changed { id } }", None, None, OperationType::Subscription),
    ];
    for (text, asked, name, operation_type) in table {
        let request = RawRequest { operation_name: asked.map(str::to_owned), ..raw(text) };

        let judged = judge(request).unwrap();

        assert_eq!(judged.operation_name.as_deref(), name, "{text}");
        assert_eq!(judged.operation_type, operation_type, "{text}");
    }
}

#[test]
fn an_operation_that_cannot_be_told_is_refused_with_the_names_there_are() {
    let table = [
        ("query A { name } query B { name }", None, "operationName must say which operation to run: `A`, `B`"),
        ("query A { name } query B { name }", Some("C"), "there is no operation `C`: the document has `A`, `B`"),
        ("query A { name }", Some("C"), "there is no operation `C`: the document has `A`"),
        (
            "{ name }",
            Some("C"),
            "there is no operation `C`: the document has one without a name, leave operationName out",
        ),
    ];
    for (text, asked, message) in table {
        let request = RawRequest { operation_name: asked.map(str::to_owned), ..raw(text) };

        let refusal = judge(request).unwrap_err();

        assert_eq!((refusal.reason, refusal.message.as_str()), (Reason::UnknownOperation, message));
    }
}

#[test]
fn a_text_that_does_not_parse_is_refused_with_its_place() {
    let refusal = judge(raw("{\n  name(\n}")).unwrap_err();

    assert_eq!(refusal.reason, Reason::Parse);
    assert_eq!(refusal.message, "syntax error: expected name");
    assert_eq!(refusal.position, Some(Pos { line: 3, column: 1 }));
    for text in [
        "",
        "   ",
        "query",
        "fragment F on Query { name }",
        "{ name } { name }",
        "query A { name } query A { name }",
        "type T { a: Int }",
    ] {
        assert_eq!(judge(raw(text)).unwrap_err().reason, Reason::Parse, "{text}");
    }
    assert_eq!(judge(RawRequest::default()).unwrap_err().reason, Reason::QueryMissing);
}

#[test]
fn a_condition_on_typename_moves_to_a_fragment_around_it() {
    let judged = judge(raw("query ($x: Boolean!) { __typename @include(if: $x) }")).unwrap();

    let DocumentOperations::Single(operation) = judged.document.operations else { panic!("one operation") };
    let items = &operation.node.selection_set.node.items;
    let [item] = items.as_slice() else { panic!("one selection") };
    let parser::types::Selection::InlineFragment(inline) = &item.node else { panic!("an inline fragment") };
    assert_eq!(inline.node.directives.len(), 1);
    assert_eq!(inline.node.selection_set.node.items.len(), 1);
}
