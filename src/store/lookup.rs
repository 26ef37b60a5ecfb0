//! Records by the keys that people use: slugs, codes, identifiers in registers.

use std::collections::HashMap;
use std::sync::Arc;

use entity::actor;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::record::Record;
use super::relation::{column, slug_column, table};
use super::{Store, StoreError};

/// Reads records by their slug (of sectors, the code) in one statement; unknown ones are absent.
pub async fn by_slug<E: Record>(store: &Store, slugs: &[String]) -> Result<HashMap<String, Arc<E::Model>>, StoreError> {
    let name = slug_column(E::KIND);
    let mut statement = Query::select();
    statement
        .expr(Expr::cust("found.*"))
        .expr_as(column("found", name), "lookup_slug")
        .from_as(table(E::KIND), "found")
        .and_where(column("found", name).is_in(slugs.iter().map(String::as_str)));
    let rows = store.db().query_all(&statement).await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "lookup_slug")?, Arc::new(E::Model::from_query_result(row, "")?))))
        .collect()
}

/// Reads the actors that identifiers (scheme and value) denote, in one statement; unknown ones are absent.
pub async fn by_identifiers(
    store: &Store,
    identifiers: &[(&str, &str)],
) -> Result<HashMap<(String, String), Arc<actor::Model>>, StoreError> {
    let denoted = identifiers
        .iter()
        .map(|(scheme, value)| column("denoted", "scheme").eq(*scheme).and(column("denoted", "value").eq(*value)))
        .reduce(Expr::or);
    let mut statement = Query::select();
    statement
        .expr(Expr::cust("found.*"))
        .expr_as(column("denoted", "scheme"), "lookup_scheme")
        .expr_as(column("denoted", "value"), "lookup_value")
        .from_as("identifier", "denoted")
        .join_as(JoinType::InnerJoin, "actor", "found", column("found", "id").equals(("denoted", "actor_id")))
        .and_where_option(denoted);
    let rows = store.db().query_all(&statement).await?;
    rows.iter()
        .map(|row| {
            let key = (row.try_get("", "lookup_scheme")?, row.try_get("", "lookup_value")?);
            Ok((key, Arc::new(actor::Model::from_query_result(row, "")?)))
        })
        .collect()
}
