//! The rules, keys and indexes of a table, each with a name that tells what it holds.

use sea_orm_migration::prelude::*;

/// The table that a rule, a key or an index is for.
#[derive(Clone, Copy)]
pub(crate) struct On(pub(crate) &'static str);

impl On {
    /// A rule of its own, in SQL that both databases read alike. Null passes.
    pub(crate) fn holds(self, name: &str, condition: impl Into<String>) -> Check {
        Check::named(format!("{}_{name}", self.0), Expr::cust(condition.into()))
    }

    /// One of a closed list of values.
    pub(crate) fn one_of(self, column: &str, values: &[&str]) -> Check {
        let values = values.iter().map(|value| format!("'{value}'")).collect::<Vec<_>>().join(", ");
        self.holds(&format!("{column}_known"), format!("{column} IN ({values})"))
    }

    /// Text with something in it.
    pub(crate) fn filled(self, column: &str) -> Check {
        self.holds(&format!("{column}_filled"), format!("trim({column}) <> ''"))
    }

    /// Text of at most so many characters.
    pub(crate) fn at_most(self, column: &str, characters: u32) -> Check {
        self.holds(&format!("{column}_length"), format!("length({column}) <= {characters}"))
    }

    /// A short key without spaces.
    pub(crate) fn key(self, column: &str) -> Check {
        let condition = format!("length({column}) BETWEEN 1 AND 100 AND {column} NOT LIKE '% %'");
        self.holds(&format!("{column}_form"), condition)
    }

    /// Not the same as another column of the row.
    pub(crate) fn differs(self, column: &str, other: &str) -> Check {
        self.holds(&format!("{column}_differs"), format!("{column} <> {other}"))
    }

    /// A partial date: the number YYYYMMDD with zeros for what is not known, and a day that the calendar has.
    pub(crate) fn date(self, column: &str) -> Check {
        let (year, month, day) =
            (format!("{column} / 10000"), format!("{column} / 100 % 100"), format!("{column} % 100"));
        let leap = format!("{year} % 4 = 0 AND ({year} % 100 <> 0 OR {year} % 400 = 0)");
        let last = format!(
            "CASE {month} WHEN 0 THEN 0 WHEN 2 THEN (CASE WHEN {leap} THEN 29 ELSE 28 END) \
             WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30 ELSE 31 END"
        );
        let condition = format!("{column} BETWEEN 0 AND 99991231 AND {month} <= 12 AND {day} <= {last}");
        self.holds(&format!("{column}_is_a_date"), condition)
    }

    /// A period that does not end before it starts; of an end known to the year, its last day counts.
    pub(crate) fn in_order(self, start: &str, end: &str) -> Check {
        let unknown = format!("CASE WHEN {end} % 10000 = 0 THEN 1231 WHEN {end} % 100 = 0 THEN 31 ELSE 0 END");
        self.holds(&format!("{start}_before_{end}"), format!("{end} + {unknown} >= {start}"))
    }

    /// A column that names a row of another table. Nothing goes with the row it names: no cascade.
    pub(crate) fn references(self, column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
        let key = if table == "revision" { "number" } else { "id" };
        ForeignKey::create().name(format!("{}_{column}_fkey", self.0)).from(self.0, column).to(table, key).take()
    }

    /// An index over columns, in this order.
    pub(crate) fn index(self, columns: &[&'static str]) -> IndexCreateStatement {
        let mut index = Index::create().name(format!("{}_by_{}", self.0, columns.join("_"))).table(self.0).take();
        for column in columns {
            index.col(*column);
        }
        index
    }

    /// The same where no two rows may agree in all of them.
    pub(crate) fn unique(self, columns: &[&'static str]) -> IndexCreateStatement {
        self.index(columns).unique().take()
    }

    /// Drops the table with its indexes.
    pub(crate) async fn drop(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(self.0).take()).await
    }
}
