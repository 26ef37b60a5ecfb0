//! Creates table `record`: the register of all records, in which every row of the other tables stands under its id.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, uuid, uuid_null};

use crate::column::sorted_text_null;
use crate::kinds::RECORD_KINDS;
use crate::on::On;

/// Creates table `record`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("record");
        let table = Table::create()
            .table("record")
            .col(uuid("id").primary_key())
            .col(text("kind"))
            .col(uuid_null("package_id"))
            .col(sorted_text_null(manager, "key"))
            .col(big_integer("revision"))
            .foreign_key(&mut on.references("package_id", "package"))
            .foreign_key(&mut on.references("revision", "revision"))
            .check(on.one_of("kind", RECORD_KINDS))
            .check(on.holds("key_within_package", "(package_id IS NULL) = (key IS NULL)"))
            .take();
        manager.create_table(table).await?;

        // An import recognises its rows by these; they lead the foreign key as well.
        manager.create_index(on.unique(&["package_id", "kind", "key"])).await?;

        // What a revision touched last.
        manager.create_index(on.index(&["revision"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("record").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
