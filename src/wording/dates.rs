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

#[cfg(test)]
mod tests {
    use super::super::story::{edtf, in_both};
    use super::{DateStyle, capitalised};

    #[test]
    fn a_date_is_told_as_imprecisely_as_it_is() {
        for (written, de, en) in [
            ("2024-10-28", "28. Oktober 2024", "October 28, 2024"),
            (
                "2024-10-28T23:00:00Z",
                "28. Oktober 2024",
                "October 28, 2024",
            ),
            ("2024-10", "Oktober 2024", "October 2024"),
            ("2024-10-XX", "Oktober 2024", "October 2024"),
            ("2024", "2024", "2024"),
            ("2024-21", "Frühjahr 2024", "spring 2024"),
            ("2024-22", "Sommer 2024", "summer 2024"),
            ("2024-23", "Herbst 2024", "autumn 2024"),
            ("2024-24", "Winter 2024/2025", "winter 2024–2025"),
            ("202X", "2020er Jahre", "2020s"),
            ("20XX", "2000–2099", "2000–2099"),
            (
                "2024-10-28?",
                "28. Oktober 2024 (unsicher)",
                "October 28, 2024 (uncertain)",
            ),
            (
                "2024-10-28~",
                "ca. 28. Oktober 2024",
                "around October 28, 2024",
            ),
            ("2024~", "ca. 2024", "around 2024"),
            (
                "2024-10%",
                "ca. Oktober 2024 (unsicher)",
                "around October 2024 (uncertain)",
            ),
            (
                "2024-10-21/2024-10-27",
                "21.–27. Oktober 2024",
                "October 21–27, 2024",
            ),
            (
                "2024-10-21/2024-11-21",
                "21. Oktober – 21. November 2024",
                "October 21 – November 21, 2024",
            ),
            (
                "2023-10-21/2024-10-21",
                "21. Oktober 2023 – 21. Oktober 2024",
                "October 21, 2023 – October 21, 2024",
            ),
            (
                "2024-10-28/2024-10-28",
                "28. Oktober 2024",
                "October 28, 2024",
            ),
            ("2004-06/2004-08", "Juni–August 2004", "June–August 2004"),
            (
                "2004-06/2006-08",
                "Juni 2004 – August 2006",
                "June 2004 – August 2006",
            ),
            ("1964/2008", "1964–2008", "1964–2008"),
            (
                "2004-06-11/2005",
                "11. Juni 2004 bis 2005",
                "June 11, 2004 to 2005",
            ),
            (
                "1984~/2004-06",
                "ca. 1984 bis Juni 2004",
                "around 1984 to June 2004",
            ),
            (
                "../2024-10-18",
                "bis 18. Oktober 2024",
                "until October 18, 2024",
            ),
            (
                "2024-10-18/..",
                "ab 18. Oktober 2024",
                "from October 18, 2024",
            ),
            ("2024-21/", "ab Frühjahr 2024", "from spring 2024"),
            (
                "[..2024-10-18]",
                "spätestens 18. Oktober 2024",
                "by October 18, 2024",
            ),
            (
                "[2024-10-18..]",
                "frühestens 18. Oktober 2024",
                "October 18, 2024 or later",
            ),
            (
                "[..2024-10~]",
                "spätestens ca. Oktober 2024",
                "by around October 2024",
            ),
            (
                "[..2024-10?]",
                "spätestens Oktober 2024 (unsicher)",
                "by October 2024 (uncertain)",
            ),
            ("202X/..", "ab den 2020er Jahren", "from the 2020s"),
            ("../202X", "bis in die 2020er Jahre", "until the 2020s"),
            (
                "[..202X]",
                "spätestens in den 2020er Jahren",
                "by the 2020s",
            ),
            (
                "[202X..]",
                "frühestens in den 2020er Jahren",
                "the 2020s or later",
            ),
            ("0800-12-25", "25. Dezember 800", "December 25, 800"),
            ("0033", "33", "33"),
            ("-0043-03-15", "15. März 44 v. Chr.", "March 15, 44 BC"),
            ("0000", "1 v. Chr.", "1 BC"),
            ("9999-12-31", "31. Dezember 9999", "December 31, 9999"),
        ] {
            in_both([de, en], |words| {
                words.date(&edtf(written), DateStyle::Long)
            });
        }
    }

    #[test]
    fn a_heading_has_a_weekday_and_a_capital() {
        for (written, de, en) in [
            (
                "2024-10-28",
                "Montag, 28. Oktober 2024",
                "Monday, October 28, 2024",
            ),
            (
                "2024-10-28~",
                "Ca. 28. Oktober 2024",
                "Around October 28, 2024",
            ),
            ("2024-21", "Frühjahr 2024", "Spring 2024"),
            ("2024-10", "Oktober 2024", "October 2024"),
            (
                "../2024-10-18",
                "Bis 18. Oktober 2024",
                "Until October 18, 2024",
            ),
            (
                "[..2024-10-18]",
                "Spätestens 18. Oktober 2024",
                "By October 18, 2024",
            ),
            (
                "[2024-10..]",
                "Frühestens Oktober 2024",
                "October 2024 or later",
            ),
            (
                "2024-10-21/2024-10-27",
                "21.–27. Oktober 2024",
                "October 21–27, 2024",
            ),
        ] {
            in_both([de, en], |words| {
                words.date(&edtf(written), DateStyle::Heading)
            });
        }
        assert_eq!(capitalised("über"), "Über");
        assert_eq!(capitalised("жовтень"), "Жовтень");
        assert_eq!(capitalised("із"), "Із");
        assert_eq!(capitalised("قبل"), "قبل");
        assert_eq!(capitalised("÷"), "÷");
        assert_eq!(capitalised(""), "");
    }

    #[test]
    fn short_styles_shorten_what_stands_inside() {
        for (written, style, de, en) in [
            ("2024-10-28", DateStyle::Short, "28. Okt.", "Oct 28"),
            (
                "2024-10-28",
                DateStyle::Medium,
                "28. Okt. 2024",
                "Oct 28, 2024",
            ),
            (
                "2024-10-28",
                DateStyle::DayMonth,
                "28. Oktober",
                "October 28",
            ),
            ("2024-10", DateStyle::Short, "Okt. 2024", "Oct 2024"),
            ("2024-10", DateStyle::Year, "2024", "2024"),
            ("2024-05", DateStyle::Short, "Mai 2024", "May 2024"),
            (
                "2024-10-21/2024-10-27",
                DateStyle::Short,
                "21.–27. Okt.",
                "Oct 21–27",
            ),
            (
                "2024-10-21/2024-11-02",
                DateStyle::Short,
                "21. Okt. – 2. Nov.",
                "Oct 21 – Nov 2",
            ),
            (
                "2024-10-21/2024-10-27",
                DateStyle::Medium,
                "21.–27. Okt. 2024",
                "Oct 21–27, 2024",
            ),
            (
                "[..2024-10-18]",
                DateStyle::Short,
                "spätestens 18. Okt.",
                "by Oct 18",
            ),
            (
                "2004-06/2004-08",
                DateStyle::Short,
                "Juni–Aug. 2004",
                "Jun–Aug 2004",
            ),
        ] {
            in_both([de, en], |words| words.date(&edtf(written), style));
        }
    }
}
