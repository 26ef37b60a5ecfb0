//! Creates table `obstacle_cooperation`: the statement that an obstacle hampers a cooperation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

use crate::column::record_table;
use crate::on::On;

/// Creates table `obstacle_cooperation`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("obstacle_cooperation");
        let table = record_table("obstacle_cooperation")
            .col(uuid("obstacle_id"))
            .col(uuid("cooperation_id"))
            .foreign_key(&mut on.references("obstacle_id", "obstacle"))
            .foreign_key(&mut on.references("cooperation_id", "cooperation"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["obstacle_id", "cooperation_id"])).await?;

        // What hampers a cooperation.
        manager.create_index(on.index(&["cooperation_id", "obstacle_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("obstacle_cooperation").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
