//! Creates table `package`: a data package from which records were imported.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid};

use crate::column::sorted_text;
use crate::on::On;

/// Creates table `package`.
///
/// Its id stands in the register as well, but without a foreign key: the
/// register names the package of each record, and the two would wait for
/// each other.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("package");
        let table = Table::create()
            .table("package")
            .col(uuid("id").primary_key())
            .col(sorted_text(manager, "name"))
            .col(text_null("title"))
            .col(text_null("description"))
            .col(text_null("version"))
            .col(text_null("licence"))
            .check(on.key("name"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["name"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("package").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
