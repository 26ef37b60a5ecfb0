//! Filters: across relations and their counts, by date, by text, and together; unknown values lose no row.

use serde_json::Value;

use crate::support::app::{TestApp, on_both, texts};

on_both!(
    territories_are_asked_for_by_where_they_lie_and_what_they_signed,
    related_records_are_counted,
    cooperations_are_asked_for_by_their_parties,
    cooperations_are_asked_for_by_what_they_are,
    cooperations_are_asked_for_by_when_they_were_signed,
    a_partial_date_matches_where_it_may_lie_in_the_range,
    states_and_stages_are_those_of_the_date,
    text_is_found_whatever_its_case_and_diacritics,
    conditions_are_combined,
    a_filter_and_its_opposite_make_up_the_whole,
    an_empty_choice_lets_nothing_through_and_an_empty_rule_everything,
    a_filter_of_four_relations_is_answered_as_one_of_one,
    too_deep_a_filter_is_refused,
    too_large_a_filter_is_refused,
    filters_inside_of_each_other_are_refused_before_they_fill_the_stack,
    a_term_named_often_counts_once,
    too_many_values_are_refused_before_the_database_has_to,
);

/// The slugs that a list with a filter has, in their own order.
async fn slugs(app: &TestApp, list: &str, filter: &str) -> String {
    let query =
        format!("{{ {list}(first: 500, orderBy: {{ field: SLUG }}, {filter}) {{ totalCount nodes {{ slug }} }} }}");
    let found = app.ask(&query).await[list].take();
    let slugs = texts(&found, "slug");
    assert_eq!(found["totalCount"], slugs.len(), "{filter}");
    slugs.join(" ")
}

async fn actors(app: &TestApp, filter: &str) -> String {
    slugs(app, "actors", &format!("filter: {{ {filter} }}")).await
}

/// Cooperations by their numbers, such as `8 21`.
async fn cooperations(app: &TestApp, filter: &str) -> String {
    numbers(&slugs(app, "cooperations", &format!("filter: {{ {filter} }}")).await)
}

fn numbers(slugs: &str) -> String {
    let numbers = slugs.split_whitespace().map(|slug| slug.trim_start_matches("yk-").trim_start_matches('0'));
    numbers.collect::<Vec<_>>().join(" ")
}

async fn count(app: &TestApp, list: &str, arguments: &str) -> i64 {
    let found = app.ask(&format!("{{ {list}({arguments}) {{ totalCount }} }}")).await;
    found[list]["totalCount"].as_i64().expect("a count")
}

async fn territories_are_asked_for_by_where_they_lie_and_what_they_signed(app: TestApp) {
    let in_japan = "kind: [PROVINCE], within: { slug: \"japan\" }";
    let cases = [
        (
            format!("{in_japan}, cooperations: {{ matching: {{ signed: {{ since: \"2010\" }} }} }}"),
            "kyoto-prefecture yamanashi",
        ),
        (format!("{in_japan}, cooperations: {{ matching: {{ firstSigned: {{ since: \"2010\" }} }} }}"), "yamanashi"),
        (format!("{in_japan}, cooperations: {{ matching: {{ signed: {{ until: \"2009\" }} }} }}"), "kyoto-prefecture"),
        (format!("{in_japan}, cooperations: {{ matching: {{ sector: [\"AGRICULTURE\"] }} }}"), "yamanashi"),
        (format!("{in_japan}, cooperations: {{ count: {{ atLeast: 2 }} }}"), ""),
        ("within: { slug: \"gunungkidul\" }".to_owned(), "kampung ngawen"),
        // Seated in the state, or in a territory of it, or an organ of what is seated there.
        (
            "kind: [UNIVERSITY, OTHER], within: { slug: \"australia\" }".to_owned(),
            "adelaide-festival-centre aic melbourne-symphony-orchestra monash-university",
        ),
        ("within: { slug: \"atlantis\" }".to_owned(), ""),
    ];
    for (filter, expected) in cases {
        assert_eq!(actors(&app, &filter).await, expected, "{filter}");
    }
}

async fn related_records_are_counted(app: TestApp) {
    let cases = [
        ("cooperations: { count: { atLeast: 2 } }", "victoria yogyakarta"),
        ("cooperations: { count: { atLeast: 2, atMost: 2 } }", "victoria"),
        ("partners: { count: { atLeast: 30, atMost: 30 } }", "yogyakarta"),
        ("partners: { count: { atLeast: 31 } }", ""),
        ("kind: [FIRM], cooperations: {}", "dongbu-engineering hna-group"),
        ("kind: [UNIVERSITY], cooperations: { count: { atMost: 0 } }", "monash-university"),
        ("children: { count: { atLeast: 3 } }", "indonesia south-korea united-nations yogyakarta"),
        ("memberships: { matching: { role: [PERMANENT_MEMBER] } }", "china france russia united-kingdom united-states"),
        ("memberships: { matching: { forum: { slug: [\"g20\"] } } }", "indonesia"),
        ("memberships: { matching: { started: { since: \"2000\" } } }", "yogyakarta"),
        (
            "positions: { matching: { stance: [OPPOSE] } }",
            "human-rights-groups reluctant-states united-states wary-states",
        ),
        ("positions: { count: { atLeast: 3 } }", "united-nations"),
        ("identifier: { scheme: \"iso3166-2\", value: [\"ID-YO\", \"JP-26\"] }", "kyoto-prefecture yogyakarta"),
    ];
    for (filter, expected) in cases {
        assert_eq!(actors(&app, filter).await, expected, "{filter}");
    }
    // 79 actors, of which Yogyakarta and its 30 partners cooperate.
    assert_eq!(count(&app, "actors", "filter: { cooperations: { count: { atMost: 0 } } }").await, 48);
}

async fn cooperations_are_asked_for_by_their_parties(app: TestApp) {
    let cases = [
        ("parties: { matching: { kind: [UNIVERSITY] } }", "8 21 24 30"),
        ("parties: { matching: { kind: [FORUM, IGO] } }", "4 11 15"),
        ("parties: { matching: { within: { slug: \"south-korea\" } } }", "6 9 13"),
        ("parties: { matching: { confidence: [UNRESOLVED] } }", "7 10 17"),
        ("parties: { matching: { slug: [\"victoria\"] } }", "23 25"),
        ("parties: { count: { atLeast: 3 } }", ""),
        ("activities: { count: { atLeast: 8 } }", "6"),
        ("activities: { matching: { started: { since: \"2018\" } } }", "27"),
        ("instruments: { count: { atLeast: 3 } }", "1 6 8"),
        ("instruments: { matching: { disputed: true } }", "6"),
        ("instruments: { matching: { statedIn: [TABLE_AND_TEXT], kindKnown: true } }", "6 27"),
    ];
    for (filter, expected) in cases {
        assert_eq!(cooperations(&app, filter).await, expected, "{filter}");
    }
}

async fn cooperations_are_asked_for_by_what_they_are(app: TestApp) {
    let cases = [
        ("sector: [\"AGRICULTURE\"]", "27"),
        ("sector: [\"CULTURE\"]", "1 6 25"),
        ("sector: [\"AGRICULTURE\", \"TOURISM\"]", "1 27"),
        ("sector: [\"ECONOMY\"]", ""),
        ("sector: [\"NO_SUCH\"]", ""),
        ("framework: [SISTER_PROVINCE]", "6"),
        ("framework: [SISTER_CITY, PROJECT]", ""),
        ("frameworkKnown: true", "6"),
        ("instrumentKind: [LOI]", "6 27"),
        ("instrumentKind: [TREATY, AGREEMENT]", ""),
        ("stage: [OUTCOME]", "6 27"),
        ("status: [RUNNING]", "1 6 13 25 27"),
        ("status: [FAILED, ENDED]", "3 5"),
        ("confidence: [PROBABLE]", "25"),
        ("slug: [\"yk-31\", \"yk-02\", \"nowhere\"]", "2 31"),
        ("slug: []", ""),
    ];
    for (filter, expected) in cases {
        assert_eq!(cooperations(&app, filter).await, expected, "{filter}");
    }
    assert_eq!(count(&app, "cooperations", "filter: { frameworkKnown: false }").await, 30);
}

async fn cooperations_are_asked_for_by_when_they_were_signed(app: TestApp) {
    let cases = [
        ("signed: { since: \"2017\" }", "25 26 29"),
        ("signed: { until: \"1990\" }", "1 2"),
        ("signed: { since: \"2016\", until: \"2016\" }", "21 27 28"),
        ("firstSigned: { since: \"2016\", until: \"2016\" }", "21 28"),
        ("lastSigned: { since: \"2016\", until: \"2016\" }", "21 27 28"),
        ("lastSigned: { until: \"1997\" }", "2 3"),
        ("firstSigned: { since: \"2018\" }", ""),
        ("signed: { since: \"2006\", until: \"2006\" }", "6"),
    ];
    for (filter, expected) in cases {
        assert_eq!(cooperations(&app, filter).await, expected, "{filter}");
    }
}

async fn a_partial_date_matches_where_it_may_lie_in_the_range(app: TestApp) {
    // A document of 2016 may be of any day of 2016, and is surely of no day of 2017.
    for range in ["since: \"2016-06\", until: \"2016-07\"", "since: \"2016-12-31\", until: \"2016-12-31\""] {
        assert_eq!(cooperations(&app, &format!("signed: {{ {range} }}")).await, "21 27 28", "{range}");
    }
    assert_eq!(
        cooperations(&app, "signed: { since: \"2016-12-31\", until: \"2017-01-01\" }").await,
        "21 25 26 27 28 29"
    );
}

async fn states_and_stages_are_those_of_the_date(app: TestApp) {
    let cases = [
        ("1984", "status: [RUNNING]", ""),
        ("1985", "status: [RUNNING]", "1"),
        ("2008", "status: [RUNNING]", "1 6 13"),
        ("2019", "status: [RUNNING]", "1 6 13 25 27"),
        ("2020", "status: [RUNNING]", ""),
        ("2019", "status: [FAILED]", ""),
        ("2010", "lastSigned: { since: \"2010\" }", "1 8 15 16"),
        ("2009", "instruments: { count: { atLeast: 3 } }", "6 8"),
        ("2010", "parties: { matching: { cooperations: { count: { atLeast: 17 } } } }", ""),
    ];
    for (at, filter, expected) in cases {
        let found = slugs(&app, "cooperations", &format!("asOf: \"{at}\", filter: {{ {filter} }}")).await;
        assert_eq!(numbers(&found), expected, "{filter} in {at}");
    }
}

async fn text_is_found_whatever_its_case_and_diacritics(app: TestApp) {
    for text in ["indonésienne", "INDONESIENNE", "indonesienne de nouvelle-caledonie", "Nouvelle Calédonie"] {
        assert_eq!(cooperations(&app, &format!("title: {{ contains: \"{text}\" }}")).await, "28", "{text}");
    }
    for text in ["Münster", "MUNSTER"] {
        assert_eq!(cooperations(&app, &format!("title: {{ contains: \"{text}\" }}")).await, "30", "{text}");
    }
    assert_eq!(cooperations(&app, "title: { contains: \"100%\" }").await, "");
    let names = [
        ("jepang", "STATE", "japan"),
        ("KOREA selatan", "STATE", "south-korea"),
        ("korea", "STATE", "south-korea"),
        ("diy", "PROVINCE", "yogyakarta"),
        ("Daerah Istimewa", "PROVINCE", "yogyakarta"),
        ("turkiye", "STATE", "turkey"),
        ("special", "PROVINCE", "jakarta yogyakarta"),
    ];
    for (text, kind, expected) in names {
        let filter = format!("name: {{ contains: \"{text}\" }}, kind: [{kind}]");
        assert_eq!(actors(&app, &filter).await, expected, "{text}");
    }
}

async fn conditions_are_combined(app: TestApp) {
    let cases = [
        ("all: [{ status: [RUNNING] }, { sector: [\"CULTURE\"] }]", "1 6 25"),
        ("status: [RUNNING], sector: [\"TOURISM\"]", "1"),
        ("any: [{ status: [FAILED] }, { sector: [\"AGRICULTURE\"] }]", "3 5 27"),
        ("status: [RUNNING], not: { sector: [\"CULTURE\"] }", "13 27"),
        ("status: [RUNNING], not: { any: [{ stage: [OUTCOME] }, { slug: [\"yk-13\"] }] }", "1 25"),
        ("not: { not: { status: [FAILED] } }", "3 5"),
        ("all: [{ any: [{ slug: [\"yk-01\"] }, { slug: [\"yk-02\"] }] }, { not: { slug: [\"yk-01\"] } }]", "2"),
    ];
    for (filter, expected) in cases {
        assert_eq!(cooperations(&app, filter).await, expected, "{filter}");
    }
}

async fn a_filter_and_its_opposite_make_up_the_whole(app: TestApp) {
    // Most of these columns are unknown in most rows: there the filter does not match, so its opposite does.
    let of_cooperations = [
        "status: [RUNNING]",
        "status: [FAILED, ENDED]",
        "framework: [SISTER_PROVINCE]",
        "frameworkKnown: true",
        "stage: [OUTCOME]",
        "stage: [LETTER, MEMORANDUM, PROGRAMME]",
        "sector: [\"CULTURE\"]",
        "instrumentKind: [MOU]",
        "signed: { since: \"2016\" }",
        "firstSigned: { until: \"2000\" }",
        "lastSigned: { since: \"2010\", until: \"2015\" }",
        "title: { contains: \"prefecture\" }",
        "parties: { matching: { not: { confidence: [CERTAIN] } } }",
        "any: [{ status: [FAILED] }, { framework: [SISTER_PROVINCE] }]",
        "all: [{ status: [RUNNING] }, { framework: [SISTER_PROVINCE] }]",
        "not: { framework: [SISTER_PROVINCE] }",
    ];
    let of_actors = [
        "within: { slug: \"australia\" }",
        "confidence: [CERTAIN]",
        "cooperations: { count: { atMost: 0 } }",
        "memberships: { matching: { ended: { until: \"2000\" } } }",
        "memberships: { matching: { endKnown: false } }",
        "name: { contains: \"korea\" }",
        "identifier: { scheme: \"wikidata\" }",
        "positions: { matching: { dated: { since: \"1994\" } } }",
    ];
    let filters = of_cooperations.map(|filter| ("cooperations", filter));
    for (list, filter) in filters.into_iter().chain(of_actors.map(|filter| ("actors", filter))) {
        for at in ["", "asOf: \"2009\", "] {
            let whole = count(&app, list, &format!("{at}filter: {{}}")).await;
            let matching = count(&app, list, &format!("{at}filter: {{ {filter} }}")).await;
            let others = count(&app, list, &format!("{at}filter: {{ not: {{ {filter} }} }}")).await;
            assert_eq!(matching + others, whole, "{at}{list}: {filter}: {matching} and {others}");
        }
    }
}

async fn an_empty_choice_lets_nothing_through_and_an_empty_rule_everything(app: TestApp) {
    assert_eq!(cooperations(&app, "any: []").await, "");
    assert_eq!(count(&app, "cooperations", "filter: { all: [] }").await, 31);
    assert_eq!(count(&app, "cooperations", "filter: {}").await, 31);
    assert_eq!(count(&app, "cooperations", "filter: { not: {} }").await, 0);
    assert_eq!(count(&app, "cooperations", "filter: { not: { any: [] } }").await, 31);
}

/// Cooperations whose parties have cooperations, so many relations further.
fn nested(relations: usize, innermost: &str) -> String {
    let mut filter = innermost.to_owned();
    for level in (0..relations).rev() {
        let name = if level % 2 == 0 { "parties" } else { "cooperations" };
        filter = format!("{name}: {{ matching: {{ {filter} }} }}");
    }
    filter
}

async fn a_filter_of_four_relations_is_answered_as_one_of_one(app: TestApp) {
    // All cooperations meet in Yogyakarta, so what one of its neighbours has, all have at a distance.
    for inner in ["sector: [\"AGRICULTURE\"]", "slug: [\"yk-31\"]"] {
        let found = count(&app, "cooperations", &format!("filter: {{ {} }}", nested(4, inner))).await;
        assert_eq!(found, 31, "{inner}");
    }
    // An identifier is a relation of its own.
    let ends = [
        (3, "name: { contains: \"kyoto\" }"),
        (3, "within: { slug: \"japan\" }"),
        (3, "identifier: { scheme: \"iso3166-2\" }"),
    ];
    for (relations, inner) in ends {
        let found = count(&app, "cooperations", &format!("filter: {{ {} }}", nested(relations, inner))).await;
        assert_eq!(found, 31, "{inner}");
    }
    // One that begins with actors, so that the third relation leads to cooperations: of Yogyakarta and 30 partners.
    let chain = format!("filter: {{ cooperations: {{ matching: {{ {} }} }} }}", nested(2, "sector: [\"AGRICULTURE\"]"));
    assert_eq!(count(&app, "actors", &chain).await, 31);
    // What nobody has is found nowhere; nearer by, for the database has to look everywhere.
    for inner in ["name: { contains: \"jepang\" }", "slug: [\"japan\"]", "identifier: { scheme: \"nowhere\" }"] {
        let found = count(&app, "cooperations", &format!("filter: {{ {} }}", nested(3, inner))).await;
        assert_eq!(found, 0, "{inner}");
    }
}

async fn refused(app: &TestApp, list: &str, filter: &str) -> String {
    let reply = app.reply(&format!("{{ {list}(filter: {{ {filter} }}) {{ totalCount }} }}")).await;
    assert_eq!(reply["data"], Value::Null, "{filter}");
    assert_eq!(reply["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{filter}");
    assert_eq!(reply["errors"][0]["path"][0], list);
    reply["errors"][0]["message"].as_str().expect("words").to_owned()
}

async fn too_deep_a_filter_is_refused(app: TestApp) {
    let deep = refused(&app, "cooperations", &nested(5, "slug: [\"japan\"]")).await;
    assert!(deep.contains("more than 4 relations"), "{deep}");

    let far_too_deep = refused(&app, "cooperations", &nested(40, "slug: [\"japan\"]")).await;
    assert!(far_too_deep.contains("more than 4 relations"), "{far_too_deep}");
}

async fn too_large_a_filter_is_refused(app: TestApp) {
    let many = |count: usize, condition: &str| vec![format!("{{ {condition} }}"); count].join(" ");
    // Each part is a condition, and so is what it holds.
    for filter in [
        format!("all: [{}]", many(101, "slug: [\"yk-01\"]")),
        format!("any: [{}]", many(101, "slug: [\"yk-01\"]")),
        format!("any: [{}]", many(20_000, "")),
    ] {
        let words = refused(&app, "cooperations", &filter).await;
        assert!(words.contains("more than 200 conditions"), "{words}");
    }
    assert_eq!(cooperations(&app, &format!("any: [{}]", many(99, "slug: [\"yk-01\"]"))).await, "1");
}

async fn filters_inside_of_each_other_are_refused_before_they_fill_the_stack(app: TestApp) {
    let nots = |count: usize| format!("{}slug: [\"yk-01\"]{}", "not: { ".repeat(count), " }".repeat(count));

    assert_eq!(cooperations(&app, &nots(20)).await, "1");
    for count in [21, 60] {
        let words = refused(&app, "cooperations", &nots(count)).await;
        assert!(words.contains("more than 20 filters stand inside of each other"), "{words}");
    }
}

async fn a_term_named_often_counts_once(app: TestApp) {
    let often = |term: &str| vec![term; 1_500].join(" ");

    assert_eq!(cooperations(&app, &format!("status: [{}]", often("FAILED"))).await, "3 5");
    assert_eq!(cooperations(&app, &format!("stage: [{}]", often("OUTCOME"))).await, "6 27");
}

async fn too_many_values_are_refused_before_the_database_has_to(app: TestApp) {
    let slugs = |count: usize| (0..count).map(|number| format!("\"s{number}\"")).collect::<Vec<_>>().join(" ");

    assert_eq!(actors(&app, &format!("slug: [{}]", slugs(5_000))).await, "");
    for filter in [
        format!("slug: [{}]", slugs(70_000)),
        format!("not: {{ cooperations: {{ matching: {{ slug: [{}] }} }} }}", slugs(5_001)),
    ] {
        let words = refused(&app, "actors", &filter).await;
        assert!(words.contains("at most 5000 pass"), "{words}");
    }
}
