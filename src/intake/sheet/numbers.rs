//! The numbers of a row with the hedges in their cells.

use super::amount::{Amount, AmountFault, Shape, read_amount};
use super::doubt::{beyond_doubt, doubt};
use super::fields::{self as to, NAMES};
use super::plan::Got;
use super::row::Reading;
use super::style::Style;
use crate::intake::desk::Desk;
use crate::intake::problem::SheetProblem;
use crate::model::Qualifier;

/// Cells that say that there is no number.
const NOTHING: &[&str] = &[
    "-", "–", "—", "n/a", "na", "n.a.", "k. a.", "k.a.", "null", "none", "nan",
];

/// The numbers of a row, each with where it stands.
#[derive(Default)]
pub(super) struct Numbers {
    pub(super) value: Option<(f64, u32)>,
    pub(super) low: Option<(f64, u32)>,
    pub(super) high: Option<(f64, u32)>,
    pub(super) best: Option<(f64, u32)>,
    pub(super) added: Option<(f64, u32)>,
    /// A cell that cannot be read, which takes the figure with it.
    pub(super) faulty: Option<u32>,
    pub(super) hedge: Option<Qualifier>,
    pub(super) is_increment: bool,
    /// The cell, where its words are all there is: "thousands".
    pub(super) wording: Option<(String, u32)>,
}

impl Reading<'_, '_> {
    /// Reads the cell of the figure itself.
    pub(super) fn read_value(&self, desk: &mut Desk, numbers: &mut Numbers) {
        let Some(got) = self.value(to::VALUE) else {
            return;
        };
        if let Some(number) = got.number {
            numbers.value = Some((number, got.at));
            return;
        }
        // Nearly all are whole numbers in plain digits.
        if let Some(number) = plain_whole(&got.text) {
            numbers.value = Some((number, got.at));
            return;
        }
        let Some(amount) = self.amount(desk, to::VALUE, &got, numbers) else {
            return;
        };
        numbers.hedge = amount.hedge;
        match amount.shape {
            Shape::One(number) => numbers.value = Some((number.value, got.at)),
            Shape::Range(low, high) => {
                numbers.hedge = Some(Qualifier::Between);
                numbers.low = Some((low.value, got.at));
                numbers.high = Some((high.value, got.at));
            }
            Shape::Magnitude(value) => {
                numbers.hedge = Some(Qualifier::Order);
                numbers.value = Some((value, got.at));
                numbers.wording = Some((got.text.to_string(), got.at));
            }
            Shape::Part => {
                numbers.hedge = Some(Qualifier::Some);
                numbers.wording = Some((got.text.to_string(), got.at));
            }
        }
        numbers.is_increment = amount.is_increment;
    }

    /// Reads a cell that holds a number and nothing else.
    pub(super) fn read_plain(&self, desk: &mut Desk, numbers: &mut Numbers, field: usize) {
        let Some(got) = self.value(field) else {
            return;
        };
        let found = match got.number.or_else(|| plain_whole(&got.text)) {
            Some(number) => Some(number),
            None => match self.amount(desk, field, &got, numbers) {
                Some(Amount {
                    shape: Shape::One(number),
                    ..
                }) => Some(number.value),
                Some(_) => {
                    let words = [NAMES[field], &*got.text];
                    desk.log
                        .report_sheet(SheetProblem::NotOneNumber, got.at, &words);
                    numbers.faulty = Some(got.at);
                    None
                }
                None => None,
            },
        };
        let Some(found) = found else { return };
        let slot = match field {
            to::LOW => &mut numbers.low,
            to::HIGH => &mut numbers.high,
            to::BEST => &mut numbers.best,
            _ => &mut numbers.added,
        };
        if slot.is_some() {
            // A range in the cell of the figure was there first.
            let words = [NAMES[field], "value"];
            desk.log
                .report_sheet(SheetProblem::RangeTwice, got.at, &words);
        } else {
            *slot = Some((found, got.at));
        }
    }

    /// Reads an amount, and tells how it was read.
    fn amount(
        &self,
        desk: &mut Desk,
        field: usize,
        got: &Got<'_>,
        numbers: &mut Numbers,
    ) -> Option<Amount> {
        let name = NAMES[field];
        let lower = got.text.to_lowercase();
        if NOTHING.contains(&&*lower) {
            desk.log
                .report_sheet(SheetProblem::ReadNothing, got.at, &[name, &got.text]);
            return None;
        }
        let amount = match read_amount(&got.text, &self.plan.style) {
            Ok(amount) => amount,
            Err(fault) => {
                let problem = match fault {
                    AmountFault::None => SheetProblem::NoNumber,
                    AmountFault::Negative => SheetProblem::Negative,
                    AmountFault::Several => SheetProblem::SeveralNumbers,
                    AmountFault::Marks => SheetProblem::OddMarks,
                };
                desk.log.report_sheet(problem, got.at, &[name, &got.text]);
                // An increment beside a total is none of the figure's numbers.
                if field != to::ADDED {
                    numbers.faulty = Some(got.at);
                }
                return None;
            }
        };
        let told = told(&amount);
        if !amount.leftover.is_empty() {
            let words = [name, &got.text, &told, &amount.leftover];
            desk.log
                .report_sheet(SheetProblem::Leftover, got.at, &words);
        }
        if let Some((read, other, mark)) = doubt(&amount) {
            let (decimal, group) = if mark == '.' { (".", ",") } else { (",", ".") };
            let written = beyond_doubt(read, mark);
            let (read, other) = (read.to_string(), other.to_string());
            let words = [
                name, &got.text, &read, &other, &written, &other, &other, group, decimal, &read,
                decimal, group,
            ];
            desk.log
                .report_sheet(SheetProblem::TwoNumbers, got.at, &words);
        } else if let (Some(low), Shape::Range(_, high)) = (amount.short, &amount.shape) {
            let (low, high) = (low.to_string(), high.value.to_string());
            let words = [name, &got.text, &told, &low, &high, &low, &high];
            desk.log
                .report_sheet(SheetProblem::ShortRange, got.at, &words);
        } else if field != to::VALUE
            && let Some(hedge) = amount.hedge.filter(|hedge| *hedge != Qualifier::Exactly)
        {
            let words = [name, &got.text, hedge.name()];
            desk.log
                .report_sheet(SheetProblem::HedgeLost, got.at, &words);
        } else if !amount.is_plain && amount.leftover.is_empty() {
            let words = [name, &got.text, &told];
            desk.log
                .report_sheet(SheetProblem::ReadNumber, got.at, &words);
        }
        Some(amount)
    }
}

/// What was read, in the words of the format.
fn told(amount: &Amount) -> String {
    let mut out = match amount.shape {
        Shape::One(number) => number.value.to_string(),
        Shape::Range(low, high) => [
            "between ",
            &low.value.to_string(),
            " and ",
            &high.value.to_string(),
        ]
        .concat(),
        Shape::Magnitude(value) => ["order ", &value.to_string(), ", shown as the word"].concat(),
        Shape::Part => "some, without a number".into(),
    };
    if let (Some(hedge), Shape::One(_)) = (amount.hedge, &amount.shape) {
        out = [hedge.name(), " ", &out].concat();
    }
    if amount.is_increment {
        out.push_str(", on top of what was before");
    }
    out
}

/// A whole number in plain digits.
fn plain_whole(text: &str) -> Option<f64> {
    let is_plain = (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain {
        return None;
    }
    let whole = text
        .bytes()
        .fold(0_u64, |sum, byte| sum * 10 + u64::from(byte - b'0'));
    #[expect(clippy::cast_precision_loss, reason = "fewer than 2^53")]
    Some(whole as f64)
}

/// Reads a number as people write it, for tests and tools: what it is read as,
/// or what is wrong.
///
/// # Errors
/// The code of what is wrong.
pub(super) fn read_written_number(text: &str, language: &str) -> Result<String, &'static str> {
    let style = Style::of(language);
    match read_amount(text, &style) {
        Ok(amount) => {
            let mut out = told(&amount);
            if let Some((_, other, _)) = doubt(&amount) {
                out.push_str(" | ");
                out.push_str(&other.to_string());
            }
            if let (Some(low), Shape::Range(_, high)) = (amount.short, &amount.shape) {
                let (low, high) = (low.to_string(), high.value.to_string());
                out.push_str(&[" | between ", &low, " and ", &high].concat());
            }
            if !amount.leftover.is_empty() {
                out.push_str(" + ");
                out.push_str(&amount.leftover);
            }
            Ok(out)
        }
        Err(AmountFault::None) => Err("none"),
        Err(AmountFault::Negative) => Err("negative"),
        Err(AmountFault::Several) => Err("several"),
        Err(AmountFault::Marks) => Err("marks"),
    }
}
