//! Positions: who confirms, denies, declines, leaves open or doubts.

use super::book::Ledger;
use super::standing::{Precedence, Stander, Standing, by_stander};
use crate::model::{Basis, ClaimIx, Day, MeasureIx, Stance, Tense};

/// Where those stand who give no number, on a measure and a day. Each list in
/// the file's order of parties and speakers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// Who gave a figure without a number of its own ("thousands"), and none
    /// with.
    pub unnumbered: Vec<Standing>,
    /// Who last confirmed, and gives no number.
    pub confirmed: Vec<Standing>,
    /// Who last denied.
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
    /// counting claim decides among those that give a number, confirm, deny,
    /// decline, leave open or doubt; who has given a number is not listed as
    /// confirming "without a number".
    #[must_use]
    pub fn positions(&self, measure: MeasureIx, day: Day) -> Positions {
        let mut latest: Vec<(Stander, Precedence)> = Vec::new();
        let mut unnumbered: Vec<(Stander, Precedence)> = Vec::new();
        for claim in self.public(day) {
            if !self.counts(claim, day) || !self.bears_on(claim).contains(&measure) {
                continue;
            }
            let list = if self.takes_a_position(claim, measure) {
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
            let list = match self.claim(last.claim).stance {
                Stance::Denies => &mut positions.denied,
                Stance::Declines => &mut positions.declined,
                Stance::LeavesOpen => &mut positions.left_open,
                Stance::Doubts => &mut positions.doubted,
                Stance::Confirms if !has_number(last.stander) => &mut positions.confirmed,
                _ => continue,
            };
            list.push(last);
        }
        positions
    }

    fn takes_a_position(&self, claim: ClaimIx, measure: MeasureIx) -> bool {
        let is_stance = matches!(
            self.claim(claim).stance,
            Stance::Confirms
                | Stance::Denies
                | Stance::Declines
                | Stance::LeavesOpen
                | Stance::Doubts
        );
        is_stance || self.may_stand(claim, measure, Tense::Observed)
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
