//! Sheets of claims: separated values, lists of flat objects, and the sheets of
//! others through a profile or a mapping.
//!
//! A row is made into the tree that a claim in JSON would be, so that one
//! reader, one table of fields and one table of problems serve both.

mod alike;
mod amount;
mod digits;
mod doubt;
mod encoding;
mod fields;
mod figure;
mod fold;
mod gather;
mod given;
mod header;
mod hedges;
mod mapping;
mod moment;
mod months;
mod numbers;
mod pass;
mod people;
mod place;
mod plan;
mod preamble;
mod profile;
mod read;
mod register;
mod reports;
mod row;
mod rows;
mod single;
mod style;
mod table;
mod tongue;
mod whole;
mod written;

pub(crate) use fold::slug;
pub use given::Given;
pub use mapping::Mapping;
pub use read::{check, read};
pub use whole::read_csv;
pub use written::{written_date, written_number};
