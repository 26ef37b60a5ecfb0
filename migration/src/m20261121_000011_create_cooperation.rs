//! Creates table `cooperation`: a lasting tie between two or more actors.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text, text_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// The forms under which a cooperation can run.
const FRAMEWORKS: &[&str] =
    &["SISTER_PROVINCE", "SISTER_CITY", "PARTNERSHIP", "PROJECT", "MULTILATERAL_AGREEMENT", "OTHER"];

/// Creates table `cooperation`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("cooperation");
        let table = record_table("cooperation")
            .col(sorted_text(manager, "slug"))
            .col(integer_null("table_number"))
            .col(text("title"))
            .col(sorted_text(manager, "sort_title"))
            .col(text_null("label"))
            .col(text_null("framework"))
            .col(integer_null("started"))
            .col(integer_null("ended"))
            .col(text_null("status"))
            .col(integer_null("status_as_of"))
            .col(text_null("confidence"))
            .col(text_null("note"))
            .check(on.key("slug"))
            .check(on.filled("title"))
            .check(on.at_most("title", 500))
            .check(on.one_of("framework", FRAMEWORKS))
            .check(on.date("started"))
            .check(on.date("ended"))
            .check(on.in_order("started", "ended"))
            .check(on.one_of("status", &["RUNNING", "ENDED", "FAILED"]))
            .check(on.date("status_as_of"))
            .check(on.holds("date_of_a_status", "status_as_of IS NULL OR status IS NOT NULL"))
            .check(on.one_of("confidence", &["CERTAIN", "PROBABLE", "UNRESOLVED"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["slug"])).await?;

        // Pages by title and by the number in the source's table.
        manager.create_index(on.index(&["sort_title", "id"])).await?;
        manager.create_index(on.index(&["table_number", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("cooperation").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
