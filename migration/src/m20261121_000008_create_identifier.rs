//! Creates table `identifier`: an actor's id in someone else's register.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// Creates table `identifier`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("identifier");
        let table = record_table("identifier")
            .col(uuid("actor_id"))
            .col(sorted_text(manager, "scheme"))
            .col(sorted_text(manager, "value"))
            .foreign_key(&mut on.references("actor_id", "actor"))
            .check(on.holds(
                "scheme_form",
                "length(scheme) BETWEEN 2 AND 40 AND scheme NOT LIKE '% %' AND lower(scheme) = scheme",
            ))
            .check(on.filled("value"))
            .check(on.at_most("value", 100))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["scheme", "value"])).await?;
        manager.create_index(on.index(&["actor_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("identifier").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
