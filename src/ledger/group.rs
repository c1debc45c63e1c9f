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
    /// that may mean the same days share a heading.
    #[must_use]
    pub fn groups(&self, day: Day, filter: &Filter, order: Order) -> Vec<DayGroup<'_>> {
        let mut groups: Vec<DayGroup<'_>> = Vec::new();
        let all = self.order();
        for place in 0..all.len() {
            let place = match order {
                Order::Newest => all.len() - 1 - place,
                Order::Oldest => place,
            };
            let claim = all[place];
            if self.public_on(claim) > day || !self.passes(claim, filter) {
                continue;
            }
            let said = &self.claim(claim).said;
            match groups.last_mut() {
                Some(last) if last.said.sort_key() == said.sort_key() => last.claims.push(claim),
                _ => groups.push(DayGroup {
                    said,
                    claims: vec![claim],
                }),
            }
        }
        groups
    }
}
