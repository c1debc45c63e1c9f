//! The order of the table.

use super::book::Ledger;
use super::group::Order;
use crate::model::{ClaimIx, Figure, named};

named! {
    /// The columns of the table that it can be sorted by, by the format's
    /// names of what they hold.
    Column {
        /// When it was said.
        Said = "said",
        /// Who said it.
        Speaker = "speaker",
        /// For which party.
        Party = "party",
        /// What the speaker does.
        Stance = "stance",
        /// What the claim bears on.
        Measure = "measure",
        /// The number.
        Value = "value",
        /// Where it was reported.
        Source = "source",
    }
}

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// Whether the greatest or last comes first.
    pub is_descending: bool,
}

impl Sort {
    /// Reads a column's name, with `-` before it for descending.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let (name, is_descending) = match name.strip_prefix('-') {
            Some(name) => (name, true),
            None => (name, false),
        };
        Some(Self {
            column: Column::from_name(name)?,
            is_descending,
        })
    }

    /// The name that [`from_name`](Self::from_name) reads.
    #[must_use]
    pub fn name(self) -> String {
        [
            if self.is_descending { "-" } else { "" },
            self.column.name(),
        ]
        .concat()
    }

    /// The sort that is the order of the chronology.
    #[must_use]
    pub fn of(order: Order) -> Self {
        Self {
            column: Column::Said,
            is_descending: order == Order::Newest,
        }
    }
}

impl Ledger {
    /// The figure of a claim as a table sorts it: the least stated number, the
    /// greatest, and of equal ones "fewer than", "at most", the number itself,
    /// "at least", "more than"; `None` without a number of its own.
    #[must_use]
    pub fn weight(&self, claim: ClaimIx) -> Option<[f64; 3]> {
        let figure = self.claim(claim).estimate.as_ref()?.figure;
        let (low, high) = figure.stated()?;
        let reach = match figure {
            Figure::FewerThan(_) => -2.0,
            Figure::AtMost(_) | Figure::Nearly(_) => -1.0,
            Figure::AtLeast(_) => 1.0,
            Figure::MoreThan(_) => 2.0,
            _ => 0.0,
        };
        Some([low.number, high.number, reach])
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Order, Sort};

    #[test]
    fn a_sort_is_a_column_and_a_direction() {
        for name in ["said", "-said", "value", "-source"] {
            assert_eq!(Sort::from_name(name).map(Sort::name).as_deref(), Some(name));
        }
        for name in ["", "-", "--said", "Said", "text", "+said"] {
            assert_eq!(Sort::from_name(name), None, "{name}");
        }
        assert_eq!(Sort::of(Order::Newest).name(), "-said");
        assert_eq!(Sort::of(Order::Oldest).column, Column::Said);
    }
}
