//! Dates of any precision in words.

use super::locale::DateStyle;
use super::messages::Message;
use super::words::Words;
use crate::model::{Dated, Day, Edtf, Form, Mark, Precision};

/// Where the words for a date that is open at one end come from: in general,
/// and for a decade, which needs its own grammar.
struct Opening {
    general: Message,
    decade: Message,
}

impl Words<'_> {
    /// A day.
    #[must_use]
    pub fn day(&self, day: Day, style: DateStyle) -> String {
        self.locale().date(day, style)
    }

    /// Any date as imprecise as it is: "28 Oct", "October 2024", "by
    /// 18 October 2024". A heading starts with a capital letter.
    #[must_use]
    pub fn date(&self, date: &Edtf, style: DateStyle) -> String {
        let text = self.form_of_date(date.form(), style);
        if style == DateStyle::Heading {
            return capitalised(&text);
        }
        text
    }

    fn form_of_date(&self, form: Form, style: DateStyle) -> String {
        let (date, general, decade) = match form {
            Form::Single(date) => return self.marked(&date, style),
            Form::Between(from, to) => return self.between(&from, &to, style.without_weekday()),
            Form::From(date) => (date, Message::DateFrom, Message::DecadeFrom),
            Form::Until(date) => (date, Message::DateUntil, Message::DecadeUntil),
            Form::NotAfter(date) => (date, Message::DateNotAfter, Message::DecadeNotAfter),
            Form::NotBefore(date) => (date, Message::DateNotBefore, Message::DecadeNotBefore),
        };
        self.open_at_one_end(&date, style.without_weekday(), &Opening { general, decade })
    }

    fn open_at_one_end(&self, date: &Dated, style: DateStyle, opening: &Opening) -> String {
        if let (Precision::Decade(_), None) = (date.precision, date.mark) {
            let year = self.day(date.first(), DateStyle::Year);
            return self.fill(opening.decade, &[&year]);
        }
        // The doubt is about the whole: "by 1984 (uncertain)".
        let text = self.fill(opening.general, &[&self.approximated(date, style)]);
        self.doubted(date, text)
    }

    fn between(&self, from: &Dated, to: &Dated, style: DateStyle) -> String {
        if from.mark.is_none() && to.mark.is_none() {
            let shared = match (from.precision, to.precision) {
                (Precision::Day(_), Precision::Day(_)) => Some(style),
                (Precision::Month(..), Precision::Month(..)) => Some(month_style(style)),
                (Precision::Year(_), Precision::Year(_)) => Some(DateStyle::Year),
                _ => None,
            };
            if let Some(style) = shared {
                return self.days(from.first(), to.first(), style);
            }
        }
        let (from, to) = (self.marked(from, style), self.marked(to, style));
        if from == to {
            return from;
        }
        self.fill(Message::DateRange, &[&from, &to])
    }

    /// From one day to another, with what they share written once: "21.–27.
    /// Okt. 2024"; never with a weekday.
    #[must_use]
    pub fn days(&self, from: Day, to: Day, style: DateStyle) -> String {
        let style = style.without_weekday();
        let (first, last) = (self.day(from, style), self.day(to, style));
        if first == last {
            return first;
        }
        let year = self.day(from, DateStyle::Year);
        let ((from_year, from_month, _), (to_year, to_month, _)) = (from.ymd(), to.ymd());
        let shared = match (from_year == to_year, from_month == to_month) {
            (true, true) => Shared::Month,
            (true, false) => Shared::Year(&year),
            (false, _) => Shared::Nothing,
        };
        joined(&first, &last, &shared)
    }

    /// A date with its mark.
    fn marked(&self, date: &Dated, style: DateStyle) -> String {
        self.doubted(date, self.approximated(date, style))
    }

    fn approximated(&self, date: &Dated, style: DateStyle) -> String {
        let text = match date.mark {
            None => return self.precise(date, style),
            Some(_) => self.precise(date, style.without_weekday()),
        };
        match date.mark {
            Some(Mark::Approximate | Mark::Both) => self.fill(Message::DateApproximate, &[&text]),
            _ => text,
        }
    }

    fn doubted(&self, date: &Dated, text: String) -> String {
        match date.mark {
            Some(Mark::Uncertain | Mark::Both) => self.fill(Message::DateUncertain, &[&text]),
            _ => text,
        }
    }

    fn precise(&self, date: &Dated, style: DateStyle) -> String {
        let first = date.first();
        let year = || self.day(first, DateStyle::Year);
        match date.precision {
            Precision::Day(day) => self.day(day, style),
            Precision::Month(..) => self.day(first, month_style(style)),
            Precision::Season(_, 24) => {
                let next = self.day(date.last(), DateStyle::Year);
                self.fill(Message::Winter, &[&year(), &next])
            }
            Precision::Season(_, season) => {
                let message = match season {
                    21 => Message::Spring,
                    22 => Message::Summer,
                    _ => Message::Autumn,
                };
                self.fill(message, &[&year()])
            }
            Precision::Year(_) => year(),
            Precision::Decade(_) => self.fill(Message::Decade, &[&year()]),
            Precision::Century(_) => self.days(first, date.last(), DateStyle::Year),
        }
    }
}

/// What the two ends of a range have in common.
enum Shared<'y> {
    /// Month and year: only the day differs.
    Month,
    /// The year, as it is written.
    Year(&'y str),
    /// Nothing.
    Nothing,
}

/// Joins two dates of one style by a dash. Word by word, what stands before
/// and after in both is written once: all of it within a month; within a year
/// only the words about the year, for the days may be the same by chance.
fn joined(first: &str, last: &str, shared: &Shared) -> String {
    let from: Vec<&str> = first.split(' ').collect();
    let to: Vec<&str> = last.split(' ').collect();
    let year = match shared {
        Shared::Year(year) => year.split(' ').next(),
        _ => None,
    };
    let may_share = |word: &str| match year {
        Some(year) => word.starts_with(year) || !word.chars().any(char::is_numeric),
        None => matches!(shared, Shared::Month),
    };
    let is_shared = |pair: &(&&str, &&str)| pair.0 == pair.1 && may_share(pair.0);
    let before = from.iter().zip(&to).take_while(is_shared).count();
    let limit = from.len().min(to.len()).saturating_sub(before + 1);
    let ends = from.iter().rev().zip(to.iter().rev());
    let after = ends.take_while(is_shared).count().min(limit);
    let (from_end, to_end) = (from.len() - after, to.len() - after);
    let is_tight = from_end == before + 1 && to_end == before + 1;
    let mut out = String::with_capacity(first.len() + last.len());
    for word in &from[..from_end] {
        out.push_str(word);
        out.push(' ');
    }
    out.truncate(out.trim_end_matches([' ', ',', '،']).len());
    out.push_str(if is_tight { "–" } else { " – " });
    for (place, word) in to[before..].iter().enumerate() {
        if place > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// How a month is written where days are written so.
fn month_style(style: DateStyle) -> DateStyle {
    match style {
        DateStyle::Medium | DateStyle::Short | DateStyle::ShortMonth => DateStyle::ShortMonth,
        DateStyle::Year => DateStyle::Year,
        _ => DateStyle::Month,
    }
}

/// The text with its first letter a capital, in the scripts that have them and
/// that a table may be in: Latin, Cyrillic.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let lowered_by = match first {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'а'..='я' => 0x20,
        'ѐ'..='џ' => 0x50,
        _ => 0,
    };
    let capital = char::from_u32(u32::from(first) - lowered_by).unwrap_or(first);
    let mut out = String::with_capacity(text.len());
    out.push(capital);
    out.push_str(letters.as_str());
    out
}
