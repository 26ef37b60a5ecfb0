//! Creates table `membership`: the statement that an actor belongs to a forum or an intergovernmental organisation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean_null, integer_null, text, text_null, uuid};

use crate::column::record_table;
use crate::on::On;

/// Creates table `membership`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("membership");
        let table = record_table("membership")
            .col(uuid("forum_id"))
            .col(uuid("member_id"))
            .col(text("role"))
            .col(integer_null("started"))
            .col(integer_null("ended"))
            .col(boolean_null("end_known"))
            .col(text_null("basis"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("forum_id", "actor"))
            .foreign_key(&mut on.references("member_id", "actor"))
            .check(on.differs("forum_id", "member_id"))
            .check(on.one_of("role", &["MEMBER", "PERMANENT_MEMBER", "ASSOCIATE", "OBSERVER", "PARTICIPANT"]))
            .check(on.date("started"))
            .check(on.date("ended"))
            .check(on.in_order("started", "ended"))
            .check(on.one_of("basis", &["STATED", "INFERRED", "EXTERNAL"]))
            .take();
        manager.create_table(table).await?;

        // Members of a forum and forums of a member, by the year of joining.
        manager.create_index(on.index(&["forum_id", "started"])).await?;
        manager.create_index(on.index(&["member_id", "started"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("membership").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
