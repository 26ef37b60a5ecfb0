//! What was done under cooperations, where, and what it put out.

use async_graphql::{Context, Object, Result};
use entity::kind::Basis;

use crate::graphql::at;
use crate::graphql::page::{Paging, Plain, page};
use crate::graphql::record::{RecordFields, children, referred, required, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::actor::Actor;
use crate::graphql::types::contribution::Contribution;
use crate::graphql::types::cooperation::Cooperation;
use crate::store::order::{Sort, SortKey};
use crate::store::relation::Relation;

shown!(
    /// What was really done under a cooperation. A programme holds activities.
    Activity,
    activity
);

/// What was really done under a cooperation. A programme holds activities.
#[Object]
impl Activity {
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

    /// What was done.
    async fn description(&self) -> Option<&str> {
        self.row.description.as_deref()
    }

    /// The cooperation under which it was done.
    async fn cooperation(&self, ctx: &Context<'_>) -> Result<Cooperation> {
        required(ctx, self.row.cooperation_id, self.at).await
    }

    /// The programme of which it is a part.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Activity>> {
        referred(ctx, self.row.parent_id, self.at).await
    }

    /// The activities of the programme.
    async fn parts(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Activity>> {
        let wanted = children(
            Relation::PartsOfActivity,
            self.row.id,
            vec![Sort::ascending(SortKey::Number("started"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// When it began.
    async fn started(&self) -> Option<PartialDate> {
        self.row.started.map(PartialDate)
    }

    /// When it ended.
    async fn ended(&self) -> Option<PartialDate> {
        self.row.ended.map(PartialDate)
    }

    /// How often it was done.
    async fn recurrence(&self) -> Option<&str> {
        self.row.recurrence.as_deref()
    }

    /// The place as the source words it.
    async fn place_label(&self) -> Option<&str> {
        self.row.place_label.as_deref()
    }

    /// Territories in which it took place.
    async fn places(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<ActivityPlace>> {
        let wanted = children(Relation::PlacesOfActivity, self.row.id, Vec::new(), at(as_of, self.at));
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Figures of what it put out.
    async fn outputs(
        &self,
        ctx: &Context<'_>,
        as_of: Option<PartialDate>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<ActivityOutput>> {
        let wanted = children(
            Relation::OutputsOfActivity,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("unit"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Its effects on human security.
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
            Relation::ContributionsOfActivity,
            self.row.id,
            vec![Sort::ascending(SortKey::Text("element"))],
            at(as_of, self.at),
        );
        page(ctx, wanted, Paging { first, after, last, before }).await
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }
}

shown!(
    /// The statement that an activity took place in a territory.
    ActivityPlace,
    activity_place
);

/// The statement that an activity took place in a territory.
#[Object]
impl ActivityPlace {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The activity.
    async fn activity(&self, ctx: &Context<'_>) -> Result<Activity> {
        required(ctx, self.row.activity_id, self.at).await
    }

    /// The territory.
    async fn place(&self, ctx: &Context<'_>) -> Result<Actor> {
        required(ctx, self.row.place_id, self.at).await
    }
}

shown!(
    /// A figure of what an activity put out.
    ActivityOutput,
    activity_output
);

/// A figure of what an activity put out.
#[Object]
impl ActivityOutput {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The activity.
    async fn activity(&self, ctx: &Context<'_>) -> Result<Activity> {
        required(ctx, self.row.activity_id, self.at).await
    }

    /// What is counted or measured.
    async fn unit(&self) -> &str {
        &self.row.unit
    }

    /// How much of it.
    async fn amount(&self) -> Option<f64> {
        self.row.amount
    }

    /// How a source carries the statement.
    async fn basis(&self) -> Option<Term<Basis>> {
        self.row.basis.map(Term)
    }

    /// Remark of the editors of the data.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }
}
