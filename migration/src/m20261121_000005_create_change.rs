//! Creates table `change`: one record's change in one revision; the log is only appended to.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, json_binary_null, text, uuid};

use crate::kinds::RECORD_KINDS;
use crate::on::On;

/// Creates table `change`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("change");
        let table = Table::create()
            .table("change")
            .col(big_integer("revision"))
            .col(integer("ordinal"))
            .col(text("kind"))
            .col(uuid("record_id"))
            .col(text("operation"))
            .col(json_binary_null("before"))
            .col(json_binary_null("after"))
            .primary_key(Index::create().col("revision").col("ordinal"))
            .foreign_key(&mut on.references("revision", "revision"))
            .check(on.one_of("kind", RECORD_KINDS))
            .check(on.one_of("operation", &["CREATE", "UPDATE", "RETIRE"]))
            .check(on.holds("ordinal_counts_from_one", "ordinal >= 1"))
            .check(on.holds("before_unless_created", "(operation = 'CREATE') = (before IS NULL)"))
            .check(on.holds("after_unless_retired", "(operation = 'RETIRE') = (after IS NULL)"))
            .take();
        manager.create_table(table).await?;

        // The history of a record, oldest first.
        manager.create_index(on.index(&["record_id", "revision"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("change").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
