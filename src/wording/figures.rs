//! Figures with their hedges, and ratios.

use super::messages::Message;
use super::words::Words;
use crate::ledger::Ratio;
use crate::model::{Basis, Dataset, Estimate, Figure, MeasureIx};

impl Words<'_> {
    /// A number as the language writes it.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        self.locale().number(value)
    }

    /// A figure in a sentence: "≈ 10,000", "more than 600,000"; empty for one
    /// without a number of its own, whose words are the speaker's.
    #[must_use]
    pub fn figure(&self, figure: &Figure) -> String {
        let hedged = |message, value| self.fill(message, &[&self.number(value)]);
        match *figure {
            Figure::Exactly(value) => self.number(value),
            Figure::Between { low, high, .. } => joined(&self.number(low), "–", &self.number(high)),
            Figure::About(value) => joined("≈", " ", &self.number(value)),
            Figure::Nearly(value) => hedged(Message::FigureNearly, value),
            Figure::AtLeast(value) => hedged(Message::FigureAtLeast, value),
            Figure::MoreThan(value) => hedged(Message::FigureMoreThan, value),
            Figure::AtMost(value) => hedged(Message::FigureAtMost, value),
            Figure::FewerThan(value) => hedged(Message::FigureFewerThan, value),
            Figure::Order(_) | Figure::Above(_) | Figure::Below(_) | Figure::Some => String::new(),
        }
    }

    /// A figure in words, for a sentence that is heard: "about 10,000".
    #[must_use]
    pub fn spoken(&self, figure: &Figure) -> String {
        match *figure {
            Figure::About(value) => self.fill(Message::FigureAbout, &[&self.number(value)]),
            Figure::Between { low, high, best } => {
                let (low, high) = (self.number(low), self.number(high));
                match best {
                    None => self.fill(Message::FigureBetween, &[&low, &high]),
                    Some(best) => {
                        self.fill(Message::FigureBest, &[&low, &high, &self.number(best)])
                    }
                }
            }
            _ => self.figure(figure),
        }
    }

    /// The short form of an estimate, for the chart and a button: "≈ 10,000",
    /// "≥ 1,500", "+1,500", or the speaker's words in quotation marks where
    /// there is no number.
    #[must_use]
    pub fn label(&self, estimate: &Estimate) -> String {
        let number = |value: f64| {
            let number = self.number(value);
            match estimate.basis {
                Basis::Total => number,
                Basis::Increment => joined("+", "", &number),
            }
        };
        match estimate.figure {
            Figure::Exactly(value) => number(value),
            Figure::Between { low, high, .. } => joined(&number(low), "–", &self.number(high)),
            Figure::About(value) => joined("≈", " ", &number(value)),
            Figure::Nearly(value) => self.fill(Message::FigureNearly, &[&number(value)]),
            Figure::AtLeast(value) => joined("≥", " ", &number(value)),
            Figure::MoreThan(value) => joined(">", " ", &number(value)),
            Figure::AtMost(value) => joined("≤", " ", &number(value)),
            Figure::FewerThan(value) => joined("<", " ", &number(value)),
            Figure::Order(_) | Figure::Above(_) | Figure::Below(_) | Figure::Some => {
                self.own_words(estimate)
            }
        }
    }

    /// What stands for a figure without a number: the speaker's words, quoted,
    /// else ours.
    fn own_words(&self, estimate: &Estimate) -> String {
        if let Some(wording) = &estimate.wording {
            return self.quoted(wording);
        }
        match estimate.figure {
            Figure::Order(value) => self.fill(Message::FigureOrder, &[&self.number(value)]),
            Figure::Above(_) => self.say(Message::FigureAbove).into(),
            Figure::Below(_) => self.say(Message::FigureBelow).into(),
            _ => self.say(Message::FigureSome).into(),
        }
    }

    /// A formatted figure with the unit of its measure, where it has one.
    #[must_use]
    pub fn with_unit(&self, dataset: &Dataset, measure: MeasureIx, figure: String) -> String {
        match &dataset.measure(measure).unit {
            Some(unit) => self.fill(Message::FigureUnit, &[&figure, &self.inline(unit, dataset)]),
            None => figure,
        }
    }

    /// How many times the upper end is the lower: "≈ × 3", "× 3.3". A vague
    /// ratio is a whole number from 2 up, an exact one from 10 up.
    #[must_use]
    pub fn ratio(&self, ratio: Ratio) -> String {
        let whole_from = if ratio.is_vague { 2.0 } else { 10.0 };
        let tenths = (ratio.times * 10.0).round() / 10.0;
        let times = if ratio.times >= whole_from {
            ratio.times.round()
        } else if tenths > 1.0 {
            tenths
        } else {
            // Above 1, if only just: one decimal would deny it.
            ratio.times
        };
        let number = self.number(times);
        joined(if ratio.is_vague { "≈ ×" } else { "×" }, " ", &number)
    }
}

fn joined(left: &str, middle: &str, right: &str) -> String {
    let mut out = String::with_capacity(left.len() + middle.len() + right.len());
    out.push_str(left);
    out.push_str(middle);
    out.push_str(right);
    out
}
