//! Reads dates, or says what is wrong with them and where.

use core::fmt;
use core::str::FromStr;

use super::{Dated, Edtf, Form, Mark, Precision};
use crate::model::Day;

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
