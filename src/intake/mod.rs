//! Bytes in, a dataset and diagnostics out.
//!
//! Here live the readers of the claims file, its table of fields, defaults and
//! limits. Whatever leaves this room is whole: nothing after it asks what to
//! do where something is missing. No derived knowledge, no files, no network.

mod circle;
mod claim;
mod desk;
mod diagnostic;
mod fields;
mod figure;
mod ids;
mod json;
pub mod limits;
mod log;
#[cfg(feature = "sheet")]
mod made;
#[cfg(feature = "sheet")]
mod meant;
mod nearest;
mod number;
mod people;
mod problem;
mod read;
mod row;
#[cfg(feature = "sheet")]
mod sheet;
mod spelling;
mod spoken;
mod taken;
mod ties;
mod variant;

#[cfg(feature = "cli")]
pub(crate) use fields::{KINDS, Kind, Names, Takes};

#[cfg(feature = "sheet")]
pub use diagnostic::Cell;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use read::read_json;
#[cfg(feature = "words")]
pub use read::too_large;
#[cfg(feature = "sheet")]
pub(crate) use sheet::slug;
#[cfg(feature = "sheet")]
pub use sheet::{Given, Mapping, check, read, read_csv, written_date, written_number};
pub use taken::{Taken, Totals};
