//! An estimate: a figure for a measure.

use super::dataset::MeasureIx;
use super::edtf::Edtf;
use super::figure::Figure;
use super::named::named;

named! {
    /// Whether a figure is the whole or comes on top of one.
    Basis {
        /// The whole.
        Total = "total",
        /// An addition to what was before.
        Increment = "increment",
    }
}

named! {
    /// Whether a figure is about what is or about what will be.
    Tense {
        /// What was seen or counted.
        Observed = "observed",
        /// What is expected or planned; always kept apart.
        Expected = "expected",
    }
}

/// A figure for a measure, as a claim gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// What is counted.
    pub measure: MeasureIx,
    /// The figure with its hedge.
    pub figure: Figure,
    /// The speaker's own words for it: "rund 10.000".
    pub wording: Option<String>,
    /// A total or an increment.
    pub basis: Basis,
    /// The increment given in the same statement as a total, `0..=2⁵³`.
    pub added: Option<f64>,
    /// Observed or expected.
    pub tense: Tense,
    /// The time the figure is about, or the horizon of an expectation.
    pub refers_to: Option<Edtf>,
}
