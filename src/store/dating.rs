//! What was the case at a date, in SQL: the twin of `domain::as_of` and `domain::life`.
//!
//! A record shows at a date if its sources date its beginning and it had begun
//! by then. A record that no source dates is left out of a dated answer and
//! counted apart, so that nothing is dropped silently. Actors are shown unless
//! they are known not to have existed; records about the documentation itself
//! (names, identifiers, sectors, sources, citations, claims, eras, packages)
//! have no place in time.

use entity::PartialDate;
use entity::kind::{RecordKind, Status, Vocabulary};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement};

use super::relation::column;
use crate::domain::as_of::AsOf;

/// How records of a kind lie in time.
enum Dating {
    /// They have no place in time.
    Timeless,
    /// They belong to a time that no source tells.
    Undated,
    /// They began at a date; unknown where it is null.
    Begins(Expr),
    /// They began at a date and were over after another.
    Lasts(Expr, Expr),
    /// They are there unless known not to be yet, or no more.
    Exists(Expr, Expr),
}

fn dating(kind: RecordKind, alias: &'static str) -> Dating {
    match kind {
        RecordKind::Actor => Dating::Exists(column(alias, "existed_from"), column(alias, "existed_until")),
        RecordKind::Cooperation => Dating::Begins(begun(alias)),
        RecordKind::Instrument => Dating::Begins(column(alias, "signed")),
        RecordKind::Activity => Dating::Begins(column(alias, "started")),
        RecordKind::Membership => Dating::Lasts(column(alias, "started"), column(alias, "ended")),
        RecordKind::Issue | RecordKind::Position => Dating::Begins(column(alias, "dated")),
        RecordKind::Contribution => Dating::Begins(contribution_begun(alias)),
        RecordKind::Party => Dating::Exists(column(alias, "joined"), column(alias, "withdrew")),
        RecordKind::Obstacle | RecordKind::Opportunity | RecordKind::Narrative => Dating::Undated,
        _ => Dating::Timeless,
    }
}

/// Whether a record shows at a date.
pub(super) fn holds(kind: RecordKind, alias: &'static str, at: AsOf) -> Expr {
    match dating(kind, alias) {
        Dating::Timeless => Expr::val(1).eq(1),
        Dating::Undated => Expr::val(1).eq(0),
        Dating::Begins(began) => has_begun(began, at),
        Dating::Lasts(began, ended) => has_begun(began, at).and(not_over(ended, at)),
        Dating::Exists(from, until) => not_before(from, at).and(not_over(until, at)),
    }
}

/// Whether no source dates a record that belongs to a time.
pub(super) fn is_undated(kind: RecordKind, alias: &'static str) -> Expr {
    match dating(kind, alias) {
        Dating::Timeless | Dating::Exists(..) => Expr::val(1).eq(0),
        Dating::Undated => Expr::val(1).eq(1),
        Dating::Begins(began) | Dating::Lasts(began, _) => began.is_null(),
    }
}

/// Whether a party took part at a date; it did from the start unless a later joining is stated.
pub(super) fn party_holds(alias: &'static str, at: AsOf) -> Expr {
    holds(RecordKind::Party, alias, at)
}

/// When a cooperation began: its stated start, else its first signing.
pub(super) fn begun(alias: &'static str) -> Expr {
    Func::coalesce([column(alias, "started"), signing(alias, Func::min(column("signing", "signed")).into(), None)])
        .into()
}

/// When a cooperation was last signed or renewed, up to a date.
pub(super) fn last_signed(alias: &'static str, at: Option<AsOf>) -> Expr {
    signing(alias, Func::max(column("signing", "signed")).into(), at)
}

/// When a cooperation was first signed.
pub(super) fn first_signed(alias: &'static str) -> Expr {
    signing(alias, Func::min(column("signing", "signed")).into(), None)
}

fn signing(alias: &'static str, figure: Expr, at: Option<AsOf>) -> Expr {
    let mut dates = Query::select();
    dates
        .expr(figure)
        .from_as("instrument", "signing")
        .and_where(column("signing", "cooperation_id").equals((alias, "id")))
        .and_where_option(at.map(|at| has_begun(column("signing", "signed"), at)));
    scalar(dates)
}

/// When the activity that has an effect began. Of a cooperation's own effect no source tells when it set in:
/// it needs more than a first signature.
fn contribution_begun(alias: &'static str) -> Expr {
    let mut of_activity = Query::select();
    of_activity
        .column(("deed", "started"))
        .from_as("activity", "deed")
        .and_where(column("deed", "id").equals((alias, "activity_id")));
    scalar(of_activity)
}

/// The state of a cooperation at a date; agrees with `domain::life::status`.
pub(super) fn has_status(alias: &'static str, status: Status, at: Option<AsOf>) -> Expr {
    let stated = |status: Status| column(alias, "status").eq(status.value());
    let ended = || column(alias, "ended");
    let Some(at) = at else {
        let plain = stated(status);
        return match status {
            Status::Ended => plain.or(column(alias, "status").is_null().and(ended().is_not_null())),
            _ => plain,
        };
    };
    let begun = has_begun(begun(alias), at);
    let told = column(alias, "status_as_of");
    match status {
        Status::Running => begun.and(ended().is_not_null().and(has_begun(ended(), at).not()).or(
            ended().is_null().and(stated(Status::Running)).and(told.clone().is_not_null()).and(not_over(told, at)),
        )),
        Status::Failed => {
            let since = Func::coalesce([ended(), told]).into();
            stated(Status::Failed).and(has_begun(since, at))
        }
        Status::Ended => {
            let by_end = has_begun(ended(), at).and(stated(Status::Failed).not().or(column(alias, "status").is_null()));
            by_end.or(ended().is_null().and(stated(Status::Ended)).and(has_begun(told, at)))
        }
    }
}

/// Whether what began then had begun; unknown beginnings had not.
pub(super) fn has_begun(began: Expr, at: AsOf) -> Expr {
    began.lte(at.last_day().number())
}

/// Whether a date lies, as far as it is known, in a range that may be open at either side.
pub(super) fn lies_between(date: &Expr, since: Option<PartialDate>, until: Option<PartialDate>) -> Expr {
    let known = date.clone().is_not_null();
    let late_enough = since.map(|since| latest(date.clone()).gte(since.earliest().number()));
    let early_enough = until.map(|until| date.clone().lte(until.latest().number()));
    [late_enough, early_enough].into_iter().flatten().fold(known, Expr::and)
}

fn not_before(from: Expr, at: AsOf) -> Expr {
    from.clone().is_null().or(from.lte(at.last_day().number()))
}

fn not_over(ended: Expr, at: AsOf) -> Expr {
    ended.clone().is_null().or(latest(ended).gte(at.first_day().number()))
}

/// The last day that a stored date may mean; the 31st stands for the end of any month.
fn latest(date: Expr) -> Expr {
    Expr::case(date.clone().modulo(10_000).eq(0), date.clone().add(1231))
        .case(date.clone().modulo(100).eq(0), date.clone().add(31))
        .finally(date)
        .into()
}

/// A statement of one value as an expression.
pub(super) fn scalar(query: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(query.into()))
}
