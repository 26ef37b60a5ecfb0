//! Creates table `contribution`: effect of a cooperation or an activity on an element of human security.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid_null};

use crate::column::{record_table, sorted_text_null};
use crate::on::On;

/// The elements of human security.
const ELEMENTS: &[&str] = &["ECONOMIC", "FOOD", "HEALTH", "ENVIRONMENTAL", "PERSONAL", "COMMUNITY", "POLITICAL"];

/// Creates table `contribution`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("contribution");
        let table = record_table("contribution")
            .col(uuid_null("cooperation_id"))
            .col(uuid_null("activity_id"))
            .col(sorted_text_null(manager, "element"))
            .col(text_null("grade"))
            .col(text_null("basis"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("cooperation_id", "cooperation"))
            .foreign_key(&mut on.references("activity_id", "activity"))
            .check(on.holds("of_one_of_the_two", "(cooperation_id IS NULL) <> (activity_id IS NULL)"))
            .check(on.one_of("element", ELEMENTS))
            .check(on.one_of("grade", &["MEASURED", "CLAIMED", "EXPECTED", "HARD_TO_MEASURE", "NONE_FOUND"]))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.index(&["cooperation_id"])).await?;
        manager.create_index(on.index(&["activity_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("contribution").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
