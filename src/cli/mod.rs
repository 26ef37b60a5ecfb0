//! The command line: what can be asked of `entente`, and what it prints.
//!
//! Standard output holds what was asked for, standard error the log and the
//! progress of long work. Exit codes are given in `main`.

mod check;
mod import;
mod migrate;
mod progress;
mod serve;

use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;
use entente::{
    config::{Config, Overrides},
    graphql::service,
    telemetry,
};

/// A GraphQL server for the network of international cooperation: who works with whom, since when,
/// under which agreement, and according to which source.
///
/// Without a command it serves.
#[derive(Debug, Parser)]
#[command(name = "entente", version, propagate_version = true, max_term_width = 100)]
#[command(
    after_help = "Settings come from entente.toml, then ENTENTE_... variables, then flags; entente.example.toml has them all."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    serve: ServeArgs,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Settings that every command knows.
#[derive(Debug, Args)]
struct Settings {
    /// File with settings [default: entente.toml, if it is there].
    #[arg(long, global = true, value_name = "PATH")]
    config: Option<PathBuf>,
    /// Database, such as `sqlite://entente.db` or `postgres://user@host/name`.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// What is logged, such as `debug` or `warn,entente=debug`.
    #[arg(long, global = true, value_name = "FILTER")]
    log: Option<String>,
}

#[derive(Debug, Clone, Default, Args)]
struct ServeArgs {
    /// Address and port to listen on; port 0 lets the system choose.
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer GraphQL over HTTP (the default).
    Serve(ServeArgs),
    /// Change the tables of the database, or see how they stand.
    Migrate {
        #[command(subcommand)]
        step: MigrateStep,
    },
    /// Read a data package into the database: all of it, or nothing if a row is wrong.
    Import(ImportArgs),
    /// Print the GraphQL schema.
    Schema,
    /// Tell whether configuration and database are sound.
    Check,
    /// Print completions for a shell, to be sourced by it.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

/// What to do with the tables.
#[derive(Debug, Clone, Copy, Subcommand)]
pub(crate) enum MigrateStep {
    /// Bring the tables to the newest form.
    Up,
    /// Take back the last steps.
    Down {
        /// How many steps to take back.
        #[arg(long, default_value_t = 1)]
        steps: u32,
    },
    /// List the steps and which are done.
    Status,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Folder or datapackage.json of the package.
    path: PathBuf,
    /// Say what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

/// How a command ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Sound,
    /// It did its work and found faults, which it has printed.
    Faulty,
}

impl Cli {
    /// Does what the command line asks.
    pub(crate) async fn run(self) -> anyhow::Result<Outcome> {
        let command = self.command.unwrap_or(Command::Serve(ServeArgs::default()));
        let listen = match &command {
            Command::Serve(args) => args.listen.clone().or(self.serve.listen),
            Command::Completions { shell } => return Ok(completions(*shell)),
            Command::Schema => {
                print(&service::schema().sdl());
                return Ok(Outcome::Sound);
            }
            _ => None,
        };
        let overrides = Overrides { listen, database: self.settings.database, log: self.settings.log };
        let config = Config::load(self.settings.config.as_deref(), &overrides);
        if let Command::Check = command {
            return check::check(config).await;
        }
        let config = config?;
        telemetry::init(&config.log)?;
        match command {
            Command::Serve(_) => serve::serve(config).await,
            Command::Migrate { step } => migrate::migrate(&config, step).await,
            Command::Import(args) => import::import(&config, &args.path, args.dry_run).await,
            Command::Check | Command::Schema | Command::Completions { .. } => Ok(Outcome::Sound),
        }
    }
}

fn completions(shell: Shell) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "entente", &mut text);
    print(&String::from_utf8_lossy(&text));
    Outcome::Sound
}

/// Writes to standard output; who reads it may stop reading at any time.
pub(crate) fn print(text: &str) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    // A closed pipe, such as that of `head`, is no failure.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn flags_of_all_commands_stand_before_or_after_them() {
        for line in ["entente --database sqlite::memory: check", "entente check --database sqlite::memory:"] {
            let cli = Cli::try_parse_from(line.split(' ')).unwrap();
            assert_eq!(cli.settings.database.as_deref(), Some("sqlite::memory:"), "{line}");
        }
    }

    #[test]
    fn without_a_command_it_serves_where_told() {
        let cli = Cli::try_parse_from(["entente", "--listen", "127.0.0.1:0"]).unwrap();

        assert!(cli.command.is_none());
        assert_eq!(cli.serve.listen.as_deref(), Some("127.0.0.1:0"));
    }
}
