//! How many items a field asks for, read from its arguments and the variables.

use async_graphql::{
    Name, Number, Pos, Value, Variables,
    parser::types::{Field, OperationDefinition},
};

use super::{
    refusal::{Excess, Reason, Refusal, grouped},
    shape::{FieldShape, SizeArgument},
};
use crate::config::LimitsConfig;

/// Items of a list of objects of which nothing says how long it gets.
const UNKNOWN_LENGTH: u64 = 10;

/// What page sizes are read with.
pub(super) struct Pages<'a> {
    pub(super) limits: &'a LimitsConfig,
    pub(super) variables: &'a Variables,
    pub(super) operation: &'a OperationDefinition,
}

/// A size as it stands in the request.
enum Size {
    /// Left out, null, or not a whole number: the first two mean the default, the last fails in validation.
    Unsaid,
    Negative,
    Items(u64),
}

impl Pages<'_> {
    /// Items that a field returns: of its list, or of the lists of the connection it returns.
    pub(super) fn size(&self, field: &Field, shape: &FieldShape) -> Result<u64, Refusal> {
        let mut asked = None;
        let mut default = None;
        for argument in &shape.sizes {
            default = default.max(argument.default);
            asked = asked.max(self.argument(field, argument)?);
        }
        if let Some(size) = asked.or(default) {
            return Ok(size);
        }
        if let Some(length) = self.length(field, shape) {
            return Ok(length);
        }
        let is_page = !shape.sizes.is_empty() || !shape.list;
        Ok(if is_page { self.limits.default_page } else { UNKNOWN_LENGTH })
    }

    /// What one size argument asks for; refuses what no page may be.
    fn argument(&self, field: &Field, argument: &SizeArgument) -> Result<Option<u64>, Refusal> {
        let Some(given) = field.get_argument(&argument.name) else { return Ok(None) };
        let max = self.limits.max_page;
        let value = given.node.clone().into_const_with(|name| self.resolve(&name));
        match value.ok().map_or(Size::Unsaid, |value| size_of(&value)) {
            Size::Unsaid => Ok(None),
            Size::Negative => Err(too_small(&argument.name, "negative", max, given.pos)),
            Size::Items(0) if argument.capped => Err(too_small(&argument.name, "0", max, given.pos)),
            Size::Items(items) if argument.capped && items > max => {
                Err(too_large(&argument.name, items, max, given.pos))
            }
            Size::Items(items) => Ok(Some(items)),
        }
    }

    /// The value of a variable: as sent, or else its default.
    pub(super) fn variable(&self, name: &str) -> Option<&Value> {
        let sent = self.variables.iter().find(|(sent, _)| sent.as_str() == name).map(|(_, value)| value);
        let definitions = &self.operation.variable_definitions;
        sent.or_else(|| {
            let definition = definitions.iter().find(|definition| definition.node.name.node == name)?;
            definition.node.default_value()
        })
    }

    /// The length of a list argument that is answered item by item.
    fn length(&self, field: &Field, shape: &FieldShape) -> Option<u64> {
        let given = field.get_argument(shape.per_item_of.as_deref()?)?;
        match given.node.clone().into_const_with(|name| self.resolve(&name)).ok()? {
            Value::List(items) => Some(items.len() as u64),
            // A single value stands for a list of one.
            _ => Some(1),
        }
    }

    /// The value of a variable where a constant is wanted.
    pub(super) fn resolve(&self, name: &Name) -> Result<Value, ()> {
        self.variable(name).cloned().ok_or(())
    }
}

fn size_of(value: &Value) -> Size {
    match value {
        Value::Number(number) => whole(number),
        _ => Size::Unsaid,
    }
}

fn whole(number: &Number) -> Size {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(items), ..) => Size::Items(items),
        (None, Some(_), _) => Size::Negative,
        // Digits beyond 64 bits are read as a float, and mean more than any page.
        (None, None, Some(float)) if float >= 1e19 && float.fract() == 0.0 => Size::Items(u64::MAX),
        _ => Size::Unsaid,
    }
}

fn too_large(name: &str, asked: u64, allowed: u64, position: Pos) -> Refusal {
    let message = format!(
        "`{name}` asks for {}, a page has {} at most: ask for fewer and page on with `{}`",
        grouped(asked),
        grouped(allowed),
        if name == "last" { "before" } else { "after" }
    );
    Refusal::new(Reason::PageSize, message).over(Excess { limit: "max_page", asked, allowed }).at(position)
}

fn too_small(name: &str, asked: &str, allowed: u64, position: Pos) -> Refusal {
    let message = format!("`{name}` is {asked}: from 1 to {} passes", grouped(allowed));
    Refusal::new(Reason::PageSize, message).at(position)
}
