//! Numbers and dates as people write them, each by itself: for tests and tools.

use super::moment::{MomentFault, read_moment};
use super::numbers::read_written_number;
use super::style::Style;

/// What a number is read as in a sheet of this language: a qualifier and
/// digits, ` | ` and the other reading where there is one, ` + ` and what was
/// left aside.
///
/// # Errors
/// What is wrong, in a word.
#[doc(hidden)]
pub fn written_number(text: &str, language: &str) -> Result<String, &'static str> {
    read_written_number(text, language)
}

/// What a date is read as in a sheet of this language: EDTF, ` | ` and the
/// other reading where there is one.
///
/// # Errors
/// What is wrong, in a word.
#[doc(hidden)]
pub fn written_date(text: &str, language: &str) -> Result<String, &'static str> {
    match read_moment(text, &Style::of(language)) {
        Ok(moment) => Ok(match moment.other {
            Some((other, _)) => [&*moment.edtf, " | ", &other].concat(),
            None => moment.edtf.into_owned(),
        }),
        Err(MomentFault::NoDate) => Err("none"),
        Err(MomentFault::Edtf) => Err("edtf"),
        Err(MomentFault::NoSuchDay) => Err("no such day"),
        Err(MomentFault::NoYear) => Err("no year"),
        Err(MomentFault::Serial) => Err("serial"),
    }
}
