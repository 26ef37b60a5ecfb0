//! What the gate needs to know of the schema: which fields are lists, and how long they get.
//!
//! It is read once from the schema text, at start. Arguments are known only as
//! far as they set the length of a list; whether a document fits the schema is
//! the library's business.

use std::collections::HashMap;

use async_graphql::{
    Value,
    parser::{
        Positioned, parse_schema,
        types::{
            BaseType, FieldDefinition, InputValueDefinition, Type, TypeDefinition, TypeKind, TypeSystemDefinition,
        },
    },
};
use thiserror::Error;

/// Arguments that say how many items a field returns, and whether the page limit holds for them.
const SIZES: [(&str, bool); 4] = [("first", true), ("last", true), ("maxNodes", false), ("limit", false)];

/// The types that introspection answers with; the schema text leaves them out.
const INTROSPECTION: &str = "
    type __Meta { __schema: __Schema! __type: __Type }
    type __Schema { types: [__Type!]! queryType: __Type! mutationType: __Type subscriptionType: __Type directives: [__Directive!]! }
    type __Type { fields: [__Field!] interfaces: [__Type!] possibleTypes: [__Type!] enumValues: [__EnumValue!] inputFields: [__InputValue!] ofType: __Type }
    type __Field { args: [__InputValue!]! type: __Type! }
    type __InputValue { type: __Type! }
    type __EnumValue { name: String! }
    type __Directive { args: [__InputValue!]! }
";

/// A schema text that could not be read.
#[derive(Debug, Error)]
#[error("the schema text cannot be read: {0}")]
pub struct ShapeError(String);

/// The types of the schema by name, as far as the gate looks at them.
#[derive(Debug, Default)]
pub(super) struct Shape {
    types: HashMap<String, TypeShape>,
    /// Names of the root types of queries, mutations and subscriptions.
    roots: [String; 3],
}

/// An object type, interface or union.
#[derive(Debug, Default)]
pub(super) struct TypeShape {
    fields: HashMap<String, FieldShape>,
    /// Whether its lists are as long as the field that returned it was told: a connection, for one.
    pub(super) sized: bool,
    /// Whether it belongs to introspection.
    pub(super) introspection: bool,
}

/// A field that returns objects. Fields that return scalars are not kept.
#[derive(Debug)]
pub(super) struct FieldShape {
    /// Name of the type it returns.
    pub(super) returns: String,
    pub(super) list: bool,
    /// Whether it is a mere level of a connection: `nodes`, `edges` or `node`.
    pub(super) level: bool,
    /// Arguments that set how many items there are.
    pub(super) sizes: Vec<SizeArgument>,
    /// A list argument that is answered item by item, such as `ids`.
    pub(super) per_item_of: Option<String>,
}

/// An argument that sets how many items there are.
#[derive(Debug)]
pub(super) struct SizeArgument {
    pub(super) name: String,
    pub(super) default: Option<u64>,
    /// Whether the limit on page sizes holds for it.
    pub(super) capped: bool,
}

impl Shape {
    /// Reads the schema text.
    pub(super) fn of(sdl: &str) -> Result<Self, ShapeError> {
        let mut shape = Self { roots: ["Query", "Mutation", "Subscription"].map(str::to_owned), ..Self::default() };
        for text in [INTROSPECTION, sdl] {
            let document = parse_schema(text).map_err(|error| ShapeError(error.to_string()))?;
            document.definitions.into_iter().for_each(|definition| shape.add(definition));
        }
        shape.drop_scalars();
        shape.mark_sized();
        Ok(shape)
    }

    /// The type of this name, if it has fields or members.
    pub(super) fn of_type(&self, name: &str) -> Option<&TypeShape> {
        self.types.get(name)
    }

    /// The root type of an operation: 0 query, 1 mutation, 2 subscription.
    pub(super) fn root(&self, kind: usize) -> Option<&TypeShape> {
        self.types.get(self.roots.get(kind)?)
    }

    /// `__schema` and `__type`, which stand in no type of the schema text.
    pub(super) fn meta(&self, field: &str) -> Option<&FieldShape> {
        self.types.get("__Meta")?.field(field)
    }

    fn add(&mut self, definition: TypeSystemDefinition) {
        match definition {
            TypeSystemDefinition::Schema(schema) => {
                let roots = [schema.node.query, schema.node.mutation, schema.node.subscription];
                for (name, root) in self.roots.iter_mut().zip(roots) {
                    if let Some(root) = root {
                        *name = root.node.to_string();
                    }
                }
            }
            TypeSystemDefinition::Type(definition) => self.add_type(definition.node),
            TypeSystemDefinition::Directive(_) => {}
        }
    }

    fn add_type(&mut self, definition: TypeDefinition) {
        let fields = match definition.kind {
            TypeKind::Object(object) => object.fields,
            TypeKind::Interface(interface) => interface.fields,
            TypeKind::Union(_) => Vec::new(),
            TypeKind::Scalar | TypeKind::Enum(_) | TypeKind::InputObject(_) => return,
        };
        let name = definition.name.node.to_string();
        let shapes =
            fields.into_iter().map(|field| (field.node.name.node.to_string(), field_shape(&name, &field.node)));
        let introspection = name.starts_with("__");
        let shapes: Vec<_> = shapes.collect();
        let entry = self.types.entry(name).or_default();
        entry.introspection = introspection;
        entry.fields.extend(shapes);
    }

    /// Fields of scalars cost nothing and need not be known.
    fn drop_scalars(&mut self) {
        let names: std::collections::HashSet<String> = self.types.keys().cloned().collect();
        for shape in self.types.values_mut() {
            shape.fields.retain(|_, field| names.contains(&field.returns));
        }
    }

    /// A type is sized when it is a connection, or what a field with a size argument returns once.
    fn mark_sized(&mut self) {
        let fields = self.types.values().flat_map(|shape| shape.fields.values());
        let sized: Vec<String> =
            fields.filter(|field| !field.list && !field.sizes.is_empty()).map(|field| field.returns.clone()).collect();
        for (name, shape) in &mut self.types {
            shape.sized = name.ends_with("Connection") || sized.contains(name);
        }
    }
}

impl TypeShape {
    /// The field of this name, if it returns objects.
    pub(super) fn field(&self, name: &str) -> Option<&FieldShape> {
        self.fields.get(name)
    }
}

fn field_shape(owner: &str, field: &FieldDefinition) -> FieldShape {
    let name = field.name.node.as_str();
    let list = matches!(field.ty.node.base, BaseType::List(_));
    let level = (owner.ends_with("Connection") && matches!(name, "nodes" | "edges"))
        || (owner.ends_with("Edge") && name == "node");
    let per_item = |argument: &&Positioned<InputValueDefinition>| {
        let ty = &argument.node.ty.node;
        list && !ty.nullable && matches!(ty.base, BaseType::List(_))
    };
    FieldShape {
        returns: base_name(&field.ty.node).to_owned(),
        list,
        level,
        sizes: SIZES.iter().filter_map(|(size, capped)| size_argument(field, size, *capped)).collect(),
        per_item_of: field.arguments.iter().find(per_item).map(|argument| argument.node.name.node.to_string()),
    }
}

fn size_argument(field: &FieldDefinition, name: &str, capped: bool) -> Option<SizeArgument> {
    let argument = field.arguments.iter().find(|argument| argument.node.name.node == name)?;
    let default = match argument.node.default_value.as_ref().map(|value| &value.node) {
        Some(Value::Number(number)) => number.as_u64(),
        _ => None,
    };
    Some(SizeArgument { name: name.to_owned(), default, capped })
}

fn base_name(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name.as_str(),
        BaseType::List(inner) => base_name(inner),
    }
}
