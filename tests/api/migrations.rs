//! The schema goes up, down to nothing and up again, and the built-in package loads afterwards.

use entente::package::Builtin;

use crate::support::app::{TestApp, on_both};

on_both!(
    empty;
    the_schema_goes_down_to_nothing_and_up_again,
    every_single_step_can_be_taken_back_and_again,
    going_up_twice_changes_nothing,
    data_goes_with_the_schema_and_loads_anew,
);

/// Whether each step is taken, in order.
async fn steps(app: &TestApp) -> Vec<bool> {
    let steps = app.store.migration_status().await.expect("the steps can be listed");
    assert!(steps.is_sorted_by(|one, next| one.name < next.name), "{steps:?}");
    steps.iter().map(|step| step.applied).collect()
}

async fn down(app: &TestApp, count: usize) {
    let count = u32::try_from(count).expect("few steps");
    app.store.migrate_down(count).await.expect("the steps can be taken back");
}

async fn up(app: &TestApp) {
    app.store.migrate_up().await.expect("the schema goes up");
}

/// Loads the built-in package as the first revision and counts what is there.
async fn loads(app: &TestApp) {
    let report = app.import(&Builtin).await.expect("the built-in package is sound");
    assert_eq!(report.revision, Some(1));
    let found = app.ask("{ actors { totalCount } cooperations { totalCount } }").await;
    assert_eq!((&found["actors"]["totalCount"], &found["cooperations"]["totalCount"]), (&79.into(), &31.into()));
}

async fn the_schema_goes_down_to_nothing_and_up_again(app: TestApp) {
    let all = steps(&app).await;
    assert!(all.len() >= 28 && all.iter().all(|taken| *taken), "{all:?}");

    down(&app, all.len()).await;
    assert_eq!(steps(&app).await, vec![false; all.len()]);
    let reply = app.reply("{ actors { totalCount } }").await;
    assert_eq!(reply["errors"][0]["message"], "internal error");

    up(&app).await;
    assert_eq!(steps(&app).await, all);
    loads(&app).await;
}

async fn every_single_step_can_be_taken_back_and_again(app: TestApp) {
    let all = steps(&app).await.len();
    for left in (0..all).rev() {
        down(&app, 1).await;
        assert_eq!(steps(&app).await.iter().filter(|taken| **taken).count(), left);
        // Down two and up one would not do: up takes every step that is open.
        if left % 9 == 0 {
            up(&app).await;
            down(&app, all - left).await;
        }
    }
    up(&app).await;

    loads(&app).await;
}

async fn going_up_twice_changes_nothing(app: TestApp) {
    loads(&app).await;
    let before = steps(&app).await;

    up(&app).await;

    assert_eq!(steps(&app).await, before);
    assert_eq!(app.ask("{ actors { totalCount } }").await["actors"]["totalCount"], 79);
}

async fn data_goes_with_the_schema_and_loads_anew(app: TestApp) {
    loads(&app).await;

    down(&app, steps(&app).await.len()).await;
    up(&app).await;

    let found = app.ask("{ revision { number } actors { totalCount } }").await;
    assert_eq!(found, serde_json::json!({ "revision": null, "actors": { "totalCount": 0 } }));
    loads(&app).await;
}
