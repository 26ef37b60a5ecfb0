//! Creates table `cooperation_sector`: the statement that a cooperation works in a sector.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid};

use crate::column::record_table;
use crate::on::On;

/// Creates table `cooperation_sector`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("cooperation_sector");
        let table = record_table("cooperation_sector")
            .col(uuid("cooperation_id"))
            .col(uuid("sector_id"))
            .col(text_null("basis"))
            .foreign_key(&mut on.references("cooperation_id", "cooperation"))
            .foreign_key(&mut on.references("sector_id", "sector"))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["cooperation_id", "sector_id"])).await?;

        // Filters start from the sector.
        manager.create_index(on.index(&["sector_id", "cooperation_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("cooperation_sector").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
