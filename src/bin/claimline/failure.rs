//! What keeps a command from its work: misuse, and files out of reach.

use core::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::input::Input;

/// Why a command could not do its work. Problems *in* a file are no failure:
/// they are reported.
pub(crate) enum Failure {
    /// A file or standard input cannot be read.
    Unreadable { name: String, error: io::Error },
    /// A folder was named where a file belongs.
    Folder { name: String },
    /// A file or standard output cannot be written.
    Unwritable { name: String, error: io::Error },
    /// The output is there already.
    Exists { path: PathBuf },
    /// A mapping file that cannot be used.
    Mapping(Box<Input>),
    /// Something else that the command cannot do as it was asked, in words.
    Misuse(String),
}

impl Failure {
    /// Something that cannot be done as it was asked.
    pub(crate) fn misuse(words: impl Into<String>) -> Self {
        Self::Misuse(words.into())
    }

    /// A path that cannot be read.
    pub(crate) fn reading(path: &Path, error: io::Error) -> Self {
        let name = path.display().to_string();
        if error.kind() == io::ErrorKind::IsADirectory {
            return Self::Folder { name };
        }
        Self::Unreadable { name, error }
    }

    /// A path that cannot be written.
    pub(crate) fn writing(path: &Path, error: io::Error) -> Self {
        let name = path.display().to_string();
        Self::Unwritable { name, error }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { name, error } => write!(f, "cannot read {name}: {error}"),
            Self::Folder { name } => write!(f, "{name} is a folder: name the files in it"),
            Self::Unwritable { name, error } => write!(f, "cannot write {name}: {error}"),
            Self::Exists { path } => {
                let path = path.display();
                write!(f, "{path} is there already: --force overwrites it")
            }
            Self::Mapping(input) => {
                let name = &input.name;
                write!(f, "nothing was read: the mapping {name} cannot be used")
            }
            Self::Misuse(words) => f.write_str(words),
        }
    }
}
