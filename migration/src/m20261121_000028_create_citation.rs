//! Creates table `citation`: where in which source a statement stands.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid, uuid_null};

use crate::column::{record_table, sorted_text_null};
use crate::kinds::RECORD_KINDS;
use crate::on::On;

/// Creates table `citation`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("citation");
        let table = record_table("citation")
            .col(uuid("source_id"))
            .col(uuid_null("record_id"))
            .col(uuid_null("package_id"))
            .col(text_null("covers"))
            .col(sorted_text_null(manager, "locator"))
            .col(text_null("quote"))
            .col(uuid_null("original_source_id"))
            .foreign_key(&mut on.references("source_id", "source"))
            .foreign_key(&mut on.references("record_id", "record"))
            .foreign_key(&mut on.references("package_id", "package"))
            .foreign_key(&mut on.references("original_source_id", "source"))
            .check(on.holds("of_a_record_or_a_package", "(record_id IS NULL) <> (package_id IS NULL)"))
            .check(on.holds("covers_a_kind_of_the_package", "(package_id IS NULL) = (covers IS NULL)"))
            .check(on.one_of("covers", RECORD_KINDS))
            .check(on.at_most("quote", 600))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.index(&["source_id"])).await?;

        // The sources of a record, and those of all records of a kind in its package.
        manager.create_index(on.index(&["record_id"])).await?;
        manager.create_index(on.index(&["package_id", "covers"])).await?;
        manager.create_index(on.index(&["original_source_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("citation").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
