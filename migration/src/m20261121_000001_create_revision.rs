//! Creates table `revision`: the state of the data after one committed write.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, text_null, timestamp_with_time_zone};

use crate::on::On;

/// Creates table `revision`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("revision");
        let table = Table::create()
            .table("revision")
            .col(big_integer("number").primary_key())
            .col(timestamp_with_time_zone("at"))
            .col(text("author"))
            .col(text_null("note"))
            .check(on.holds("number_counts_from_one", "number >= 1"))
            .check(on.filled("author"))
            .take();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("revision").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
