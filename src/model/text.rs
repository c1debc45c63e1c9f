//! A text in one or several languages.

/// What a newsroom wrote, in one language or several: BCP 47 tag → string.
///
/// Holds at least one entry. A text that the file gives without a tag is
/// stored under the dataset's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    entries: Vec<(String, String)>,
}

impl Text {
    /// A text in a single language.
    #[must_use]
    pub fn new(language: &str, text: &str) -> Self {
        Self {
            entries: vec![(language.into(), text.into())],
        }
    }

    /// A text in several languages, in the file's order; `None` if empty.
    #[must_use]
    pub fn from_entries(entries: Vec<(String, String)>) -> Option<Self> {
        (!entries.is_empty()).then_some(Self { entries })
    }

    /// Every tag with its text, in the file's order.
    #[must_use]
    pub fn entries(&self) -> &[(String, String)] {
        &self.entries
    }

    /// The text for a reader of `wanted`, with the tag that it is in: the same
    /// tag, else the language alone, else the same language with another region
    /// or script, else the dataset's language, else any.
    ///
    /// # Example: a Swiss reader of a German and English text
    /// ```
    /// use claimline::model::Text;
    /// let text = Text::from_entries(vec![
    ///     ("en".into(), "soldiers".into()),
    ///     ("de".into(), "Soldaten".into()),
    /// ]).unwrap();
    /// assert_eq!(text.pick("de-CH", "en"), ("Soldaten", "de"));
    /// assert_eq!(text.pick("fr", "en"), ("soldiers", "en"));
    /// ```
    #[must_use]
    pub fn pick(&self, wanted: &str, fallback: &str) -> (&str, &str) {
        let ways = [
            (wanted, true),
            (primary(wanted), true),
            (wanted, false),
            (fallback, false),
        ];
        let is = |known: &str, tag: &str, is_whole: bool| match is_whole {
            true => known.eq_ignore_ascii_case(tag),
            false => same_language(known, tag),
        };
        let (tag, text) = ways
            .into_iter()
            .find_map(|(tag, is_whole)| {
                let mut entries = self.entries.iter();
                entries.find(|(known, _)| is(known, tag, is_whole))
            })
            .unwrap_or(&self.entries[0]);
        (text, tag)
    }
}

/// Whether two tags name the same language, whatever their regions.
fn same_language(a: &str, b: &str) -> bool {
    primary(a).eq_ignore_ascii_case(primary(b))
}

/// The first part of a tag: its language.
pub(crate) fn primary(tag: &str) -> &str {
    let end = tag.bytes().position(|byte| matches!(byte, b'-' | b'_'));
    &tag[..end.unwrap_or(tag.len())]
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn an_exact_tag_beats_its_language() {
        let text = Text::from_entries(vec![
            ("pt-BR".into(), "brasileiro".into()),
            ("pt".into(), "europeu".into()),
        ])
        .expect("two entries");
        assert_eq!(text.pick("pt", "en").0, "europeu");
        assert_eq!(text.pick("pt-br", "en").0, "brasileiro");
        // Of no region before of another.
        assert_eq!(text.pick("pt-AO", "en").0, "europeu");
        assert_eq!(text.pick("ar", "en").0, "brasileiro");
        let other = Text::from_entries(vec![("pt-BR".into(), "brasileiro".into())]);
        assert_eq!(
            other.expect("one entry").pick("pt-AO", "en").0,
            "brasileiro"
        );
    }

    #[test]
    fn nothing_is_no_text() {
        assert_eq!(Text::from_entries(Vec::new()), None);
    }
}
