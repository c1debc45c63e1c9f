//! Words looked for in claims, whatever their case and accents.

use core::ops::Range;

use super::book::Ledger;
use crate::model::{Claim, Text};

/// Takes a letter apart: in lower case, base before marks (Unicode's NFD).
/// Whoever has the tables of Unicode lends this; ASCII is not asked for.
pub type Apart<'a> = dyn Fn(char) -> String + 'a;

/// The words of a wish, folded; a claim must hold each of them.
#[must_use]
pub fn needles(wish: &str, apart: &Apart<'_>) -> Vec<String> {
    wish.split_whitespace()
        .map(|word| Folded::new(word, apart).text)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Where the words stand in a text: ranges of bytes in order, none touching
/// another. A word may stand within a longer one.
#[must_use]
pub fn found(text: &str, needles: &[String], apart: &Apart<'_>) -> Vec<Range<usize>> {
    let folded = Folded::new(text, apart);
    let mut is_found = vec![false; folded.text.len()];
    for needle in needles {
        let mut from = 0;
        while let Some(at) = place(&folded.text[from..], needle) {
            let at = from + at;
            is_found[at..at + needle.len()].fill(true);
            // One letter on: words may overlap themselves.
            from = at + folded.text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (place, _) in is_found.iter().enumerate().filter(|(_, found)| **found) {
        let letter = folded.letter(place);
        match ranges.last_mut() {
            Some(last) if letter.start <= last.end => last.end = last.end.max(letter.end),
            _ => ranges.push(letter),
        }
    }
    ranges
}

impl Ledger {
    /// Which claims hold all the words, by their place in the dataset: in
    /// their text, quote, wording, names or sources, in any language.
    #[must_use]
    pub fn matching(&self, needles: &[String], apart: &Apart<'_>) -> Vec<bool> {
        let holds = |claim: &Claim| {
            let folded = Folded::new(&self.words_of(claim), apart).text;
            needles
                .iter()
                .all(|needle| place(&folded, needle).is_some())
        };
        self.dataset().claims.iter().map(holds).collect()
    }

    /// All that a claim's card says in the newsroom's or the speaker's words.
    fn words_of(&self, claim: &Claim) -> String {
        let dataset = self.dataset();
        let mut all = String::new();
        add(&mut all, Some(&claim.text));
        for &speaker in &claim.speakers {
            let speaker = dataset.speaker(speaker);
            add(&mut all, Some(&speaker.name));
            add(&mut all, speaker.role.as_ref());
            add(
                &mut all,
                speaker.party.map(|party| &dataset.party(party).name),
            );
        }
        if let Some(quote) = &claim.quote {
            word(&mut all, &quote.exact);
            add(&mut all, quote.translation.as_ref());
        }
        let wording = claim.estimate.as_ref().and_then(|one| one.wording.as_ref());
        for own in claim.hedge.iter().chain(wording) {
            word(&mut all, own);
        }
        for report in &claim.sources {
            let source = dataset.source(report.source);
            add(&mut all, source.publisher.as_ref());
            add(&mut all, source.label.as_ref());
            add(&mut all, source.title.as_ref());
            for agency in &source.agencies {
                word(&mut all, agency);
            }
        }
        add(&mut all, claim.note.as_ref());
        all
    }
}

fn add(all: &mut String, text: Option<&Text>) {
    for (_, entry) in text.into_iter().flat_map(Text::entries) {
        word(all, entry);
    }
}

/// Adds a text, apart from what stands before.
fn word(all: &mut String, text: &str) {
    all.push_str(text);
    all.push('\n');
}

/// The place of a word, which is not empty, in a text as it stands.
pub(crate) fn place(text: &str, needle: &str) -> Option<usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    text.windows(needle.len()).position(|part| part == needle)
}

/// A text without case and accents, and where each of its bytes comes from.
struct Folded {
    text: String,
    /// For each byte, the letter of the original: its place and length.
    from: Vec<(u32, u32)>,
}

impl Folded {
    fn new(text: &str, apart: &Apart<'_>) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
        };
        for (place, letter) in text.char_indices() {
            if letter.is_ascii() {
                folded.text.push(letter.to_ascii_lowercase());
            } else if let Some(plain) = plain(letter) {
                folded.text.push_str(plain);
            } else {
                let letters = apart(letter);
                folded
                    .text
                    .extend(letters.chars().filter(|one| !is_mark(*one)));
            }
            #[expect(clippy::cast_possible_truncation, reason = "files end before 4 GiB")]
            let origin = (place as u32, letter.len_utf8() as u32);
            folded.from.resize(folded.text.len(), origin);
        }
        folded
    }

    /// The letter of the original that a byte comes from, with the marks after it.
    fn letter(&self, byte: usize) -> Range<usize> {
        let (place, length) = self.from[byte];
        let start = place as usize;
        let next = self.from[byte..].iter().find(|(other, _)| *other != place);
        let end = next.map_or(start + length as usize, |(next, _)| *next as usize);
        start..end
    }
}

/// Letters that readers write with others, and Unicode does not take apart.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ı' => "i",
        '’' | '‘' | 'ʼ' => "'",
        _ => return None,
    })
}

/// Whether a letter is a mark on another (the blocks of combining marks of the
/// Latin, Cyrillic, Hebrew and Arabic scripts).
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{1dc0}'..='\u{1dff}')
}

#[cfg(test)]
mod tests {
    use super::{found, needles};

    /// A stand-in that knows a few letters.
    fn apart(letter: char) -> String {
        match letter {
            'é' | 'É' => "e\u{301}".into(),
            'й' | 'Й' => "и\u{306}".into(),
            'ü' | 'Ü' => "u\u{308}".into(),
            'З' => "з".into(),
            other => other.into(),
        }
    }

    fn marked(text: &str, wish: &str) -> Vec<String> {
        let ranges = found(text, &needles(wish, &apart), &apart);
        ranges.into_iter().map(|range| text[range].into()).collect()
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(
            marked("In Kursk, KURSKER Gebiet", "kursk"),
            ["Kursk", "KURSK"]
        );
        assert_eq!(marked("Café, cafe, CAFÉ", "Café"), ["Café", "cafe", "CAFÉ"]);
        assert_eq!(marked("Зеленський", "зеленськии"), ["Зеленський"]);
        assert_eq!(marked("Straße", "strasse"), ["Straße"]);
    }

    #[test]
    fn a_mark_of_its_own_goes_with_its_letter() {
        assert_eq!(marked("cafe\u{301} noir", "cafe"), ["cafe\u{301}"]);
    }

    #[test]
    fn several_words_are_found_each_and_merged_where_they_meet() {
        assert_eq!(marked("three thousand", "thou three"), ["three", "thou"]);
        assert_eq!(marked("aaaa", "aaa"), ["aaaa"]);
        assert_eq!(marked("abcd", "ab bc cd"), ["abcd"]);
        assert!(marked("abcd", "  ").is_empty());
    }
}
