//! What all records show: their id, sources, history and origin.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, OutputType, Result, SimpleObject};
use entity::kind::RecordKind;
use uuid::Uuid;

use super::id;
use super::loaders::{ById, RegisteredAs};
use super::page::{List, Paging, Plain, page};
use super::session::load;
use super::types::change::{ChangeConnection, history};
use super::types::citation::Citation;
use crate::domain::as_of::AsOf;
use crate::store::list::Owner;
use crate::store::order::{Sort, SortKey};
use crate::store::record::{AnyRow, Record, RowOf};
use crate::store::relation::Relation;

/// A record as GraphQL shows it: its row, and the date of which the answer speaks.
pub trait Shown: OutputType + Clone + Send + Sync + 'static {
    /// The table of its rows.
    type Entity: Record;
    /// Shows a row.
    fn new(row: Arc<RowOf<Self::Entity>>, at: Option<AsOf>) -> Self;
}

/// Declares the type that shows the records of a table.
macro_rules! shown {
    ($(#[$meta:meta])* $name:ident, $table:ident) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name {
            /// The row.
            pub row: std::sync::Arc<entity::$table::Model>,
            /// The date of which the answer speaks.
            pub at: Option<crate::domain::as_of::AsOf>,
        }

        impl crate::graphql::record::Shown for $name {
            type Entity = entity::$table::Entity;

            fn new(row: std::sync::Arc<entity::$table::Model>, at: Option<crate::domain::as_of::AsOf>) -> Self {
                Self { row, at }
            }
        }

        impl $name {
            /// The fields that all records have.
            fn common(&self) -> crate::graphql::record::RecordFields {
                let kind = <entity::$table::Entity as crate::store::record::Record>::KIND;
                crate::graphql::record::RecordFields { kind, id: self.row.id, at: self.at }
            }
        }
    };
}
pub(super) use shown;

/// Shows a shared row; `None` where it is a row of another table.
pub(super) fn show<N: Shown>(row: &AnyRow, at: Option<AsOf>) -> Option<N> {
    Arc::clone(row).downcast().ok().map(|row| N::new(row, at))
}

/// The record that a reference names, if there is one.
pub(super) async fn referred<N: Shown>(ctx: &Context<'_>, id: Option<Uuid>, at: Option<AsOf>) -> Result<Option<N>> {
    let Some(id) = id else { return Ok(None) };
    Ok(load(ctx, ById(N::Entity::KIND, id)).await?.and_then(|row| show(&row, at)))
}

/// The record that a reference names; the database holds that there is one.
pub(super) async fn required<N: Shown>(ctx: &Context<'_>, id: Uuid, at: Option<AsOf>) -> Result<N> {
    let missing = || std::io::Error::other(format!("a reference names {id}, which is not there"));
    Ok(referred(ctx, Some(id), at).await?.ok_or_else(missing)?)
}

/// The children of a record by a relation, in an order, as a list to be paged.
pub(super) fn children(relation: Relation, parent: Uuid, order: Vec<Sort>, at: Option<AsOf>) -> List {
    List { owner: Owner::One(relation, parent), filter: crate::store::filter::Filter::default(), order, at }
}

/// What all records have in common.
pub struct RecordFields {
    /// The kind of the record.
    pub kind: RecordKind,
    /// Its key.
    pub id: Uuid,
    /// The date of which the answer speaks.
    pub at: Option<AsOf>,
}

/// Where a record was imported from.
#[derive(SimpleObject)]
pub struct Origin {
    /// The data package.
    package: super::types::package::Package,
    /// The key of its row in the package; parts of a composite key are joined by `|`.
    key: Option<String>,
}

#[Object]
impl RecordFields {
    /// Opaque id of the record, the same in every answer.
    async fn id(&self) -> ID {
        id::global(self.kind, self.id)
    }

    /// Where in which sources the record's statements stand, in the order of their locators.
    async fn citations(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Plain<Citation>> {
        let order = vec![Sort::ascending(SortKey::Text("locator"))];
        page(ctx, children(Relation::CitationsOfRecord, self.id, order, None), Paging { first, after, last, before })
            .await
    }

    /// Every change of the record, the oldest first.
    async fn history(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<ChangeConnection> {
        history(ctx, self.id, &Paging { first, after, last, before }).await
    }

    /// Number of the revision that touched the record last.
    async fn revision(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(load(ctx, RegisteredAs(self.id)).await?.map(|row| row.revision))
    }

    /// The data package from which the record was imported; null for what was recorded here.
    async fn origin(&self, ctx: &Context<'_>) -> Result<Option<Origin>> {
        let Some(row) = load(ctx, RegisteredAs(self.id)).await? else { return Ok(None) };
        let package = referred(ctx, row.package_id, self.at).await?;
        Ok(package.map(|package| Origin { package, key: row.key.clone() }))
    }
}
