//! Columns that every table of records shares, and text that both databases order alike.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid};

use crate::on::On;

/// Begins a table of records: its key, which stands in the register `record` as well.
pub(crate) fn record_table(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(uuid("id").primary_key())
        .foreign_key(&mut On(table).references("id", "record"))
        .take()
}

/// Text that pages are ordered by or that is a key: both databases compare its bytes.
pub(crate) fn sorted_text(manager: &SchemaManager, column: &'static str) -> ColumnDef {
    bytewise(manager, text(column))
}

/// The same where it may be absent.
pub(crate) fn sorted_text_null(manager: &SchemaManager, column: &'static str) -> ColumnDef {
    bytewise(manager, text_null(column))
}

/// SQLite compares bytes by default; PostgreSQL would follow the locale of the machine.
fn bytewise(manager: &SchemaManager, mut column: ColumnDef) -> ColumnDef {
    if manager.get_database_backend() == sea_orm::DbBackend::Postgres {
        column.extra("COLLATE \"C\"");
    }
    column
}
