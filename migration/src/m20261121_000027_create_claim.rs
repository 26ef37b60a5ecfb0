//! Creates table `claim`: a figure that a source publishes about the network.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{double_null, integer_null, text, text_null, uuid_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `claim`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("claim");
        let table = record_table("claim")
            .col(sorted_text(manager, "slug"))
            .col(uuid_null("subject_id"))
            .col(uuid_null("era_id"))
            .col(text("metric"))
            .col(text("comparator"))
            .col(double_null("value"))
            .col(text_null("unit"))
            .col(integer_null("as_of"))
            .col(text("statement"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("subject_id", "actor"))
            .foreign_key(&mut on.references("era_id", "era"))
            .check(on.key("slug"))
            .check(on.filled("metric"))
            .check(on.one_of("comparator", &["EQ", "GT", "GE", "LT", "LE", "APPROX", "MAJORITY"]))
            .check(on.date("as_of"))
            .check(on.filled("statement"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["slug"])).await?;
        manager.create_index(on.index(&["subject_id"])).await?;
        manager.create_index(on.index(&["era_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("claim").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
