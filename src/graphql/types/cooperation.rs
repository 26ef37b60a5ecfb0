//! Cooperations and their lives.

use async_graphql::{Context, Object, Result};
use entity::kind::{Confidence, Framework, Stage, Status};

use crate::domain::as_of::AsOf;
use crate::domain::life::{self, Facts, Stated};
use crate::graphql::at;
use crate::graphql::error::bad_input;
use crate::graphql::input::filtered;
use crate::graphql::input::instrument::InstrumentFilter;
use crate::graphql::loaders::LifeOf;
use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, children, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::session::{load, today};
use crate::graphql::term::Term;
use crate::graphql::types::activity::Activity;
use crate::graphql::types::contribution::Contribution;
use crate::graphql::types::instrument::Instrument;
use crate::graphql::types::obstacle::Obstacle;
use crate::graphql::types::opportunity::Opportunity;
use crate::graphql::types::party::Party;
use crate::graphql::types::sector::CooperationSector;
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

shown!(
    /// A lasting tie between two or more actors.
    Cooperation,
    cooperation
);

impl Cooperation {
    fn stated(&self) -> Stated {
        let row = &self.row;
        Stated { started: row.started, ended: row.ended, status: row.status, status_as_of: row.status_as_of }
    }

    /// Whether it had begun by the date of the answer.
    pub(in crate::graphql) async fn has_begun(&self, ctx: &Context<'_>) -> Result<bool> {
        let Some(at) = self.at else { return Ok(true) };
        let facts = self.facts(ctx, self.at).await?;
        Ok(life::begun(&self.stated(), &facts).is_some_and(|began| at.has_begun(began)))
    }

    async fn facts(&self, ctx: &Context<'_>, at: Option<AsOf>) -> Result<Facts> {
        Ok(load(ctx, LifeOf(self.row.id, at)).await?.unwrap_or_default())
    }
}

/// A lasting tie between two or more actors: a sister province, a memorandum, a programme.
#[Object]
impl Cooperation {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Short readable key.
    async fn slug(&self) -> &str {
        &self.row.slug
    }

    /// Title for people.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// The partner or title exactly as the source prints it.
    async fn label(&self) -> Option<&str> {
        self.row.label.as_deref()
    }

    /// Number in the table that the source prints.
    async fn table_number(&self) -> Option<i32> {
        self.row.table_number
    }

    /// The form under which it runs; null where no source says it.
    async fn framework(&self) -> Option<Term<Framework>> {
        self.row.framework.map(Term)
    }

    /// How sure it is that this is one cooperation of its own.
    async fn confidence(&self) -> Option<Term<Confidence>> {
        self.row.confidence.map(Term)
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// Start as a source states it, apart from any signing; see also `firstSigned`.
    async fn started(&self) -> Option<PartialDate> {
        self.row.started.map(PartialDate)
    }

    /// End as a source states it.
    async fn ended(&self) -> Option<PartialDate> {
        self.row.ended.map(PartialDate)
    }

    /// Its state at a date, or as it was last stated; null where the sources do not tell.
    async fn status(&self, ctx: &Context<'_>, as_of: Option<PartialDate>) -> Result<Option<Term<Status>>> {
        let at = at(as_of, self.at);
        let facts = self.facts(ctx, at).await?;
        Ok(life::status(&self.stated(), &facts, at).map(Term))
    }

    /// The date of which a source states the state.
    async fn status_as_of(&self) -> Option<PartialDate> {
        self.row.status_as_of.map(PartialDate)
    }

    /// How far it has come, derived from its instruments, activities and contributions; null where nothing tells.
    async fn stage(&self, ctx: &Context<'_>, as_of: Option<PartialDate>) -> Result<Option<Term<Stage>>> {
        Ok(self.facts(ctx, at(as_of, self.at)).await?.stage.map(Term))
    }

    /// Date of the earliest dated instrument.
    async fn first_signed(&self, ctx: &Context<'_>, as_of: Option<PartialDate>) -> Result<Option<PartialDate>> {
        Ok(self.facts(ctx, at(as_of, self.at)).await?.first_signed.map(PartialDate))
    }

    /// Date of the latest dated instrument.
    async fn last_signed(&self, ctx: &Context<'_>, as_of: Option<PartialDate>) -> Result<Option<PartialDate>> {
        Ok(self.facts(ctx, at(as_of, self.at)).await?.last_signed.map(PartialDate))
    }

    /// Whether nothing was signed or dated as done for so many years; null where nothing is dated, or it ended or failed.
    ///
    /// Without a date it is told as of today.
    async fn is_dormant(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        #[graphql(desc = "Years without a signing or a dated activity.", default_with = "life::DORMANT_AFTER_YEARS")]
        years: i32,
    ) -> Result<Option<bool>> {
        if years < 1 {
            return Err(bad_input(format!("`years` is {years}; it is 1 or more")));
        }
        let at = match at(as_of, self.at) {
            Some(at) => at,
            None => today(ctx)?,
        };
        let facts = self.facts(ctx, Some(at)).await?;
        Ok(life::is_dormant(&self.stated(), &facts, at, years))
    }

    /// Who takes part, in the order of the source.
    async fn parties(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Party>> {
        let wanted = children(
            Relation::PartiesOfCooperation,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("ordinal"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Documents signed under it, the earliest first, undated ones last.
    async fn instruments(
        &self,
        ctx: &Context<'_>,
        filter: Option<InstrumentFilter>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Instrument>> {
        let mut wanted = children(
            Relation::InstrumentsOfCooperation,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("signed")), Sort::ascending(SortKey::Number("ordinal"))],
            at(as_of, self.at),
        );
        wanted.filter = filtered(filter)?;
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Fields in which it works.
    async fn sectors(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<CooperationSector>> {
        let wanted = children(Relation::SectorsOfCooperation, self.row.id, Vec::new(), at(as_of, self.at));
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// What was done under it, programmes and their parts alike, the earliest first.
    async fn activities(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Activity>> {
        let wanted = children(
            Relation::ActivitiesOfCooperation,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("started"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Its effects on human security and those of its activities.
    async fn contributions(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Contribution>> {
        let wanted = children(
            Relation::ContributionsOfCooperation,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("element"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// What hampers it.
    async fn obstacles(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Obstacle>> {
        let wanted = children(
            Relation::ObstaclesOfCooperation,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("title"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// What it is expected to make possible.
    async fn opportunities(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Opportunity>> {
        let wanted = children(
            Relation::OpportunitiesOfCooperation,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("title"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }
}
