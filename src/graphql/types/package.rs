//! Data packages.

use async_graphql::Object;

use crate::graphql::record::{RecordFields, shown};

shown!(
    /// A data package from which records were imported.
    Package,
    package
);

/// A data package from which records were imported.
#[Object]
impl Package {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields {
        self.common()
    }

    /// Name of the package, by which a repeated import recognises it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Title for people.
    async fn title(&self) -> Option<&str> {
        self.row.title.as_deref()
    }

    /// What the package holds.
    async fn description(&self) -> Option<&str> {
        self.row.description.as_deref()
    }

    /// Version as the package states it.
    async fn version(&self) -> Option<&str> {
        self.row.version.as_deref()
    }

    /// Under which terms it may be used.
    async fn licence(&self) -> Option<&str> {
        self.row.licence.as_deref()
    }
}
