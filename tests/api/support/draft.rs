//! The built-in package as a draft, to be changed cell by cell.

use std::borrow::Cow;

use entente::package::{Builtin, Files, Memory};

/// The built-in package in memory.
pub(crate) struct Draft(Memory);

impl Draft {
    /// The package as it is.
    pub(crate) fn new() -> Self {
        let mut files = Memory::default();
        let folder = format!("{}/data/yogyakarta", env!("CARGO_MANIFEST_DIR"));
        for file in std::fs::read_dir(folder).expect("the folder of the package") {
            let name = file.expect("a file").file_name().into_string().expect("a plain name");
            let text = Builtin.read(&name).expect("the package has the file").into_owned();
            files.0.insert(name, Cow::Owned(text));
        }
        Self(files)
    }

    /// Replaces what stands exactly once in a file.
    pub(crate) fn put(self, file: &str, old: &str, new: &str) -> Self {
        self.put_bytes(file, old, new.as_bytes())
    }

    /// Replaces what stands exactly once in a file by any bytes.
    pub(crate) fn put_bytes(mut self, file: &str, old: &str, new: &[u8]) -> Self {
        let bytes = self.0.0.get_mut(file).expect("the package has the file").to_mut();
        let places: Vec<_> = bytes.windows(old.len()).enumerate().filter(|(_, part)| *part == old.as_bytes()).collect();
        let [(place, _)] = places[..] else { panic!("{old:?} stands {} times in {file}", places.len()) };
        bytes.splice(place..place + old.len(), new.iter().copied());
        self
    }

    /// Adds a line at the end of a file.
    pub(crate) fn add(mut self, file: &str, line: &str) -> Self {
        let bytes = self.0.0.get_mut(file).expect("the package has the file").to_mut();
        bytes.extend_from_slice(format!("{line}\n").as_bytes());
        self
    }

    /// Takes a file away.
    pub(crate) fn without(mut self, file: &str) -> Self {
        self.0.0.remove(file).expect("the package has the file");
        self
    }
}

impl Files for Draft {
    fn read(&self, name: &str) -> Result<Cow<'_, [u8]>, entente::package::FileError> {
        self.0.read(name)
    }
}
