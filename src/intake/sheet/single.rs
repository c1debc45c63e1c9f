//! One date in words and digits, in its parts.

use super::moment::MomentFault;
use super::months::{is_filler, is_weekday, month, season};
use super::style::{Order, Style};
use crate::model::Day;

/// What the other end of a span lends a date that leaves it out.
#[derive(Clone, Copy, Default)]
pub(super) struct Hint {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u8>,
}

/// A date in its parts.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) year: i32,
    /// A month, or a season from 21.
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    /// The last month, where it is a quarter.
    pub(super) last: Option<u8>,
    /// The order that takes day and month the other way, where nothing
    /// settles it.
    other: Option<Order>,
    is_decade: bool,
}

impl Part {
    fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Result<Self, MomentFault> {
        let sound = match (month, day) {
            (Some(month), Some(day)) => Day::new(year, month, day).is_some(),
            (Some(month), None) => matches!(month, 1..=12 | 21..=24),
            _ => true,
        };
        if !(0..=9999).contains(&year) || !sound {
            return Err(MomentFault::NoSuchDay);
        }
        Ok(Self {
            year,
            month,
            day,
            last: None,
            other: None,
            is_decade: false,
        })
    }

    /// The date of EDTF.
    pub(super) fn edtf(&self) -> String {
        let mut out = String::new();
        push_padded(&mut out, self.year, 4);
        if self.is_decade {
            out.pop();
            out.push('X');
        }
        if let Some(month) = self.month {
            out.push('-');
            push_padded(&mut out, i32::from(month), 2);
        }
        if let Some(day) = self.day {
            out.push('-');
            push_padded(&mut out, i32::from(day), 2);
        }
        if let Some(last) = self.last {
            out.push('/');
            push_padded(&mut out, self.year, 4);
            out.push('-');
            push_padded(&mut out, i32::from(last), 2);
        }
        out
    }

    /// The same with day and month the other way, where nothing settles it, and
    /// the order that says so.
    pub(super) fn swapped(&self) -> Option<(String, Order)> {
        let swapped = Self {
            month: self.day,
            day: self.month,
            ..*self
        };
        Some((swapped.edtf(), self.other?))
    }
}

fn push_padded(out: &mut String, number: i32, width: usize) {
    let digits = number.to_string();
    for _ in digits.len()..width {
        out.push('0');
    }
    out.push_str(&digits);
}

/// A number or a word of a date.
#[derive(Clone, Copy, Debug)]
enum Token<'t> {
    /// With the count of its digits, and what follows it.
    Number(i32, usize, char),
    Word(&'t str),
}

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let is_digit = char.is_ascii_digit();
        let is_word = char.is_alphabetic();
        let end = rest
            .find(|next: char| {
                if is_digit {
                    !next.is_ascii_digit()
                } else {
                    !is_word || !(next.is_alphabetic() || matches!(next, '\'' | '’' | 'ʼ'))
                }
            })
            .unwrap_or(rest.len());
        if is_digit {
            let after = rest[end..].chars().next().unwrap_or(' ');
            found.push(Token::Number(rest[..end].parse().ok()?, end, after));
            rest = &rest[end..];
        } else if is_word {
            let word = &rest[..end];
            rest = &rest[end..];
            // "d'octobre"
            let word = word
                .strip_prefix("d'")
                .or(word.strip_prefix("d’"))
                .unwrap_or(word);
            let word = word.trim_end_matches(['\'', '’']);
            if !is_filler(word) && !is_weekday(word) || month(word).is_some() {
                found.push(Token::Word(word));
            }
        } else if matches!(
            char,
            '.' | ',' | '/' | '-' | ' ' | '\'' | '’' | '‐' | '،' | 'º' | 'ª'
        ) {
            rest = &rest[char.len_utf8()..];
        } else {
            return None;
        }
    }
    Some(found)
}

/// A year of two digits is one of 1970 to 2069.
fn year(number: i32, length: usize) -> Option<i32> {
    match length {
        4 => Some(number),
        2 if number < 70 => Some(2000 + number),
        2 => Some(1900 + number),
        _ => None,
    }
}

/// A month or a day; one that cannot be is one that no calendar has.
#[expect(clippy::unnecessary_wraps, reason = "what the callers need")]
fn small(number: i32) -> Option<u8> {
    Some(u8::try_from(number).unwrap_or(u8::MAX))
}

/// Reads one date.
pub(super) fn single(text: &str, style: &Style, hint: Hint) -> Result<Part, MomentFault> {
    use Token::{Number, Word};
    const NO: MomentFault = MomentFault::NoDate;
    // From Syria to Iraq four months have names of two words.
    let joined = ["تشرين ", "كانون "]
        .into_iter()
        .find(|name| text.contains(name))
        .map(|name| text.replace(name, name.trim_end()));
    let mut tokens = tokens(joined.as_deref().unwrap_or(text)).ok_or(NO)?;
    // Arabic media give a month both its names.
    tokens.dedup_by(|second, first| match (first, second) {
        (Word(one), Word(other)) => month(one).is_some() && month(one) == month(other),
        _ => false,
    });
    match *tokens.as_slice() {
        [Number(number, 8, _)] => {
            let rest = number % 10_000;
            Part::new(number / 10_000, small(rest / 100), small(rest % 100))
        }
        [Number(year, 4, _)] => Part::new(year, None, None),
        // "1990s", "1990er"
        [Number(year, 4, _), Word("s" | "er" | "ers" | "х" | "ті")] if year % 10 == 0 => {
            let mut part = Part::new(year, None, None)?;
            part.is_decade = true;
            Ok(part)
        }
        [Number(day, 1 | 2, _)] => match (hint.year, hint.month) {
            (Some(year), Some(month)) => Part::new(year, Some(month), small(day)),
            _ => Err(NO),
        },
        [Word(name)] => match (month(name), hint.year) {
            (Some(month), Some(year)) => Part::new(year, Some(month), None),
            (Some(_), None) => Err(MomentFault::NoYear),
            _ => Err(NO),
        },
        [Number(day, 1 | 2, _), Word(name)] | [Word(name), Number(day, 1 | 2, _)] => {
            match (month(name), hint.year) {
                (Some(month), Some(year)) => Part::new(year, Some(month), small(day)),
                // "Oct 24" may be the day or the year.
                (Some(_), None) => Err(MomentFault::NoYear),
                _ => Err(NO),
            }
        }
        [Word(name), Number(year, 4, _)] | [Number(year, 4, _), Word(name)] => {
            match (month(name).or_else(|| season(name)), quarter(name)) {
                (Some(month), _) => Part::new(year, Some(month), None),
                (None, Some(number)) => in_quarter(year, number),
                (None, None) => Err(NO),
            }
        }
        // "winter 2023/24"
        [Word(name), Number(year, 4, '/'), Number(next, length, _)]
            if season(name) == Some(24) && length <= 4 =>
        {
            let follows = next % 100 == (year + 1) % 100;
            if follows {
                Part::new(year, Some(24), None)
            } else {
                Err(NO)
            }
        }
        [Number(day, 1 | 2, _), Word(name), Number(number, length, _)]
        | [Word(name), Number(day, 1 | 2, _), Number(number, length, _)] => {
            let year = year(number, length).ok_or(NO)?;
            match month(name) {
                Some(month) => Part::new(year, Some(month), small(day)),
                None if is_quarter(name) => in_quarter(year, day),
                None => Err(NO),
            }
        }
        [Number(year, 4, _), Word(name), Number(day, 1 | 2, _)] => match month(name) {
            Some(month) => Part::new(year, Some(month), small(day)),
            None if is_quarter(name) => in_quarter(year, day),
            None => Err(NO),
        },
        [
            Number(year, 4, _),
            Number(month, 1 | 2, _),
            Number(day, 1 | 2, _),
        ] => Part::new(year, small(month), small(day)),
        // "10/2024"; with the month of the other end "18–20, 2024".
        [Number(number, 1 | 2, after), Number(year, 4, _)] => match hint.month {
            Some(month) if after != '.' && after != '/' => {
                Part::new(year, Some(month), small(number))
            }
            _ if number <= 12 => Part::new(year, small(number), None),
            _ => Err(NO),
        },
        [Number(year, 4, '.' | '/' | ' '), Number(month, 1 | 2, _)] if month <= 12 => {
            Part::new(year, small(month), None)
        }
        [Number(a, 1 | 2, after), Number(b, 1 | 2, _)] => match hint.year {
            Some(year) => numeric(a, b, year, after, style),
            None if a <= 31 && b <= 12 => Err(MomentFault::NoYear),
            None => Err(NO),
        },
        [
            Number(a, first, after),
            Number(b, 1 | 2, _),
            Number(c, last, _),
        ] if first <= 2 => {
            if style.order == Order::Ymd && last <= 2 {
                let year = year(a, first).ok_or(NO)?;
                return Part::new(year, small(b), small(c));
            }
            numeric(a, b, year(c, last).ok_or(NO)?, after, style)
        }
        _ => Err(NO),
    }
}

/// Day and month in digits, in the order that holds here.
fn numeric(a: i32, b: i32, year: i32, after: char, style: &Style) -> Result<Part, MomentFault> {
    // With points the day is always first.
    let is_pointed = after == '.';
    let is_month_first = style.order == Order::Mdy && (style.is_order_settled || !is_pointed);
    let (day, month) = if is_month_first { (b, a) } else { (a, b) };
    let both = a <= 12 && b <= 12;
    if month > 12 && day <= 12 && !style.is_order_settled {
        // Only one order gives a month.
        return Part::new(year, small(day), small(month));
    }
    if month > 12 && day <= 12 && !is_pointed {
        return Part::new(year, small(day), small(month));
    }
    let mut part = Part::new(year, small(month), small(day))?;
    if month == 0 || day == 0 || month > 31 || day > 31 {
        return Err(MomentFault::NoSuchDay);
    }
    if both && a != b && !is_pointed && !style.is_order_settled {
        part.other = Some(if is_month_first {
            Order::Dmy
        } else {
            Order::Mdy
        });
    }
    Ok(part)
}

fn is_quarter(name: &str) -> bool {
    matches!(
        name,
        "q" | "quartal" | "quarter" | "trimestre" | "trim" | "квартал" | "кв"
    )
}

fn quarter(name: &str) -> Option<i32> {
    match name {
        "i" | "і" => Some(1),
        "ii" | "іі" => Some(2),
        "iii" | "ііі" => Some(3),
        "iv" | "іv" => Some(4),
        _ => None,
    }
}

fn in_quarter(year: i32, number: i32) -> Result<Part, MomentFault> {
    let number = small(number)
        .filter(|number| (1..=4).contains(number))
        .ok_or(MomentFault::NoDate)?;
    let mut part = Part::new(year, Some(number * 3 - 2), None)?;
    part.last = Some(number * 3);
    Ok(part)
}

/// The last year in a text.
pub(super) fn last_year(text: &str) -> Option<i32> {
    tokens(text)?
        .into_iter()
        .rev()
        .find_map(|token| match token {
            Token::Number(year, 4, _) => Some(year),
            _ => None,
        })
}
