//! Creates table `sector`: a field of cooperation; the vocabulary is data.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `sector`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("sector");
        let table = record_table("sector")
            .col(sorted_text(manager, "code"))
            .col(text("label_en"))
            .col(text_null("label_id"))
            .col(text_null("note"))
            .check(on.key("code"))
            .check(on.holds("code_upper_case", "upper(code) = code"))
            .check(on.filled("label_en"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["code"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("sector").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
