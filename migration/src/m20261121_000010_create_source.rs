//! Creates table `source`: a document that statements rest on.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text, text_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `source`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("source");
        let table = record_table("source")
            .col(sorted_text(manager, "slug"))
            .col(text("kind"))
            .col(text("title"))
            .col(sorted_text(manager, "sort_title"))
            .col(text_null("authors"))
            .col(integer_null("issued"))
            .col(text_null("publisher"))
            .col(text_null("language"))
            .col(text_null("url"))
            .col(integer_null("accessed"))
            .col(text_null("licence"))
            .col(text_null("note"))
            .check(on.key("slug"))
            .check(on.filled("kind"))
            .check(on.filled("title"))
            .check(on.date("issued"))
            .check(on.date("accessed"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["slug"])).await?;

        // Pages by title.
        manager.create_index(on.index(&["sort_title", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("source").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
