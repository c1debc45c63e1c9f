//! What a number was said to be: a figure with its hedges and its ends.

use super::dataset::ClaimIx;
use super::named::named;

/// The largest number a claims file may hold, 2⁵³: up to here every whole
/// number is exact as an IEEE 754 double.
pub const LARGEST: f64 = 9_007_199_254_740_992.0;

named! {
    /// How a figure is hedged: the names of the file.
    Qualifier {
        /// The number and no other.
        Exactly = "exactly",
        /// From low to high, both closed.
        Between = "between",
        /// Around the number; no invented range.
        About = "about",
        /// Just below the number.
        Nearly = "nearly",
        /// The number or more.
        AtLeast = "at_least",
        /// More than the number.
        MoreThan = "more_than",
        /// The number or fewer.
        AtMost = "at_most",
        /// Fewer than the number.
        FewerThan = "fewer_than",
        /// Only the magnitude: "thousands".
        Order = "order",
        /// Higher than another figure.
        Above = "above",
        /// Lower than another figure.
        Below = "below",
        /// A part, some: no number at all.
        Some = "some",
    }
}

/// The end of a range, as far as it was stated. An open end has no number and
/// hence no `End`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The number itself belongs to the range.
    Closed,
    /// Around the number.
    Vague,
    /// The number itself is outside the range.
    Exclusive,
}

/// A number that somebody stated, with the kind of end it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    /// The number, finite, `0..=2⁵³`.
    pub number: f64,
    /// The kind of end.
    pub end: End,
}

/// A figure as it was given. Numbers are finite and in `0..=2⁵³`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// "3,000".
    Exactly(f64),
    /// "from 3,000 to 5,000", perhaps with a best estimate between them.
    Between {
        /// The lower end, at most `best` and `high`.
        low: f64,
        /// The upper end.
        high: f64,
        /// The most likely number, by the speaker's own word.
        best: Option<f64>,
    },
    /// "around 10,000".
    About(f64),
    /// "nearly 10,000".
    Nearly(f64),
    /// "at least 1,500".
    AtLeast(f64),
    /// "more than 600,000".
    MoreThan(f64),
    /// "at most 500".
    AtMost(f64),
    /// "fewer than 500".
    FewerThan(f64),
    /// "thousands": the magnitude (1,000), never a number of its own.
    Order(f64),
    /// "far higher than that": above the estimate of another claim.
    Above(ClaimIx),
    /// Below the estimate of another claim.
    Below(ClaimIx),
    /// "a part".
    Some,
}

impl Figure {
    /// The figure's qualifier.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        match self {
            Self::Exactly(_) => Qualifier::Exactly,
            Self::Between { .. } => Qualifier::Between,
            Self::About(_) => Qualifier::About,
            Self::Nearly(_) => Qualifier::Nearly,
            Self::AtLeast(_) => Qualifier::AtLeast,
            Self::MoreThan(_) => Qualifier::MoreThan,
            Self::AtMost(_) => Qualifier::AtMost,
            Self::FewerThan(_) => Qualifier::FewerThan,
            Self::Order(_) => Qualifier::Order,
            Self::Above(_) => Qualifier::Above,
            Self::Below(_) => Qualifier::Below,
            Self::Some => Qualifier::Some,
        }
    }

    /// The least and the greatest number that was stated, never `best`; `None`
    /// for a figure without a number of its own. A magnitude ("thousands") is
    /// none: the speaker did not say 1,000.
    #[must_use]
    pub fn stated(&self) -> Option<(Stated, Stated)> {
        let one = |number, end| Some((Stated { number, end }, Stated { number, end }));
        match *self {
            Self::Exactly(value) | Self::AtLeast(value) | Self::AtMost(value) => {
                one(value, End::Closed)
            }
            Self::Between { low, high, .. } => {
                let end = End::Closed;
                Some((Stated { number: low, end }, Stated { number: high, end }))
            }
            Self::About(value) => one(value, End::Vague),
            // "Nearly 10,000" lies below 10,000: as a least number it is vague,
            // as a greatest number closed.
            Self::Nearly(number) => Some((
                Stated {
                    number,
                    end: End::Vague,
                },
                Stated {
                    number,
                    end: End::Closed,
                },
            )),
            Self::MoreThan(value) | Self::FewerThan(value) => one(value, End::Exclusive),
            Self::Order(_) | Self::Above(_) | Self::Below(_) | Self::Some => None,
        }
    }

    /// The number a mark stands at: the value, or of a range its best number,
    /// else the middle. `None` without a number of its own.
    #[must_use]
    pub fn mark(&self) -> Option<f64> {
        if let Self::Between { low, high, best } = *self {
            return Some(best.unwrap_or(f64::midpoint(low, high)));
        }
        self.stated().map(|(low, _)| low.number)
    }

    /// Whether the figure has a number of its own.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        self.stated().is_some()
    }

    /// Whether no lower end was given.
    #[must_use]
    pub fn is_open_below(&self) -> bool {
        matches!(self, Self::AtMost(_) | Self::FewerThan(_))
    }

    /// Whether no upper end was given.
    #[must_use]
    pub fn is_open_above(&self) -> bool {
        matches!(self, Self::AtLeast(_) | Self::MoreThan(_) | Self::Order(_))
    }
}
