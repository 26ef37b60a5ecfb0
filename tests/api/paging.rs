//! Paging: forward and backward, at every level, with cursors that stay valid.

use serde_json::Value;

use crate::support::app::{TestApp, on_both, texts};

on_both!(
    pages_forward_and_backward_make_up_the_whole_list,
    two_parents_have_each_their_own_page,
    unknown_values_come_last_both_ways_and_can_be_paged_through,
    a_page_tells_what_lies_around_it,
    a_cursor_of_another_list_or_order_is_refused,
    impossible_page_sizes_are_refused,
    edges_and_nodes_agree,
);

const ORDERS: [&str; 5] = ["FIRST_SIGNED", "LAST_SIGNED", "TITLE", "TABLE_NUMBER", "SLUG"];

async fn walk(app: &TestApp, list: &str, order: &str, forward: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut cursor = None::<String>;
    loop {
        let place = match (&cursor, forward) {
            (None, true) => "first: 4".to_owned(),
            (None, false) => "last: 4".to_owned(),
            (Some(cursor), true) => format!("first: 4, after: \"{cursor}\""),
            (Some(cursor), false) => format!("last: 4, before: \"{cursor}\""),
        };
        let query = format!(
            "{{ {list}({place}, orderBy: {order}) {{ nodes {{ slug }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
        );
        let page = app.ask(&query).await[list].take();
        let slugs = texts(&page, "slug");
        let (more, end) = if forward { ("hasNextPage", "endCursor") } else { ("hasPreviousPage", "startCursor") };
        if forward {
            found.extend(slugs);
        } else {
            found.splice(0..0, slugs);
        }
        if page["pageInfo"][more] == false {
            return found;
        }
        cursor = page["pageInfo"][end].as_str().map(str::to_owned);
    }
}

async fn pages_forward_and_backward_make_up_the_whole_list(app: TestApp) {
    for field in ORDERS {
        for direction in ["ASC", "DESC"] {
            let order = format!("{{ field: {field}, direction: {direction} }}");
            let whole = app
                .ask(&format!("{{ cooperations(first: 100, orderBy: {order}) {{ totalCount nodes {{ slug }} }} }}"))
                .await;
            let whole = texts(&whole["cooperations"], "slug");

            assert_eq!(whole.len(), 31);
            assert_eq!(walk(&app, "cooperations", &order, true).await, whole, "{order} forward");
            assert_eq!(walk(&app, "cooperations", &order, false).await, whole, "{order} backward");
        }
    }
}

async fn two_parents_have_each_their_own_page(app: TestApp) {
    let query = |paging: &str| {
        format!(
            "{{ nodes: actors(filter: {{ slug: [\"indonesia\", \"china\"] }}, orderBy: {{ field: SLUG }}) {{ nodes {{
                slug children({paging}, orderBy: {{ field: SLUG }}) {{ totalCount nodes {{ slug }} pageInfo {{ hasNextPage endCursor }} }} }} }} }}"
        )
    };
    let page = app.ask(&query("first: 1")).await;
    let [china, indonesia] = [&page["nodes"]["nodes"][0], &page["nodes"]["nodes"][1]];

    assert_eq!(texts(&china["children"], "slug"), ["shanghai"]);
    assert_eq!(china["children"]["pageInfo"]["hasNextPage"], false);
    assert_eq!(texts(&indonesia["children"], "slug"), ["jakarta"]);
    assert_eq!(indonesia["children"]["totalCount"], 3);
    assert_eq!(indonesia["children"]["pageInfo"]["hasNextPage"], true);

    let cursor = indonesia["children"]["pageInfo"]["endCursor"].as_str().expect("a cursor");
    let next = app.ask(&query(&format!("first: 5, after: \"{cursor}\""))).await;

    assert_eq!(texts(&next["nodes"]["nodes"][1]["children"], "slug"), ["west-java", "yogyakarta"]);
    assert_eq!(texts(&next["nodes"]["nodes"][0]["children"], "slug"), ["shanghai"]);
}

async fn unknown_values_come_last_both_ways_and_can_be_paged_through(app: TestApp) {
    let list = |paging: &str| {
        format!(
            "{{ actor(by: {{ slug: \"habitat-iii\" }}) {{ ... on Forum {{ members({paging}) {{ nodes {{ member {{ slug }} started }} pageInfo {{ hasNextPage endCursor }} }} }} }} }}"
        )
    };
    let whole = app.ask(&list("first: 9")).await;
    let members = |answer: &Value| {
        let nodes = answer["actor"]["members"]["nodes"].as_array().expect("nodes").clone();
        nodes.iter().map(|node| node["member"]["slug"].to_string()).collect::<Vec<_>>()
    };
    let mut found = Vec::new();
    let mut paging = "first: 1".to_owned();
    loop {
        let page = app.ask(&list(&paging)).await;
        found.extend(members(&page));
        let info = &page["actor"]["members"]["pageInfo"];
        if info["hasNextPage"] == false {
            break;
        }
        paging = format!("first: 1, after: {}", info["endCursor"]);
    }

    assert_eq!(found, members(&whole));
    assert_eq!(found.len(), 3);
}

async fn a_page_tells_what_lies_around_it(app: TestApp) {
    let page = app
        .ask("{ cooperations(first: 2, orderBy: { field: TABLE_NUMBER }) { totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }")
        .await["cooperations"]
        .take();

    assert_eq!(page["totalCount"], 31);
    assert_eq!(page["pageInfo"]["hasNextPage"], true);
    assert_eq!(page["pageInfo"]["hasPreviousPage"], false);
    assert_eq!(page["pageInfo"]["startCursor"], page["edges"][0]["cursor"]);
    assert_eq!(page["pageInfo"]["endCursor"], page["edges"][1]["cursor"]);

    let empty = app.ask("{ cooperations(filter: { slug: [\"nowhere\"] }) { totalCount nodes { slug } pageInfo { hasNextPage startCursor } } }").await;

    assert_eq!(empty["cooperations"]["totalCount"], 0);
    assert_eq!(empty["cooperations"]["nodes"], Value::Array(Vec::new()));
    assert_eq!(empty["cooperations"]["pageInfo"], serde_json::json!({ "hasNextPage": false, "startCursor": null }));
}

async fn a_cursor_of_another_list_or_order_is_refused(app: TestApp) {
    let page = app.ask("{ actors(first: 1) { pageInfo { endCursor } } }").await;
    let cursor = page["actors"]["pageInfo"]["endCursor"].as_str().expect("a cursor").to_owned();
    let foreign = [
        format!("{{ cooperations(after: \"{cursor}\") {{ totalCount }} }}"),
        format!("{{ actors(after: \"{cursor}\", orderBy: {{ field: NAME, direction: DESC }}) {{ totalCount }} }}"),
        "{ actors(after: \"nonsense\") { totalCount } }".to_owned(),
        "{ actors(before: \"bm9uc2Vuc2U\") { totalCount } }".to_owned(),
        "{ actors(after: \"\") { totalCount } }".to_owned(),
        "{ actor(by: { slug: \"yogyakarta\" }) { history(after: \"x\") { totalCount } } }".to_owned(),
    ];

    for query in foreign {
        let reply = app.reply(&query).await;
        assert_eq!(reply["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{query}");
        assert!(reply["errors"][0]["message"].as_str().is_some_and(|words| words.contains("cursor")), "{reply}");
    }
}

async fn impossible_page_sizes_are_refused(app: TestApp) {
    for paging in
        ["first: 0", "first: -1", "first: 501", "first: 2147483647", "last: 0", "last: -5", "first: 1, last: 1"]
    {
        let reply = app.reply(&format!("{{ actors({paging}) {{ totalCount }} }}")).await;
        assert_eq!(reply["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{paging}");
        assert_eq!(reply["errors"][0]["path"][0], "actors");
    }
}

async fn edges_and_nodes_agree(app: TestApp) {
    let page = app.ask("{ actors(first: 30) { nodes { id } edges { node { id } } } }").await["actors"].take();
    let edges: Vec<_> = page["edges"].as_array().expect("edges").iter().map(|edge| edge["node"].clone()).collect();

    assert_eq!(page["nodes"], Value::Array(edges));
}
