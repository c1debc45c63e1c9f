//! Words that stay in the speaker's language inside of the reader's sentences.

use super::card::spoken_language;
use super::words::Words;
use crate::ledger::{Ledger, place};
use crate::model::{Claim, Dataset, Day, MeasureIx, primary};

/// Words as they were spoken, in quotation marks, and the tag of their
/// language.
pub type ForeignWords<'d> = (String, &'d str);

impl Words<'_> {
    /// The figure of a claim where it stands in the speaker's own words, and
    /// they are of another language than the sentences around them: "tausende"
    /// between English words.
    #[must_use]
    pub fn foreign_words<'d>(
        &self,
        dataset: &'d Dataset,
        claim: &'d Claim,
    ) -> Option<ForeignWords<'d>> {
        let estimate = claim.estimate.as_ref()?;
        let lang = spoken_language(dataset, claim);
        let is_own = estimate.wording.is_some()
            && !estimate.figure.is_numbered()
            && primary(lang) != primary(self.tag());
        is_own.then(|| (self.label(estimate), lang))
    }

    /// Those in what is [known](Self::knowledge) on a day.
    #[must_use]
    pub fn foreign_words_known<'d>(
        &self,
        ledger: &'d Ledger,
        measure: Option<MeasureIx>,
        day: Day,
    ) -> Vec<ForeignWords<'d>> {
        let mut all = Vec::new();
        if let Some(measure) = measure {
            for standing in ledger.positions(measure, day).unnumbered {
                let claim = ledger.claim(standing.claim);
                if let Some(own) = self.foreign_words(ledger.dataset(), claim) {
                    all.push(own);
                }
            }
        }
        all
    }
}

/// What stands before some of these words in a text, the words with their tag,
/// and what stands after them, where others may be; `None` where none of them
/// is in it.
#[must_use]
pub fn foreign_in<'t>(
    text: &'t str,
    all: &[ForeignWords<'t>],
) -> Option<(&'t str, &'t str, &'t str, &'t str)> {
    for (words, lang) in all {
        if let Some(from) = place(text, words) {
            let (before, rest) = text.split_at(from);
            let (found, after) = rest.split_at(words.len());
            return Some((before, found, lang, after));
        }
    }
    None
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::foreign_in;

    #[test]
    fn words_of_another_language_are_found_in_a_sentence() {
        let all = [("“tausende”".to_owned(), "de"), ("“qui”".to_owned(), "la")];
        let found = foreign_in("A (“qui”).", &all);
        assert_eq!(found, Some(("A (", "“qui”", "la", ").")));
        assert_eq!(foreign_in("A (“tausend”).", &all), None);
    }
}
