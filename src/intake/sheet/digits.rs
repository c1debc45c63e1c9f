//! Numbers in digits, with the marks that people put between them.

use super::amount::AmountFault;
use super::fold::is_space;
use super::style::Style;
use crate::intake::number::read_number;

/// A number as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// What it would be with its mark taken the other way, where that is as
    /// likely, and that mark.
    pub(super) other: Option<(f64, char)>,
}

/// A power of ten.
pub(super) type Raw = u32;

impl Number {
    /// So many powers of ten of it.
    pub(super) fn times(self, power: Option<Raw>) -> Result<Self, AmountFault> {
        let Some(power) = power else {
            return Ok(self);
        };
        // Through digits, so that 1.2 million is exact.
        let scaled = |value: f64| {
            let mut raw = value.to_string();
            raw.push('e');
            raw.push_str(&power.to_string());
            read_number(&raw)
        };
        Ok(Self {
            value: scaled(self.value),
            other: self.other.map(|(value, mark)| (scaled(value), mark)),
        })
    }
}

/// Where the numbers stand in a folded text.
pub(super) fn tokens(text: &str, style: &Style) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|char: char| char.is_ascii_digit()) {
        let first = at + start;
        let start = first - bare_point(&text[at..first], style);
        let mut end = first;
        let mut first_mark = None;
        loop {
            while bytes.get(end).is_some_and(u8::is_ascii_digit) {
                end += 1;
            }
            let Some(mark) = text[end..].chars().next() else {
                break;
            };
            let next = end + mark.len_utf8();
            let digits = bytes[next..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let goes_on = if is_space(mark) {
                // Only groups of three, and no other mark before.
                digits == 3
                    && match first_mark {
                        None => end - first <= 3,
                        Some(first) => first == ' ',
                    }
            } else {
                digits > 0 && is_mark(mark, style)
            };
            if !goes_on {
                break;
            }
            first_mark = first_mark.or(Some(if is_space(mark) { ' ' } else { mark }));
            end = next;
        }
        end += exponent(&bytes[end..]);
        found.push((start, end));
        at = end;
    }
    found
}

/// The length of the decimal mark with which a number starts: ".5".
fn bare_point(before: &str, style: &Style) -> usize {
    let mut chars = before.chars().rev();
    let Some(mark) = chars.next() else { return 0 };
    let is_point = matches!(mark, '.' | ',' | '٫') || mark == style.marks.decimal;
    let is_start = chars
        .next()
        .is_none_or(|char| !char.is_alphanumeric() && !matches!(char, '.' | ','));
    if is_point && is_start {
        mark.len_utf8()
    } else {
        0
    }
}

/// The length of what spreadsheets make of long numbers: "1.2e+06".
fn exponent(bytes: &[u8]) -> usize {
    let sign = match bytes {
        [b'e', b'+' | b'-', ..] => 2,
        [b'e', ..] => 1,
        _ => return 0,
    };
    let digits = bytes[sign..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit());
    match digits.count() {
        count @ 1..=3 => sign + count,
        _ => 0,
    }
}

/// Whether a character may stand within a number.
fn is_mark(char: char, style: &Style) -> bool {
    matches!(char, '.' | ',' | '\'' | '’' | '٫' | '٬')
        || style.marks.group == Some(char)
        || style.marks.decimal == char
}

/// Reads digits with marks.
pub(super) fn number(token: &str, style: &Style) -> Result<Number, AmountFault> {
    if let Some((digits, power)) = token.split_once('e') {
        let plain = digits.replace(',', ".");
        let is_sound = plain
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
            && plain.bytes().filter(|byte| *byte == b'.').count() < 2;
        if !is_sound {
            return Err(AmountFault::Marks);
        }
        return Ok(Number {
            value: read_number(&[&plain, "e", power].concat()),
            other: None,
        });
    }
    // The digits, and behind how many of them each mark stands.
    let mut digits = String::with_capacity(token.len());
    let mut marks: Vec<(char, usize)> = Vec::new();
    for char in token.chars() {
        if char.is_ascii_digit() {
            digits.push(char);
        } else {
            marks.push((if is_space(char) { ' ' } else { char }, digits.len()));
        }
    }
    let Some(&(last, place)) = marks.last() else {
        return Ok(Number {
            value: read_number(&digits),
            other: None,
        });
    };
    let whole = read_number(&digits);
    let tail = digits.len() - place;
    let split = [&digits[..place], ".", &digits[place..]].concat();
    let decimal = read_number(&split);
    let is_alone = marks.iter().filter(|(mark, _)| *mark == last).count() == 1;
    let earlier = &marks[..marks.len() - 1];
    let may_group = is_grouped(&marks, digits.len());
    let may_point = is_alone && (earlier.is_empty() || is_grouped(earlier, place));
    let plain = |value| Ok(Number { value, other: None });
    if style.are_marks_settled {
        let is_point = |mark: char| mark == '٫' || mark == style.marks.decimal;
        let is_decimal = is_point(last) && may_point;
        // Spaces and the like are nowhere a decimal mark; where the mapping names no other mark, any parts groups.
        let group = style.marks.group;
        let is_group = |mark: char| {
            matches!(mark, ' ' | '\'' | '’' | '٬')
                || (group.is_none_or(|group| group == mark) && !is_point(mark))
        };
        let before = if is_decimal { earlier } else { &marks };
        if !before.iter().all(|(mark, _)| is_group(*mark)) {
            return Err(AmountFault::Marks);
        }
        return match (is_decimal, may_group) {
            (true, _) => plain(decimal),
            (false, true) => plain(whole),
            (false, false) => Err(AmountFault::Marks),
        };
    }
    let is_point = matches!(last, '.' | ',' | '٫') || last == style.marks.decimal;
    if !is_point {
        return if may_group {
            plain(whole)
        } else {
            Err(AmountFault::Marks)
        };
    }
    if last == '٫' || !may_group {
        return if may_point {
            plain(decimal)
        } else {
            Err(AmountFault::Marks)
        };
    }
    // Three digits behind one mark, or groups all along.
    let has_other_marks = !earlier.is_empty() && may_point;
    let leads_with_zero = digits.starts_with('0');
    if has_other_marks || (leads_with_zero && may_point) {
        return plain(decimal);
    }
    if marks.len() > 1 || tail != 3 || last != style.marks.decimal {
        return plain(whole);
    }
    Ok(Number {
        value: decimal,
        other: Some((whole, last)),
    })
}

/// Whether one kind of mark parts groups of three digits (or, before the last
/// three, of two).
fn is_grouped(marks: &[(char, usize)], length: usize) -> bool {
    let Some(&(first, head)) = marks.first() else {
        return true;
    };
    let mut sizes = Vec::with_capacity(marks.len());
    for (place, &(mark, start)) in marks.iter().enumerate() {
        if mark != first {
            return false;
        }
        let end = marks.get(place + 1).map_or(length, |next| next.1);
        sizes.push(end - start);
    }
    let is_by_two = sizes.len() > 1 && sizes[..sizes.len() - 1].iter().all(|size| *size == 2);
    let is_by_three = sizes[..sizes.len() - 1].iter().all(|size| *size == 3);
    (1..=3).contains(&head) && sizes.last() == Some(&3) && (is_by_three || (is_by_two && head <= 2))
}
