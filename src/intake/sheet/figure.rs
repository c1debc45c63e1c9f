//! The figure of a row: what its numbers and its qualifier make together.

use std::borrow::Cow;

use super::fields::{self as to, NAMES};
use super::numbers::Numbers;
use super::plan::Got;
use super::register::{entry, key};
use super::row::{Entries, Reading, as_name, push, string};
use crate::intake::desk::Desk;
use crate::intake::json::{Key, Node, Value};
use crate::intake::problem::SheetProblem;
use crate::model::Qualifier;

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
