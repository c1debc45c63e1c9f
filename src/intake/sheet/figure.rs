//! The figure of a row: its numbers with the hedges in their cells.

use std::borrow::Cow;

use super::amount::{Amount, AmountFault, Shape, read_amount};
use super::doubt::{beyond_doubt, doubt};
use super::fields::{self as to, NAMES};
use super::plan::Got;
use super::register::{entry, key};
use super::row::{Entries, Reading, as_name, push, string};
use super::style::Style;
use crate::intake::desk::Desk;
use crate::intake::json::{Key, Node, Value};
use crate::intake::problem::SheetProblem;
use crate::model::Qualifier;

/// Cells that say that there is no number.
const NOTHING: &[&str] = &[
    "-", "–", "—", "n/a", "na", "n.a.", "k. a.", "k.a.", "null", "none", "nan",
];

/// The numbers of a row, each with where it stands.
#[derive(Default)]
struct Numbers {
    value: Option<(f64, u32)>,
    low: Option<(f64, u32)>,
    high: Option<(f64, u32)>,
    best: Option<(f64, u32)>,
    added: Option<(f64, u32)>,
    /// A cell that cannot be read, which takes the figure with it.
    faulty: Option<u32>,
    hedge: Option<Qualifier>,
    is_increment: bool,
    /// The cell, where its words are all there is: "thousands".
    wording: Option<(String, u32)>,
}

impl<'n> Reading<'n, '_> {
    /// Adds the estimate of the row, or the measures that it bears on.
    pub(super) fn estimate(&self, desk: &mut Desk, entries: &mut Entries<'n>) {
        let qualifier = self.value(to::QUALIFIER);
        let mut numbers = Numbers::default();
        self.read_value(desk, &mut numbers);
        for field in [to::LOW, to::HIGH, to::BEST, to::ADDED] {
            self.read_plain(desk, &mut numbers, field);
        }
        let has_figure = numbers.faulty.is_some()
            || qualifier.is_some()
            || numbers.wording.is_some()
            || [numbers.value, numbers.low, numbers.high, numbers.best]
                .iter()
                .any(Option::is_some);
        if !has_figure {
            self.without_figure(desk, entries, &numbers);
            return;
        }
        let at_value = self.plan.at(to::VALUE, self.cells, self.row);
        if let Some(at) = numbers.faulty {
            // The measure is read in any case: it is used.
            let mut fields: Entries<'n> = Vec::new();
            fields.extend(self.measure());
            fields.push(entry("qualifier", at, Qualifier::Exactly.name()));
            push(&mut fields, "value", at, Value::Refused);
            push(entries, "estimate", at, Value::Object(fields));
            return;
        }
        let qualifier = self.qualifier(desk, qualifier, &mut numbers);
        let Some((qualifier, qualifier_at)) = qualifier else {
            push(entries, "estimate", at_value, Value::Refused);
            return;
        };
        let mut fields: Entries<'n> = Vec::with_capacity(10);
        fields.extend(self.measure());
        let given = [
            (to::VALUE, numbers.value),
            (to::LOW, numbers.low),
            (to::HIGH, numbers.high),
            (to::BEST, numbers.best),
            (to::ADDED, numbers.added),
        ];
        for (field, number) in given {
            if let Some((number, at)) = number {
                let raw = self.value(field).map_or(Cow::Borrowed(""), |got| got.text);
                let raw = match raw {
                    Cow::Borrowed(raw) => raw,
                    Cow::Owned(_) => "",
                };
                push(&mut fields, NAMES[field], at, Value::Number(number, raw));
            }
        }
        let wording = self.value(to::WORDING);
        let has_wording = wording.is_some() || numbers.wording.is_some();
        if let Some(got) = wording {
            fields.push(string("wording", got.at, got.text));
        } else if let Some((text, at)) = numbers.wording {
            fields.push(string("wording", at, text.into()));
        }
        match self.value(to::BASIS) {
            Some(got) => fields.push(string("basis", got.at, as_name(to::BASIS, got.text))),
            None if numbers.is_increment => fields.push(entry("basis", at_value, "increment")),
            None => {}
        }
        if let Some(got) = self.value(to::TENSE) {
            fields.push(string("tense", got.at, as_name(to::TENSE, got.text)));
        }
        if let Some(got) = self.value(to::REFERS_TO) {
            self.date(desk, &mut fields, to::REFERS_TO, got);
        }
        // What is missing is told of the cell where it should stand.
        let missing = match &*qualifier {
            "order" | "some" if !has_wording => to::WORDING,
            "between" if numbers.low.is_none() => to::LOW,
            "between" if numbers.high.is_none() => to::HIGH,
            _ => to::VALUE,
        };
        let at = self.plan.at(missing, self.cells, self.row);
        fields.push(string("qualifier", qualifier_at, qualifier));
        push(entries, "estimate", at, Value::Object(fields));
    }

    /// What the figure is one of.
    fn measure(&self) -> Option<(Key<'n>, Node<'n>)> {
        let (place, at) = match self.value(to::MEASURE) {
            Some(got) => (self.people.measures.place_of(&got.text)?, got.at),
            None => {
                let at = self.plan.at(to::MEASURE, self.cells, self.row);
                (self.people.default_measure?, at)
            }
        };
        let value = Value::Place(place);
        Some((key("measure", at), Node { at, value }))
    }

    fn without_figure(&self, desk: &mut Desk, entries: &mut Entries<'n>, numbers: &Numbers) {
        for field in [to::WORDING, to::BASIS, to::TENSE, to::REFERS_TO] {
            let is_constant = self.plan.origins[field].columns.is_empty();
            if let Some(got) = self.value(field)
                && !is_constant
            {
                let words = [NAMES[field], "value"];
                desk.log
                    .report_sheet(SheetProblem::IdleCell, got.at, &words);
            }
        }
        if let Some((_, at)) = numbers.added {
            let words = ["added", "value"];
            desk.log.report_sheet(SheetProblem::IdleCell, at, &words);
        }
        if let Some(got) = self.value(to::MEASURE)
            && let Some(place) = self.people.measures.place_of(&got.text)
        {
            push(entries, "measures", got.at, Value::Place(place));
        }
    }

    /// The qualifier with its place; `None` where a sheet cannot hold it.
    fn qualifier(
        &self,
        desk: &mut Desk,
        given: Option<Got<'n>>,
        numbers: &mut Numbers,
    ) -> Option<(Cow<'n, str>, u32)> {
        let at = self.plan.at(to::QUALIFIER, self.cells, self.row);
        if given.is_none() && numbers.hedge.is_none() {
            one_figure(desk, numbers);
        }
        let has_ends = numbers.low.is_some() || numbers.high.is_some();
        let Some(got) = given else {
            let qualifier = match numbers.hedge {
                Some(hedge) if !has_ends => hedge,
                None if !has_ends && (numbers.value.is_some() || numbers.best.is_some()) => {
                    Qualifier::Exactly
                }
                _ => Qualifier::Between,
            };
            // A number beside the ends of its range is the most likely one.
            if qualifier == Qualifier::Between && numbers.best.is_none() {
                numbers.best = numbers.value.take();
            }
            if qualifier != Qualifier::Between && numbers.value.is_none() {
                numbers.value = numbers.best.take();
            }
            return Some((Cow::Borrowed(qualifier.name()), at));
        };
        let name = as_name(to::QUALIFIER, got.text);
        if let "above" | "below" = &*name {
            desk.log
                .report_sheet(SheetProblem::NoComparison, got.at, &[&name]);
            return None;
        }
        if let Some(hedge) = numbers.hedge
            && hedge.name() != name
        {
            let words = [hedge.name(), &name];
            let at = numbers.value.or(numbers.low).map_or(got.at, |(_, at)| at);
            desk.log
                .report_sheet(SheetProblem::HedgeDiffers, at, &words);
        }
        Some((name, got.at))
    }

    /// Reads the cell of the figure itself.
    fn read_value(&self, desk: &mut Desk, numbers: &mut Numbers) {
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
    fn read_plain(&self, desk: &mut Desk, numbers: &mut Numbers, field: usize) {
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
        Shape::Magnitude(value) => [
            "the order of magnitude ",
            &value.to_string(),
            ", shown as its word",
        ]
        .concat(),
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

/// In a table of least and most, both may be the same number; and one of them
/// alone is a figure whose other end is open.
fn one_figure(desk: &mut Desk, numbers: &mut Numbers) {
    let likely = numbers.value.or(numbers.best).map(|(number, _)| number);
    let (name, hedge, end) = match (numbers.low, numbers.high) {
        (Some(low), Some(high)) => {
            let is_one = low.0.total_cmp(&high.0).is_eq();
            if is_one && likely.is_none_or(|likely| likely.total_cmp(&low.0).is_eq()) {
                (numbers.low, numbers.high, numbers.best) = (None, None, None);
                numbers.value = Some(low);
            }
            return;
        }
        (Some(low), None) if likely.is_none() => ("low", Qualifier::AtLeast, low),
        (None, Some(high)) if likely.is_none() => ("high", Qualifier::AtMost, high),
        _ => return,
    };
    (numbers.low, numbers.high) = (None, None);
    numbers.value = Some(end);
    numbers.hedge = Some(hedge);
    desk.log
        .report_sheet(SheetProblem::OneEnd, end.1, &[name, hedge.name()]);
}
