//! Dates of any precision: the Extended Date/Time Format.
//!
//! Source of the rules: the Library of Congress' EDTF specification (2019),
//! since taken into ISO 8601-2. Covered: level 0 and 1, and of level 2 the two
//! sets with one open end, `[..2024-10-18]` and `[2024-10-18..]`.

mod reading;

use super::day::Day;
pub use reading::{EdtfError, EdtfFault};

/// What a date, or one end of an interval, says of itself. A mark never widens
/// the days that the date may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`: both.
    Both,
}

/// The precision of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// One day.
    Day(Day),
    /// Year and month, 1..=12.
    Month(i32, u8),
    /// Year and season: 21 spring (March to May) to 24 winter (December to
    /// February of the next year).
    Season(i32, u8),
    /// One year.
    Year(i32),
    /// Ten years from the given one.
    Decade(i32),
    /// A hundred years from the given one.
    Century(i32),
}

impl Precision {
    /// First and last day.
    fn days(self) -> Option<(Day, Day)> {
        let span = |from: i32, to: i32| Some((Day::new(from, 1, 1)?, Day::new(to, 12, 31)?));
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Month(year, month) => {
                Some((Day::new(year, month, 1)?, Day::end_of_month(year, month)?))
            }
            Self::Season(year, 24) => {
                Some((Day::new(year, 12, 1)?, Day::end_of_month(year + 1, 2)?))
            }
            Self::Season(year, season) => {
                let first = 3 * (season - 20);
                let last = Day::end_of_month(year, first + 2)?;
                Some((Day::new(year, first, 1)?, last))
            }
            Self::Year(year) => span(year, year),
            Self::Decade(year) => span(year, year + 9),
            Self::Century(year) => span(year, year + 99),
        }
    }
}

/// A date of some precision with its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// How precise it is.
    pub precision: Precision,
    /// What it says of itself.
    pub mark: Option<Mark>,
    first: Day,
    last: Day,
}

impl Dated {
    /// The first day it may mean.
    #[must_use]
    pub fn first(&self) -> Day {
        self.first
    }

    /// The last day it may mean.
    #[must_use]
    pub fn last(&self) -> Day {
        self.last
    }
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A single date of some precision.
    Single(Dated),
    /// `a/b`: from the one to the other.
    Between(Dated, Dated),
    /// `a/..` or `a/`: from then on.
    From(Dated),
    /// `../b` or `/b`: until then.
    Until(Dated),
    /// `[..b]`: some day up to then.
    NotAfter(Dated),
    /// `[a..]`: some day from then.
    NotBefore(Dated),
}

/// A date as the file writes it, with the days it may mean.
///
/// # Example: a month, and a statement of some day up to the 18th
/// ```
/// use claimline::model::{Day, Edtf};
/// let october: Edtf = "2024-10".parse().unwrap();
/// assert_eq!(october.latest(), Day::new(2024, 10, 31));
/// let earlier: Edtf = "[..2024-10-18]".parse().unwrap();
/// assert_eq!(earlier.earliest(), None);
/// assert_eq!(earlier.latest(), Day::new(2024, 10, 18));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf {
    text: String,
    form: Form,
}

impl Edtf {
    /// The date as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How it is written.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form
    }

    /// The earliest day it may mean; `None`: open.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        match self.form {
            Form::Single(a) | Form::Between(a, _) | Form::From(a) | Form::NotBefore(a) => {
                Some(a.first)
            }
            Form::Until(_) | Form::NotAfter(_) => None,
        }
    }

    /// The latest day it may mean; `None`: open.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        match self.form {
            Form::Single(b) | Form::Between(_, b) | Form::Until(b) | Form::NotAfter(b) => {
                Some(b.last)
            }
            Form::From(_) | Form::NotBefore(_) => None,
        }
    }

    /// The latest day it may mean, or where that is open, the latest day of
    /// its bounded end: from then on what happened is taken as known.
    #[must_use]
    pub fn known_by(&self) -> Day {
        match self.form {
            Form::Single(b)
            | Form::Between(_, b)
            | Form::Until(b)
            | Form::NotAfter(b)
            | Form::From(b)
            | Form::NotBefore(b) => b.last,
        }
    }

    /// The day, where it is just one.
    #[must_use]
    pub fn single_day(&self) -> Option<Day> {
        match self.form {
            Form::Single(Dated {
                precision: Precision::Day(day),
                ..
            }) => Some(day),
            _ => None,
        }
    }

    /// The key by which claims are ordered: the earliest day (an open start
    /// before all), then the latest (an open end after all).
    #[must_use]
    pub fn sort_key(&self) -> (i32, i32) {
        (
            self.earliest().map_or(i32::MIN, Day::number),
            self.latest().map_or(i32::MAX, Day::number),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Edtf, EdtfFault};
    use crate::model::Day;

    fn range(text: &str) -> (String, String) {
        let date: Edtf = text
            .parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        let show = |day: Option<Day>| day.map_or_else(|| "..".into(), Day::to_iso);
        (show(date.earliest()), show(date.latest()))
    }

    #[test]
    fn dates_mean_the_days_they_may_mean() {
        // Among them the examples of the specification for level 0 and 1.
        for (text, first, last) in [
            ("2024-10-28", "2024-10-28", "2024-10-28"),
            ("1985-04-12", "1985-04-12", "1985-04-12"),
            ("1985-04", "1985-04-01", "1985-04-30"),
            ("1985", "1985-01-01", "1985-12-31"),
            ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
            ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
            ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
            ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
            ("1964/2008", "1964-01-01", "2008-12-31"),
            ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
            ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
            ("2001-21", "2001-03-01", "2001-05-31"),
            ("2001-22", "2001-06-01", "2001-08-31"),
            ("2001-23", "2001-09-01", "2001-11-30"),
            ("2001-24", "2001-12-01", "2002-02-28"),
            ("1984?", "1984-01-01", "1984-12-31"),
            ("2004-06~", "2004-06-01", "2004-06-30"),
            ("2004-06-11%", "2004-06-11", "2004-06-11"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("20XX", "2000-01-01", "2099-12-31"),
            ("2004-XX", "2004-01-01", "2004-12-31"),
            ("1985-04-XX", "1985-04-01", "1985-04-30"),
            ("1985-XX-XX", "1985-01-01", "1985-12-31"),
            ("1985-04-12/..", "1985-04-12", ".."),
            ("1985-04/..", "1985-04-01", ".."),
            ("1985/", "1985-01-01", ".."),
            ("../1985-04-12", "..", "1985-04-12"),
            ("/1985", "..", "1985-12-31"),
            ("1984~/2004-06%", "1984-01-01", "2004-06-30"),
            ("-1985", "-1985-01-01", "-1985-12-31"),
            ("0000", "0000-01-01", "0000-12-31"),
            ("[..2024-10-18]", "..", "2024-10-18"),
            ("[..1984]", "..", "1984-12-31"),
            ("[2024-10-18..]", "2024-10-18", ".."),
            ("2024-02-29", "2024-02-29", "2024-02-29"),
        ] {
            assert_eq!(range(text), (first.into(), last.into()), "{text}");
        }
    }

    #[test]
    fn faults_are_named_with_their_place() {
        for (text, fault, at) in [
            ("", EdtfFault::Empty, 0),
            ("Y17000000002", EdtfFault::LongYear, 0),
            ("{1960,1961}", EdtfFault::Set, 0),
            ("[1667..1672]", EdtfFault::Set, 0),
            ("[1667,1668]", EdtfFault::Set, 0),
            ("2001-34", EdtfFault::Season, 5),
            ("2001-13", EdtfFault::NoSuchDay, 5),
            ("2023-02-29", EdtfFault::NoSuchDay, 5),
            ("2024-00-01", EdtfFault::NoSuchDay, 5),
            ("2024?-10", EdtfFault::Mark, 4),
            ("?2024", EdtfFault::Mark, 0),
            ("156X-12", EdtfFault::Unspecified, 0),
            ("XXXX", EdtfFault::Unspecified, 0),
            ("2024-1X", EdtfFault::Unspecified, 5),
            ("2024-XX-12", EdtfFault::Unspecified, 5),
            ("../..", EdtfFault::NoEnd, 0),
            ("/", EdtfFault::NoEnd, 0),
            ("2024-10-18/2024-10-01", EdtfFault::Backward, 11),
            ("18.10.2024", EdtfFault::NotADate, 0),
            ("2024-1-1", EdtfFault::NotADate, 5),
            ("2024/13", EdtfFault::NotADate, 5),
            ("2024-10-18T25:00:00", EdtfFault::NotADate, 11),
            ("2024-10-18-01", EdtfFault::NotADate, 0),
            ("[2024", EdtfFault::NotADate, 5),
            ("Oktober", EdtfFault::NotADate, 0),
        ] {
            let error = text.parse::<Edtf>().expect_err(text);
            assert_eq!((error.fault, error.at), (fault, at), "{text}");
        }
    }

    #[test]
    fn an_open_end_is_known_by_its_bounded_end() {
        let known = |text: &str| text.parse::<Edtf>().expect(text).known_by().to_iso();
        assert_eq!(known("2024-10-18/.."), "2024-10-18");
        assert_eq!(known("[2024-10..]"), "2024-10-31");
        assert_eq!(known("[..2024-10-28]"), "2024-10-28");
        assert_eq!(known("2024-10"), "2024-10-31");
    }
}
