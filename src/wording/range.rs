//! From one day to another. Composed from two dates, so that it is the same on
//! the page and natively.

use super::locale::DateStyle;
use super::words::Words;
use crate::model::Day;

impl Words<'_> {
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
        Some(year) => word.starts_with(year) || !word.contains(is_digit),
        None => matches!(shared, Shared::Month),
    };
    let is_shared = |a: usize, b: usize| from[a] == to[b] && may_share(from[a]);
    let least = from.len().min(to.len());
    let mut before = 0;
    while before < least && is_shared(before, before) {
        before += 1;
    }
    let mut after = 0;
    while before + after + 1 < least && is_shared(from.len() - 1 - after, to.len() - 1 - after) {
        after += 1;
    }
    let (from_end, to_end) = (from.len() - after, to.len() - after);
    let is_tight = from_end == before + 1 && to_end == before + 1;
    let mut out = String::with_capacity(first.len() + last.len());
    for word in &from[..from_end] {
        out.push_str(word);
        out.push(' ');
    }
    while let Some(' ' | ',' | '،') = out.chars().next_back() {
        out.pop();
    }
    out.push_str(if is_tight { "–" } else { " – " });
    for (place, word) in to[before..].iter().enumerate() {
        if place > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The digits that a table's language may write years with.
fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Shared, joined};

    #[test]
    fn ranges_share_no_day_by_chance() {
        let year = Shared::Year("2024");
        assert_eq!(joined("Oct 21", "Nov 21", &year), "Oct 21 – Nov 21");
        assert_eq!(
            joined("21 de octubre de 2024", "2 de noviembre de 2024", &year),
            "21 de octubre – 2 de noviembre de 2024"
        );
        assert_eq!(joined("2024 a 1", "2024 b 1", &year), "2024 a 1 – b 1");
        assert_eq!(
            joined("Oct 21", "Oct 21", &Shared::Nothing),
            "Oct 21 – Oct 21"
        );
    }
}
