//! One date for the whole answer: lists, counts, states and what no source dates.

use serde_json::{Value, json};

use crate::support::app::{TestApp, on_both, texts};

on_both!(
    before_1985_there_is_nothing_and_what_is_undated_is_counted_apart,
    the_count_of_each_year_is_that_of_the_table,
    in_1985_there_was_exactly_one,
    lists_counts_and_states_change_together,
    the_date_of_an_actor_holds_for_all_below_it,
    an_inner_date_goes_before_the_outer_one,
    a_month_or_day_of_a_year_lies_in_it,
    a_record_that_had_not_begun_is_null,
    the_stage_grows_with_the_years,
    memberships_and_positions_begin_in_their_year,
);

/// Everything that Yogyakarta has, counted, and counted apart where undated.
const ALL: &str = "cooperations { totalCount undatedCount nodes { slug } }
    activities { totalCount undatedCount nodes { slug } }
    memberships { totalCount undatedCount nodes { id } }
    obstacles { totalCount undatedCount nodes { id } }
    opportunities { totalCount undatedCount nodes { id } }
    positions { totalCount undatedCount nodes { id } }
    partners { totalCount undatedCount nodes { slug } }";

async fn yogyakarta(app: &TestApp, at: &str, selection: &str) -> Value {
    let query = format!("{{ actor(by: {{ slug: \"yogyakarta\" }}, asOf: \"{at}\") {{ {selection} }} }}");
    app.ask(&query).await["actor"].take()
}

async fn cooperation(app: &TestApp, slug: &str, selection: &str) -> Value {
    let query = format!("{{ cooperation(by: {{ slug: \"{slug}\" }}) {{ {selection} }} }}");
    app.ask(&query).await["cooperation"].take()
}

async fn before_1985_there_is_nothing_and_what_is_undated_is_counted_apart(app: TestApp) {
    let found = yogyakarta(&app, "1984", ALL).await;
    let lists = app
        .ask(
            "{ cooperations(asOf: \"1984-12-31\") { totalCount undatedCount nodes { slug } }
                issues(asOf: \"1984\") { totalCount undatedCount } }",
        )
        .await;

    let nothing = |undated: u32| json!({ "totalCount": 0, "undatedCount": undated, "nodes": [] });
    assert_eq!(found["cooperations"], nothing(0));
    // Of the 17 activities, seven of those with Gyeongsangbuk-do have no year.
    assert_eq!(found["activities"], nothing(7));
    assert_eq!(found["memberships"], nothing(0));
    assert_eq!(found["obstacles"], nothing(5));
    assert_eq!(found["opportunities"], nothing(5));
    assert_eq!(found["positions"], nothing(0));
    assert_eq!(found["partners"], nothing(0));
    assert_eq!(lists["cooperations"], nothing(0));
    // 26 issues, one of them dated: human security, 1994.
    assert_eq!(lists["issues"], json!({ "totalCount": 0, "undatedCount": 25 }));
}

async fn the_count_of_each_year_is_that_of_the_table(app: TestApp) {
    let counts = [
        ("1985", 1),
        ("1989", 1),
        ("1990", 2),
        ("1999", 5),
        ("2005", 9),
        ("2010", 16),
        ("2013", 20),
        ("2016", 28),
        ("2017", 31),
        ("2019", 31),
    ];
    for (year, count) in counts {
        let query = format!(
            "{{ cooperations(asOf: \"{year}\", first: 100) {{ totalCount undatedCount nodes {{ slug }} }}
                not: cooperations(asOf: \"{year}\", filter: {{ not: {{ slug: [\"yk-01\"] }} }}) {{ totalCount }} }}"
        );
        let found = app.ask(&query).await;
        assert_eq!(found["cooperations"]["totalCount"], count, "{year}");
        assert_eq!(found["cooperations"]["undatedCount"], 0, "{year}");
        assert_eq!(texts(&found["cooperations"], "slug").len(), count, "{year}");
        assert_eq!(found["not"]["totalCount"], count - 1, "{year}");
    }
}

async fn in_1985_there_was_exactly_one(app: TestApp) {
    let found = yogyakarta(&app, "1985", ALL).await;

    assert_eq!(found["cooperations"], json!({ "totalCount": 1, "undatedCount": 0, "nodes": [{ "slug": "yk-01" }] }));
    assert_eq!(
        found["partners"],
        json!({ "totalCount": 1, "undatedCount": 0, "nodes": [{ "slug": "kyoto-prefecture" }] })
    );
    assert_eq!(found["memberships"]["totalCount"], 0);
    assert_eq!(found["activities"]["totalCount"], 0);
}

async fn lists_counts_and_states_change_together(app: TestApp) {
    // Cooperations, partners, memberships, activities, and which cooperations ran as far as is known.
    let years: [(&str, [u32; 4], &[&str]); 6] = [
        ("1990", [2, 2, 0, 0], &["yk-01"]),
        ("2005", [9, 9, 1, 0], &["yk-01", "yk-06"]),
        ("2010", [16, 16, 2, 3], &["yk-01", "yk-06", "yk-13"]),
        ("2016", [28, 28, 2, 3], &["yk-01", "yk-06", "yk-13", "yk-27"]),
        ("2019", [31, 30, 2, 10], &["yk-01", "yk-06", "yk-13", "yk-25", "yk-27"]),
        ("2020", [31, 30, 2, 10], &[]),
    ];
    for (year, counts, running) in years {
        let found = yogyakarta(
            &app,
            year,
            "cooperations(first: 100, orderBy: { field: TABLE_NUMBER }) { totalCount nodes { slug status } }
             partners { totalCount } memberships { totalCount } activities { totalCount }",
        )
        .await;
        let lists = ["cooperations", "partners", "memberships", "activities"];
        assert_eq!(lists.map(|list| found[list]["totalCount"].clone()), counts.map(Value::from), "{year}");
        let nodes = found["cooperations"]["nodes"].as_array().expect("a list").iter();
        let ran: Vec<_> = nodes.filter(|node| node["status"] == "RUNNING").map(|node| node["slug"].clone()).collect();
        assert_eq!(ran, running, "{year}");
    }
}

async fn the_date_of_an_actor_holds_for_all_below_it(app: TestApp) {
    let found = yogyakarta(
        &app,
        "2009",
        "cooperations(filter: { slug: [\"yk-01\"] }) { nodes { status stage firstSigned lastSigned
            instruments { totalCount nodes { signed } }
            parties { nodes { actor { cooperations { totalCount } memberships { totalCount } } } } } }",
    )
    .await["cooperations"]["nodes"][0]
        .take();

    assert_eq!(found["status"], "RUNNING");
    assert_eq!((&found["firstSigned"], &found["lastSigned"]), (&json!("1985"), &json!("1985")));
    assert_eq!(found["instruments"], json!({ "totalCount": 1, "nodes": [{ "signed": "1985" }] }));
    // Two levels further down it is still 2009: fourteen cooperations and one membership of Yogyakarta.
    assert_eq!(found["parties"]["nodes"][0]["actor"]["cooperations"]["totalCount"], 14);
    assert_eq!(found["parties"]["nodes"][0]["actor"]["memberships"]["totalCount"], 1);
    assert_eq!(found["parties"]["nodes"][1]["actor"]["cooperations"]["totalCount"], 1);
}

async fn an_inner_date_goes_before_the_outer_one(app: TestApp) {
    let found = yogyakarta(
        &app,
        "1985",
        "now: cooperations { totalCount } then: cooperations(asOf: \"2010\", filter: { slug: [\"yk-06\"] }) { nodes {
            inherited: lastSigned own: lastSigned(asOf: \"2007\") status
            instruments { totalCount } early: instruments(asOf: \"2005\") { totalCount } } }",
    )
    .await;

    assert_eq!(found["now"]["totalCount"], 1);
    assert_eq!(
        found["then"]["nodes"],
        json!([{ "inherited": "2008", "own": "2006", "status": "RUNNING",
            "instruments": { "totalCount": 4 }, "early": { "totalCount": 1 } }])
    );
}

async fn a_month_or_day_of_a_year_lies_in_it(app: TestApp) {
    // A document of 1985 may have been signed by any day of 1985.
    for (date, count) in [("1984-12", 0), ("1985-01-01", 1), ("1985-06", 1), ("1990-01", 2), ("1989-12-31", 1)] {
        let found = app.ask(&format!("{{ cooperations(asOf: \"{date}\") {{ totalCount }} }}")).await;
        assert_eq!(found["cooperations"]["totalCount"], count, "{date}");
    }
    // A year may be written as a number too.
    assert_eq!(app.ask("{ cooperations(asOf: 1990) { totalCount } }").await["cooperations"]["totalCount"], 2);
}

async fn a_record_that_had_not_begun_is_null(app: TestApp) {
    let id = cooperation(&app, "yk-27", "id").await["id"].take();
    for (date, there) in [("2014", false), ("2015", true)] {
        let found = app
            .ask(&format!(
                "{{ slug: cooperation(by: {{ slug: \"yk-27\" }}, asOf: \"{date}\") {{ id }}
                    id: cooperation(by: {{ id: {id} }}, asOf: \"{date}\") {{ id }}
                    node(id: {id}, asOf: \"{date}\") {{ id }} nodes(ids: [{id}], asOf: \"{date}\") {{ id }} }}"
            ))
            .await;
        let expected = if there { json!({ "id": id }) } else { Value::Null };
        assert_eq!(found, json!({ "slug": expected, "id": expected, "node": expected, "nodes": [expected] }), "{date}");
    }
}

async fn the_stage_grows_with_the_years(app: TestApp) {
    // Letter 2015, memorandum 2016, activities with a claimed effect from 2018; and of Gyeongsangbuk-do a document
    // of unknown form in 2005, letter, memorandum and a course in 2006, the villages from 2007.
    let stages = [
        ("yk-27", "2014", Value::Null),
        ("yk-27", "2015", "LETTER".into()),
        ("yk-27", "2016", "MEMORANDUM".into()),
        ("yk-27", "2017", "MEMORANDUM".into()),
        ("yk-27", "2018", "OUTCOME".into()),
        ("yk-06", "2005", Value::Null),
        ("yk-06", "2006", "PROGRAMME".into()),
        ("yk-06", "2007", "OUTCOME".into()),
        ("yk-01", "2019", Value::Null),
    ];
    for (slug, year, stage) in stages {
        let found = cooperation(&app, slug, &format!("stage(asOf: \"{year}\")")).await;
        assert_eq!(found["stage"], stage, "{slug} in {year}");
        for filter in ["LETTER", "MEMORANDUM", "PROGRAMME", "OUTCOME"] {
            let query = format!(
                "{{ cooperations(asOf: \"{year}\", filter: {{ slug: [\"{slug}\"], stage: [{filter}] }}) {{ totalCount }} }}"
            );
            let count = app.ask(&query).await["cooperations"]["totalCount"].take();
            assert_eq!(count, u32::from(stage == filter), "{slug} in {year}, filtered by {filter}");
        }
    }
}

async fn memberships_and_positions_begin_in_their_year(app: TestApp) {
    let query = |at: &str| {
        format!(
            "{{ actor(by: {{ slug: \"undp\" }}, asOf: \"{at}\") {{ positions {{ totalCount }} }}
                forum: actor(by: {{ slug: \"eatof\" }}, asOf: \"{at}\") {{ ... on Forum {{ members {{ totalCount }} }} }}
                unsc: actor(by: {{ slug: \"unsc\" }}, asOf: \"{at}\") {{
                    ... on IntergovernmentalOrganization {{ members {{ totalCount undatedCount }} }} }} }}"
        )
    };
    for (at, positions, members) in [("1993", 0, 0), ("1994", 1, 0), ("1998", 1, 0), ("1999", 1, 1)] {
        let found = app.ask(&query(at)).await;
        assert_eq!(found["actor"]["positions"]["totalCount"], positions, "{at}");
        assert_eq!(found["forum"]["members"]["totalCount"], members, "{at}");
        // Of the permanent members no text gives a beginning.
        assert_eq!(found["unsc"]["members"], json!({ "totalCount": 0, "undatedCount": 5 }), "{at}");
    }
}
