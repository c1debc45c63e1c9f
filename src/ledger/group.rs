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
        let mut claims: Vec<ClaimIx> = self
            .public(day)
            .filter(|claim| self.passes(*claim, filter))
            .collect();
        if order == Order::Newest {
            claims.reverse();
        }
        claims
            .chunk_by(|a, b| {
                let key = |ix: &ClaimIx| self.claim(*ix).said.sort_key();
                key(a) == key(b)
            })
            .map(|claims| DayGroup {
                said: &self.claim(claims[0]).said,
                claims: claims.to_vec(),
            })
            .collect()
    }
}
