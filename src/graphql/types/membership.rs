//! Who belongs to which forum.

use async_graphql::{Context, Object, Result};
use entity::kind::{Basis, MembershipRole};

use crate::graphql::record::{RecordFields, required, shown};
use crate::graphql::scalar::PartialDate;
use crate::graphql::term::Term;
use crate::graphql::types::actor::Actor;

shown!(
    /// The statement that an actor belongs to a forum or an intergovernmental organisation.
    Membership,
    membership
);

/// The statement that an actor belongs to a forum or an intergovernmental organisation.
#[Object]
impl Membership {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The forum or organisation.
    async fn forum(&self, ctx: &Context<'_>) -> Result<Actor> {
        required(ctx, self.row.forum_id, self.at).await
    }

    /// The actor that belongs to it.
    async fn member(&self, ctx: &Context<'_>) -> Result<Actor> {
        required(ctx, self.row.member_id, self.at).await
    }

    /// In which role.
    async fn role(&self) -> Term<MembershipRole> {
        Term(self.row.role)
    }

    /// Since when; null where no source tells.
    async fn started(&self) -> Option<PartialDate> {
        self.row.started.map(PartialDate)
    }

    /// Until when; null where it goes on or no source tells, see `endKnown`.
    async fn ended(&self) -> Option<PartialDate> {
        self.row.ended.map(PartialDate)
    }

    /// Whether the end is known: false where the series of the source simply stops.
    async fn end_known(&self) -> Option<bool> {
        self.row.end_known
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
