//! Creates table `instrument`: a document signed under a cooperation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean_null, integer_null, text_null, uuid, uuid_null};

use crate::column::record_table;
use crate::on::On;

/// Creates table `instrument`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("instrument");
        let table = record_table("instrument")
            .col(uuid("cooperation_id"))
            .col(integer_null("ordinal"))
            .col(text_null("kind"))
            .col(integer_null("signed"))
            .col(text_null("title"))
            .col(uuid_null("renews_id"))
            .col(text_null("stated_in"))
            .col(boolean_null("disputed"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("cooperation_id", "cooperation"))
            .foreign_key(&mut on.references("renews_id", "instrument"))
            .check(on.holds("ordinal_counts_from_one", "ordinal >= 1"))
            .check(on.one_of("kind", &["MOU", "LOI", "AGREEMENT", "TREATY", "OTHER"]))
            .check(on.date("signed"))
            .check(on.differs("renews_id", "id"))
            .check(on.one_of("stated_in", &["TABLE", "TEXT", "TABLE_AND_TEXT"]))
            .take();
        manager.create_table(table).await?;

        // First and last signing of a cooperation.
        manager.create_index(on.index(&["cooperation_id", "signed"])).await?;
        manager.create_index(on.index(&["renews_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("instrument").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
