//! Creates table `era`: a named period that texts count by.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text, text_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `era`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("era");
        let table = record_table("era")
            .col(sorted_text(manager, "slug"))
            .col(text("label"))
            .col(integer_null("started"))
            .col(integer_null("ended"))
            .col(text_null("basis"))
            .col(text_null("note"))
            .check(on.key("slug"))
            .check(on.filled("label"))
            .check(on.date("started"))
            .check(on.date("ended"))
            .check(on.in_order("started", "ended"))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["slug"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("era").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
