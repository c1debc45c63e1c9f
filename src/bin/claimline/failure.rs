//! Why a command could not do its work: one sentence, with the remedy.

use std::fmt;
use std::path::Path;

/// What went wrong and what would help.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    /// A failure in words of its own.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A file that could not be read or written.
    pub(crate) fn at(path: &Path, error: &std::io::Error) -> Self {
        Self(format!("{}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
