//! Creates table `party`: an actor's part in a cooperation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text, uuid};

use crate::column::record_table;
use crate::on::On;

/// Creates table `party`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("party");
        let table = record_table("party")
            .col(uuid("cooperation_id"))
            .col(uuid("actor_id"))
            .col(text("role"))
            .col(integer_null("ordinal"))
            .col(integer_null("joined"))
            .col(integer_null("withdrew"))
            .foreign_key(&mut on.references("cooperation_id", "cooperation"))
            .foreign_key(&mut on.references("actor_id", "actor"))
            .check(on.one_of("role", &["PARTY", "LEAD", "OBSERVER"]))
            .check(on.holds("ordinal_counts_from_one", "ordinal >= 1"))
            .check(on.date("joined"))
            .check(on.date("withdrew"))
            .check(on.in_order("joined", "withdrew"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["cooperation_id", "actor_id"])).await?;

        // The network is read from the side of the actor as well.
        manager.create_index(on.index(&["actor_id", "cooperation_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("party").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
