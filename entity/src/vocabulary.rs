//! What a closed vocabulary is, and the macro that states one.

/// A closed list of terms that a column, a GraphQL enum and a package share.
pub trait Vocabulary: Copy + Eq + Send + Sync + 'static {
    /// Its name in GraphQL and in the documentation.
    const NAME: &'static str;
    /// What the list is about.
    const MEANING: &'static str;
    /// Every term with its value and its meaning, in the order of the documentation.
    const TERMS: &'static [(Self, &'static str, &'static str)];

    /// The value that stands for the term.
    fn value(self) -> &'static str {
        Self::TERMS.iter().find(|(term, ..)| *term == self).map_or("", |(_, value, _)| value)
    }

    /// The term that a value stands for.
    fn of(value: &str) -> Option<Self> {
        Self::TERMS.iter().find(|(_, known, _)| *known == value).map(|(term, ..)| *term)
    }

    /// The values, parted by commas, for messages.
    fn values() -> String {
        Self::TERMS.iter().map(|(_, value, _)| *value).collect::<Vec<_>>().join(", ")
    }
}

macro_rules! vocabulary {
    ($(#[doc = $meaning:literal] $name:ident { $(#[doc = $doc:literal] $term:ident = $value:literal,)+ })+) => {$(
        #[doc = $meaning]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $doc] $term,)+ }

        impl $crate::vocabulary::Vocabulary for $name {
            const NAME: &'static str = stringify!($name);
            const MEANING: &'static str = $meaning.trim_ascii();
            const TERMS: &'static [(Self, &'static str, &'static str)] = &[$((Self::$term, $value, $doc.trim_ascii()),)+];
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.value())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.value())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::of(&value).ok_or_else(|| serde::de::Error::custom(format_args!("unknown {} {value}", Self::NAME)))
            }
        }

        impl From<$name> for sea_orm::Value {
            fn from(term: $name) -> Self {
                term.value().into()
            }
        }

        impl sea_orm::TryGetable for $name {
            fn try_get_by<I: sea_orm::ColIdx>(row: &sea_orm::QueryResult, index: I) -> Result<Self, sea_orm::TryGetError> {
                let value = String::try_get_by(row, index)?;
                Self::of(&value).ok_or_else(|| {
                    sea_orm::TryGetError::DbErr(sea_orm::DbErr::Type(format!("unknown {} {value}", Self::NAME)))
                })
            }
        }

        impl sea_orm::sea_query::ValueType for $name {
            fn try_from(value: sea_orm::Value) -> Result<Self, sea_orm::sea_query::ValueTypeErr> {
                match value {
                    sea_orm::Value::String(Some(value)) => Self::of(&value).ok_or(sea_orm::sea_query::ValueTypeErr),
                    _ => Err(sea_orm::sea_query::ValueTypeErr),
                }
            }

            fn type_name() -> String {
                Self::NAME.to_owned()
            }

            fn array_type() -> sea_orm::sea_query::ArrayType {
                sea_orm::sea_query::ArrayType::String
            }

            fn column_type() -> sea_orm::sea_query::ColumnType {
                sea_orm::sea_query::ColumnType::Text
            }
        }

        impl sea_orm::sea_query::Nullable for $name {
            fn null() -> sea_orm::Value {
                sea_orm::Value::String(None)
            }
        }
    )+};
}
pub(crate) use vocabulary;
