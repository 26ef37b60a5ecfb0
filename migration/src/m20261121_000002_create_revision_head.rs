//! Creates table `revision_head`: the number of the latest revision, in its one row.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer};

use crate::on::On;

/// Creates table `revision_head`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("revision_head");
        let table = Table::create()
            .table("revision_head")
            .col(integer("id").primary_key())
            .col(big_integer("number"))
            .check(on.holds("one_row", "id = 1"))
            .check(on.holds("number_counts_up", "number >= 0"))
            .take();
        manager.create_table(table).await?;

        // The one row is part of the schema: writers only ever update it.
        let row = Query::insert()
            .into_table("revision_head")
            .columns(["id", "number"])
            .values_panic([1.into(), 0.into()])
            .take();
        manager.execute(row).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("revision_head").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
