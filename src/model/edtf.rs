//! Dates of any precision: the Extended Date/Time Format.
//!
//! Source of the rules: the Library of Congress' EDTF specification (2019),
//! since taken into ISO 8601-2. Covered: level 0 and 1, and of level 2 the two
//! sets with one open end, `[..2024-10-18]` and `[2024-10-18..]`.

use core::fmt;
use core::str::FromStr;

use super::day::Day;

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

/// What is wrong with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfFault {
    /// Nothing is written.
    Empty,
    /// It does not look like a date of this format.
    NotADate,
    /// The calendar has no such month or day.
    NoSuchDay,
    /// `Y…`: years of more than four digits.
    LongYear,
    /// `{…}` or `[a..b]` or `[a,b]`: a set that is not covered.
    Set,
    /// A season above 24.
    Season,
    /// `?`, `~` or `%` elsewhere than at the end.
    Mark,
    /// `X` where only digits may stand.
    Unspecified,
    /// Neither end of the interval is given.
    NoEnd,
    /// The interval ends before it starts.
    Backward,
}

/// A date that cannot be read: what is wrong, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdtfError {
    /// What is wrong.
    pub fault: EdtfFault,
    /// The byte of the text at which it shows.
    pub at: usize,
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.fault {
            EdtfFault::Empty => "the date is empty",
            EdtfFault::NotADate => "not a date of EDTF",
            EdtfFault::NoSuchDay => "the calendar has no such day",
            EdtfFault::LongYear => "years have four digits here",
            EdtfFault::Set => "of the sets only [..date] and [date..] are read",
            EdtfFault::Season => "seasons are 21 to 24",
            EdtfFault::Mark => "?, ~ and % stand at the end of a date",
            EdtfFault::Unspecified => "XX stands for whole months or days, or ends a year",
            EdtfFault::NoEnd => "an interval needs at least one end",
            EdtfFault::Backward => "the interval ends before it starts",
        })
    }
}

impl core::error::Error for EdtfError {}

impl FromStr for Edtf {
    type Err = EdtfError;

    /// Reads a date.
    ///
    /// # Errors
    /// [`EdtfError`] with the first fault and its place.
    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let form = form(text)?;
        Ok(Self {
            text: text.into(),
            form,
        })
    }
}

fn fault<T>(fault: EdtfFault, at: usize) -> Result<T, EdtfError> {
    Err(EdtfError { fault, at })
}

fn form(text: &str) -> Result<Form, EdtfError> {
    // Nearly all dates are one day, and large sheets have many.
    #[cfg(feature = "sheet")]
    if let Some(day) = Day::from_iso(text) {
        return Ok(Form::Single(Dated {
            precision: Precision::Day(day),
            mark: None,
            first: day,
            last: day,
        }));
    }
    match text.bytes().next() {
        None => return fault(EdtfFault::Empty, 0),
        Some(b'{') => return fault(EdtfFault::Set, 0),
        Some(b'[') => return set(text),
        Some(_) => {}
    }
    let Some(slash) = place_of(b"/", text) else {
        return Ok(Form::Single(dated(text, 0)?));
    };
    let (start, end) = (&text[..slash], &text[slash + 1..]);
    let is_open = |end: &str| end.is_empty() || end == "..";
    if is_open(start) && is_open(end) {
        return fault(EdtfFault::NoEnd, 0);
    }
    if is_open(end) {
        return Ok(Form::From(dated(start, 0)?));
    }
    let end = dated(end, slash + 1)?;
    if is_open(start) {
        return Ok(Form::Until(end));
    }
    let start = dated(start, 0)?;
    if start.first > end.last {
        return fault(EdtfFault::Backward, slash + 1);
    }
    Ok(Form::Between(start, end))
}

fn set(text: &str) -> Result<Form, EdtfError> {
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let Some(inner) = inner else {
        return fault(EdtfFault::NotADate, text.len());
    };
    let is_one = |part: &str| place_of(b".,", part).is_none();
    match (inner.strip_prefix(".."), inner.strip_suffix("..")) {
        (Some(end), _) if is_one(end) => Ok(Form::NotAfter(dated(end, 3)?)),
        (_, Some(start)) if is_one(start) => Ok(Form::NotBefore(dated(start, 1)?)),
        _ => fault(EdtfFault::Set, 0),
    }
}

/// Reads one date with its mark; `at` is where it starts in the whole text.
fn dated(text: &str, at: usize) -> Result<Dated, EdtfError> {
    if text.is_empty() {
        return fault(EdtfFault::Empty, at);
    }
    if text.starts_with('Y') {
        return fault(EdtfFault::LongYear, at);
    }
    let mark = match text.as_bytes()[text.len() - 1] {
        b'?' => Some(Mark::Uncertain),
        b'~' => Some(Mark::Approximate),
        b'%' => Some(Mark::Both),
        _ => None,
    };
    let body = &text[..text.len() - usize::from(mark.is_some())];
    if let Some(place) = place_of(b"?~%", body) {
        return fault(EdtfFault::Mark, at + place);
    }
    let precision = precision(body, at)?;
    let Some((first, last)) = precision.days() else {
        return fault(EdtfFault::NoSuchDay, at);
    };
    Ok(Dated {
        precision,
        mark,
        first,
        last,
    })
}

fn precision(text: &str, at: usize) -> Result<Precision, EdtfError> {
    let (date, time) = match place_of(b"T", text) {
        Some(place) => (&text[..place], Some((&text[place + 1..], at + place + 1))),
        None => (text, None),
    };
    let (digits, sign) = match date.strip_prefix('-') {
        Some(rest) => (rest, -1),
        None => (date, 1),
    };
    let offset = at + date.len() - digits.len();
    let mut fields = digits.split('-');
    let year = fields.next().unwrap_or("");
    let (month, day) = (fields.next(), fields.next());
    if fields.next().is_some() {
        return fault(EdtfFault::NotADate, offset);
    }
    if let Some((clock, clock_at)) = time
        && (day.is_none() || !is_clock(clock))
    {
        return fault(EdtfFault::NotADate, clock_at);
    }
    let Some(month) = month else {
        return year_alone(year, sign, offset);
    };
    if place_of(b"X", year).is_some() {
        return fault(EdtfFault::Unspecified, offset);
    }
    let year_number = sign * number(year, 4, offset)?;
    let month_at = offset + year.len() + 1;
    if month == "XX" {
        return match day {
            None | Some("XX") => Ok(Precision::Year(year_number)),
            Some(_) => fault(EdtfFault::Unspecified, month_at),
        };
    }
    let month_number = small(number(month, 2, month_at)?);
    let Some(day) = day else {
        return match month_number {
            1..=12 => Ok(Precision::Month(year_number, month_number)),
            21..=24 => Ok(Precision::Season(year_number, month_number)),
            25..=41 => fault(EdtfFault::Season, month_at),
            _ => fault(EdtfFault::NoSuchDay, month_at),
        };
    };
    let day_at = month_at + 3;
    if day == "XX" && (1..=12).contains(&month_number) {
        return Ok(Precision::Month(year_number, month_number));
    }
    let day_number = small(number(day, 2, day_at)?);
    match Day::new(year_number, month_number, day_number) {
        Some(day) => Ok(Precision::Day(day)),
        None => fault(EdtfFault::NoSuchDay, month_at),
    }
}

/// A year, or one whose last digits are not given: `202X`, `20XX`.
fn year_alone(text: &str, sign: i32, at: usize) -> Result<Precision, EdtfError> {
    let known = text.trim_end_matches('X');
    let missing = text.len() - known.len();
    if missing == 0 {
        return Ok(Precision::Year(sign * number(text, 4, at)?));
    }
    if text.len() != 4 || missing > 2 || sign < 0 {
        return fault(EdtfFault::Unspecified, at);
    }
    let known = number(known, 4 - missing, at)?;
    Ok(match missing {
        1 => Precision::Decade(known * 10),
        _ => Precision::Century(known * 100),
    })
}

fn number(text: &str, width: usize, at: usize) -> Result<i32, EdtfError> {
    let is_right = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_right {
        let unspecified = text
            .bytes()
            .all(|byte| byte == b'X' || byte.is_ascii_digit());
        let kind = if unspecified && place_of(b"X", text).is_some() {
            EdtfFault::Unspecified
        } else {
            EdtfFault::NotADate
        };
        return fault(kind, at);
    }
    Ok(text
        .bytes()
        .fold(0, |sum, byte| sum * 10 + i32::from(byte - b'0')))
}

fn small(number: i32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// The place of the first of some ASCII characters.
fn place_of(marks: &[u8], text: &str) -> Option<usize> {
    text.bytes().position(|byte| marks.contains(&byte))
}

/// `hh:mm`, `hh:mm:ss` or with a fraction, then nothing, `Z` or an offset. The
/// time itself is not kept: a day is a day as written.
fn is_clock(text: &str) -> bool {
    let (clock, zone) = text.split_at(place_of(b"Z+-", text).unwrap_or(text.len()));
    let clock = &clock[..place_of(b".", clock).unwrap_or(clock.len())];
    is_time(clock, 2)
        && match zone.as_bytes().first() {
            Some(b'+' | b'-') => is_time(&zone[1..], 1),
            _ => zone.is_empty() || zone == "Z",
        }
}

/// Whether it is `hh:mm:ss`, or as much of that as must be there.
fn is_time(text: &str, least: usize) -> bool {
    let mut count = 0;
    for field in text.split(':') {
        let below = if count == 0 { "24" } else { "60" };
        let is_right =
            field.len() == 2 && field.bytes().all(|byte| byte.is_ascii_digit()) && field < below;
        if !is_right {
            return false;
        }
        count += 1;
    }
    (least..=3).contains(&count)
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
