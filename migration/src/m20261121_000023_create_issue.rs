//! Creates table `issue`: what is contested or aimed at.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text, text_null, uuid_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `issue`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("issue");
        let table = record_table("issue")
            .col(sorted_text(manager, "slug"))
            .col(text_null("kind"))
            .col(text("title"))
            .col(text_null("description"))
            .col(uuid_null("parent_id"))
            .col(integer_null("dated"))
            .foreign_key(&mut on.references("parent_id", "issue"))
            .check(on.key("slug"))
            .check(on.one_of("kind", &["GOAL", "PROBLEM", "NORM", "AGENDA", "INTERVENTION"]))
            .check(on.filled("title"))
            .check(on.differs("parent_id", "id"))
            .check(on.date("dated"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["slug"])).await?;
        manager.create_index(on.index(&["parent_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("issue").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
