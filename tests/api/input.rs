//! Bad input is refused with a code and with words that help; a failure of ours tells nothing of itself.

use serde_json::{Value, json};

use crate::support::app::{TestApp, on_both};

on_both!(
    what_does_not_fit_the_schema_is_refused_with_words_that_help,
    what_no_record_can_have_is_refused_with_words_that_help,
    ids_are_refused_where_they_are_none_or_of_another_kind,
    what_is_well_formed_but_not_there_is_null,
    a_bad_variable_leaves_its_field_unanswered,
    one_bad_field_tells_its_place_and_answers_nothing_half,
    a_failure_of_the_database_tells_nothing_of_it,
);

/// Asks, and hands back the words of the refusal.
async fn refusal(app: &TestApp, query: &str) -> String {
    let reply = app.reply(query).await;
    let errors = reply["errors"].as_array().expect("an error");
    assert_eq!(reply["data"], Value::Null, "{query}");
    for error in errors {
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{query}");
        assert!(error["locations"][0]["line"].is_number(), "{query}: {error}");
    }
    errors[0]["message"].as_str().expect("words").to_owned()
}

/// Asks each question and looks for the words that help in its refusal.
async fn are_refused(app: &TestApp, questions: &[(&str, &[&str])]) {
    for (question, helpful) in questions {
        let words = refusal(app, question).await;
        for word in *helpful {
            assert!(words.contains(word), "{question}: {words:?} does not say {word:?}");
        }
        let telling = words.to_lowercase();
        for secret in ["select ", "sqlite", "postgres", "sea_orm", "src/", "panicked"] {
            assert!(!telling.contains(secret), "{question}: {words}");
        }
    }
}

async fn what_does_not_fit_the_schema_is_refused_with_words_that_help(app: TestApp) {
    let questions: [(&str, &[&str]); 11] = [
        ("{ actors { totalCount colour } }", &["colour", "ActorConnection"]),
        ("{ actor(by: { slug: \"japan\" }) { members { totalCount } } }", &["members", "Actor"]),
        ("{ actor { slug } }", &["by", "required"]),
        ("{ actors(limit: 3) { totalCount } }", &["limit"]),
        ("{ actors(first: \"three\") { totalCount } }", &["first", "Int"]),
        ("{ actors(filter: { kind: [KINGDOM] }) { totalCount } }", &["KINGDOM"]),
        ("{ actors(filter: { colour: \"red\" }) { totalCount } }", &["colour"]),
        ("{ actors(orderBy: { field: SIZE }) { totalCount } }", &["SIZE"]),
        ("{ actor(by: { slug: \"japan\", id: \"x\" }) { slug } }", &["by", "exactly one field"]),
        ("{ actor(by: {}) { slug } }", &["by", "exactly one field"]),
        ("{ actors }", &["actors", "subfields"]),
    ];
    are_refused(&app, &questions).await;
}

async fn what_no_record_can_have_is_refused_with_words_that_help(app: TestApp) {
    let questions: [(&str, &[&str]); 12] = [
        ("{ cooperations(asOf: \"2019-02-30\") { totalCount } }", &["2019-02-30", "no date"]),
        ("{ cooperations(asOf: \"2019-13\") { totalCount } }", &["2019-13", "no date"]),
        ("{ cooperations(asOf: \"30.09.2019\") { totalCount } }", &["30.09.2019", "no date"]),
        ("{ cooperations(asOf: \"last year\") { totalCount } }", &["last year", "no date"]),
        ("{ cooperations(asOf: \"\") { totalCount } }", &["no date"]),
        ("{ cooperations(asOf: 85) { totalCount } }", &["1985-06-12"]),
        ("{ cooperations(asOf: 20190930) { totalCount } }", &["1985-06-12"]),
        ("{ cooperations(asOf: true) { totalCount } }", &["PartialDate"]),
        ("{ cooperations(filter: { signed: { since: \"soon\" } }) { totalCount } }", &["soon", "no date"]),
        ("{ cooperation(by: { slug: \"yk-13\" }) { isDormant(years: 0) } }", &["years", "1 or more"]),
        ("{ cooperation(by: { slug: \"yk-13\" }) { isDormant(years: -3) } }", &["years", "1 or more"]),
        ("{ actors(filter: { name: { contains: \"  \" } }) { totalCount } }", &["contains", "letter or digit"]),
    ];
    for (question, helpful) in questions {
        // The cooperation itself may be null, so the answer as a whole is not.
        let reply = app.reply(question).await;
        let error = &reply["errors"][0];
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{question}: {reply}");
        let words = error["message"].as_str().expect("words");
        assert!(helpful.iter().all(|word| words.contains(word)), "{question}: {words}");
    }
}

async fn ids_are_refused_where_they_are_none_or_of_another_kind(app: TestApp) {
    let found = app.ask("{ actor(by: { slug: \"japan\" }) { id } cooperation(by: { slug: \"yk-01\" }) { id } }").await;
    let (actor, cooperation) = (&found["actor"]["id"], &found["cooperation"]["id"]);
    let wrong_kind = [
        format!("{{ actor(by: {{ id: {cooperation} }}) {{ slug }} }}"),
        format!("{{ cooperation(by: {{ id: {actor} }}) {{ slug }} }}"),
        format!("{{ actors(filter: {{ id: [{actor}, {cooperation}] }}) {{ totalCount }} }}"),
        format!("{{ actors(filter: {{ within: {{ id: {cooperation} }} }}) {{ totalCount }} }}"),
    ];
    for question in &wrong_kind {
        are_refused(&app, &[(question, &["is the id of a", "is wanted here"])]).await;
    }
    let long = "x".repeat(10_000);
    for id in ["", "42", "japan", "Actor:", "Actor:zz", "actor:00000000000000000000000000000000", ":", &long] {
        for question in [format!("{{ node(id: \"{id}\") {{ id }} }}"), format!("{{ nodes(ids: [\"{id}\"]) {{ id }} }}")]
        {
            let words = refusal(&app, &question).await;
            assert!(words.contains("is no id of this service") && words.len() < 200, "{words}");
        }
    }
}

async fn what_is_well_formed_but_not_there_is_null(app: TestApp) {
    let nobody = "Actor:00000000000000000000000000000000";
    let found = app
        .ask(&format!(
            "{{ node(id: \"{nobody}\") {{ id }} nodes(ids: [\"{nobody}\"]) {{ id }}
                actor(by: {{ id: \"{nobody}\" }}) {{ slug }} cooperation(by: {{ slug: \"yk-99\" }}) {{ slug }}
                actors(filter: {{ id: [\"{nobody}\"] }}) {{ totalCount }} }}"
        ))
        .await;

    let expected =
        json!({ "node": null, "nodes": [null], "actor": null, "cooperation": null, "actors": { "totalCount": 0 } });
    assert_eq!(found, expected);
}

async fn a_bad_variable_leaves_its_field_unanswered(app: TestApp) {
    let query = "query($at: PartialDate, $filter: ActorFilter, $by: ActorBy = { slug: \"japan\" }) {
        actors(asOf: $at, filter: $filter) { totalCount } actor(by: $by) { slug } }";

    let good = app.reply_with(query, json!({ "at": "1985-06", "filter": { "kind": ["STATE"] } })).await;

    assert_eq!(good["data"], json!({ "actors": { "totalCount": 18 }, "actor": { "slug": "japan" } }));
    for variables in [
        json!({ "at": "1985-13" }),
        json!({ "at": ["1985"] }),
        json!({ "filter": { "kind": ["KINGDOM"] } }),
        json!({ "filter": { "colour": "red" } }),
        json!({ "filter": "japan" }),
        json!({ "by": { "slug": "japan", "id": "x" } }),
        json!({ "by": {} }),
        json!({ "by": null }),
    ] {
        let reply = app.reply_with(query, variables.clone()).await;
        assert_eq!(reply["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{variables}: {reply}");
        // The library judges variables where they are used: the field itself is not answered.
        let field = if variables.get("by").is_some() { "actor" } else { "actors" };
        assert!(reply["data"][field].is_null(), "{variables}: {reply}");
    }
}

async fn one_bad_field_tells_its_place_and_answers_nothing_half(app: TestApp) {
    let reply = app
        .reply(
            "{ eras { totalCount } japan: actor(by: { slug: \"japan\" }) { few: children(first: 0) { totalCount } } }",
        )
        .await;

    let error = &reply["errors"][0];
    assert_eq!(error["path"], json!(["japan", "few"]));
    assert_eq!(error["locations"], json!([{ "line": 1, "column": 61 }]));
    assert!(error["message"].as_str().is_some_and(|words| words.contains("`first` is 0")), "{error}");
    // What may be null is null; what stands beside it is answered.
    assert_eq!(reply["data"], json!({ "eras": { "totalCount": 3 }, "japan": null }));
}

async fn a_failure_of_the_database_tells_nothing_of_it(app: TestApp) {
    app.store.clone().close().await.expect("the store closes");

    for question in [
        "{ actors { totalCount } }",
        "{ actor(by: { slug: \"japan\" }) { slug partners { totalCount } } }",
        "{ node(id: \"Actor:00000000000000000000000000000000\") { id } }",
        "{ revision { number } }",
    ] {
        let reply = app.reply(question).await;
        let error = &reply["errors"][0];
        let code = error["extensions"]["code"].as_str().expect("a code");
        assert_eq!(code, "UNAVAILABLE", "{reply}");
        assert_eq!(error["message"], "the database is not available now; try again", "{question}");
        assert_eq!(error["extensions"].as_object().map(serde_json::Map::len), Some(1), "{reply}");
        assert!(reply["data"].as_object().is_none_or(|data| data.values().all(Value::is_null)), "{reply}");
    }
}
