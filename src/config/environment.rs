//! Settings from environment variables: `ENTENTE_HTTP__BODY_BYTES` sets `http.body_bytes`.
//!
//! Each variable is a provider of its own, so that a fault names the variable
//! that it came from. The variables themselves are read in [`super`].

use std::convert::Infallible;

use figment::{
    Metadata, Profile, Provider,
    value::{Dict, Map, Value},
};

/// What every variable of ours begins with.
const PREFIX: &str = "ENTENTE_";

/// What begins so is for the tests of this project and sets nothing.
const OF_TESTS: &str = "TEST_";

/// The variables that begin with `ENTENTE_`, in the order of their names.
pub(super) struct Environment {
    variables: Vec<Variable>,
    config_file: Option<String>,
}

/// One variable and the key that it sets.
pub(super) struct Variable {
    name: String,
    key: String,
    value: String,
}

impl Environment {
    /// Keeps what is ours of a list of variables.
    pub(super) fn from(variables: impl Iterator<Item = (String, String)>) -> Self {
        let mut ours = Self { variables: Vec::new(), config_file: None };
        for (name, value) in variables {
            let Some(rest) = name.strip_prefix(PREFIX).filter(|rest| !rest.starts_with(OF_TESTS)) else { continue };
            let key = match rest {
                "CONFIG" => {
                    ours.config_file = Some(value);
                    continue;
                }
                "DATABASE" => "database.url".to_owned(),
                rest => rest.to_lowercase().replace("__", "."),
            };
            ours.variables.push(Variable { name, key, value });
        }
        ours.variables.sort_by(|a, b| a.name.cmp(&b.name));
        ours
    }

    /// The file that `ENTENTE_CONFIG` names.
    pub(super) fn config_file(&self) -> Option<&str> {
        self.config_file.as_deref()
    }

    /// The variables, each a provider.
    pub(super) fn into_variables(self) -> Vec<Variable> {
        self.variables
    }
}

impl Provider for Variable {
    fn metadata(&self) -> Metadata {
        Metadata::named(format!("environment variable {}", self.name))
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        let parsed: Result<Value, Infallible> = self.value.parse();
        let Ok(value) = parsed;
        let nested = figment::util::nest(&self.key, value);
        let dict = nested.into_dict().unwrap_or_default();
        Ok(Profile::Default.collect(dict))
    }
}
