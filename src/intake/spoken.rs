//! The numbers in a speaker's own words: "rund 10.000", "12 Mio.".
//!
//! Only for finding contradictions, so whatever can be read in two ways is
//! both, and whatever is uncertain is nothing.

use crate::model::Figure;

/// What a word after a number multiplies it by, by the word's start. Longer
/// words stand before their own starts.
const SCALES: &[(&str, &[f64])] = &[
    ("milliard", &[1e9]),
    ("millard", &[1e9]),
    ("million", &[1e6]),
    ("millón", &[1e6]),
    ("millones", &[1e6]),
    ("mille", &[1e3]),
    ("mila", &[1e3]),
    ("milh", &[1e6]),
    ("mili", &[1e6, 1e9]),
    ("mil", &[1e3]),
    ("mio", &[1e6]),
    ("mln", &[1e6]),
    ("mrd", &[1e9]),
    ("mld", &[1e9]),
    ("billion", &[1e9, 1e12]),
    ("bn", &[1e9]),
    ("thousand", &[1e3]),
    ("tausend", &[1e3]),
    ("tsd", &[1e3]),
    ("tys", &[1e3]),
    ("duizend", &[1e3]),
    ("тыс", &[1e3]),
    ("тис", &[1e3]),
    ("млн", &[1e6]),
    ("мільйон", &[1e6]),
    ("миллион", &[1e6]),
    ("млрд", &[1e9]),
    ("ألف", &[1e3]),
    ("آلاف", &[1e3]),
    ("مليون", &[1e6]),
    ("مليار", &[1e9]),
];

/// The numbers that a part of the words may mean.
struct Spoken<'a> {
    text: &'a str,
    readings: Vec<f64>,
    /// The number behind it may lend it its scale: "10 to 12 thousand".
    is_bare: bool,
    /// What follows may be a scale that is not known here.
    is_loose: bool,
}

impl Spoken<'_> {
    fn means(&self, number: f64) -> bool {
        let is_same = |factor: f64| {
            let near = |reading: &f64| (reading * factor - number).abs() <= number * 1e-9;
            self.readings.iter().any(near)
        };
        is_same(1.0) || self.is_loose && [1e2, 1e3, 1e4, 1e6, 1e9].into_iter().any(is_same)
    }
}

/// The number in the words that is not the figure's; `None` where they agree,
/// or where no number can be read for certain.
pub(super) fn contradiction<'a>(wording: &'a str, figure: &Figure) -> Option<&'a str> {
    let (low, high) = figure.stated()?;
    let spoken = numbers(wording)?;
    match (spoken.as_slice(), figure) {
        // The other end may stand in words.
        ([_], Figure::Between { .. }) => None,
        ([only], _) => (!only.means(low.number)).then_some(only.text),
        ([first, last], Figure::Between { .. }) => {
            if !last.means(high.number) {
                return Some(last.text);
            }
            (!first.is_bare && !first.means(low.number)).then_some(first.text)
        }
        _ => None,
    }
}

/// Every number in the words; `None` where one of them is uncertain.
fn numbers(wording: &str) -> Option<Vec<Spoken<'_>>> {
    let mut found = Vec::new();
    let mut rest = wording;
    while let Some(start) = rest.find(|char: char| digit(char).is_some()) {
        // "T-72", "G7", "-5": part of a name, or no count.
        let before = rest[..start].chars().next_back();
        if before.is_some_and(|char| char.is_alphabetic() || "-–+.,/:#№$€£".contains(char)) {
            let is_dash = before.is_some_and(|char| "-–".contains(char));
            let is_range = is_dash && start > 1 && found.last().is_some();
            if !is_range {
                return None;
            }
        }
        let end = number_end(&rest[start..]) + start;
        let text = &rest[start..end];
        rest = &rest[end..];
        let mut readings = readings(text)?;
        let word = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
        let glued = word.len() == rest.len();
        let mut is_loose = false;
        let mut is_bare = true;
        if let Some(char) = word.chars().next() {
            if "%‰°:/'\"".contains(char) || (glued && char == '.' && word.len() > 1) {
                return None;
            }
            if char.is_alphabetic() {
                let lower = word.to_lowercase();
                let scale = SCALES.iter().find(|(stem, _)| lower.starts_with(stem));
                let letter_ends = |letter: char| {
                    let mut chars = lower.chars();
                    chars.next() == Some(letter) && !chars.next().is_some_and(char::is_alphabetic)
                };
                let factors: &[f64] = match scale {
                    Some((_, factors)) => factors,
                    None if letter_ends('k') => &[1e3],
                    None if letter_ends('m') => &[1e6],
                    // "1st", "10th", "5kg" and the like are no counts.
                    None if glued => return None,
                    None => &[],
                };
                if !factors.is_empty() {
                    let plain = core::mem::take(&mut readings);
                    for factor in factors {
                        readings.extend(plain.iter().map(|reading| reading * factor));
                    }
                }
                is_bare = factors.is_empty();
                is_loose = factors.is_empty() && !char.is_ascii();
            }
        }
        found.push(Spoken {
            text,
            readings,
            is_bare,
            is_loose,
        });
    }
    Some(found)
}

/// Where a number ends: at the last digit before two other characters.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let mut is_mark = false;
    for (place, char) in text.char_indices() {
        if digit(char).is_some() {
            end = place + char.len_utf8();
            is_mark = false;
        } else if is_mark || !is_group_or_point(char) {
            break;
        } else {
            is_mark = true;
        }
    }
    end
}

/// The numbers that digits with marks may mean; `None` where they are no
/// number.
fn readings(text: &str) -> Option<Vec<f64>> {
    let parts: Vec<&str> = text.split(is_group_or_point).collect();
    let marks: Vec<char> = text
        .chars()
        .filter(|char| is_group_or_point(*char))
        .collect();
    let whole = |parts: &[&str]| {
        let all = parts.iter().flat_map(|part| part.chars());
        all.filter_map(digit)
            .fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit))
    };
    // Groups of three, all with the same mark before them.
    let is_grouped = |parts: &[&str], marks: &[char]| {
        let is_three = |part: &&str| part.chars().count() == 3;
        (marks.is_empty() || (1..=3).contains(&parts[0].chars().count()))
            && parts[1..].iter().all(is_three)
            && marks.windows(2).all(|pair| pair[0] == pair[1])
    };
    let mut found = Vec::new();
    if is_grouped(&parts, &marks) {
        found.push(whole(&parts));
    }
    if let (Some((last, before)), Some((point, groups))) = (parts.split_last(), marks.split_last())
        && is_point(*point)
        && !groups.contains(point)
        && is_grouped(before, groups)
    {
        let mut scale = 1.0;
        for _ in last.chars().take(20) {
            scale *= 10.0;
        }
        found.push(whole(before) + whole(&[last]) / scale);
    }
    (!found.is_empty()).then_some(found)
}

fn is_point(char: char) -> bool {
    matches!(char, '.' | ',' | '\u{66b}')
}

fn is_group_or_point(char: char) -> bool {
    is_point(char)
        || matches!(
            char,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '\u{66c}'
        )
}

/// A digit, Western, Arabic-Indic or Eastern Arabic-Indic.
fn digit(char: char) -> Option<u32> {
    let code = u32::from(char);
    [0x30, 0x660, 0x6f0]
        .into_iter()
        .find(|zero| (*zero..*zero + 10).contains(&code))
        .map(|zero| code - zero)
}

#[cfg(test)]
mod tests {
    use super::contradiction;
    use crate::model::Figure;

    #[test]
    fn numbers_in_the_words_that_are_the_figure() {
        for (wording, value) in [
            ("rund 10.000", 10_000.0),
            ("about 10,000 troops", 10_000.0),
            ("10 000", 10_000.0),
            ("10\u{202f}000 soldats", 10_000.0),
            ("10’000", 10_000.0),
            ("1.234.567,5", 1_234_567.5),
            ("1,5", 1.5),
            ("1.500", 1.5),
            ("1.500", 1_500.0),
            ("1,2 Mio.", 1_200_000.0),
            ("12 Tsd.", 12_000.0),
            ("12k", 12_000.0),
            ("3 million people", 3_000_000.0),
            ("2 Milliarden", 2e9),
            ("2 billion", 2e12),
            ("10 mil soldados", 10_000.0),
            ("١٠٬٠٠٠", 10_000.0),
            ("حوالي ١٠٠٠٠ جندي", 10_000.0),
            ("10 тысяч", 10_000.0),
            ("10 万", 100_000.0),
            ("10.", 10.0),
        ] {
            assert_eq!(
                contradiction(wording, &Figure::About(value)),
                None,
                "{wording}"
            );
        }
    }

    #[test]
    fn numbers_in_the_words_that_are_another() {
        for (wording, value, read) in [
            ("rund 10.000", 1_000.0, "10.000"),
            ("12 Mio.", 12_000.0, "12"),
            ("about 3,000 troops", 30_000.0, "3,000"),
            ("12k", 12.0, "12"),
            ("١٠٬٠٠٠", 9_000.0, "١٠٬٠٠٠"),
            ("3 Soldaten", 3_000.0, "3"),
        ] {
            assert_eq!(
                contradiction(wording, &Figure::Exactly(value)),
                Some(read),
                "{wording}"
            );
        }
    }

    #[test]
    fn what_is_uncertain_is_no_contradiction() {
        for wording in [
            "thousands",
            "am 18.10.2024",
            "12:30",
            "10 %",
            "T-72",
            "G7",
            "Nr. 5/3",
            "10th brigade",
            "$5",
            "erst 500, dann 700",
            "1.23.4",
        ] {
            assert_eq!(
                contradiction(wording, &Figure::Exactly(99.0)),
                None,
                "{wording}"
            );
        }
    }

    #[test]
    fn both_ends_of_a_range_are_held_against_the_words() {
        let figure = Figure::Between {
            low: 10_000.0,
            high: 12_000.0,
            best: None,
        };
        for wording in [
            "10.000 bis 12.000",
            "10,000-12,000",
            "10–12 thousand",
            "10 bis 12 Tsd.",
            "rund 12.000",
        ] {
            assert_eq!(contradiction(wording, &figure), None, "{wording}");
        }
        assert_eq!(contradiction("10.000 bis 13.000", &figure), Some("13.000"));
    }
}
