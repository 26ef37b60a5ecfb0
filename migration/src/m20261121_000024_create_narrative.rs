//! Creates table `narrative`: a framing in which an issue is told.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `narrative`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("narrative");
        let table = record_table("narrative")
            .col(sorted_text(manager, "slug"))
            .col(text("title"))
            .col(text_null("description"))
            .col(uuid_null("issue_id"))
            .col(text_null("basis"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("issue_id", "issue"))
            .check(on.key("slug"))
            .check(on.filled("title"))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["slug"])).await?;
        manager.create_index(on.index(&["issue_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("narrative").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
