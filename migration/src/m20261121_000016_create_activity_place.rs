//! Creates table `activity_place`: the statement that an activity took place in a territory.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

use crate::column::record_table;
use crate::on::On;

/// Creates table `activity_place`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("activity_place");
        let table = record_table("activity_place")
            .col(uuid("activity_id"))
            .col(uuid("place_id"))
            .foreign_key(&mut on.references("activity_id", "activity"))
            .foreign_key(&mut on.references("place_id", "actor"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["activity_id", "place_id"])).await?;

        // What was done in a place.
        manager.create_index(on.index(&["place_id", "activity_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("activity_place").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
