//! Names of actors and their ids in other registers.

use async_graphql::{Context, Object, Result};
use entity::kind::{Basis, NameKind};

use crate::graphql::record::{RecordFields, required, shown};
use crate::graphql::term::Term;
use crate::graphql::types::actor::Actor;

shown!(
    /// A name of an actor in some language or spelling.
    ActorName,
    actor_name
);

/// A name of an actor in some language or spelling.
#[Object]
impl ActorName {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The actor that bears the name.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Actor> {
        required(ctx, self.row.actor_id, self.at).await
    }

    /// The name itself.
    async fn text(&self) -> &str {
        &self.row.text
    }

    /// Language of the name, as a BCP 47 tag; null where it is none or not known.
    async fn language(&self) -> Option<&str> {
        self.row.language.as_deref()
    }

    /// What sort of name it is.
    async fn kind(&self) -> Term<NameKind> {
        Term(self.row.kind)
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

shown!(
    /// An actor's id in someone else's register.
    Identifier,
    identifier
);

/// An actor's id in someone else's register.
#[Object]
impl Identifier {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// The actor that it denotes.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Actor> {
        required(ctx, self.row.actor_id, self.at).await
    }

    /// The register: iso3166-1, iso3166-2, wikidata, geonames, ror, lei, cow-ccode and so on.
    async fn scheme(&self) -> &str {
        &self.row.scheme
    }

    /// The id in that register.
    async fn value(&self) -> &str {
        &self.row.value
    }
}
