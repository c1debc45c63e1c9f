//! Standing estimates: the figure for which somebody stands on a day.

use super::book::{Ledger, Status, distinct};
use crate::model::{
    Basis, Claim, ClaimIx, ClaimKind, Dataset, Day, Genre, MeasureIx, PartyIx, Rank, SpeakerIx,
    Stance, Stands, Tense, order,
};

/// Who stands for a figure: a party that speaks with one voice, or a speaker
/// for itself. Ordered as the file lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stander {
    /// A party as a whole.
    Party(PartyIx),
    /// A speaker of a party whose speakers stand apart, or of none.
    Speaker(SpeakerIx),
}

impl Stander {
    /// For whom a speaker stands.
    #[must_use]
    pub fn of(dataset: &Dataset, speaker: SpeakerIx) -> Self {
        match dataset.speaker(speaker).party {
            Some(party) if dataset.party(party).stands == Stands::Together => Self::Party(party),
            _ => Self::Speaker(speaker),
        }
    }

    /// Those for whom a claim stands, each once.
    #[must_use]
    pub fn all_of(dataset: &Dataset, claim: &Claim) -> Vec<Self> {
        let mut standers: Vec<Self> = Vec::with_capacity(1);
        for &speaker in &claim.speakers {
            let stander = Self::of(dataset, speaker);
            if !standers.contains(&stander) {
                standers.push(stander);
            }
        }
        standers
    }

    /// The party whose colour and shape it has.
    #[must_use]
    pub fn party(self, dataset: &Dataset) -> Option<PartyIx> {
        match self {
            Self::Party(party) => Some(party),
            Self::Speaker(speaker) => dataset.speaker(speaker).party,
        }
    }
}

/// A standing estimate: who stands for which claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub stander: Stander,
    /// The claim with the estimate.
    pub claim: ClaimIx,
}

/// How the standing estimate of one stander went over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Who.
    pub stander: Stander,
    /// From which day which claim stands, ascending; `None`: none any more.
    pub changes: Vec<(Day, Option<ClaimIx>)>,
}

/// What makes a claim stand before another of the same stander: said later;
/// on the same day preferred; then later in the file.
pub(super) type Precedence = ((i32, i32), bool, ClaimIx);

/// The claims of each stander in ascending precedence.
pub(super) fn by_stander(candidates: &[(Stander, Precedence)]) -> Vec<(Stander, Vec<ClaimIx>)> {
    let mut groups: Vec<(Stander, Vec<ClaimIx>)> = Vec::new();
    for place in order(candidates.len(), &|a, b| candidates[a] < candidates[b]) {
        let (stander, (_, _, claim)) = candidates[place];
        match groups.last_mut() {
            Some((last, claims)) if *last == stander => claims.push(claim),
            _ => groups.push((stander, vec![claim])),
        }
    }
    groups
}

impl Ledger {
    /// The precedence of a claim among those of its stander.
    pub(super) fn precedence(&self, ix: ClaimIx) -> Precedence {
        let claim = self.claim(ix);
        (claim.said.sort_key(), claim.rank == Rank::Preferred, ix)
    }

    /// Whether the claim may stand for a figure, once it counts: a total with
    /// a number of its own, in a stance that vouches for it.
    pub(super) fn may_stand(&self, claim: ClaimIx, measure: MeasureIx, tense: Tense) -> bool {
        let vouches = |stance, tense| match stance {
            Stance::Reports
            | Stance::Estimates
            | Stance::Confirms
            | Stance::Announces
            | Stance::Warns => true,
            Stance::Expects => tense == Tense::Expected,
            _ => false,
        };
        let claim = self.claim(claim);
        claim.kind == ClaimKind::Claim
            && claim.genre == Genre::Report
            && claim.rank != Rank::Deprecated
            && claim.estimate.as_ref().is_some_and(|estimate| {
                estimate.measure == measure
                    && estimate.tense == tense
                    && estimate.basis == Basis::Total
                    && estimate.figure.is_numbered()
                    && vouches(claim.stance, tense)
            })
    }

    /// How the standing estimates of a measure went until a day, one course a
    /// stander, in the file's order of parties and speakers.
    #[must_use]
    pub fn courses(&self, measure: MeasureIx, tense: Tense, until: Day) -> Vec<Course> {
        let mut candidates: Vec<(Stander, Precedence)> = Vec::new();
        for &claim in self.order() {
            if self.status(claim, until) != Status::Hidden && self.may_stand(claim, measure, tense)
            {
                for stander in Stander::all_of(self.dataset(), self.claim(claim)) {
                    candidates.push((stander, self.precedence(claim)));
                }
            }
        }
        let mut courses = Vec::new();
        for (stander, claims) in by_stander(&candidates) {
            let changes = self.changes(&claims, until);
            if !changes.is_empty() {
                courses.push(Course { stander, changes });
            }
        }
        courses
    }

    /// The changes of one stander, from its candidates in ascending
    /// precedence.
    fn changes(&self, claims: &[ClaimIx], until: Day) -> Vec<(Day, Option<ClaimIx>)> {
        let mut days = Vec::new();
        for &claim in claims {
            days.push(self.public_on(claim));
            days.extend(self.withdrawn_on(claim));
        }
        let mut changes: Vec<(Day, Option<ClaimIx>)> = Vec::new();
        for day in distinct(&days) {
            if day > until {
                break;
            }
            let mut stands = None;
            for &claim in claims {
                if self.counts(claim, day) {
                    stands = Some(claim);
                }
            }
            if changes.last().and_then(|last| last.1) != stands {
                changes.push((day, stands));
            }
        }
        changes
    }

    /// The standing estimates of a measure on a day, in the file's order of
    /// parties and speakers. Observed and expected figures are never mixed.
    #[must_use]
    pub fn standing(&self, measure: MeasureIx, tense: Tense, day: Day) -> Vec<Standing> {
        let mut standing = Vec::new();
        for Course { stander, changes } in self.courses(measure, tense, day) {
            if let Some((_, Some(claim))) = changes.last().copied() {
                standing.push(Standing { stander, claim });
            }
        }
        self.ranked(&standing)
    }

    /// In the file's order of parties and speakers.
    pub(super) fn ranked(&self, standing: &[Standing]) -> Vec<Standing> {
        let rank = |place: usize| self.rank_of(standing[place].stander);
        let order = order(standing.len(), &|a, b| rank(a) < rank(b));
        order.into_iter().map(|place| standing[place]).collect()
    }

    /// The place of a stander in lists: by its party's place, those without a
    /// party last, then by speaker.
    pub(super) fn rank_of(&self, stander: Stander) -> (u32, u32) {
        let party = stander.party(self.dataset());
        let speaker = match stander {
            Stander::Party(_) => 0,
            Stander::Speaker(speaker) => speaker.0,
        };
        (party.map_or(u32::MAX, |party| party.0), speaker)
    }

    /// For an increment: the claim with the standing total before it of one for
    /// whom it stands, as far as that counts on the day.
    #[must_use]
    pub fn total_before(&self, increment: ClaimIx, day: Day) -> Option<ClaimIx> {
        let claim = self.claim(increment);
        let measure = claim.estimate.as_ref()?.measure;
        let tense = claim.estimate.as_ref()?.tense;
        let standers = Stander::all_of(self.dataset(), claim);
        let limit = self.precedence(increment);
        let mut best: Option<Precedence> = None;
        for &other in self.order() {
            let precedence = self.precedence(other);
            if precedence < limit
                && best.is_none_or(|best| best < precedence)
                && self.counts(other, day)
                && self.may_stand(other, measure, tense)
                && (Stander::all_of(self.dataset(), self.claim(other)).iter())
                    .any(|stander| standers.contains(stander))
            {
                best = Some(precedence);
            }
        }
        best.map(|(_, _, claim)| claim)
    }
}
