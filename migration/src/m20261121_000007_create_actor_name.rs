//! Creates table `actor_name`: a name of an actor in some language or spelling.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `actor_name`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("actor_name");
        let table = record_table("actor_name")
            .col(uuid("actor_id"))
            .col(text("text"))
            .col(sorted_text(manager, "folded"))
            .col(text_null("language"))
            .col(text("kind"))
            .col(text_null("basis"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("actor_id", "actor"))
            .check(on.filled("text"))
            .check(on.one_of("kind", &["OFFICIAL", "SHORT", "ABBREVIATION", "ALTERNATIVE", "FORMER", "AS_PRINTED"]))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;

        // Matching compares folded names.
        manager.create_index(on.index(&["folded"])).await?;

        // A null language counts as a value here, so that a name without one is not kept twice.
        let unique = "CREATE UNIQUE INDEX actor_name_by_actor_id_text_language_kind \
                      ON actor_name (actor_id, text, coalesce(language, ''), kind)";
        manager.get_connection().execute_unprepared(unique).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("actor_name").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
