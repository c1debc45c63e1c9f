//! A problem of a file: what is wrong, where, and what would be right.

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out because of it.
    Error,
    /// Nothing was left out that counts, but it is most likely a mistake.
    Warning,
    /// Good to know.
    Notice,
}

impl Severity {
    /// `error`, `warning` or `notice`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// A place in a text file, as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
}

/// A cell of a sheet, as a spreadsheet shows it.
#[cfg(feature = "sheet")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Row, from 1: the file's first line, or first row, is 1.
    pub row: u32,
    /// Name of the column as the header has it; the name it should have, where
    /// the sheet has no such column.
    pub field: String,
}

/// A problem found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The kind of problem, in kebab case; stable.
    pub code: &'static str,
    /// What is wrong, in English, with the offending value.
    pub message: String,
    /// What would be right.
    pub help: String,
    /// JSON pointer (RFC 6901) to the thing, where the file could be read.
    pub pointer: Option<String>,
    /// Where it stands in the text.
    pub place: Option<Place>,
    /// The cell, where the file is a sheet.
    #[cfg(feature = "sheet")]
    pub cell: Option<Cell>,
}
