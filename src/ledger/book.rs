//! The ledger of a dataset: when each claim is public and whether it counts.

use crate::model::{
    Claim, ClaimIx, ClaimKind, Dataset, Day, Genre, MeasureIx, Rank, RelationKind, order,
};

/// Whether and how a claim is there on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not public yet.
    Hidden,
    /// Public, and part of every figure.
    Counts,
    /// Public, in no figure: an event, a commentary, a forecast.
    Aside,
    /// Public, in no figure, struck through: withdrawn, retracted, deprecated.
    Struck,
}

/// What follows from a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    dataset: Dataset,
    order: Vec<ClaimIx>,
    public_on: Vec<Day>,
    withdrawn_on: Vec<Option<Day>>,
    bears_on: Vec<Vec<MeasureIx>>,
    /// Target, kind, holder; sorted, so that a claim's inbound ties lie
    /// together.
    ties: Vec<(ClaimIx, RelationKind, ClaimIx)>,
    days: Vec<Day>,
}

impl Ledger {
    /// Derives what follows from a dataset.
    #[must_use]
    pub fn new(dataset: Dataset) -> Self {
        let claims = &dataset.claims;
        let public_on: Vec<Day> = claims.iter().map(|c| c.published().known_by()).collect();
        let said: Vec<(i32, i32)> = claims.iter().map(|c| c.said.sort_key()).collect();
        let by_said = order(said.len(), &|a, b| said[a] < said[b]);
        let mut ties = Vec::new();
        for (place, claim) in claims.iter().enumerate() {
            for tie in &claim.relations {
                ties.push((tie.claim, tie.kind, ClaimIx::at(place)));
            }
        }
        // Those of one target and kind stay in the order of their holders.
        let sorted = order(ties.len(), &|a, b| {
            let (a, b) = (&ties[a], &ties[b]);
            (a.0, a.1 as u8) < (b.0, b.1 as u8)
        });
        let ties = sorted.into_iter().map(|at| ties[at]).collect();
        let withdrawn_on = withdrawals(&dataset, &public_on);
        // That something was taken back becomes public too.
        let mut days = public_on.clone();
        for (place, withdrawn) in withdrawn_on.iter().enumerate() {
            days.extend(withdrawn.filter(|day| *day > public_on[place]));
        }
        let days = distinct(&days);
        let bears_on = (0..claims.len()).map(|at| measures(&dataset, at)).collect();
        Self {
            dataset,
            order: by_said.into_iter().map(ClaimIx::at).collect(),
            public_on,
            withdrawn_on,
            bears_on,
            ties,
            days,
        }
    }

    /// The dataset itself.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// The claim at an index.
    #[must_use]
    pub fn claim(&self, ix: ClaimIx) -> &Claim {
        self.dataset.claim(ix)
    }

    /// Every claim, by the earliest day it may have been said, then the
    /// latest, then the file's order.
    #[must_use]
    pub fn order(&self) -> &[ClaimIx] {
        &self.order
    }

    /// The days on which something became public or was taken back, ascending.
    #[must_use]
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// The last day on which something became public or was taken back, of all
    /// measures; `None` without claims.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.days.last().copied()
    }

    /// The day on which the claim became public.
    #[must_use]
    pub fn public_on(&self, claim: ClaimIx) -> Day {
        self.public_on[claim.ix()]
    }

    /// The day from which the claim is withdrawn or retracted.
    #[must_use]
    pub fn withdrawn_on(&self, claim: ClaimIx) -> Option<Day> {
        self.withdrawn_on[claim.ix()]
    }

    /// Whether and how the claim is there on a day.
    #[must_use]
    pub fn status(&self, claim: ClaimIx, day: Day) -> Status {
        if self.public_on(claim) > day {
            Status::Hidden
        } else if self.withdrawn_on(claim).is_some_and(|from| from <= day) {
            Status::Struck
        } else {
            status_at_best(self.claim(claim))
        }
    }

    /// Whether the claim is part of the figures on a day.
    #[must_use]
    pub fn counts(&self, claim: ClaimIx, day: Day) -> bool {
        self.status(claim, day) == Status::Counts
    }

    /// The claims public on a day, in the order of [`Ledger::order`].
    pub fn public(&self, day: Day) -> impl Iterator<Item = ClaimIx> + '_ {
        let is_public = move |claim: &ClaimIx| self.public_on(*claim) <= day;
        self.order.iter().copied().filter(is_public)
    }

    /// What the claim bears on: its estimate's measure, else its own list,
    /// else the measures of the claims that its relations reach.
    #[must_use]
    pub fn bears_on(&self, claim: ClaimIx) -> &[MeasureIx] {
        &self.bears_on[claim.ix()]
    }

    /// The ties that point at a claim from claims public on a day: kind and
    /// holder.
    pub fn ties_to(
        &self,
        claim: ClaimIx,
        day: Day,
    ) -> impl Iterator<Item = (RelationKind, ClaimIx)> + '_ {
        let from = self.ties.partition_point(|tie| tie.0 < claim);
        self.ties[from..]
            .iter()
            .take_while(move |tie| tie.0 == claim)
            .filter(move |tie| self.public_on(tie.2) <= day)
            .map(|tie| (tie.1, tie.2))
    }

    /// Whether a counting claim denies or disputes this one.
    #[must_use]
    pub fn is_disputed(&self, claim: ClaimIx, day: Day) -> bool {
        self.ties_to(claim, day).any(|(kind, holder)| {
            matches!(kind, RelationKind::Denies | RelationKind::Disputes)
                && self.counts(holder, day)
        })
    }

    /// The measure to show first: the one with the most counting estimates in
    /// the file, of equal ones the first.
    #[must_use]
    pub fn default_measure(&self) -> Option<MeasureIx> {
        let mut best: Option<(usize, MeasureIx)> = None;
        for (place, count) in self.estimate_counts().into_iter().enumerate() {
            if best.is_none_or(|(most, _)| count > most) {
                best = Some((count, MeasureIx::at(place)));
            }
        }
        best.map(|(_, measure)| measure)
    }

    /// For each measure, how many estimates of the whole file count.
    #[must_use]
    pub fn estimate_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.dataset.measures.len()];
        let Some(last) = self.last_day() else {
            return counts;
        };
        for &claim in &self.order {
            if let Some(estimate) = &self.claim(claim).estimate
                && self.counts(claim, last)
            {
                counts[estimate.measure.ix()] += 1;
            }
        }
        counts
    }
}

/// The status of a public claim that nobody has withdrawn.
fn status_at_best(claim: &Claim) -> Status {
    if claim.rank == Rank::Deprecated {
        Status::Struck
    } else if claim.kind == ClaimKind::Claim && claim.genre == Genre::Report {
        Status::Counts
    } else {
        Status::Aside
    }
}

/// From which day each claim is withdrawn, by its own field or because its
/// speaker or party took it back in a claim that counted then.
fn withdrawals(dataset: &Dataset, public_on: &[Day]) -> Vec<Option<Day>> {
    let claims = &dataset.claims;
    let mut withdrawn: Vec<Option<Day>> = claims
        .iter()
        .map(|claim| claim.withdrawn.as_ref().map(crate::model::Edtf::known_by))
        .collect();
    let mut retracting: Vec<usize> = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let mut kinds = claim.relations.iter().map(|tie| tie.kind);
        if kinds.any(|kind| kind == RelationKind::Retracts)
            && status_at_best(claim) == Status::Counts
        {
            retracting.push(at);
        }
    }
    let day_of = |place: usize| public_on[retracting[place]];
    for place in order(retracting.len(), &|a, b| day_of(a) < day_of(b)) {
        let at = retracting[place];
        let day = public_on[at];
        if withdrawn[at].is_some_and(|from| from <= day) {
            continue;
        }
        for tie in &claims[at].relations {
            let target = tie.claim.ix();
            let is_own = share_a_voice(dataset, &claims[at], &claims[target]);
            if tie.kind == RelationKind::Retracts && is_own {
                let earlier = withdrawn[target].is_some_and(|from| from <= day);
                if !earlier {
                    withdrawn[target] = Some(day);
                }
            }
        }
    }
    withdrawn
}

/// Whether two claims have a speaker or a party in common.
fn share_a_voice(dataset: &Dataset, one: &Claim, other: &Claim) -> bool {
    for &own in &one.speakers {
        for &known in &other.speakers {
            let party = dataset.speaker(own).party;
            if own == known || (party.is_some() && party == dataset.speaker(known).party) {
                return true;
            }
        }
    }
    false
}

/// What a claim says itself that it bears on.
fn own_measures(claim: &Claim) -> Option<&[MeasureIx]> {
    match &claim.estimate {
        Some(estimate) => Some(core::slice::from_ref(&estimate.measure)),
        None => claim.measures.as_deref(),
    }
}

/// What the claim at `start` bears on.
fn measures(dataset: &Dataset, start: usize) -> Vec<MeasureIx> {
    if let Some(list) = own_measures(&dataset.claims[start]) {
        return list.to_vec();
    }
    let mut found: Vec<MeasureIx> = Vec::new();
    let mut reached = vec![start];
    let mut next = 0;
    while let Some(&at) = reached.get(next) {
        next += 1;
        for tie in &dataset.claims[at].relations {
            let target = tie.claim.ix();
            if reached.contains(&target) {
                continue;
            }
            match own_measures(&dataset.claims[target]) {
                Some(list) => found.extend_from_slice(list),
                None => reached.push(target),
            }
        }
    }
    let mut distinct: Vec<MeasureIx> = Vec::new();
    for place in order(found.len(), &|a, b| found[a] < found[b]) {
        if distinct.last() != Some(&found[place]) {
            distinct.push(found[place]);
        }
    }
    distinct
}

/// The days in order, each once.
pub(super) fn distinct(days: &[Day]) -> Vec<Day> {
    let mut distinct: Vec<Day> = Vec::new();
    for place in order(days.len(), &|a, b| days[a] < days[b]) {
        if distinct.last() != Some(&days[place]) {
            distinct.push(days[place]);
        }
    }
    distinct
}
