//! Positions: who confirms, denies, declines, leaves open or doubts.

use super::book::Ledger;
use super::standing::{Precedence, Stander, Standing, by_stander};
use crate::model::{Basis, ClaimIx, Day, MeasureIx, Relation, RelationKind, Stance, Tense};

/// Where those stand who give no number, on a measure and a day. Each list in
/// the file's order of parties and speakers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// Who gave a figure without a number of its own ("thousands"), and none
    /// with.
    pub unnumbered: Vec<Standing>,
    /// Who last confirmed, and gives no number.
    pub confirmed: Vec<Standing>,
    /// Who denies: of the figure of another also beside a later one of their
    /// own.
    pub denied: Vec<Standing>,
    /// Who last would not say.
    pub declined: Vec<Standing>,
    /// Who last left it open.
    pub left_open: Vec<Standing>,
    /// Who last doubted.
    pub doubted: Vec<Standing>,
}

impl Ledger {
    /// The positions on a measure on a day. For each stander the latest
    /// counting claim decides among those that confirm, deny, decline, leave
    /// open or doubt. Who has given a number is not listed as confirming
    /// "without a number", and a later number takes the place of the others,
    /// but not of a denial of another claim: to give a figure of one's own is
    /// not to take that back.
    #[must_use]
    pub fn positions(&self, measure: MeasureIx, day: Day) -> Positions {
        let mut latest: Vec<(Stander, Precedence)> = Vec::new();
        let mut unnumbered: Vec<(Stander, Precedence)> = Vec::new();
        for claim in self.public(day) {
            if !self.counts(claim, day) || !self.bears_on(claim).contains(&measure) {
                continue;
            }
            let list = if self.takes_a_position(claim) {
                &mut latest
            } else if self.is_unnumbered(claim) {
                &mut unnumbered
            } else {
                continue;
            };
            for stander in Stander::all_of(self.dataset(), self.claim(claim)) {
                list.push((stander, self.precedence(claim)));
            }
        }
        let standing = self.standing(measure, Tense::Observed, day);
        let has_number = |stander| standing.iter().any(|known| known.stander == stander);
        let mut positions = Positions::default();
        for last in self.last_of_each(&unnumbered) {
            if !has_number(last.stander) {
                positions.unnumbered.push(last);
            }
        }
        for last in self.last_of_each(&latest) {
            let number = standing.iter().find(|known| known.stander == last.stander);
            let is_answered = number
                .is_some_and(|known| self.precedence(known.claim) > self.precedence(last.claim));
            let claim = self.claim(last.claim);
            let denies = |tie: &Relation| tie.kind == RelationKind::Denies;
            let list = match claim.stance {
                Stance::Confirms if number.is_none() => &mut positions.confirmed,
                Stance::Denies if !is_answered || claim.relations.iter().any(denies) => {
                    &mut positions.denied
                }
                Stance::Declines if !is_answered => &mut positions.declined,
                Stance::LeavesOpen if !is_answered => &mut positions.left_open,
                Stance::Doubts if !is_answered => &mut positions.doubted,
                _ => continue,
            };
            list.push(last);
        }
        positions
    }

    fn takes_a_position(&self, claim: ClaimIx) -> bool {
        matches!(
            self.claim(claim).stance,
            Stance::Confirms
                | Stance::Denies
                | Stance::Declines
                | Stance::LeavesOpen
                | Stance::Doubts
        )
    }

    /// Whether the claim gives an observed total without a number of its own.
    fn is_unnumbered(&self, claim: ClaimIx) -> bool {
        self.claim(claim).estimate.as_ref().is_some_and(|estimate| {
            !estimate.figure.is_numbered()
                && estimate.basis == Basis::Total
                && estimate.tense == Tense::Observed
        })
    }

    /// The claim of highest precedence of each stander, in the file's order.
    fn last_of_each(&self, list: &[(Stander, Precedence)]) -> Vec<Standing> {
        let mut last = Vec::new();
        for (stander, claims) in by_stander(list) {
            if let Some(&claim) = claims.last() {
                last.push(Standing { stander, claim });
            }
        }
        self.ranked(&last)
    }
}
