//! Filters: which claims the reader wants to see.

use std::rc::Rc;

use super::book::Ledger;
use crate::model::{ClaimIx, PartyIx, SourceIx, Stance};

/// What to narrow the chronology and the emphasis of the marks to. Within a
/// list any member will do, between the lists all must hold; an empty list
/// asks nothing. Sentence, spread and axis never follow a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Parties of the speakers.
    pub parties: Vec<PartyIx>,
    /// What the speakers do.
    pub stances: Vec<Stance>,
    /// Where it was reported.
    pub sources: Vec<SourceIx>,
    /// Whether each claim holds the words looked for, if any are: by its place
    /// in the dataset. See [`Ledger::matching`].
    pub matching: Option<Rc<[bool]>>,
}

impl Filter {
    /// Whether the filter asks nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty()
            && self.stances.is_empty()
            && self.sources.is_empty()
            && self.matching.is_none()
    }
}

impl Ledger {
    /// Whether a claim passes a filter.
    #[must_use]
    pub fn passes(&self, claim: ClaimIx, filter: &Filter) -> bool {
        let matching = filter.matching.as_ref();
        let words_fit = matching.is_none_or(|matching| matching[claim.ix()]);
        let claim = self.claim(claim);
        let party_fits = filter.parties.is_empty()
            || claim.speakers.iter().any(|&speaker| {
                let party = self.dataset().speaker(speaker).party;
                party.is_some_and(|party| filter.parties.contains(&party))
            });
        let stance_fits = filter.stances.is_empty() || filter.stances.contains(&claim.stance);
        let source_fits = filter.sources.is_empty()
            || claim
                .sources
                .iter()
                .any(|report| filter.sources.contains(&report.source));
        party_fits && stance_fits && source_fits && words_fit
    }
}
