//! Creates table `opportunity`: what a cooperation or forum is expected to make possible.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `opportunity`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("opportunity");
        let table = record_table("opportunity")
            .col(text("kind"))
            .col(sorted_text(manager, "title"))
            .col(text_null("description"))
            .col(uuid_null("actor_id"))
            .col(uuid_null("cooperation_id"))
            .col(text_null("basis"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("actor_id", "actor"))
            .foreign_key(&mut on.references("cooperation_id", "cooperation"))
            .check(on.one_of("kind", &["TRUST", "SHARED_PROBLEMS", "SHARED_VALUES", "LOCAL_DEVELOPMENT", "OTHER"]))
            .check(on.filled("title"))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.index(&["actor_id"])).await?;
        manager.create_index(on.index(&["cooperation_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("opportunity").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
