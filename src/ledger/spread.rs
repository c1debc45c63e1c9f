//! The spread: from the least to the greatest stated number.

use super::book::{Ledger, distinct};
use super::standing::Standing;
use crate::model::{ClaimIx, Day, End, MeasureIx, Stated, Tense};

/// One end of a spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpreadEnd {
    /// The number with the kind of end it is.
    pub stated: Stated,
    /// The claim that states it.
    pub claim: ClaimIx,
}

/// From the least to the greatest number that the standing estimates state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The least number.
    pub low: SpreadEnd,
    /// The greatest number.
    pub high: SpreadEnd,
    /// Whether a standing estimate has no lower end.
    pub is_open_below: bool,
    /// Whether a standing estimate has no upper end.
    pub is_open_above: bool,
}

/// How many times the upper end of a spread is the lower.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// High ÷ low, above 1.
    pub times: f64,
    /// Whether an end is vague, so that the ratio is written "≈".
    pub is_vague: bool,
}

impl Spread {
    /// The ratio of the ends; `None` where an end is open or zero, or both are
    /// the same.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        let (low, high) = (self.low.stated, self.high.stated);
        let is_meaningful = low.number > 0.0
            && high.number > low.number
            && !self.is_open_below
            && !self.is_open_above;
        is_meaningful.then(|| Ratio {
            times: high.number / low.number,
            is_vague: low.end == End::Vague || high.end == End::Vague,
        })
    }
}

impl Ledger {
    /// The spread of a measure on a day; `None` with fewer than two standing:
    /// that is a figure, not a spread.
    #[must_use]
    pub fn spread(&self, measure: MeasureIx, day: Day) -> Option<Spread> {
        self.spread_of(&self.standing(measure, Tense::Observed, day))
    }

    /// From which day which spread holds, ascending, until a day.
    #[must_use]
    pub fn spreads(&self, measure: MeasureIx, until: Day) -> Vec<(Day, Option<Spread>)> {
        let courses = self.courses(measure, Tense::Observed, until);
        let mut days = Vec::new();
        for course in &courses {
            for (day, _) in &course.changes {
                days.push(*day);
            }
        }
        let mut spreads: Vec<(Day, Option<Spread>)> = Vec::new();
        for day in distinct(&days) {
            let mut standing: Vec<Standing> = Vec::new();
            for course in &courses {
                let past = course.changes.partition_point(|change| change.0 <= day);
                let last = past.checked_sub(1).map(|last| course.changes[last]);
                if let Some((_, Some(claim))) = last {
                    let stander = course.stander;
                    standing.push(Standing { stander, claim });
                }
            }
            let spread = self.spread_of(&standing);
            if spreads.last().and_then(|last| last.1) != spread {
                spreads.push((day, spread));
            }
        }
        spreads
    }

    /// The spread of standing estimates; of equal ends a closed or vague one
    /// beats an exclusive one, then the earlier claim.
    fn spread_of(&self, standing: &[Standing]) -> Option<Spread> {
        if standing.len() < 2 {
            return None;
        }
        let mut spread: Option<Spread> = None;
        for &Standing { claim, .. } in standing {
            let figure = self.claim(claim).estimate.as_ref()?.figure;
            let (low, high) = figure.stated()?;
            let low = SpreadEnd { stated: low, claim };
            let high = SpreadEnd {
                stated: high,
                claim,
            };
            let sum = spread.get_or_insert(Spread {
                low,
                high,
                is_open_below: false,
                is_open_above: false,
            });
            let beats = |new: &SpreadEnd, old: &SpreadEnd| {
                let key = |end: &SpreadEnd| {
                    let said = self.claim(end.claim).said.sort_key();
                    (end.stated.end == End::Exclusive, said, end.claim)
                };
                key(new) < key(old)
            };
            let is_same =
                |a: &SpreadEnd, b: &SpreadEnd| a.stated.number.total_cmp(&b.stated.number).is_eq();
            if low.stated.number < sum.low.stated.number
                || (is_same(&low, &sum.low) && beats(&low, &sum.low))
            {
                sum.low = low;
            }
            if high.stated.number > sum.high.stated.number
                || (is_same(&high, &sum.high) && beats(&high, &sum.high))
            {
                sum.high = high;
            }
            sum.is_open_below |= figure.is_open_below();
            sum.is_open_above |= figure.is_open_above();
        }
        spread
    }
}
