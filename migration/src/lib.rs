//! The schema of Entente, step by step, for SQLite and PostgreSQL alike.
//!
//! Every rule that a database can hold is held here. The steps write their
//! names and values as plain text and never import `entity`, which moves on
//! while a step that was released stays as it is.

mod column;
mod kinds;
mod m20261121_000001_create_revision;
mod m20261121_000002_create_revision_head;
mod m20261121_000003_create_package;
mod m20261121_000004_create_record;
mod m20261121_000005_create_change;
mod m20261121_000006_create_actor;
mod m20261121_000007_create_actor_name;
mod m20261121_000008_create_identifier;
mod m20261121_000009_create_sector;
mod m20261121_000010_create_source;
mod m20261121_000011_create_cooperation;
mod m20261121_000012_create_party;
mod m20261121_000013_create_cooperation_sector;
mod m20261121_000014_create_instrument;
mod m20261121_000015_create_activity;
mod m20261121_000016_create_activity_place;
mod m20261121_000017_create_activity_output;
mod m20261121_000018_create_contribution;
mod m20261121_000019_create_obstacle;
mod m20261121_000020_create_obstacle_cooperation;
mod m20261121_000021_create_opportunity;
mod m20261121_000022_create_membership;
mod m20261121_000023_create_issue;
mod m20261121_000024_create_narrative;
mod m20261121_000025_create_position;
mod m20261121_000026_create_era;
mod m20261121_000027_create_claim;
mod m20261121_000028_create_citation;
mod on;
#[cfg(test)]
mod tests;

use sea_orm_migration::prelude::*;
pub use sea_orm_migration::{Migration, MigrationStatus, MigratorTrait};

/// The steps from an empty database to the present schema, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_create_revision::Migration),
            Box::new(m20261121_000002_create_revision_head::Migration),
            Box::new(m20261121_000003_create_package::Migration),
            Box::new(m20261121_000004_create_record::Migration),
            Box::new(m20261121_000005_create_change::Migration),
            Box::new(m20261121_000006_create_actor::Migration),
            Box::new(m20261121_000007_create_actor_name::Migration),
            Box::new(m20261121_000008_create_identifier::Migration),
            Box::new(m20261121_000009_create_sector::Migration),
            Box::new(m20261121_000010_create_source::Migration),
            Box::new(m20261121_000011_create_cooperation::Migration),
            Box::new(m20261121_000012_create_party::Migration),
            Box::new(m20261121_000013_create_cooperation_sector::Migration),
            Box::new(m20261121_000014_create_instrument::Migration),
            Box::new(m20261121_000015_create_activity::Migration),
            Box::new(m20261121_000016_create_activity_place::Migration),
            Box::new(m20261121_000017_create_activity_output::Migration),
            Box::new(m20261121_000018_create_contribution::Migration),
            Box::new(m20261121_000019_create_obstacle::Migration),
            Box::new(m20261121_000020_create_obstacle_cooperation::Migration),
            Box::new(m20261121_000021_create_opportunity::Migration),
            Box::new(m20261121_000022_create_membership::Migration),
            Box::new(m20261121_000023_create_issue::Migration),
            Box::new(m20261121_000024_create_narrative::Migration),
            Box::new(m20261121_000025_create_position::Migration),
            Box::new(m20261121_000026_create_era::Migration),
            Box::new(m20261121_000027_create_claim::Migration),
            Box::new(m20261121_000028_create_citation::Migration),
        ]
    }
}
