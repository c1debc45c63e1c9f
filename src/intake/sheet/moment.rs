//! Dates as people write them, as EDTF.

use std::borrow::Cow;

use super::fold::fold;
use super::months::{Bound, JOINTS, OPENERS, bound};
use super::single::{Hint, Part, last_year, single};
use super::style::{Order, Style};
use crate::model::{Edtf, EdtfFault};

/// A cell of dates as read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment<'t> {
    /// The date of EDTF.
    pub(super) edtf: Cow<'t, str>,
    /// Whether the cell has it in these words.
    pub(super) is_plain: bool,
    /// What it would be with day and month the other way, where nothing
    /// settles it, and the order that says so.
    pub(super) other: Option<(String, Order)>,
}

/// Why a cell is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MomentFault {
    /// Nothing that is read as a date.
    NoDate,
    /// A date of EDTF in spelling, but not a sound one.
    Edtf,
    /// A month or a day that the calendar does not have.
    NoSuchDay,
    /// A day without a year.
    NoYear,
    /// The number that a spreadsheet stores for a day.
    Serial,
}

/// Reads a cell that is not blank.
pub(super) fn read_moment<'t>(text: &'t str, style: &Style) -> Result<Moment<'t>, MomentFault> {
    let text = text.trim();
    let fault = match text.parse::<Edtf>() {
        Ok(_) => {
            return Ok(Moment {
                edtf: Cow::Borrowed(text),
                is_plain: true,
                other: None,
            });
        }
        Err(error) => error.fault,
    };
    let is_meant_so = matches!(
        fault,
        EdtfFault::LongYear
            | EdtfFault::Set
            | EdtfFault::Season
            | EdtfFault::Mark
            | EdtfFault::Unspecified
    ) || (fault == EdtfFault::Backward && !text.contains(' '));
    // No date is longer; every way to part it in two is tried.
    if text.len() > LONGEST {
        return Err(MomentFault::NoDate);
    }
    let folded = fold(text);
    let folded = without_time(&folded);
    let is_digits = folded.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits && folded.len() == 5 && ("20000".."80000").contains(&folded) {
        return Err(MomentFault::Serial);
    }
    let read = whole(folded, style, WORDS).and_then(|read| {
        // What is put together is held against the calendar.
        match read.edtf.parse::<Edtf>() {
            Ok(_) => Ok(read),
            Err(_) => Err(MomentFault::NoSuchDay),
        }
    });
    match read {
        Err(MomentFault::NoDate) if is_meant_so => Err(MomentFault::Edtf),
        Err(MomentFault::NoDate) if fault == EdtfFault::NoSuchDay => Err(MomentFault::NoSuchDay),
        other => other,
    }
}

/// Without the time of day, which is not kept.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text;
    };
    let hours = text[..colon]
        .bytes()
        .rev()
        .take_while(u8::is_ascii_digit)
        .count();
    if hours == 0 || hours > 2 {
        return text;
    }
    let head = text[..colon - hours].trim_end_matches([' ', ',', 't']);
    let words = [
        " um",
        " at",
        " à",
        " a las",
        " о",
        " об",
        " الساعه",
        " الساعة",
    ];
    let mut head = head.trim_end();
    for word in words {
        head = head.strip_suffix(word).unwrap_or(head);
    }
    head.trim_end_matches([' ', ','])
}

/// How many words and marks may stand around a date; each is tried with and
/// without what stands behind it.
const WORDS: u32 = 4;

/// Bytes of the longest text that is looked at for a date.
const LONGEST: usize = 200;

/// A date with the words around it, at most so many.
fn whole(text: &str, style: &Style, words: u32) -> Result<Moment<'static>, MomentFault> {
    let text = text.trim_matches(|char| matches!(char, ' ' | ',' | ';' | '(' | ')'));
    if text.parse::<Edtf>().is_ok() {
        return Ok(Moment {
            edtf: Cow::Owned(text.into()),
            is_plain: false,
            other: None,
        });
    }
    // Several words may stand before: "by about".
    if let Some((bound, rest)) = bound(text)
        && !rest.is_empty()
        && words > 0
        && let Ok(read) = whole(rest, style, words - 1)
        && let Some(edtf) = bounded(bound, &read.edtf)
    {
        let other = read
            .other
            .and_then(|(other, order)| Some((bounded(bound, &other)?, order)));
        return Ok(Moment {
            edtf: Cow::Owned(edtf),
            is_plain: false,
            other,
        });
    }
    for (suffix, mark) in [("(?)", "?"), ("?", "?"), ("~", "~")] {
        if let Some(rest) = text.strip_suffix(suffix)
            && words > 0
            && let Ok(mut read) = whole(rest, style, words - 1)
            && !read.edtf.ends_with(['?', '~', '%', ']', '.'])
        {
            read.edtf.to_mut().push_str(mark);
            return Ok(read);
        }
    }
    let single = single(text, style, Hint::default());
    match single {
        Ok(part) => Ok(part.into()),
        Err(fault) => span(text, style).ok_or(fault),
    }
}

/// A date with what a word before it makes of it.
fn bounded(bound: Bound, edtf: &str) -> Option<String> {
    let date: Edtf = edtf.parse().ok()?;
    let is_single = !edtf.contains(['/', '[']);
    Some(match bound {
        Bound::Before => {
            let end = date.earliest()?.plus(-1).to_iso();
            ["[..", &end, "]"].concat()
        }
        Bound::After => {
            let start = date.latest()?.plus(1).to_iso();
            ["[", &start, "..]"].concat()
        }
        Bound::Until if is_single => ["[..", edtf, "]"].concat(),
        Bound::Since if is_single => [edtf, "/.."].concat(),
        Bound::About if is_single && !edtf.ends_with(['?', '~', '%']) => [edtf, "~"].concat(),
        Bound::About | Bound::Within => edtf.into(),
        Bound::Until | Bound::Since => return None,
    })
}

impl From<Part> for Moment<'static> {
    fn from(part: Part) -> Self {
        Self {
            edtf: Cow::Owned(part.edtf()),
            is_plain: false,
            other: part.swapped(),
        }
    }
}

/// A span of two dates.
fn span(text: &str, style: &Style) -> Option<Moment<'static>> {
    let mut text = text;
    for opener in OPENERS {
        text = text.strip_prefix(opener).unwrap_or(text);
    }
    for joint in JOINTS {
        for (at, _) in text.match_indices(joint) {
            let (left, right) = (&text[..at], &text[at + joint.len()..]);
            if let Some(moment) = ends(left.trim(), right.trim(), style) {
                return Some(moment);
            }
        }
    }
    None
}

fn ends(left: &str, right: &str, style: &Style) -> Option<Moment<'static>> {
    let end = match single(right, style, Hint::default()) {
        Ok(end) => end,
        Err(_) => {
            // "Oct 18–20, 2024": the month stands before.
            let year = last_year(right)?;
            let start = single(
                left,
                style,
                Hint {
                    year: Some(year),
                    month: None,
                },
            )
            .ok()?;
            let hint = Hint {
                year: Some(year),
                month: start.month,
            };
            single(right, style, hint).ok()?
        }
    };
    let hint = Hint {
        year: Some(end.year),
        month: end.day.and(end.month),
    };
    let start = match (left.parse::<Edtf>(), single(left, style, hint)) {
        (_, Ok(start)) => start,
        _ => return None,
    };
    if start.last.is_some() || end.last.is_some() {
        return None;
    }
    let edtf = [&start.edtf(), "/", &end.edtf()].concat();
    edtf.parse::<Edtf>().ok()?;
    Some(Moment {
        edtf: Cow::Owned(edtf),
        is_plain: false,
        other: None,
    })
}
