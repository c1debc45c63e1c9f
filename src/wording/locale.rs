//! The one interface to the conventions of a language.

use core::cmp::Ordering;

use super::language::Language;
use crate::model::Day;

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum DateStyle {
    /// "Monday, 28 October 2024": a heading.
    Heading,
    /// "28 October 2024": in a sentence.
    Long,
    /// "28 Oct 2024": where room is short.
    Medium,
    /// "28 Oct": where the year is known.
    Short,
    /// "28 October": in a sentence that has told the year.
    DayMonth,
    /// "October 2024": of the day only the month is told.
    Month,
    /// "Oct 2024".
    ShortMonth,
    /// "2024".
    Year,
}

impl DateStyle {
    /// Every style, in order.
    pub const ALL: [Self; 8] = [
        Self::Heading,
        Self::Long,
        Self::Medium,
        Self::Short,
        Self::DayMonth,
        Self::Month,
        Self::ShortMonth,
        Self::Year,
    ];

    /// The style inside of other words.
    #[must_use]
    pub fn without_weekday(self) -> Self {
        match self {
            Self::Heading => Self::Long,
            other => other,
        }
    }
}

/// The plural categories of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// Zero.
    Zero,
    /// One.
    One,
    /// Two.
    Two,
    /// Few.
    Few,
    /// Many.
    Many,
    /// Other; every language has it.
    Other,
}

/// Numbers, dates, plurals and lists as a language writes them (CLDR).
pub trait Locale {
    /// BCP 47 tag.
    fn tag(&self) -> &str;

    /// The page's language, in which texts of the newsroom are looked for first:
    /// it may be one that has no words here.
    fn page(&self) -> &str;

    /// The language of the words.
    fn language(&self) -> &'static Language;

    /// A number with the language's digits, group and decimal marks; at most
    /// six decimals.
    fn number(&self, value: f64) -> String;

    /// A date.
    fn date(&self, day: Day, style: DateStyle) -> String;

    /// The plural category of a count.
    fn plural(&self, count: usize) -> Plural;

    /// "A, B and C".
    fn list(&self, items: &[String]) -> String;

    /// A letter in lower case, taken apart into base and marks (Unicode's NFD).
    fn apart(&self, letter: char) -> String;

    /// Which of two words comes first in a list of the language.
    fn compare(&self, one: &str, other: &str) -> Ordering;
}
