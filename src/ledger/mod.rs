//! Derived knowledge, read only: what is public on a day, what counts, the
//! standing estimates, their spread, who confirms and who denies, filters and
//! groups of days.
//!
//! The one definition that chart, sentence, table and export share. Nothing
//! here changes a dataset or knows how it is shown.

mod book;
mod filter;
mod group;
mod position;
mod search;
mod sort;
mod spread;
mod standing;

pub use book::{Ledger, Status};
pub use filter::Filter;
pub use group::{DayGroup, Order};
pub use position::Positions;
pub(crate) use search::place;
pub use search::{Apart, found, needles};
pub use sort::{Column, Sort};
pub use spread::{Ratio, Spread, SpreadEnd};
pub use standing::{Course, Stander, Standing};
