//! The life cycle of a cooperation: when it began, how far it came, what became of it.
//!
//! Everything here is derived from what sources state, for a date. Where they
//! do not say enough, the answer is `None`: unknown.

use entity::PartialDate;
use entity::kind::{Stage, Status};

use super::as_of::AsOf;

/// Years without a signing or a dated activity after which a cooperation counts as dormant.
pub const DORMANT_AFTER_YEARS: i32 = 10;

/// What the records under a cooperation tell about its life, up to a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Date of the earliest dated instrument.
    pub first_signed: Option<PartialDate>,
    /// Date of the latest dated instrument.
    pub last_signed: Option<PartialDate>,
    /// Date of the latest dated activity, its end if known, else its start.
    pub last_activity: Option<PartialDate>,
    /// The furthest stage that a record bears out; see [`Stage`].
    pub stage: Option<Stage>,
}

impl Facts {
    /// Notes a stage that a record bears out, if it does; further ones stand.
    pub fn reach(&mut self, borne_out: bool, stage: Stage) {
        if borne_out {
            self.stage = self.stage.max(Some(stage));
        }
    }
}

/// What a source states of a cooperation's state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Start, apart from any signing.
    pub started: Option<PartialDate>,
    /// End.
    pub ended: Option<PartialDate>,
    /// State.
    pub status: Option<Status>,
    /// The date of which the state is told.
    pub status_as_of: Option<PartialDate>,
}

/// The state of a cooperation at a date; without a date, the state that was stated last.
///
/// A statement that it runs holds from its beginning to the date of which it
/// was made. A statement that it ended or failed holds from its end or, where
/// no end is known, from the date of which it was made. A statement without
/// any date holds only where no date is asked for.
#[must_use]
pub fn status(stated: &Stated, facts: &Facts, at: Option<AsOf>) -> Option<Status> {
    let Some(at) = at else {
        return stated.status.or(stated.ended.map(|_| Status::Ended));
    };
    let over = stated.status.filter(|status| *status != Status::Running).unwrap_or(Status::Ended);
    let begun = begun(stated, facts).is_some_and(|began| at.has_begun(began));
    if let Some(ended) = stated.ended {
        return if at.has_begun(ended) { Some(over) } else { begun.then_some(Status::Running) };
    }
    let told = stated.status_as_of?;
    match stated.status? {
        Status::Running => (begun && !at.is_over(told)).then_some(Status::Running),
        closed => at.has_begun(told).then_some(closed),
    }
}

/// When a cooperation began: its stated start, else its first signing.
#[must_use]
pub fn begun(stated: &Stated, facts: &Facts) -> Option<PartialDate> {
    stated.started.or(facts.first_signed)
}

/// Whether nothing was signed or dated as done within the years before a date.
///
/// `None` where nothing under it is dated, or where it had ended or failed.
#[must_use]
pub fn is_dormant(stated: &Stated, facts: &Facts, at: AsOf, years: i32) -> Option<bool> {
    if matches!(status(stated, facts, Some(at)), Some(Status::Ended | Status::Failed)) {
        return None;
    }
    if matches!(stated.status, Some(Status::Failed | Status::Ended)) && stated.status_as_of.is_none() {
        return None;
    }
    let last = facts.last_signed.max(facts.last_activity).or(stated.started)?;
    Some(at.date().year() - last.year() >= years)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> AsOf {
        AsOf::new(date(text))
    }

    #[test]
    fn a_running_cooperation_runs_from_its_first_signing_to_the_date_of_the_statement() {
        let stated = Stated { status: Some(Status::Running), status_as_of: Some(date("2019")), ..Stated::default() };
        let facts = Facts { first_signed: Some(date("1985")), ..Facts::default() };

        let told = |when| status(&stated, &facts, Some(at(when)));

        assert_eq!(told("1984"), None);
        assert_eq!(told("1985"), Some(Status::Running));
        assert_eq!(told("2019"), Some(Status::Running));
        assert_eq!(told("2020"), None);
        assert_eq!(status(&stated, &facts, None), Some(Status::Running));
    }

    #[test]
    fn a_failure_without_a_date_is_known_only_where_no_date_is_asked_for() {
        let stated = Stated { status: Some(Status::Failed), ..Stated::default() };
        let facts = Facts { first_signed: Some(date("1997")), ..Facts::default() };

        assert_eq!(status(&stated, &facts, None), Some(Status::Failed));
        assert_eq!(status(&stated, &facts, Some(at("2005"))), None);
        assert_eq!(is_dormant(&stated, &facts, at("2019"), 10), None);
    }

    #[test]
    fn an_end_parts_running_from_ended() {
        let stated = Stated { started: Some(date("1990")), ended: Some(date("2000-06")), ..Stated::default() };

        let told = |when| status(&stated, &Facts::default(), Some(at(when)));

        assert_eq!(told("1989"), None);
        assert_eq!(told("1999"), Some(Status::Running));
        assert_eq!(told("2000-05"), Some(Status::Running));
        assert_eq!(told("2000-06"), Some(Status::Ended));
        assert_eq!(told("2010"), Some(Status::Ended));
    }

    #[test]
    fn ten_years_without_a_signing_make_a_cooperation_dormant() {
        let stated = Stated::default();
        let facts = Facts { last_signed: Some(date("2009")), ..Facts::default() };

        let dormant = |when, years| is_dormant(&stated, &facts, at(when), years);

        assert_eq!(dormant("2018", 10), Some(false));
        assert_eq!(dormant("2019", 10), Some(true));
        assert_eq!(dormant("2019", 11), Some(false));
        assert_eq!(is_dormant(&stated, &Facts::default(), at("2019"), 10), None);
    }

    #[test]
    fn the_stage_is_the_furthest_that_something_bears_out() {
        let mut facts = Facts::default();

        facts.reach(true, Stage::Programme);
        facts.reach(true, Stage::Letter);
        facts.reach(false, Stage::Outcome);

        assert_eq!(facts.stage, Some(Stage::Programme));
    }
}
