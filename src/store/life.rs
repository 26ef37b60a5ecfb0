//! What the records under cooperations tell about their lives, gathered for many at once.

use std::collections::HashMap;

use entity::PartialDate;
use entity::kind::Stage;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::relation::column;
use super::{Store, StoreError, dating};
use crate::domain::as_of::AsOf;
use crate::domain::life::Facts;

/// Gathers the facts of cooperations up to a date, in one statement; each asked for is there.
pub async fn facts(store: &Store, cooperations: &[Uuid], at: Option<AsOf>) -> Result<HashMap<Uuid, Facts>, StoreError> {
    let mut parts = signings(cooperations, at);
    parts.union(UnionType::All, activities(cooperations, at)).union(UnionType::All, outcomes(cooperations, at));

    let mut found: HashMap<Uuid, Facts> = cooperations.iter().map(|id| (*id, Facts::default())).collect();
    for row in store.db().query_all(&parts).await? {
        let facts = found.entry(row.try_get("", "cooperation")?).or_default();
        add(facts, &row)?;
    }
    Ok(found)
}

fn add(facts: &mut Facts, row: &QueryResult) -> Result<(), StoreError> {
    let date = |name| row.try_get::<Option<PartialDate>>("", name);
    match row.try_get::<String>("", "fact")?.as_str() {
        "signing" => {
            facts.first_signed = date("first_date")?;
            facts.last_signed = date("last_date")?;
            let letter = row.try_get::<i32>("", "letters")? > 0;
            let memorandum = row.try_get::<i32>("", "memoranda")? > 0;
            facts.reach(letter, Stage::Letter);
            facts.reach(memorandum, Stage::Memorandum);
        }
        "activity" => {
            facts.reach(true, Stage::Programme);
            facts.last_activity = date("last_date")?;
        }
        _ => facts.reach(true, Stage::Outcome),
    }
    Ok(())
}

fn part(fact: &'static str, cooperation: Expr) -> SelectStatement {
    let mut part = Query::select();
    part.expr_as(cooperation.clone(), "cooperation").expr_as(Expr::val(fact).cast_as("text"), "fact");
    part.add_group_by([cooperation]);
    part
}

fn nothing() -> Expr {
    Expr::cust("NULL").cast_as("integer")
}

fn signings(cooperations: &[Uuid], at: Option<AsOf>) -> SelectStatement {
    let any = |when: Expr| Expr::from(Func::max(Expr::case(when, 1).finally(0))).cast_as("integer");
    let mut signings = part("signing", column("paper", "cooperation_id"));
    signings
        .expr_as(Func::min(column("paper", "signed")), "first_date")
        .expr_as(Func::max(column("paper", "signed")), "last_date")
        .expr_as(any(column("paper", "kind").eq("LOI")), "letters")
        .expr_as(any(is_memorandum("paper")), "memoranda")
        .from_as("instrument", "paper")
        .and_where(column("paper", "cooperation_id").is_in(cooperations.iter().copied()))
        .and_where_option(signed_by("paper", at));
    signings
}

fn activities(cooperations: &[Uuid], at: Option<AsOf>) -> SelectStatement {
    let last = Func::coalesce([ended_by("deed", at), column("deed", "started")]);
    let mut activities = part("activity", column("deed", "cooperation_id"));
    activities
        .expr_as(Func::min(column("deed", "started")), "first_date")
        .expr_as(Func::max(Expr::from(last)), "last_date")
        .expr_as(nothing(), "letters")
        .expr_as(nothing(), "memoranda")
        .from_as("activity", "deed")
        .and_where(column("deed", "cooperation_id").is_in(cooperations.iter().copied()))
        .and_where_option(done_by("deed", at));
    activities
}

/// The end of an activity, or the date asked for where it went on beyond.
fn ended_by(alias: &'static str, at: Option<AsOf>) -> Expr {
    let ended = column(alias, "ended");
    match at {
        None => ended,
        Some(at) => Expr::case(dating::has_begun(ended.clone(), at), ended)
            .case(column(alias, "ended").is_not_null(), at.date().number())
            .finally(nothing())
            .into(),
    }
}

fn outcomes(cooperations: &[Uuid], at: Option<AsOf>) -> SelectStatement {
    let carrier = Func::coalesce([column("effect", "cooperation_id"), column("deed", "cooperation_id")]);
    let carrier = Expr::from(carrier);
    let mut outcomes = part("outcome", carrier.clone());
    outcomes
        .expr_as(nothing(), "first_date")
        .expr_as(nothing(), "last_date")
        .expr_as(nothing(), "letters")
        .expr_as(nothing(), "memoranda")
        .from_as("contribution", "effect")
        .join_as(
            sea_orm::sea_query::JoinType::LeftJoin,
            "activity",
            "deed",
            column("deed", "id").equals(("effect", "activity_id")),
        )
        .and_where(is_outcome("effect"))
        .and_where(carrier.is_in(cooperations.iter().copied()))
        .and_where_option(at.map(|at| dating::holds(entity::kind::RecordKind::Contribution, "effect", at)));
    outcomes
}

/// Whether a cooperation has come to a stage and no further; agrees with `Facts::stage`.
pub(super) fn has_stage(alias: &'static str, stage: Stage, at: Option<AsOf>) -> Expr {
    let paper = |what: Expr| {
        let mut papers = Query::select();
        papers
            .expr(Expr::val(1))
            .from_as("instrument", "paper")
            .and_where(column("paper", "cooperation_id").equals((alias, "id")))
            .and_where(what)
            .and_where_option(signed_by("paper", at));
        Expr::exists(papers)
    };
    let letter = paper(column("paper", "kind").eq("LOI"));
    let memorandum = paper(is_memorandum("paper"));
    let (programme, outcome) = (has_activity(alias, at), has_outcome(alias, at));
    match stage {
        Stage::Outcome => outcome,
        Stage::Programme => programme.and(outcome.not()),
        Stage::Memorandum => memorandum.and(programme.not()).and(outcome.not()),
        Stage::Letter => letter.and(memorandum.not()).and(programme.not()).and(outcome.not()),
    }
}

fn has_activity(alias: &'static str, at: Option<AsOf>) -> Expr {
    let mut deeds = Query::select();
    deeds
        .expr(Expr::val(1))
        .from_as("activity", "deed")
        .and_where(column("deed", "cooperation_id").equals((alias, "id")))
        .and_where_option(done_by("deed", at));
    Expr::exists(deeds)
}

fn has_outcome(alias: &'static str, at: Option<AsOf>) -> Expr {
    let mut own_deeds = Query::select();
    own_deeds
        .column(("deed", "id"))
        .from_as("activity", "deed")
        .and_where(column("deed", "cooperation_id").equals((alias, "id")));
    let mut effects = Query::select();
    effects
        .expr(Expr::val(1))
        .from_as("contribution", "effect")
        .and_where(is_outcome("effect"))
        .and_where(
            column("effect", "cooperation_id")
                .equals((alias, "id"))
                .or(column("effect", "activity_id").in_subquery(own_deeds)),
        )
        .and_where_option(at.map(|at| dating::holds(entity::kind::RecordKind::Contribution, "effect", at)));
    Expr::exists(effects)
}

fn is_memorandum(alias: &'static str) -> Expr {
    column(alias, "kind").is_in(["MOU", "AGREEMENT", "TREATY"])
}

fn is_outcome(alias: &'static str) -> Expr {
    column(alias, "grade").is_in(["MEASURED", "CLAIMED"])
}

fn signed_by(alias: &'static str, at: Option<AsOf>) -> Option<Expr> {
    at.map(|at| dating::has_begun(column(alias, "signed"), at))
}

fn done_by(alias: &'static str, at: Option<AsOf>) -> Option<Expr> {
    at.map(|at| dating::has_begun(column(alias, "started"), at))
}
