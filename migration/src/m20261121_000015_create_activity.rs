//! Creates table `activity`: what was really done under a cooperation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text, text_null, uuid, uuid_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `activity`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("activity");
        let table = record_table("activity")
            .col(sorted_text(manager, "slug"))
            .col(uuid("cooperation_id"))
            .col(uuid_null("parent_id"))
            .col(text("title"))
            .col(text_null("description"))
            .col(integer_null("started"))
            .col(integer_null("ended"))
            .col(text_null("recurrence"))
            .col(text_null("place_label"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("cooperation_id", "cooperation"))
            .foreign_key(&mut on.references("parent_id", "activity"))
            .check(on.key("slug"))
            .check(on.differs("parent_id", "id"))
            .check(on.filled("title"))
            .check(on.date("started"))
            .check(on.date("ended"))
            .check(on.in_order("started", "ended"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["slug"])).await?;
        manager.create_index(on.index(&["cooperation_id"])).await?;
        manager.create_index(on.index(&["parent_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("activity").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
