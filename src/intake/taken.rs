//! What was taken in from a file.

use super::diagnostic::Diagnostic;
use crate::model::Dataset;

/// How many problems there are, shown or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Number of errors.
    pub errors: usize,
    /// Number of warnings.
    pub warnings: usize,
    /// Number of notices.
    pub notices: usize,
}

/// What a file gave: its sound part, and its problems.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The sound claims with all they refer to; `None` where nothing can be
    /// shown (bad syntax, an unknown format).
    pub dataset: Option<Dataset>,
    /// The problems in the file's order, at most
    /// [`DIAGNOSTICS`](super::limits::DIAGNOSTICS) of them, errors before
    /// warnings where there are more.
    pub diagnostics: Vec<Diagnostic>,
    /// How many problems there are in all.
    pub total: Totals,
    /// How many sound claims there are, kept or not; `None` where nothing can
    /// be shown.
    pub claims: Option<usize>,
    /// How many claims were left out.
    pub left_out: usize,
}
