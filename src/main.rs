//! The `entente` program: reads the command line, does what it says, and exits.

mod cli;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Cli, Outcome};

/// Exit code of a command that found faults, as opposed to one that failed.
const FAULTY: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    match Cli::parse().run().await {
        Ok(Outcome::Sound) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(FAULTY),
        Err(error) => {
            eprintln!("entente: {error:#}");
            ExitCode::FAILURE
        }
    }
}
