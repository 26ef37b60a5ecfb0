//! What an import asks of the service: who bears a key already, and which records came from where.

use std::collections::HashMap;

use entity::kind::RecordKind;
use entity::{actor_name, identifier, record};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::record::bind_limit;
use super::relation::{slug_column, table};
use super::{Store, StoreError};

/// Reads which record bears each slug (of sectors, the code); free ones are absent.
pub async fn bearers(store: &Store, kind: RecordKind, slugs: &[String]) -> Result<HashMap<String, Uuid>, StoreError> {
    let column = slug_column(kind);
    let mut found = HashMap::new();
    for chunk in slugs.chunks(bind_limit(store.db())) {
        let mut statement = Query::select();
        statement
            .columns([column, "id"])
            .from(table(kind))
            .and_where(Expr::col(column).is_in(chunk.iter().map(String::as_str)));
        for row in store.db().query_all(&statement).await? {
            found.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        }
    }
    Ok(found)
}

/// Reads the identifiers of a register by their values; unknown ones are absent.
pub async fn identifiers(
    store: &Store,
    scheme: &str,
    values: &[String],
) -> Result<HashMap<String, identifier::Model>, StoreError> {
    let mut found = HashMap::new();
    for chunk in values.chunks(bind_limit(store.db()) - 1) {
        let rows = identifier::Entity::find()
            .filter(identifier::Column::Scheme.eq(scheme))
            .filter(identifier::Column::Value.is_in(chunk.iter().map(String::as_str)))
            .all(store.db())
            .await?;
        found.extend(rows.into_iter().map(|row| (row.value.clone(), row)));
    }
    Ok(found)
}

/// Reads all further names of actors.
pub async fn names_of(store: &Store, actors: &[Uuid]) -> Result<Vec<actor_name::Model>, StoreError> {
    let mut found = Vec::new();
    for chunk in actors.chunks(bind_limit(store.db())) {
        let rows = actor_name::Entity::find().filter(actor_name::Column::ActorId.is_in(chunk.iter().copied()));
        found.extend(rows.all(store.db()).await?);
    }
    Ok(found)
}

/// Reads the register's rows of all records that came from a package.
pub async fn of_package(store: &Store, package: Uuid) -> Result<Vec<record::Model>, StoreError> {
    Ok(record::Entity::find().filter(record::Column::PackageId.eq(package)).all(store.db()).await?)
}
