//! Creates table `position`: who takes which stance on which issue, in which forum, when.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text, text_null, uuid, uuid_null};

use crate::column::record_table;
use crate::on::On;

/// Creates table `position`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("position");
        let table = record_table("position")
            .col(uuid("actor_id"))
            .col(uuid("issue_id"))
            .col(uuid_null("forum_id"))
            .col(uuid_null("narrative_id"))
            .col(text("stance"))
            .col(integer_null("dated"))
            .col(text_null("statement"))
            .col(text_null("basis"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("actor_id", "actor"))
            .foreign_key(&mut on.references("issue_id", "issue"))
            .foreign_key(&mut on.references("forum_id", "actor"))
            .foreign_key(&mut on.references("narrative_id", "narrative"))
            .check(on.one_of("stance", &["SUPPORT", "OPPOSE", "ABSTAIN", "MIXED", "PARTICIPATE"]))
            .check(on.date("dated"))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.index(&["actor_id"])).await?;
        manager.create_index(on.index(&["issue_id"])).await?;
        manager.create_index(on.index(&["forum_id"])).await?;
        manager.create_index(on.index(&["narrative_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("position").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
