//! The files of a package by name: in a folder, or embedded in the program.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Largest file of a package, in bytes.
pub const FILE_LIMIT: u64 = 256 * 1024 * 1024;

/// Where the files of a package are read from.
pub trait Files: Send + Sync {
    /// Reads a file of at most [`FILE_LIMIT`] bytes.
    fn read(&self, name: &str) -> Result<Cow<'_, [u8]>, FileError>;
}

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// There is none of this name.
    #[error("there is no such file in the package")]
    Missing,
    /// The name leads out of the folder of the package.
    #[error("the path leads out of the folder of the package; a plain name such as actors.csv passes")]
    Outside,
    /// It is a folder, a device or the like.
    #[error("it is not a plain file")]
    NotAFile,
    /// It is larger than [`FILE_LIMIT`].
    #[error("the file is larger than {} MiB", FILE_LIMIT / 1024 / 1024)]
    TooLarge,
    /// The system refuses.
    #[error("the file cannot be read: {0}")]
    Failed(io::ErrorKind),
}

/// A package in a folder.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Opens the folder, or the folder in which the `datapackage.json` named lies.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let folder = path.canonicalize().map_err(failed)?;
        if folder.is_dir() {
            return Ok(Self(folder));
        }
        match (folder.file_name(), folder.parent()) {
            (Some(name), Some(parent)) if name == super::fault::DESCRIPTOR => Ok(Self(parent.to_owned())),
            _ => Err(FileError::NotAFile),
        }
    }
}

impl Files for Folder {
    fn read(&self, name: &str) -> Result<Cow<'_, [u8]>, FileError> {
        if !is_inside(name) {
            return Err(FileError::Outside);
        }
        // Links are followed first, then judged by where they lead.
        let path = self.0.join(name).canonicalize().map_err(failed)?;
        if !path.starts_with(&self.0) {
            return Err(FileError::Outside);
        }
        if !path.is_file() {
            return Err(FileError::NotAFile);
        }
        let mut bytes = Vec::new();
        File::open(path).map_err(failed)?.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > FILE_LIMIT { Err(FileError::TooLarge) } else { Ok(bytes.into()) }
    }
}

/// A package in memory: embedded, received, or made for a test.
#[derive(Debug, Default)]
pub struct Memory(pub HashMap<String, Cow<'static, [u8]>>);

impl Files for Memory {
    fn read(&self, name: &str) -> Result<Cow<'_, [u8]>, FileError> {
        if !is_inside(name) {
            return Err(FileError::Outside);
        }
        let bytes = self.0.get(name).ok_or(FileError::Missing)?;
        if bytes.len() as u64 > FILE_LIMIT { Err(FileError::TooLarge) } else { Ok(Cow::Borrowed(bytes)) }
    }
}

/// Whether a path stays where it starts: relative, forward slashes, no step up.
fn is_inside(name: &str) -> bool {
    !name.is_empty()
        && !name.contains(['\\', ':', '\0'])
        && name.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

fn failed(error: io::Error) -> FileError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileError::Missing,
        kind => FileError::Failed(kind),
    }
}
