//! Figures with their hedges, and ratios.

use super::messages::Message;
use super::words::Words;
use crate::ledger::Ratio;
use crate::model::{Basis, Dataset, Estimate, Figure, Measure, MeasureIx};

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
        let (message, value) = match *figure {
            Figure::AtLeast(value) => (Message::FigureAtLeast, value),
            Figure::MoreThan(value) => (Message::FigureMoreThan, value),
            Figure::AtMost(value) => (Message::FigureAtMost, value),
            Figure::FewerThan(value) => (Message::FigureFewerThan, value),
            _ => return self.short(figure, ""),
        };
        self.fill(message, &[&self.number(value)])
    }

    /// A figure as short as it goes, with a sign before the number; empty for
    /// one without a number.
    fn short(&self, figure: &Figure, sign: &str) -> String {
        let (hedge, value) = match *figure {
            Figure::Exactly(value) if sign.is_empty() => return self.number(value),
            Figure::Exactly(value) => ("", value),
            Figure::Between { low, high, .. } => {
                return self.signed(&[sign, &self.number(low), "–", &self.number(high)]);
            }
            Figure::About(value) => ("≈ ", value),
            Figure::Nearly(value) => {
                let number = self.signed(&[sign, &self.number(value)]);
                return self.fill(Message::FigureNearly, &[&number]);
            }
            Figure::AtLeast(value) => ("≥ ", value),
            Figure::MoreThan(value) => ("> ", value),
            Figure::AtMost(value) => ("≤ ", value),
            Figure::FewerThan(value) => ("< ", value),
            Figure::Order(_) | Figure::Above(_) | Figure::Below(_) | Figure::Some => {
                return String::new();
            }
        };
        self.signed(&[hedge, sign, &self.number(value)])
    }

    /// A number with the signs before it or between its ends. They stand as in
    /// mathematics and on the axis, from left to right: in Arabic text a plus
    /// would else come to stand after its number.
    #[must_use]
    pub fn signed(&self, parts: &[&str]) -> String {
        let text = parts.concat();
        match self.is_right_to_left() {
            true => ["\u{2066}", &text, "\u{2069}"].concat(),
            false => text,
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
        let sign = match estimate.basis {
            Basis::Total => "",
            Basis::Increment => "+",
        };
        match estimate.figure.is_numbered() {
            true => self.short(&estimate.figure, sign),
            false => self.own_words(estimate),
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

    /// What a measure counts, with what more its file says of it: "Soldiers in
    /// Russia (from North Korea)", "Area in Kursk (km²)".
    #[must_use]
    pub fn counted(&self, dataset: &Dataset, measure: &Measure) -> String {
        let label = self.inline(&measure.label, dataset);
        let more = [&measure.note, &measure.unit].into_iter().flatten();
        let more: Vec<String> = more.map(|text| self.inline(text, dataset)).collect();
        if more.is_empty() {
            return label;
        }
        self.fill(Message::Bracketed, &[&label, &more.join(" · ")])
    }

    /// How many times the upper end is the lower: "≈ × 3", "× 3.3". A vague
    /// ratio is a whole number from 3 up, an exact one from 10 up.
    #[must_use]
    pub fn ratio(&self, ratio: Ratio) -> String {
        let whole_from = if ratio.is_vague { 3.0 } else { 10.0 };
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
        self.signed(&[if ratio.is_vague { "≈ × " } else { "× " }, &number])
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::story::{AREA, Story, TROOPS, estimate, in_both};
    use super::{Basis, Figure};
    use crate::ledger::Ratio;
    use crate::model::{ClaimIx, Estimate, Measure, Text};

    const BETWEEN: Figure = Figure::Between {
        low: 3000.0,
        high: 5000.0,
        best: Some(4000.0),
    };

    #[test]
    fn a_figure_keeps_its_hedge() {
        // In a sentence; as a label; as an increment's label; spoken.
        let cases: [(Figure, [&str; 4], [&str; 4]); 8] = [
            (
                Figure::Exactly(3000.0),
                ["3.000", "3.000", "+3.000", "3.000"],
                ["3,000", "3,000", "+3,000", "3,000"],
            ),
            (
                Figure::About(10000.0),
                ["≈ 10.000", "≈ 10.000", "≈ +10.000", "rund 10.000"],
                ["≈ 10,000", "≈ 10,000", "≈ +10,000", "about 10,000"],
            ),
            (
                Figure::Nearly(10000.0),
                ["fast 10.000", "fast 10.000", "fast +10.000", "fast 10.000"],
                [
                    "nearly 10,000",
                    "nearly 10,000",
                    "nearly +10,000",
                    "nearly 10,000",
                ],
            ),
            (
                Figure::AtLeast(1500.0),
                [
                    "mindestens 1.500",
                    "≥ 1.500",
                    "≥ +1.500",
                    "mindestens 1.500",
                ],
                ["at least 1,500", "≥ 1,500", "≥ +1,500", "at least 1,500"],
            ),
            (
                Figure::MoreThan(600_000.0),
                [
                    "mehr als 600.000",
                    "> 600.000",
                    "> +600.000",
                    "mehr als 600.000",
                ],
                [
                    "more than 600,000",
                    "> 600,000",
                    "> +600,000",
                    "more than 600,000",
                ],
            ),
            (
                Figure::AtMost(500.0),
                ["höchstens 500", "≤ 500", "≤ +500", "höchstens 500"],
                ["at most 500", "≤ 500", "≤ +500", "at most 500"],
            ),
            (
                Figure::FewerThan(500.0),
                ["weniger als 500", "< 500", "< +500", "weniger als 500"],
                ["fewer than 500", "< 500", "< +500", "fewer than 500"],
            ),
            (
                BETWEEN,
                [
                    "3.000–5.000",
                    "3.000–5.000",
                    "+3.000–5.000",
                    "3.000 bis 5.000, am ehesten 4.000",
                ],
                [
                    "3,000–5,000",
                    "3,000–5,000",
                    "+3,000–5,000",
                    "3,000 to 5,000, most likely 4,000",
                ],
            ),
        ];
        for (figure, de, en) in cases {
            let total = estimate(figure);
            let increment = Estimate {
                basis: Basis::Increment,
                ..estimate(figure)
            };
            in_both([de[0], en[0]], |words| words.figure(&figure));
            in_both([de[1], en[1]], |words| words.label(&total));
            in_both([de[2], en[2]], |words| words.label(&increment));
            in_both([de[3], en[3]], |words| words.spoken(&figure));
        }
    }

    #[test]
    fn without_a_number_the_speakers_words_stand() {
        let other = ClaimIx(0);
        for (figure, wording, de, en) in [
            (
                Figure::Order(1000.0),
                Some("tausende"),
                "„tausende“",
                "“tausende”",
            ),
            (
                Figure::Order(1000.0),
                None,
                "Größenordnung 1.000",
                "order of 1,000",
            ),
            (
                Figure::Above(other),
                Some("far higher"),
                "„far higher“",
                "“far higher”",
            ),
            (Figure::Above(other), None, "höher", "higher"),
            (Figure::Below(other), None, "niedriger", "lower"),
            (Figure::Some, Some("ein Teil"), "„ein Teil“", "“ein Teil”"),
            (Figure::Some, None, "ein Teil", "some"),
            (
                Figure::Some,
                Some("آلاف"),
                "„\u{2068}آلاف\u{2069}“",
                "“\u{2068}آلاف\u{2069}”",
            ),
        ] {
            let estimate = Estimate {
                wording: wording.map(Into::into),
                ..estimate(figure)
            };
            in_both([de, en], |words| words.label(&estimate));
            in_both(["", ""], |words| words.figure(&figure));
        }
    }

    #[test]
    fn a_unit_follows_where_the_measure_has_one() {
        let ledger = Story::new().ledger();
        let say = |measure| {
            let ledger = &ledger;
            move |words: &super::Words<'_>| {
                let figure = words.figure(&Figure::About(1250.5));
                words.with_unit(ledger.dataset(), measure, figure)
            }
        };
        in_both(["≈ 1.250,5 km²", "≈ 1,250.5 km²"], say(AREA));
        in_both(["≈ 1.250,5", "≈ 1,250.5"], say(TROOPS));
    }

    #[test]
    fn what_is_counted_is_told_with_note_and_unit() {
        let ledger = Story::new().ledger();
        let dataset = ledger.dataset();
        let label = |name: &str| Measure {
            label: Text::new("en", name),
            ..dataset.measure(TROOPS).clone()
        };
        let mut measure = label("Area in Kursk");
        let say = |measure: &Measure| {
            let measure = measure.clone();
            move |words: &super::Words<'_>| words.counted(dataset, &measure)
        };
        in_both(["Area in Kursk"; 2], say(&measure));
        measure.unit = Some(Text::new("en", "km²"));
        in_both(["Area in Kursk (km²)"; 2], say(&measure));
        measure.note = Some(Text::new("en", "held by Ukraine"));
        in_both(["Area in Kursk (held by Ukraine · km²)"; 2], say(&measure));
    }

    #[test]
    fn a_ratio_is_as_exact_as_its_ends() {
        for (times, is_vague, de, en) in [
            (10.0 / 3.0, true, "≈ × 3", "≈ × 3"),
            (10.0 / 3.0, false, "× 3,3", "× 3.3"),
            (3.0, false, "× 3", "× 3"),
            (1.5, true, "≈ × 1,5", "≈ × 1.5"),
            (1.96, true, "≈ × 2", "≈ × 2"),
            (2.0, true, "≈ × 2", "≈ × 2"),
            (9.94, false, "× 9,9", "× 9.9"),
            (12.4, false, "× 12", "× 12"),
            (1234.5, false, "× 1.235", "× 1,235"),
            (1.04, false, "× 1,04", "× 1.04"),
        ] {
            in_both([de, en], |words| words.ratio(Ratio { times, is_vague }));
        }
    }
}
