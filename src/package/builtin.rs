//! The package that a first start loads, embedded in the program.

use std::borrow::Cow;

use rust_embed::RustEmbed;

use super::files::{FileError, Files};

#[derive(RustEmbed)]
#[folder = "data/yogyakarta"]
struct Yogyakarta;

/// The built-in package: the international cooperation of Yogyakarta.
#[derive(Clone, Copy, Debug, Default)]
pub struct Builtin;

impl Files for Builtin {
    fn read(&self, name: &str) -> Result<Cow<'_, [u8]>, FileError> {
        Yogyakarta::get(name).map(|file| file.data).ok_or(FileError::Missing)
    }
}
