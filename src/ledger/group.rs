//! Groups of days: the headings of the chronology.

use super::book::Ledger;
use super::filter::Filter;
use crate::model::{ClaimIx, Day, Edtf, named};

named! {
    /// The order of the chronology.
    Order {
        /// Newest first.
        Newest = "newest",
        /// Oldest first.
        Oldest = "oldest",
    }
}

/// The claims of one heading: a day, or an imprecise date as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayGroup<'a> {
    /// The date that the heading tells.
    pub said: &'a Edtf,
    /// Its claims, in the order of the chronology.
    pub claims: Vec<ClaimIx>,
}

impl Ledger {
    /// The chronology of what is public on a day and passes the filter. Claims
    /// whose date is written alike share a heading.
    #[must_use]
    pub fn groups(&self, day: Day, filter: &Filter, order: Order) -> Vec<DayGroup<'_>> {
        let mut groups: Vec<DayGroup<'_>> = Vec::new();
        for claim in self.public(day) {
            if !self.passes(claim, filter) {
                continue;
            }
            let said = &self.claim(claim).said;
            // Dates that may mean the same days are neighbours, but "28 October"
            // and "around 28 October" have headings of their own.
            let alike = groups
                .iter_mut()
                .rev()
                .take_while(|group| group.said.sort_key() == said.sort_key())
                .find(|group| group.said.form() == said.form());
            match alike {
                Some(group) => group.claims.push(claim),
                None => groups.push(DayGroup {
                    said,
                    claims: vec![claim],
                }),
            }
        }
        if order == Order::Newest {
            groups.reverse();
            for group in &mut groups {
                group.claims.reverse();
            }
        }
        groups
    }
}
