//! The languages that have a table, and which of them a reader gets.

use super::locale::Plural;
use super::messages::KEYS;
use crate::model::primary;

/// The conventions of a language that no `Intl` knows, and its words.
#[derive(Clone, Copy)]
pub struct Language {
    /// BCP 47 tag of the language alone.
    pub(super) tag: &'static str,
    /// Whether it is written from right to left.
    pub(super) is_right_to_left: bool,
    /// Its plural categories, in the order of the forms in its table.
    pub(super) plurals: &'static [Plural],
    /// The texts of all messages, with all their forms; none where the table
    /// is not compiled in.
    texts: &'static [&'static str],
}

impl Language {
    /// How many there are; each has its place among them.
    pub const COUNT: usize = LANGUAGES.len();

    /// The place of the language that a tag names.
    #[must_use]
    pub fn place(tag: &str) -> Option<usize> {
        let primary = primary(tag);
        let mut known = LANGUAGES.iter();
        known.position(|known| known.tag.eq_ignore_ascii_case(primary))
    }

    /// The language that a tag names, if its table is compiled in: natively
    /// and with the feature `languages`.
    #[must_use]
    pub fn compiled_in(tag: &str) -> Option<&'static Self> {
        if !ARE_COMPILED_IN {
            return None;
        }
        Self::place(tag).map(|place| &LANGUAGES[place])
    }

    /// The language at a place with words that came from elsewhere: its table
    /// as the build packs it, a line a message. `None` where the words are not
    /// those of this program.
    #[must_use]
    pub fn learnt(place: usize, table: &'static str) -> Option<Self> {
        let mut texts = Vec::with_capacity(KEYS.len());
        texts.extend(table.split('\n'));
        if texts.len() != KEYS.len() {
            return None;
        }
        let texts = texts.leak();
        LANGUAGES.get(place).map(|known| Self { texts, ..*known })
    }

    /// BCP 47 tag of the language at a place, alone.
    #[must_use]
    pub fn tag(place: usize) -> &'static str {
        LANGUAGES.get(place).map_or("", |known| known.tag)
    }

    /// The text of a message, with all its forms. Inlined, each of the many
    /// calls would be heavier.
    #[inline(never)]
    pub(super) fn text(&self, message: usize) -> &'static str {
        self.texts.get(message).copied().unwrap_or_default()
    }
}

/// Reads a table at compile time; a key that is missing, out of order or
/// without a text stops the build, also of a program that has the words from
/// elsewhere.
macro_rules! language {
    ($tag:literal, $is_right_to_left:literal, [$($plural:ident),+]) => {{
        const TEXTS: [&str; KEYS.len()] = texts(include_str!(concat!("messages/", $tag, ".txt")));
        Language {
            tag: $tag,
            is_right_to_left: $is_right_to_left,
            plurals: &[$(Plural::$plural),+],
            texts: if ARE_COMPILED_IN { &TEXTS } else { &[] },
        }
    }};
}

/// The published widget fetches the one language that it needs.
const ARE_COMPILED_IN: bool = cfg!(any(feature = "languages", not(target_arch = "wasm32")));

/// Every language with a table. Another one is a line here and a file beside.
const LANGUAGES: &[Language] = &[
    language!("en", false, [One, Other]),
    language!("de", false, [One, Other]),
    language!("fr", false, [One, Many, Other]),
    language!("es", false, [One, Many, Other]),
    language!("uk", false, [One, Few, Many]),
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

/// The texts of a table, which must have every key in its order.
const fn texts(table: &'static str) -> [&'static str; KEYS.len()] {
    let source = table.as_bytes();
    let mut texts = [""; KEYS.len()];
    let (mut at, mut message) = (0, 0);
    while at < source.len() {
        let line = line(source, at);
        if line.key_end > at {
            assert!(message < KEYS.len(), "a key too many");
            assert!(line.end > line.text, "a message has no text");
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
            texts[message] = table.split_at(line.end).0.split_at(line.text).1;
            message += 1;
        } else {
            assert!(line.end == at || source[at] == b'#', "a line has no key");
        }
        at = line.end + 1;
    }
    assert!(message == KEYS.len(), "a key is missing at the end");
    texts
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
    language_among(page, dataset, 0).map_or(String::new(), |(_, tag)| tag)
}

/// The same with the language's place, where the words of some languages cannot
/// be had: `lacking` has a bit for the place of each. Then it may come to any
/// other; `None` where none is left.
#[must_use]
pub fn language_among(page: &str, dataset: &str, lacking: u32) -> Option<(usize, String)> {
    let is_had = |place: &usize| lacking >> place & 1 == 0;
    for tag in [page, dataset, "en"] {
        if let Some(place) = Language::place(tag).filter(is_had) {
            return Some((place, spelled(tag, LANGUAGES[place].tag)));
        }
    }
    let place = (0..LANGUAGES.len()).find(is_had)?;
    Some((place, LANGUAGES[place].tag.into()))
}

/// A tag with the parts that matter, as they are usually written.
fn spelled(tag: &str, language: &str) -> String {
    let mut out = String::from(language);
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
    use super::{KEYS, LANGUAGES, Language, language_among, language_for};
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
    fn words_are_learnt_as_the_build_packs_them() {
        let english = &LANGUAGES[0];
        let packed: &'static str = english.texts.join("\n").leak();
        let learnt = Language::learnt(0, packed).expect("English");
        assert_eq!(learnt.texts, english.texts);
        let line = packed.find('\n').expect("a line");
        assert!(Language::learnt(0, &packed[line + 1..]).is_none());
        assert!(Language::learnt(Language::COUNT, packed).is_none());
    }

    #[test]
    fn what_cannot_be_had_is_passed_over() {
        let had = |lacking: &[&str]| {
            let bit = |tag: &&str| 1 << Language::place(tag).expect(tag);
            let lacking = lacking.iter().map(bit).sum();
            language_among("fr-CH", "de-AT", lacking).map(|(place, tag)| {
                assert_eq!(Language::place(&tag), Some(place));
                tag
            })
        };
        assert_eq!(had(&[]).as_deref(), Some("fr-CH"));
        assert_eq!(had(&["fr"]).as_deref(), Some("de-AT"));
        assert_eq!(had(&["fr", "de"]).as_deref(), Some("en"));
        assert_eq!(had(&["fr", "de", "en"]).as_deref(), Some("es"));
        assert_eq!(had(&["fr", "de", "en", "es", "uk", "ar"]), None);
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
