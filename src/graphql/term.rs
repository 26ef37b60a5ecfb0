//! The closed vocabularies as GraphQL enums, described by the vocabularies themselves.

use std::borrow::Cow;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::Field;
use async_graphql::registry::{Deprecation, MetaEnumValue, MetaType, MetaTypeId, Registry};
use async_graphql::{
    ContextSelectionSet, InputType, InputValueError, InputValueResult, Name, OutputType, Positioned, ServerResult,
    Value,
};
use entity::kind::Vocabulary;

/// A term of a vocabulary, as GraphQL shows and takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term<T>(pub T);

impl<T: Vocabulary> Term<T> {
    fn register(registry: &mut Registry) -> String {
        let values: IndexMap<String, MetaEnumValue> =
            T::TERMS.iter().map(|(_, value, meaning)| ((*value).to_owned(), enum_value(value, meaning))).collect();
        registry.create_output_type::<Self, _>(MetaTypeId::Enum, |_| MetaType::Enum {
            name: T::NAME.to_owned(),
            description: Some(T::MEANING.to_owned()),
            enum_values: values.clone(),
            visible: None,
            inaccessible: false,
            tags: Vec::new(),
            rust_typename: Some(std::any::type_name::<Self>()),
            directive_invocations: Vec::new(),
            requires_scopes: Vec::new(),
        })
    }
}

fn enum_value(value: &str, meaning: &str) -> MetaEnumValue {
    MetaEnumValue {
        name: value.to_owned(),
        description: Some(meaning.to_owned()),
        deprecation: Deprecation::NoDeprecated,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        directive_invocations: Vec::new(),
    }
}

impl<T: Vocabulary> InputType for Term<T> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(T::NAME)
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Self::register(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let value = value.unwrap_or_default();
        let text = match &value {
            Value::Enum(name) => name.as_str(),
            Value::String(text) => text.as_str(),
            _ => return Err(InputValueError::expected_type(value)),
        };
        T::of(text).map(Self).ok_or_else(|| {
            InputValueError::custom(format!("there is no {} \"{text}\"; it is one of {}", T::NAME, T::values()))
        })
    }

    fn to_value(&self) -> Value {
        Value::Enum(Name::new(self.0.value()))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

impl<T: Vocabulary> OutputType for Term<T> {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(T::NAME)
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Self::register(registry)
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(Value::Enum(Name::new(self.0.value())))
    }
}
