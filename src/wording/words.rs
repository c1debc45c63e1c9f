//! The words of one language for one reader.

use super::direction::isolated;
use super::language::Language;
use super::locale::Locale;
use super::messages::Message;
use crate::model::{Dataset, Text};

/// A locale and the messages of its language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    locale: &'a dyn Locale,
    language: &'static Language,
}

impl<'a> Words<'a> {
    /// The words for a locale. Make it with a tag of
    /// [`language_for`](super::language_for), so that words, dates and numbers
    /// are of one language.
    #[must_use]
    #[inline(never)]
    pub fn new(locale: &'a dyn Locale) -> Self {
        let language = locale.language();
        Self { locale, language }
    }

    /// The locale itself.
    #[must_use]
    pub fn locale(&self) -> &'a dyn Locale {
        self.locale
    }

    /// BCP 47 tag of the words, region included.
    #[must_use]
    pub fn tag(&self) -> &'a str {
        self.locale.tag()
    }

    /// Whether the language is written from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        self.language.is_right_to_left
    }

    /// A message without anything to fill in.
    #[must_use]
    pub fn say(&self, message: Message) -> &'static str {
        self.language.text(message as usize)
    }

    /// A message with its places `{0}`, `{1}` … filled.
    #[must_use]
    pub fn fill(&self, message: Message, values: &[&str]) -> String {
        fill(self.say(message), values)
    }

    /// A message with plural forms for a count; the formatted number is
    /// `{0}`.
    #[must_use]
    pub fn count(&self, message: Message, n: usize) -> String {
        fill(self.form(message as usize, n), &[&self.whole(n)])
    }

    /// A count in the language's digits.
    #[must_use]
    pub fn whole(&self, n: usize) -> String {
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
        self.locale.number(n as f64)
    }

    /// "12 of 44".
    #[must_use]
    pub fn share(&self, some: usize, all: usize) -> String {
        self.fill(Message::ShownOf, &[&self.whole(some), &self.whole(all)])
    }

    /// The plural form of a message for a count.
    pub(super) fn form(&self, message: usize, n: usize) -> &'static str {
        let category = self.locale.plural(n);
        let text = self.language.text(message);
        // The last form is that of all other numbers.
        let mut last = text;
        for (place, form) in text.split('|').enumerate() {
            last = form;
            if self.language.plurals.get(place) == Some(&category) {
                break;
            }
        }
        last
    }

    /// A message of a run of messages that mirrors an enumeration.
    pub(super) fn nth_after(&self, first: Message, offset: usize) -> &'static str {
        self.language.text(first as usize + offset)
    }

    /// A text of the newsroom in the reader's language, as far as there is
    /// one, with the tag that it is in.
    #[must_use]
    pub fn pick<'t>(&self, text: &'t Text, dataset: &Dataset) -> (&'t str, &'t str) {
        text.pick(self.locale.page(), &dataset.language)
    }

    /// The same for the inside of a sentence: isolated where it runs the other
    /// way.
    #[must_use]
    pub fn inline(&self, text: &Text, dataset: &Dataset) -> String {
        self.isolated(self.pick(text, dataset).0)
    }

    /// Any text for the inside of a sentence.
    #[must_use]
    pub fn isolated(&self, text: &str) -> String {
        isolated(text, self.language.is_right_to_left)
    }

    /// A text in the language's quotation marks.
    #[must_use]
    pub fn quoted(&self, text: &str) -> String {
        self.fill(Message::Quoted, &[&self.isolated(text)])
    }

    /// A remark added after a comma.
    pub(super) fn append(&self, text: &mut String, remark: &str) {
        *text = self.fill(Message::Comma, &[text, remark]);
    }
}

/// Fills the places of a template.
fn fill(template: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    pieces(template, &mut |piece| match piece {
        Piece::Literal(text) => out.push_str(text),
        Piece::Place(place) => out.push_str(values.get(place).copied().unwrap_or("")),
    });
    out
}

/// A part of a template.
pub(super) enum Piece<'t> {
    /// Text as it is.
    Literal(&'t str),
    /// A value by its number.
    Place(usize),
}

/// Cuts a template at its places: one digit in braces.
pub(super) fn pieces<'t>(template: &'t str, take: &mut dyn FnMut(Piece<'t>)) {
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let digit = rest.as_bytes().get(open + 1).copied().unwrap_or(b'0');
        take(Piece::Literal(&rest[..open]));
        take(Piece::Place(usize::from(digit.wrapping_sub(b'0'))));
        rest = rest.get(open + 3..).unwrap_or("");
    }
    take(Piece::Literal(rest));
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::story::{Story, in_both, text};
    use super::{Message, fill};
    use crate::model::Text;

    #[test]
    fn places_are_filled_in_the_templates_order() {
        assert_eq!(fill("{1} {0}", &["a", "b"]), "b a");
        assert_eq!(fill("{0}{0}", &["a"]), "aa");
        assert_eq!(fill("{2}", &["a"]), "");
        assert_eq!(fill("ä", &["a"]), "ä");
        assert_eq!(fill("{0}", &["{1}", "b"]), "{1}");
    }

    #[test]
    fn counts_take_their_plural_form() {
        for (n, de, en) in [
            (0, "0 Berichte", "0 reports"),
            (1, "1 Bericht", "1 report"),
            (2, "2 Berichte", "2 reports"),
            (1234, "1.234 Berichte", "1,234 reports"),
        ] {
            in_both([de, en], |words| words.count(Message::Reports, n));
        }
        in_both(
            ["Alle 41 Einträge zeigen", "Show all 41 entries"],
            |words| words.count(Message::ShowAll, 41),
        );
    }

    #[test]
    fn texts_come_with_the_tag_they_are_in() {
        let ledger = Story::new().ledger();
        let both = text("Soldaten", "soldiers");
        in_both(["Soldaten de", "soldiers en"], |words| {
            let (text, tag) = words.pick(&both, ledger.dataset());
            [text, " ", tag].concat()
        });
        let french = Text::new("fr", "soldats");
        in_both(["soldats fr", "soldats fr"], |words| {
            let (text, tag) = words.pick(&french, ledger.dataset());
            [text, " ", tag].concat()
        });
    }
}
