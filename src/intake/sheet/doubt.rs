//! Numbers whose marks may be taken two ways.

use super::amount::{Amount, Shape};
use super::digits::Number;

/// Where the marks of a number may be taken two ways: both readings and the
/// mark.
pub(super) fn doubt(amount: &Amount) -> Option<(f64, f64, char)> {
    let of = |number: &Number| {
        number
            .other
            .map(|(other, mark)| (number.value, other, mark))
    };
    match &amount.shape {
        Shape::One(number) => of(number),
        Shape::Range(low, high) => of(low).or_else(|| of(high)),
        Shape::Magnitude(_) | Shape::Part => None,
    }
}

/// A number with this decimal mark as it cannot be taken for groups of three
/// digits.
pub(super) fn beyond_doubt(number: f64, mark: char) -> String {
    let text = number.to_string();
    let Some((whole, fraction)) = text.split_once('.') else {
        return text;
    };
    let more = if fraction.len() == 3 { "0" } else { "" };
    format!("{whole}{mark}{fraction}{more}")
}

#[cfg(test)]
mod tests {
    use super::{beyond_doubt, doubt};
    use crate::intake::sheet::amount::{Shape, read_amount};
    use crate::intake::sheet::digits::Number;
    use crate::intake::sheet::style::Style;

    #[test]
    fn what_is_offered_is_read_as_it_is_meant() {
        for (language, cell, read, other) in [
            ("de", "12,345", 12.345, 12345.0),
            ("de", "rund 1,500", 1.5, 1500.0),
            ("de", "999,001", 999.001, 999_001.0),
            ("en", "12.345", 12.345, 12345.0),
            ("en", "1.500", 1.5, 1500.0),
            ("en", "1.234 thousand", 1234.0, 1_234_000.0),
            ("fr", "7,125", 7.125, 7125.0),
        ] {
            let style = Style::of(language);
            let amount = read_amount(cell, &style).expect(cell);
            let (first, second, mark) = doubt(&amount).expect(cell);
            for (value, offered, meant) in [
                (first, beyond_doubt(first, mark), read),
                (second, beyond_doubt(second, mark), other),
            ] {
                assert!(value.total_cmp(&meant).is_eq(), "{cell}: {value}");
                let again = read_amount(&offered, &style).expect(&offered).shape;
                let plainly = Shape::One(Number {
                    value: meant,
                    other: None,
                });
                assert_eq!(again, plainly, "{language}: {offered}");
            }
        }
    }
}
