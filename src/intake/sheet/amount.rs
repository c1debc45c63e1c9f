//! Numbers as people write them, with the hedges in the same cell.

use super::digits::{Number, Raw, number, tokens};
use super::fold::fold;
use super::hedges::{adding, filler, hedge, is_part, joint, magnitude, scale};
use super::style::Style;
use crate::model::Qualifier;

/// What a cell gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// A single number.
    One(Number),
    /// A range.
    Range(Number, Number),
    /// "thousands": a power of ten.
    Magnitude(f64),
    /// "a part".
    Part,
}

/// A cell of numbers as read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) shape: Shape,
    /// The qualifier that its words or signs mean.
    pub(super) hedge: Option<Qualifier>,
    /// Whether it says that it comes on top of what was before.
    pub(super) is_increment: bool,
    /// Whether it is a number as any program writes it.
    pub(super) is_plain: bool,
    /// Of a range whose lower end may be meant in the thousands or millions of
    /// the upper one ("11-13000"): that end.
    pub(super) short: Option<f64>,
    /// Words that were not understood.
    pub(super) leftover: String,
}

/// Why a cell is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AmountFault {
    /// There is no number, and no magnitude known here.
    None,
    /// Below nothing.
    Negative,
    /// Several numbers that are no range.
    Several,
    /// The marks make no groups of three digits.
    Marks,
}

/// Reads a cell that is not blank.
pub(super) fn read_amount(text: &str, style: &Style) -> Result<Amount, AmountFault> {
    let folded = without_footnotes(fold(text));
    let tokens = tokens(&folded, style);
    let mut amount = Amount {
        shape: Shape::Part,
        hedge: None,
        is_increment: false,
        is_plain: false,
        short: None,
        leftover: String::new(),
    };
    let (before, after);
    match *tokens.as_slice() {
        [] => {
            amount.shape = in_words(&folded).ok_or(AmountFault::None)?;
            return Ok(amount);
        }
        [(start, end)] => {
            // "T-72", "G7": part of a name.
            let name = folded[..start].trim_end_matches('-');
            if name.ends_with(char::is_alphabetic) {
                return Err(AmountFault::None);
            }
            let number = number(&folded[start..end], style)?;
            let (power, rest) = scales(&folded[end..], style);
            amount.is_plain = is_plain(text.trim(), style);
            amount.shape = Shape::One(number.times(power)?);
            (before, after) = (&folded[..start], rest);
        }
        [(start, end), (second, last)] => {
            let (own, between) = scales(&folded[end..second], style);
            let rest = joint(between).ok_or(AmountFault::Several)?;
            // "3a5" is no range; in Arabic "and" stands at the next number.
            let is_glued = own.is_none()
                && between.starts_with(|char: char| char.is_alphabetic() && char != 'و')
                && !folded[end..second].starts_with(' ');
            if !rest.is_empty() || is_glued {
                return Err(AmountFault::Several);
            }
            let low = number(&folded[start..end], style)?;
            let high = number(&folded[second..last], style)?;
            let (power, rest) = scales(&folded[last..], style);
            // "10 to 12 thousand": the word is meant for both.
            let is_shared = own.is_none() && low.value <= high.value;
            if is_shared && power.is_none() {
                amount.short = shortened(low.value, high.value);
            }
            let own = if is_shared { power } else { own };
            let (low, mut high) = (low.times(own)?, high.times(power)?);
            // "900-1.100": the one reading is no range.
            if let Some((other, _)) = high
                .other
                .filter(|(other, _)| high.value < low.value && low.value <= *other)
            {
                high = Number {
                    value: other,
                    other: None,
                };
            }
            amount.shape = Shape::Range(low, high);
            (before, after) = (&folded[..start], rest);
        }
        _ => return Err(AmountFault::Several),
    }
    amount.words_before(before)?;
    amount.words_after(after);
    if matches!(amount.shape, Shape::Range(..)) && amount.hedge == Some(Qualifier::Exactly) {
        amount.hedge = None;
    }
    Ok(amount)
}

impl Amount {
    fn words_before(&mut self, before: &str) -> Result<(), AmountFault> {
        let mut rest = before.trim_end();
        // A sign that touches the number.
        if let Some(less) = rest.strip_suffix(['-', '−', '–']) {
            if less.is_empty() || less.ends_with(' ') || hedge(less).is_some() {
                return Err(AmountFault::Negative);
            }
            rest = less;
        }
        while !rest.is_empty() {
            if let Some(more) = rest.strip_prefix('+') {
                self.is_increment = true;
                rest = more.trim_start();
            } else if let Some((found, more)) = hedge(rest) {
                self.take(found);
                rest = more;
            } else if let Some(more) = adding(rest) {
                self.is_increment = true;
                rest = more;
            } else if let Some(more) = filler(rest) {
                rest = more;
            } else {
                rest = self.leave(rest);
            }
        }
        Ok(())
    }

    fn words_after(&mut self, after: &str) {
        let mut rest = after.trim_start();
        while !rest.is_empty() {
            if let Some(more) = rest.strip_prefix('+') {
                self.take(Qualifier::AtLeast);
                rest = more.trim_start();
            } else if let Some((found, more)) = hedge(rest) {
                self.take(found);
                rest = more;
            } else if let Some(more) = adding(rest) {
                self.is_increment = true;
                rest = more;
            } else {
                rest = self.leave(rest);
            }
        }
    }

    /// Takes a hedge; of two, one that sets a bound says more.
    fn take(&mut self, found: Qualifier) {
        let is_bound = |hedge| !matches!(hedge, Qualifier::About | Qualifier::Exactly);
        if self.hedge.is_none_or(|known| !is_bound(known)) {
            self.hedge = Some(found);
        }
    }

    /// Leaves a word aside; gives what follows.
    fn leave<'t>(&mut self, rest: &'t str) -> &'t str {
        let (word, more) = rest.split_once(' ').unwrap_or((rest, ""));
        if !self.leftover.is_empty() {
            self.leftover.push(' ');
        }
        self.leftover.push_str(word);
        more.trim_start()
    }
}

/// Without the marks of footnotes: `[12]`, `[a]`, `¹`, `*`, `†` behind a number
/// or a word. A sign between two numbers is none ("5*3"), nor is a power of ten.
fn without_footnotes(folded: String) -> String {
    const SIGNS: [char; 5] = ['*', '†', '‡', '§', '⁺'];
    let is_raised = |char: char| matches!(char, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    if folded.is_ascii() && !folded.contains(['[', '*']) {
        return folded;
    }
    let mut out = String::with_capacity(folded.len());
    let mut rest = &*folded;
    while let Some(char) = rest.chars().next() {
        if char == '['
            && let Some((mark, after)) = rest[1..].split_once(']')
            && (1..=3).contains(&mark.chars().count())
            && mark.chars().all(char::is_alphanumeric)
            && !out.is_empty()
            && !is_digit_next(after)
        {
            rest = after;
            continue;
        }
        rest = &rest[char.len_utf8()..];
        // "km²" is a unit.
        let is_raised = is_raised(char) && !out.ends_with('m') && !is_ten(&out);
        let is_mark = (is_raised || SIGNS.contains(&char)) && !is_digit_next(rest);
        if !is_mark || out.is_empty() {
            out.push(char);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a number follows: to take out what stands before it would join two.
fn is_digit_next(rest: &str) -> bool {
    rest.trim_start()
        .starts_with(|next: char| next.is_ascii_digit())
}

/// Whether a text ends with the number 10.
fn is_ten(text: &str) -> bool {
    text.strip_suffix("10").is_some_and(|before| {
        !before.ends_with(|char: char| char.is_ascii_digit() || ",.".contains(char))
    })
}

/// What a lower end would be in the millions or thousands of the upper end,
/// where the two would then be a range too, and that end is round.
fn shortened(low: f64, high: f64) -> Option<f64> {
    let is_short = low >= 1.0 && low.fract() == 0.0;
    let round = [1e6, 1e3].into_iter().filter(|power| high % power == 0.0);
    let mut meant = round.map(|power| low * power);
    meant.find(|meant| is_short && *meant < high)
}

/// A magnitude or a part in words alone.
fn in_words(folded: &str) -> Option<Shape> {
    let words = folded.trim_matches(|char: char| !char.is_alphabetic());
    if is_part(words) {
        return Some(Shape::Part);
    }
    let power = magnitude(words)?;
    Some(Shape::Magnitude(
        (0..power).fold(1.0, |value, _| value * 10.0),
    ))
}

/// The power of ten of the words behind a number, and what follows them.
fn scales<'t>(text: &'t str, style: &Style) -> (Option<Raw>, &'t str) {
    let mut rest = text.trim_start();
    let mut sum = None;
    // "mil millones"
    for _ in 0..2 {
        let Some((power, more)) = scale(rest, style.is_long_scale) else {
            break;
        };
        sum = Some(sum.unwrap_or(0) + power);
        rest = more;
    }
    (sum, rest.trim_start())
}

/// Whether it is a number as any program writes it.
fn is_plain(text: &str, style: &Style) -> bool {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && fraction.is_none_or(|part| is_digits(part) && (style.marks.decimal == '.'))
}
