//! A figure from a qualifier and the numbers given with it.

use super::desk::Desk;
use super::problem::Problem;
use super::row::Row;
use crate::model::{ClaimIx, Figure, Qualifier};

/// A number of the file.
#[derive(Clone, Copy, Default)]
pub(super) enum Given {
    /// Not given.
    #[default]
    Not,
    /// Given, but not sound; that was reported.
    Faulty,
    /// Given, with its offset.
    Number(f64, u32),
}

impl Given {
    /// The number in a field.
    pub(super) fn from_row(row: &mut Row<'_>, place: usize) -> Self {
        if row.is_faulty(place) {
            return Self::Faulty;
        }
        let at = row.at(place);
        row.number(place)
            .map_or(Self::Not, |number| Self::Number(number, at))
    }

    /// Whether the field is not given.
    pub(super) fn is_not(self) -> bool {
        matches!(self, Self::Not)
    }
}

/// What a file gives for a figure.
#[derive(Clone, Copy, Default)]
pub(super) struct Numbers {
    pub(super) value: Given,
    pub(super) low: Given,
    pub(super) high: Given,
    pub(super) best: Given,
    pub(super) than: Option<ClaimIx>,
    pub(super) has_wording: bool,
    /// Where the object starts that holds them.
    pub(super) at: u32,
}

impl Desk {
    /// The figure, if it is sound; else what is wrong is reported.
    pub(super) fn figure(&mut self, qualifier: Qualifier, numbers: &Numbers) -> Option<Figure> {
        let name = qualifier.name();
        if matches!(qualifier, Qualifier::Order | Qualifier::Some) && !numbers.has_wording {
            self.log.report(Problem::NoWording, numbers.at, &[name]);
            return None;
        }
        let mut takes_value = false;
        let figure = match qualifier {
            Qualifier::Between => self.between(numbers)?,
            Qualifier::Some => Figure::Some,
            // Where there is no claim to compare with, that was reported.
            Qualifier::Above => Figure::Above(numbers.than?),
            Qualifier::Below => Figure::Below(numbers.than?),
            _ => {
                takes_value = true;
                let value = self.required(name, "value", numbers.value, numbers)?;
                self.single(qualifier, value, numbers)?
            }
        };
        let mut ignored = [
            ("value", numbers.value),
            ("low", numbers.low),
            ("high", numbers.high),
            ("best", numbers.best),
        ];
        if takes_value {
            ignored[0].1 = Given::Not;
        }
        let count = if qualifier == Qualifier::Between {
            1
        } else {
            4
        };
        for (field, given) in &ignored[..count] {
            if let Given::Number(_, at) = given {
                self.log.report(Problem::IdleNumber, *at, &[field, name]);
            }
        }
        Some(figure)
    }

    /// A figure of one number.
    fn single(&mut self, qualifier: Qualifier, value: f64, numbers: &Numbers) -> Option<Figure> {
        Some(match qualifier {
            Qualifier::About => Figure::About(value),
            Qualifier::Nearly => Figure::Nearly(value),
            Qualifier::AtLeast => Figure::AtLeast(value),
            Qualifier::MoreThan => Figure::MoreThan(value),
            Qualifier::AtMost => Figure::AtMost(value),
            Qualifier::FewerThan => Figure::FewerThan(value),
            Qualifier::Order if is_magnitude(value) => Figure::Order(value),
            Qualifier::Order => {
                let at = offset(numbers.value, numbers.at);
                self.log.report(Problem::NoMagnitude, at, &[]);
                return None;
            }
            _ => Figure::Exactly(value),
        })
    }

    fn between(&mut self, numbers: &Numbers) -> Option<Figure> {
        // First both, so that both are reported.
        let low = self.required("between", "low", numbers.low, numbers);
        let high = self.required("between", "high", numbers.high, numbers);
        let (low, high) = (low?, high?);
        if low > high {
            let at = offset(numbers.low, numbers.at);
            self.log.report(Problem::RangeOrder, at, &[]);
            return None;
        }
        let mut best = None;
        if let Given::Number(number, at) = numbers.best {
            if (low..=high).contains(&number) {
                best = Some(number);
            } else {
                self.log.report(Problem::BestOutside, at, &[]);
            }
        }
        Some(Figure::Between { low, high, best })
    }

    fn required(
        &mut self,
        qualifier: &str,
        field: &str,
        given: Given,
        numbers: &Numbers,
    ) -> Option<f64> {
        match given {
            Given::Number(number, _) => return Some(number),
            Given::Faulty => return None,
            Given::Not => {}
        }
        let is_range = !numbers.low.is_not() || !numbers.high.is_not();
        let problem = match field {
            "value" if is_range => Problem::RangeForValue,
            "value" => Problem::NoFigure,
            _ => Problem::NoRangeEnd,
        };
        self.log.report(problem, numbers.at, &[qualifier, field]);
        None
    }
}

fn offset(given: Given, otherwise: u32) -> u32 {
    match given {
        Given::Number(_, at) => at,
        _ => otherwise,
    }
}

/// Whether it is 10, 100, 1000 …
fn is_magnitude(mut value: f64) -> bool {
    while value > 10.0 {
        value /= 10.0;
    }
    // Division by ten is exact as long as the result is whole, and a result
    // that is not whole never comes to be ten.
    value.to_bits() == 10.0_f64.to_bits()
}

#[cfg(test)]
mod tests {
    use super::is_magnitude;

    #[test]
    fn magnitudes_are_powers_of_ten_from_ten() {
        let mut power = 10.0;
        while power < 9e15 {
            assert!(is_magnitude(power), "{power}");
            for off in [power + 1.0, power - 1.0, power * 2.0, power + 0.5] {
                assert!(!is_magnitude(off), "{off}");
            }
            power *= 10.0;
        }
        for other in [0.0, 0.1, 1.0, 5.0] {
            assert!(!is_magnitude(other), "{other}");
        }
    }
}
