//! The languages that have a table, and which of them a reader gets.

use super::locale::Plural;
use super::messages::KEYS;
use crate::model::primary;

/// The messages of one language.
pub(super) struct Language {
    /// BCP 47 tag of the language alone.
    pub(super) tag: &'static str,
    /// Whether it is written from right to left.
    pub(super) is_right_to_left: bool,
    /// Its plural categories, in the order of the forms in its table.
    pub(super) plurals: &'static [Plural],
    /// All texts, one after the other.
    texts: &'static str,
    /// Where each of them ends.
    ends: &'static [u16],
}

impl Language {
    /// The text of a message, with all its forms.
    pub(super) fn text(&self, message: usize) -> &'static str {
        let start = match message {
            0 => 0,
            _ => self.ends[message - 1],
        };
        &self.texts[usize::from(start)..usize::from(self.ends[message])]
    }
}

/// Packs a table at compile time; a key that is missing, out of order or
/// without a text stops the build.
macro_rules! language {
    ($tag:literal, $is_right_to_left:literal, [$($plural:ident),+]) => {{
        const SOURCE: &[u8] = include_bytes!(concat!("messages/", $tag, ".txt"));
        const LENGTH: usize = texts_length(SOURCE);
        const PACKED: ([u8; LENGTH], [u16; KEYS.len()]) = pack(SOURCE);
        const TEXTS: &str = match core::str::from_utf8(&PACKED.0) {
            Ok(texts) => texts,
            Err(_) => panic!("the table is not UTF-8"),
        };
        Language {
            tag: $tag,
            is_right_to_left: $is_right_to_left,
            plurals: &[$(Plural::$plural),+],
            texts: TEXTS,
            ends: &PACKED.1,
        }
    }};
}

/// Every language with a table. Another one is a line here and a file beside.
pub(super) static LANGUAGES: &[Language] = &[
    language!("en", false, [One, Other]),
    language!("de", false, [One, Other]),
    #[cfg(not(target_arch = "wasm32"))]
    language!("fr", false, [One, Many, Other]),
    #[cfg(not(target_arch = "wasm32"))]
    language!("es", false, [One, Many, Other]),
    #[cfg(not(target_arch = "wasm32"))]
    language!("uk", false, [One, Few, Many]),
    #[cfg(not(target_arch = "wasm32"))]
    language!("ar", true, [Zero, One, Two, Few, Many, Other]),
];

/// A line of a table: where its key ends, where its text starts, where the
/// line ends. Without a key: a comment or an empty line.
struct Line {
    key_end: usize,
    text: usize,
    end: usize,
}

const fn line(source: &[u8], start: usize) -> Line {
    let mut end = start;
    let mut key_end = start;
    while end < source.len() && source[end] != b'\n' {
        if source[end] == b'=' && key_end == start && end > start {
            key_end = end - 1;
        }
        end += 1;
    }
    if start < end && source[start] == b'#' {
        key_end = start;
    }
    Line {
        key_end,
        text: key_end + 3,
        end,
    }
}

const fn texts_length(source: &[u8]) -> usize {
    let (mut at, mut length) = (0, 0);
    while at < source.len() {
        let line = line(source, at);
        if line.key_end > at {
            assert!(line.end > line.text, "a message has no text");
            length += line.end - line.text;
        } else {
            assert!(line.end == at || source[at] == b'#', "a line has no key");
        }
        at = line.end + 1;
    }
    length
}

#[expect(clippy::cast_possible_truncation, reason = "asserted")]
const fn pack<const LENGTH: usize>(source: &[u8]) -> ([u8; LENGTH], [u16; KEYS.len()]) {
    let mut texts = [0; LENGTH];
    let mut ends = [0; KEYS.len()];
    let (mut at, mut filled, mut message) = (0, 0, 0);
    assert!(LENGTH <= u16::MAX as usize, "the table is too long");
    while at < source.len() {
        let line = line(source, at);
        if line.key_end > at {
            assert!(message < KEYS.len(), "a key too many");
            let key = KEYS[message].as_bytes();
            assert!(
                key.len() == line.key_end - at,
                "a key is missing or out of order"
            );
            let mut place = 0;
            while place < key.len() {
                assert!(
                    key[place] == source[at + place],
                    "a key is missing or out of order"
                );
                place += 1;
            }
            let mut from = line.text;
            while from < line.end {
                texts[filled] = source[from];
                filled += 1;
                from += 1;
            }
            ends[message] = filled as u16;
            message += 1;
        }
        at = line.end + 1;
    }
    assert!(message == KEYS.len(), "a key is missing at the end");
    (texts, ends)
}

/// The language with a table that a tag names.
pub(super) fn language(tag: &str) -> Option<&'static Language> {
    let primary = primary(tag);
    LANGUAGES
        .iter()
        .find(|known| known.tag.eq_ignore_ascii_case(primary))
}

/// The tag whose words, dates and numbers a reader gets: the page's language,
/// where there is a table for it, else the dataset's, else English. Script and
/// region are kept, everything else is dropped, so that every implementation
/// of [`Locale`](super::Locale) takes it.
///
/// # Example: a Swiss page, and one in a language without a table
/// ```
/// use claimline::wording::language_for;
/// assert_eq!(language_for("de_ch-1996", "en"), "de-CH");
/// assert_eq!(language_for("fi", "de"), "de");
/// assert_eq!(language_for("", "fi"), "en");
/// ```
#[must_use]
pub fn language_for(page: &str, dataset: &str) -> String {
    let (tag, known) = language(page)
        .map(|known| (page, known))
        .or_else(|| language(dataset).map(|known| (dataset, known)))
        .unwrap_or(("en", &LANGUAGES[0]));
    let mut out = String::from(known.tag);
    let (mut has_script, mut has_region) = (false, false);
    let mut rest = &tag[primary(tag).len()..];
    while let Some(next) = rest.get(1..) {
        let part = primary(next);
        rest = &next[part.len()..];
        let is_script = part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_region = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
            || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
        if part.len() == 1 {
            break;
        }
        if is_script && !has_script && !has_region {
            has_script = true;
            out.push('-');
            out.push_str(&part[..1].to_ascii_uppercase());
            out.push_str(&part[1..].to_ascii_lowercase());
        } else if is_region && !has_region {
            has_region = true;
            out.push('-');
            out.push_str(&part.to_ascii_uppercase());
        }
    }
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{KEYS, LANGUAGES, language_for};
    use crate::wording::{IcuLocale, Locale};

    /// The places of a text, in ascending order, each once.
    fn places(text: &str) -> Vec<char> {
        let mut places: Vec<char> = text
            .match_indices('{')
            .map(|(at, _)| {
                assert_eq!(text.as_bytes().get(at + 2), Some(&b'}'), "{text}");
                text.as_bytes()[at + 1].into()
            })
            .collect();
        places.sort_unstable();
        places.dedup();
        assert!(places.iter().all(char::is_ascii_digit), "{text}");
        places
    }

    #[test]
    fn the_tables_agree() {
        // That each has every key, in order, with a text, the build has seen.
        for language in LANGUAGES {
            for (message, key) in KEYS.iter().enumerate() {
                let text = language.text(message);
                let english = LANGUAGES[0].text(message);
                assert_eq!(places(text), places(english), "{} {key}", language.tag);
                assert_eq!(
                    text.contains('|'),
                    english.contains('|'),
                    "{} {key}",
                    language.tag
                );
                if text.contains('|') {
                    let forms: Vec<&str> = text.split('|').collect();
                    assert_eq!(
                        forms.len(),
                        language.plurals.len(),
                        "{} {key}",
                        language.tag
                    );
                    assert!(forms.iter().all(|form| !form.trim().is_empty()));
                    // Only a form for a single count may leave the number out:
                    // French "one" is also zero, Ukrainian "one" also 21.
                    let locale = IcuLocale::new(language.tag).expect("a locale");
                    for (form, plural) in forms.iter().zip(language.plurals) {
                        let counts = (0..200).filter(|&n| locale.plural(n) == *plural).count();
                        assert!(counts == 1 || places(form) == places(text), "{key}");
                    }
                }
                let is_opening = key.starts_with("SummaryOpen");
                assert!(is_opening || text.trim() == text, "{} {key}", language.tag);
            }
        }
    }

    #[test]
    fn each_language_has_exactly_the_plural_forms_of_cldr() {
        for language in LANGUAGES {
            let locale = IcuLocale::new(language.tag).expect("CLDR knows the language");
            let mut missing = language.plurals.to_vec();
            for count in (0..200).chain([1_000, 1_000_000, 2_000_000]) {
                let plural = locale.plural(count);
                assert!(
                    language.plurals.contains(&plural),
                    "{} {count}",
                    language.tag
                );
                missing.retain(|known| *known != plural);
            }
            assert!(missing.is_empty(), "{}: {missing:?}", language.tag);
        }
    }

    #[test]
    fn a_reader_gets_the_pages_language_else_the_datasets_else_english() {
        for (page, dataset, tag) in [
            ("de", "en", "de"),
            ("DE-at", "en", "de-AT"),
            ("en-GB", "de", "en-GB"),
            ("en-Latn-US-x-private", "de", "en-Latn-US"),
            ("de-DE-u-nu-arab", "en", "de-DE"),
            ("de-1", "en", "de"),
            ("de-419", "en", "de-419"),
            ("de-a-AT", "en", "de"),
            ("fr-CA", "de", "fr-CA"),
            ("ar-EG", "de", "ar-EG"),
            ("pt", "uk", "uk"),
            ("pl", "de-CH", "de-CH"),
            ("pt", "pl", "en"),
            ("", "", "en"),
            ("d\u{e9}", "de", "de"),
        ] {
            assert_eq!(language_for(page, dataset), tag, "{page} {dataset}");
        }
    }
}
