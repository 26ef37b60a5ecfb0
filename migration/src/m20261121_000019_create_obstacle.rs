//! Creates table `obstacle`: what hampers a cooperation or an actor's cooperation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// What an obstacle can be.
const KINDS: &[&str] = &[
    "BUDGET",
    "BUREAUCRACY",
    "LEADERSHIP",
    "PARTNER",
    "INTERESTS",
    "POWER_ASYMMETRY",
    "SOVEREIGNTY",
    "IMPLEMENTATION",
    "OTHER",
];

/// Creates table `obstacle`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("obstacle");
        let table = record_table("obstacle")
            .col(text("kind"))
            .col(sorted_text(manager, "title"))
            .col(text_null("description"))
            .col(uuid_null("actor_id"))
            .col(text_null("basis"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("actor_id", "actor"))
            .check(on.one_of("kind", KINDS))
            .check(on.filled("title"))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.index(&["actor_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("obstacle").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
