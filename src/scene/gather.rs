//! What is on the chart of a measure on a day.

use super::frame::View;
use super::scale::Reach;
use super::theme::{PartyInk, Theme};
use crate::ledger::{Filter, Ledger, Status};
use crate::model::{
    Basis, ClaimIx, ClaimKind, Dataset, Estimate, Figure, PartyIx, Shape, Stance, Tense,
};

/// Where a claim belongs on the chart.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// At its number, or of a magnitude from it upward.
    Figure(Figure),
    /// A riser between two sums; there is no mark at the upper one.
    Riser {
        /// The total before.
        from: f64,
        /// With what was added.
        to: f64,
    },
    /// Above or below the figure of another claim.
    Relative {
        /// The number of the other claim.
        base: f64,
        /// Above or below it.
        is_above: bool,
    },
    /// In the lane without a number.
    Lane,
}

/// A claim of the chart.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) claim: ClaimIx,
    pub(super) place: Place,
    /// The increment given in the same statement as the total.
    pub(super) added: Option<f64>,
    pub(super) ink: PartyInk,
    pub(super) shape: Shape,
    /// Whether it is known on the day. What becomes public only later takes
    /// part in the axes, so that they stay where they are, and is not drawn.
    pub(super) is_public: bool,
    pub(super) is_struck: bool,
    pub(super) is_aside: bool,
    pub(super) is_expected: bool,
    pub(super) is_standing: bool,
    pub(super) is_emphasised: bool,
    pub(super) is_selected: bool,
}

impl Entry {
    /// How strong its ink is, `0..=1`.
    pub(super) fn alpha(&self) -> f64 {
        if !self.is_emphasised && !self.is_selected {
            0.2
        } else if self.is_aside || self.is_struck {
            0.45
        } else {
            1.0
        }
    }

    /// Whether it is in the lane without a number.
    pub(super) fn is_in_lane(&self) -> bool {
        matches!(self.place, Place::Lane)
    }

    /// The number that its mark stands at.
    pub(super) fn value(&self) -> Option<f64> {
        match self.place {
            Place::Figure(figure) => figure.mark(),
            _ => None,
        }
    }

    /// The numbers that the axis has to hold for it, from the least to the
    /// greatest; `None` in the lane.
    pub(super) fn span(&self) -> Option<(f64, f64)> {
        Some(match self.place {
            Place::Figure(Figure::Between { low, high, .. }) => (low, high),
            // Room for the hatching, which ends before the next magnitude.
            Place::Figure(Figure::Order(value)) => (value, value * 3.0),
            Place::Figure(figure) => {
                let value = figure.mark()?;
                ((value - self.added.unwrap_or(0.0)).max(0.0), value)
            }
            Place::Riser { from, to } => (from, to),
            Place::Relative { base, .. } => (base, base),
            Place::Lane => return None,
        })
    }

    /// Whether something of fixed length goes up from its number.
    pub(super) fn rises(&self) -> bool {
        match self.place {
            Place::Figure(figure) => figure.is_open_above(),
            Place::Relative { is_above, .. } => is_above,
            _ => false,
        }
    }

    /// Whether something of fixed length goes down from its number.
    fn falls(&self) -> bool {
        match self.place {
            Place::Figure(figure) => figure.is_open_below(),
            Place::Relative { is_above, .. } => !is_above,
            _ => false,
        }
    }
}

/// The claims of the view's measure in order of time, those that become public
/// after its day included.
pub(super) fn gather(ledger: &Ledger, view: &View, theme: &Theme) -> Vec<Entry> {
    let data = ledger.dataset();
    let mut is_standing = vec![false; data.claims.len()];
    for tense in [Tense::Observed, Tense::Expected] {
        for standing in ledger.standing(view.measure, tense, view.day) {
            is_standing[standing.claim.ix()] = true;
        }
    }
    let asks_nothing = view.filter == Filter::default();
    let mut entries = Vec::new();
    for &claim in ledger.order() {
        let it = ledger.claim(claim);
        if it.kind != ClaimKind::Claim || !ledger.bears_on(claim).contains(&view.measure) {
            continue;
        }
        let Some(place) = place(ledger, claim, view) else {
            continue;
        };
        let party = it.speakers.iter().find_map(|s| data.speaker(*s).party);
        let status = ledger.status(claim, view.day);
        entries.push(Entry {
            claim,
            place,
            added: it.estimate.as_ref().and_then(|estimate| estimate.added),
            ink: theme.party(party),
            shape: shape_of(data, party),
            is_public: status != Status::Hidden,
            is_struck: status == Status::Struck,
            is_aside: status == Status::Aside,
            is_expected: is_expected(it.estimate.as_ref()),
            is_standing: is_standing[claim.ix()],
            is_emphasised: asks_nothing || ledger.passes(claim, &view.filter),
            is_selected: view.selected == Some(claim),
        });
    }
    entries
}

fn is_expected(estimate: Option<&Estimate>) -> bool {
    estimate.is_some_and(|estimate| estimate.tense == Tense::Expected)
}

/// The sign of a party: its own, else one that no party of the file has
/// claimed, as far as there are any.
#[must_use]
pub fn shape_of(data: &Dataset, party: Option<PartyIx>) -> Shape {
    let Some(party) = party else {
        return Shape::Circle;
    };
    if let Some(own) = data.party(party).shape {
        return own;
    }
    // The crosses last, the diagonal one after all: in the lane without a number
    // it looks like a denial.
    let free: Vec<Shape> = Shape::ALL
        .iter()
        .copied()
        .filter(|shape| data.parties.iter().all(|party| party.shape != Some(*shape)))
        .collect();
    let choice = if free.is_empty() { Shape::ALL } else { &free };
    let before = &data.parties[..party.ix()];
    let turn = before.iter().filter(|party| party.shape.is_none()).count();
    // Shifted by one each time around, so that who shares a sign differs in
    // colour to every eye.
    choice[(turn + turn / choice.len()) % choice.len()]
}

/// Where a claim belongs; `None`: only in the chronology.
fn place(ledger: &Ledger, claim: ClaimIx, view: &View) -> Option<Place> {
    let it = ledger.claim(claim);
    let Some(estimate) = &it.estimate else {
        let takes_a_stand = matches!(
            it.stance,
            Stance::Confirms
                | Stance::Denies
                | Stance::Declines
                | Stance::LeavesOpen
                | Stance::Doubts
                | Stance::Retracts
                | Stance::Reports
        );
        return takes_a_stand.then_some(Place::Lane);
    };
    if estimate.basis == Basis::Increment {
        return Some(riser(ledger, claim, estimate, view).unwrap_or(Place::Lane));
    }
    Some(match estimate.figure {
        Figure::Above(than) | Figure::Below(than) => {
            let is_above = matches!(estimate.figure, Figure::Above(_));
            match base(ledger, than, view) {
                Some(base) => Place::Relative { base, is_above },
                None => Place::Lane,
            }
        }
        Figure::Some => Place::Lane,
        figure => Place::Figure(figure),
    })
}

/// Where an increment stands: on the total of its stander before it.
fn riser(ledger: &Ledger, claim: ClaimIx, estimate: &Estimate, view: &View) -> Option<Place> {
    let added = match estimate.figure {
        Figure::Between { high, .. } => high,
        figure => figure.mark()?,
    };
    let before = ledger.total_before(claim, view.day)?;
    let from = ledger.claim(before).estimate.as_ref()?.figure.mark()?;
    let to = from + added;
    Some(Place::Riser { from, to })
}

/// The number of the claim that another one compares itself with, if it is on
/// the chart.
fn base(ledger: &Ledger, than: ClaimIx, view: &View) -> Option<f64> {
    let estimate = ledger.claim(than).estimate.as_ref()?;
    let is_drawn = estimate.measure == view.measure
        && estimate.basis == Basis::Total
        && ledger.claim(than).kind == ClaimKind::Claim
        && ledger.status(than, view.day) != Status::Hidden;
    estimate.figure.mark().filter(|_| is_drawn)
}

/// The numbers of all claims of the file, which the value axis is made for.
pub(super) fn reach(ledger: &Ledger, entries: &[Entry]) -> Reach {
    let mut reach = Reach {
        least: 0.0,
        largest: 0.0,
        has_zero: false,
        falls: false,
        is_whole: true,
    };
    for entry in entries {
        let Some((low, high)) = entry.span() else {
            continue;
        };
        reach.take(low);
        reach.take(high);
        reach.falls |= entry.falls();
        for report in &ledger.claim(entry.claim).sources {
            let figure = report.variant.as_ref().and_then(|told| told.figure);
            if let Some(value) = figure.and_then(|it| it.mark()) {
                reach.take(value);
            }
        }
    }
    reach
}
