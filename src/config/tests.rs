//! The order of the layers, and what faults say.

use super::*;

fn read(file: &str, variables: &[(&str, &str)], overrides: &Overrides) -> Result<Config, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("entente.toml");
    std::fs::write(&path, file).unwrap();
    let variables = variables.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    Config::read(Some(&path), variables, overrides)
}

fn faults(file: &str, variables: &[(&str, &str)]) -> String {
    read(file, variables, &Overrides::default()).unwrap_err().to_string()
}

#[test]
fn the_example_file_states_every_default() {
    let example = include_str!("../../entente.example.toml");

    let read_back: toml_value::Table = toml_value::parse(example);
    let config = read(example, &[], &Overrides::default()).unwrap();

    assert_eq!(config, Config::default());
    assert_eq!(read_back, toml_value::defaults(), "a key is missing in entente.example.toml");
}

/// Compares the example with the defaults key by key, so that none is left out.
mod toml_value {
    use figment::{
        Figment,
        providers::{Format as _, Serialized, Toml},
    };

    pub(super) type Table = serde_json::Map<String, serde_json::Value>;

    pub(super) fn parse(text: &str) -> Table {
        Figment::from(Toml::string(text)).extract().unwrap()
    }

    pub(super) fn defaults() -> Table {
        Figment::from(Serialized::defaults(super::Config::default())).extract().unwrap()
    }
}

#[test]
fn flags_win_over_the_environment_and_that_over_the_file() {
    let file = "listen = \"127.0.0.1:1\"\n[http]\nbody_bytes = 1\nheaders = 11\n[database]\nurl = \"sqlite://file.db\"";
    let variables = [
        ("ENTENTE_LISTEN", "127.0.0.1:2"),
        ("ENTENTE_HTTP__BODY_BYTES", "2"),
        ("ENTENTE_DATABASE", "sqlite://variable.db"),
        ("PATH", "/bin"),
    ];
    let overrides = Overrides { listen: Some("127.0.0.1:3".into()), ..Overrides::default() };

    let config = read(file, &variables, &overrides).unwrap();

    assert_eq!(config.listen, "127.0.0.1:3");
    assert_eq!(config.http.body_bytes, 2);
    assert_eq!(config.http.headers, 11);
    assert_eq!(config.database.url, "sqlite://variable.db");
    assert_eq!(config.limits, LimitsConfig::default());
}

#[test]
fn lists_and_switches_come_from_the_environment_too() {
    let variables = [("ENTENTE_HTTP__CORS_ORIGINS", "[\"https://a.example\"]"), ("ENTENTE_EXPLORER", "false")];

    let config = read("", &variables, &Overrides::default()).unwrap();

    assert_eq!(config.http.cors_origins, ["https://a.example"]);
    assert!(!config.explorer);
}

#[test]
fn a_fault_names_its_key_its_place_and_what_would_pass() {
    let table = [
        ("[http]\nbody_byte = 1", "", "http.body_byte: there is no such key"),
        ("[http]\nbody_bytes = \"many\"", "", "http.body_bytes: invalid type: found string \"many\", expected usize"),
        ("[log]\nformat = \"xml\"", "", "log.format: unknown value \"xml\""),
        ("[log]\nformat = \"xml\"", "", "pretty or json passes"),
        ("listen = \"nowhere\"", "", "listen: \"nowhere\" is no address: write host:port"),
        ("[limits]\ndefault_page = 500", "", "limits.default_page: 500 does not fit: from 1 to limits.max_page"),
        ("[database]\nurl = \"mysql://x\"", "", "database.url: unknown kind of database: begin with sqlite://"),
        ("[http]\ncors_origins = [\"example.org/x\"]", "", "is no origin: write scheme and host"),
        ("[http]\ntimeout_seconds = 0", "", "http.timeout_seconds: 0 would refuse every request"),
        ("", "soon", "http.timeout_seconds: invalid type: found string \"soon\""),
        ("", "soon", "in environment variable ENTENTE_HTTP__TIMEOUT_SECONDS"),
        ("listen =", "", "entente.toml"),
    ];
    for (file, timeout, expected) in table {
        let variables = [("ENTENTE_HTTP__TIMEOUT_SECONDS", timeout)];
        let variables = if timeout.is_empty() { &variables[..0] } else { &variables[..] };

        let found = faults(file, variables);

        assert!(found.contains(expected), "{found}\n does not contain\n{expected}");
    }
}

#[test]
fn the_usual_file_is_read_only_if_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let usual = folder.path().join(DEFAULT_FILE);

    assert_eq!(file_to_read(None, &usual).unwrap(), None);
    std::fs::write(&usual, "").unwrap();
    assert_eq!(file_to_read(None, &usual).unwrap(), Some(usual));
}

#[test]
fn a_named_file_must_exist() {
    let found = Config::read(Some(Path::new("/nowhere/entente.toml")), std::iter::empty(), &Overrides::default());

    assert!(found.unwrap_err().to_string().contains("there is no file /nowhere/entente.toml"));
}
