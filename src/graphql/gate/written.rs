//! What is written in a document, before any fragment is put in its place.

use async_graphql::{
    Positioned,
    parser::types::{ExecutableDocument, Field, Selection, SelectionSet},
};

use super::{
    limit,
    refusal::{Reason, Refusal},
};
use crate::config::LimitsConfig;

/// Counts over all operations and fragments.
#[derive(Default)]
pub(super) struct Written<'a> {
    fields: u64,
    aliases: u64,
    directives: u64,
    /// The first field that asks for the schema itself.
    introspection: Option<&'a Positioned<Field>>,
}

impl<'a> Written<'a> {
    /// Counts a document.
    pub(super) fn of(document: &'a ExecutableDocument) -> Self {
        let mut written = Self::default();
        for (_, operation) in document.operations.iter() {
            let variables = operation.node.variable_definitions.iter();
            let on_variables: usize = variables.map(|variable| variable.node.directives.len()).sum();
            written.directives += (operation.node.directives.len() + on_variables) as u64;
            written.add(&operation.node.selection_set.node);
        }
        for fragment in document.fragments.values() {
            written.directives += fragment.node.directives.len() as u64;
            written.add(&fragment.node.selection_set.node);
        }
        written
    }

    fn add(&mut self, set: &'a SelectionSet) {
        for selection in &set.items {
            self.directives += selection.node.directives().len() as u64;
            match &selection.node {
                Selection::Field(field) => {
                    self.fields += 1;
                    self.aliases += u64::from(field.node.alias.is_some());
                    if matches!(field.node.name.node.as_str(), "__schema" | "__type") {
                        self.introspection.get_or_insert(field);
                    }
                    self.add(&field.node.selection_set.node);
                }
                Selection::InlineFragment(inline) => self.add(&inline.node.selection_set.node),
                Selection::FragmentSpread(_) => {}
            }
        }
    }

    /// Refuses what is over a limit.
    pub(super) fn check(&self, limits: &LimitsConfig) -> Result<(), Refusal> {
        let fields = limits.fields as u64;
        if self.fields > fields {
            return Err(limit::count(Reason::Fields, "fields", self.fields, fields, "ask in several requests"));
        }
        if self.aliases > limits.aliases {
            let advice = "ask in several requests, or for many at once with a list argument";
            return Err(limit::count(Reason::Aliases, "aliases", self.aliases, limits.aliases, advice));
        }
        if self.directives > limits.directives {
            let advice = "put @include and @skip on fragments instead of on single fields";
            return Err(limit::count(Reason::Directives, "directives", self.directives, limits.directives, advice));
        }
        Ok(())
    }

    /// Refuses a document that asks for the schema.
    pub(super) fn check_introspection_off(&self) -> Result<(), Refusal> {
        let Some(field) = self.introspection else { return Ok(()) };
        let name = &field.node.name.node;
        let message =
            format!("`{name}` is switched off on this server: all other fields of the schema may be asked for");
        Err(Refusal::new(Reason::IntrospectionOff, message).at(field.pos))
    }
}
