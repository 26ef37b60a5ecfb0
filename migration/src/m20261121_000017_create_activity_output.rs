//! Creates table `activity_output`: a figure of what an activity put out.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{double_null, text_null, uuid};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `activity_output`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("activity_output");
        let table = record_table("activity_output")
            .col(uuid("activity_id"))
            .col(sorted_text(manager, "unit"))
            .col(double_null("amount"))
            .col(text_null("basis"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("activity_id", "activity"))
            .check(on.filled("unit"))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.index(&["activity_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("activity_output").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
