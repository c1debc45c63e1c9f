//! The numbers in a speaker's own words: "rund 10.000", "12 Mio.".
//!
//! Only for finding contradictions, so whatever can be read in two ways is
//! both, and whatever is uncertain is nothing.

use crate::model::Figure;

/// Words after a number that multiply it, by their starts, each with its powers
/// of ten as digits (`<` is 12). Longer starts stand before their own starts.
const SCALES: &str = "milliard9 millard9 milli6 millón6 millones6 mille3 mila3 milh6 mili69 miljoen6 \
    milyon6 mil39 mio6 mln6 mrd9 mld9 billion9< billones< trillion< bn9 thousand3 tausend3 hundred2 \
    cientos2 lakh5 crore7 tsd3 tys3 tisíc3 duizend3 тыс3 тис3 млн6 мільйон6 миллион6 млрд9 трлн< ألف3 \
    آلاف3 مليون6 مليار9 تريليون<";

/// What a word may multiply by that is not known here.
const LOOSE: &str = "02346789";

/// The numbers that a part of the words may mean.
#[derive(Clone, Copy)]
struct Spoken<'a> {
    text: &'a str,
    /// With its marks between groups, and with the last as a decimal point.
    readings: [Option<f64>; 2],
    /// Powers of ten that the word after it multiplies it by, as digits.
    scales: &'static str,
}

impl Spoken<'_> {
    fn means(&self, number: f64) -> bool {
        for reading in self.readings.into_iter().flatten() {
            for scale in self.scales.bytes() {
                let product = reading * power_of_ten(scale - b'0');
                if (product - number).abs() <= number * 1e-9 {
                    return true;
                }
            }
        }
        false
    }
}

/// The number in the words that is not the figure's; `None` where they agree,
/// or where no number can be read for certain.
pub(super) fn contradiction<'a>(wording: &'a str, figure: &Figure) -> Option<&'a str> {
    let (low, high) = figure.stated()?;
    let is_range = matches!(figure, Figure::Between { .. });
    match (numbers(wording)?, is_range) {
        ([Some(only), None], false) if !only.means(low.number) => Some(only.text),
        ([Some(_), Some(last)], true) if !last.means(high.number) => Some(last.text),
        // "10 to 12 thousand": the scale may be lent.
        ([Some(first), Some(Spoken { scales, .. })], true)
            if !first.means(low.number) && !Spoken { scales, ..first }.means(low.number) =>
        {
            Some(first.text)
        }
        // Of a range one end may stand in words.
        _ => None,
    }
}

/// The one or two numbers in the words; `None` where there are more, or where
/// one of them is uncertain.
fn numbers(wording: &str) -> Option<[Option<Spoken<'_>>; 2]> {
    let mut found = [None; 2];
    let mut rest = wording;
    let mut count = 0;
    while let Some(start) = rest.find(|char| digit(char).is_some()) {
        // "T-72", "G7", "-5": part of a name, or no count; but "3-5" is a range.
        if let Some(before) = rest[..start].chars().next_back() {
            let is_range = matches!(&rest[..start], "-" | "–") && count > 0;
            if !is_range && (is_letter(before) || is_joint(before)) {
                return None;
            }
        }
        let end = start + number_end(&rest[start..]);
        let text = &rest[start..end];
        rest = &rest[end..];
        let readings = readings(text)?;
        let word = rest.trim_start_matches(is_space);
        // "10-thousand"
        let joined = word
            .strip_prefix('-')
            .filter(|word| word.starts_with(is_letter));
        let word = joined.unwrap_or(word);
        let glued = word.len() == rest.len();
        let mut scales = "0";
        if let Some(char) = word.chars().next() {
            if matches!(char, '%' | '‰' | '°' | ':' | '/' | '\'' | '"' | '½')
                || (glued && char == '.' && word.len() > 1)
            {
                return None;
            }
            if is_letter(char) {
                scales = match scale(word) {
                    Some(scales) => scales,
                    // "1st", "10th", "5kg" and the like are no counts.
                    None if glued => return None,
                    None if char.is_ascii() => scales,
                    None => LOOSE,
                };
            }
        }
        // A third number: nothing is certain.
        *found.get_mut(count)? = Some(Spoken {
            text,
            readings,
            scales,
        });
        count += 1;
    }
    Some(found)
}

/// The powers of ten of a word, where it is one that multiplies.
fn scale(word: &str) -> Option<&'static str> {
    let is_alone = !word.chars().nth(1).is_some_and(is_letter);
    match word.as_bytes()[0] | 32 {
        b'k' if is_alone => return Some("3"),
        b'm' if is_alone => return Some("6"),
        _ => {}
    }
    for entry in SCALES.split(' ') {
        let stem = entry.trim_end_matches(|char| matches!(char, '0'..='<'));
        let mut letters = word.chars().map(lower);
        if stem.chars().all(|char| letters.next() == Some(char)) {
            return Some(&entry[stem.len()..]);
        }
    }
    None
}

/// Lower case, where a word of [`SCALES`] has capitals.
fn lower(char: char) -> char {
    match char {
        'А'..='Я' => char::from_u32(u32::from(char) + 32).unwrap_or(char),
        _ => char.to_ascii_lowercase(),
    }
}

fn power_of_ten(power: u8) -> f64 {
    (0..power).fold(1.0, |product, _| product * 10.0)
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
fn readings(text: &str) -> Option<[Option<f64>; 2]> {
    // All digits as one number, the length of the first group and of this one,
    // the first mark and the last.
    let mut whole = 0.0;
    let (mut first_length, mut length, mut count) = (0, 0_u8, 0_u8);
    let (mut first, mut last) = (' ', ' ');
    // Whether the groups amid the number have three digits, and the same mark
    // stands before all of them.
    let mut is_grouped = true;
    for char in text.chars() {
        if let Some(digit) = digit(char) {
            whole = whole * 10.0 + f64::from(digit);
            length = length.saturating_add(1);
            continue;
        }
        if count == 0 {
            (first_length, first) = (length, char);
        } else {
            is_grouped &= length == 3 && last == first;
        }
        count = count.saturating_add(1);
        length = 0;
        last = char;
    }
    is_grouped &= (1..=3).contains(&first_length);
    let is_whole = count == 0 || (is_grouped && length == 3 && last == first);
    let has_point = is_point(last) && (count == 1 || (is_grouped && last != first));
    let found = [
        is_whole.then_some(whole),
        has_point.then(|| whole / power_of_ten(length)),
    ];
    (is_whole || has_point).then_some(found)
}

fn is_letter(char: char) -> bool {
    char.is_ascii_alphabetic()
        || (char >= '\u{c0}' && !is_space(char) && digit(char).is_none() && !is_sign(char))
}

/// Signs beyond ASCII that stand in numbers or between words.
fn is_sign(char: char) -> bool {
    matches!(char, '\u{2000}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{60c}' | '\u{66a}'..='\u{66c}')
}

/// What makes a number behind it part of something else.
fn is_joint(char: char) -> bool {
    matches!(char, '#' | '$' | '+'..='/' | ':' | '–' | '№' | '€' | '£')
}

fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_point(char: char) -> bool {
    matches!(char, '.' | ',' | '\u{66b}')
}

fn is_group_or_point(char: char) -> bool {
    is_point(char) || is_space(char) || matches!(char, '\'' | '’' | '\u{66c}')
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
            ("a 10-thousand-strong force", 10_000.0),
            ("a 10-strong force", 10.0),
            ("3 million people", 3_000_000.0),
            ("2 Milliarden", 2e9),
            ("2 billion", 2e12),
            ("10 mil soldados", 10_000.0),
            ("١٠٬٠٠٠", 10_000.0),
            ("حوالي ١٠٠٠٠ جندي", 10_000.0),
            ("10 тысяч", 10_000.0),
            ("10 万", 100_000.0),
            ("10.", 10.0),
            ("(10.000)", 10_000.0),
            ("12 МЛН", 12_000_000.0),
            ("10.000,50", 10_000.5),
            ("2 mil millones", 2e9),
            ("1,5 billones", 1.5e12),
            ("5 cientos", 500.0),
            ("5 hundred", 500.0),
            ("2 trillion", 2e12),
            ("1,2 трлн", 1.2e12),
            ("٢ تريليون", 2e12),
            ("2 lakh", 200_000.0),
            ("2 crore", 2e7),
            ("3 miljoen", 3e6),
            ("2 millió", 2e6),
            ("12 milyon", 12e6),
            ("10 tisíc", 10_000.0),
            ("1½ Mio.", 1.5e6),
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
            "-5",
            "5,5,5",
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
        assert_eq!(contradiction("9.000 bis 12.000", &figure), Some("9.000"));
        assert_eq!(contradiction("9 bis 12 Tsd.", &figure), Some("9"));
    }
}
