//! Creates table `actor`: whoever can cooperate.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean_null, double_null, integer_null, text, text_null, uuid_null};

use crate::column::{record_table, sorted_text};
use crate::on::On;

/// What an actor can be.
const KINDS: &[&str] = &[
    "STATE",
    "PROVINCE",
    "DISTRICT",
    "CITY",
    "VILLAGE",
    "NGO",
    "FIRM",
    "UNIVERSITY",
    "IGO",
    "FORUM",
    "GROUP",
    "OTHER",
];

/// Creates table `actor`.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let on = On("actor");
        let table = record_table("actor")
            .col(sorted_text(manager, "slug"))
            .col(sorted_text(manager, "kind"))
            .col(text("name"))
            .col(sorted_text(manager, "sort_name"))
            .col(text_null("label"))
            .col(uuid_null("parent_id"))
            .col(uuid_null("seat_id"))
            .col(double_null("latitude"))
            .col(double_null("longitude"))
            .col(text_null("coordinate_basis"))
            .col(integer_null("existed_from"))
            .col(integer_null("existed_until"))
            .col(boolean_null("member_list_complete"))
            .col(text_null("confidence"))
            .col(text_null("note"))
            .foreign_key(&mut on.references("parent_id", "actor"))
            .foreign_key(&mut on.references("seat_id", "actor"))
            .check(on.key("slug"))
            .check(on.one_of("kind", KINDS))
            .check(on.filled("name"))
            .check(on.at_most("name", 300))
            .check(on.differs("parent_id", "id"))
            .check(on.differs("seat_id", "id"))
            .check(on.holds("latitude_on_earth", "latitude BETWEEN -90 AND 90"))
            .check(on.holds("longitude_on_earth", "longitude BETWEEN -180 AND 180"))
            .check(on.holds("coordinates_in_pairs", "(latitude IS NULL) = (longitude IS NULL)"))
            .check(on.date("existed_from"))
            .check(on.date("existed_until"))
            .check(on.in_order("existed_from", "existed_until"))
            .check(on.holds("only_forums_list_members", "member_list_complete IS NULL OR kind IN ('FORUM', 'IGO')"))
            .check(on.one_of("confidence", &["CERTAIN", "PROBABLE", "UNRESOLVED"]))
            .take();
        manager.create_table(table).await?;
        manager.create_index(on.unique(&["slug"])).await?;

        // Pages of one kind and of all, by name.
        manager.create_index(on.index(&["kind", "sort_name", "id"])).await?;
        manager.create_index(on.index(&["sort_name", "id"])).await?;
        manager.create_index(on.index(&["parent_id"])).await?;
        manager.create_index(on.index(&["seat_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        On("actor").drop(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
