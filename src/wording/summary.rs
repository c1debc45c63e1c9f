//! The state of knowledge on a day, in a few sentences made by rules.

use super::locale::DateStyle;
use super::messages::Message;
use super::runs::{Run, push};
use super::words::Words;
use crate::ledger::{Ledger, SpreadEnd, Standing};
use crate::model::{ClaimIx, Day, Figure, MeasureIx, Tense};

impl Words<'_> {
    /// What is known of a measure on a day: the spread of the standing
    /// estimates with who stands at its ends, what is expected, who gives no
    /// number, who confirms, denies, will not say, leaves open, doubts.
    #[must_use]
    pub fn summary(&self, ledger: &Ledger, measure: MeasureIx, day: Day) -> Vec<Run> {
        let mut out = Vec::new();
        self.first_sentence(&mut out, ledger, measure, day);
        self.expected(&mut out, ledger, measure, day);
        let positions = ledger.positions(measure, day);
        let unnumbered: Vec<String> = positions
            .unnumbered
            .iter()
            .map(|standing| self.with_words(ledger, *standing))
            .collect();
        self.labelled(
            &mut out,
            Message::SummaryUnnumbered,
            &self.list(&unnumbered),
        );
        for (message, list) in [
            (Message::SummaryConfirmed, &positions.confirmed),
            (Message::SummaryDenied, &positions.denied),
            (Message::SummaryDeclined, &positions.declined),
            (Message::SummaryLeftOpen, &positions.left_open),
            (Message::SummaryDoubted, &positions.doubted),
        ] {
            self.labelled(&mut out, message, &self.holders(ledger, list, None));
        }
        out
    }

    /// The same as one text.
    #[must_use]
    pub fn summary_text(&self, ledger: &Ledger, measure: MeasureIx, day: Day) -> String {
        let mut out = String::new();
        for run in self.summary(ledger, measure, day) {
            out.push_str(&run.text);
        }
        out
    }

    fn first_sentence(&self, out: &mut Vec<Run>, ledger: &Ledger, measure: MeasureIx, day: Day) {
        let date = self.day(day, DateStyle::Long);
        let date = (date.as_str(), true);
        let standing = ledger.standing(measure, Tense::Observed, day);
        if let Some(spread) = ledger.spread(measure, day) {
            let open = match (spread.is_open_below, spread.is_open_above) {
                (false, false) => "",
                (false, true) => self.say(Message::SummaryOpenAbove),
                (true, false) => self.say(Message::SummaryOpenBelow),
                (true, true) => self.say(Message::SummaryOpenBoth),
            };
            let mut ends = [spread.low, spread.high];
            let mut is_one = spread.low.stated.number >= spread.high.stated.number;
            if is_one {
                // Of one number "fewer than" is the lower end, "more than" the upper.
                let mut sides = [1, -1];
                for &Standing { claim, .. } in &standing {
                    let side = match &ledger.claim(claim).estimate {
                        Some(known) if known.figure.is_open_above() => 1,
                        Some(known) if known.figure.is_open_below() => -1,
                        _ => 0,
                    };
                    if side < sides[0] {
                        (sides[0], ends[0].claim) = (side, claim);
                    }
                    if side > sides[1] {
                        (sides[1], ends[1].claim) = (side, claim);
                    }
                }
                is_one = sides[0] >= sides[1];
            }
            // Whose estimate is open, where the ends do not say so themselves.
            let others = self.figures(ledger, &standing, &|figure| {
                let is_end = |end: SpreadEnd| {
                    let estimate = ledger.claim(end.claim).estimate.as_ref();
                    estimate.is_some_and(|known| known.figure == *figure)
                };
                (figure.is_open_below() || figure.is_open_above()) && !ends.into_iter().any(is_end)
            });
            let others: String = others.into_iter().map(|run| run.text).collect();
            let open = match others.is_empty() {
                true => String::from(open),
                false => self.fill(Message::Labelled, &[open, &others]),
            };
            let open = (open.as_str(), false);
            let [low_end, high_end] = ends;
            let low = self.end(ledger, measure, low_end);
            let low = (low.as_str(), true);
            let low_by = self.holders(ledger, &standing, (!is_one).then_some(low_end.claim));
            let low_by = (low_by.as_str(), false);
            if is_one {
                self.weave(out, Message::SummarySame, &[date, low, low_by, open]);
                return;
            }
            let high = self.end(ledger, measure, high_end);
            let high_by = self.holders(ledger, &standing, Some(high_end.claim));
            let (high, high_by) = ((high.as_str(), true), (high_by.as_str(), false));
            let values = [date, low, low_by, high, high_by, open];
            self.weave(out, Message::SummarySpread, &values);
            return;
        }
        if let Some(&Standing { claim, .. }) = standing.first() {
            let number = self.standing_figure(ledger, claim);
            let holders = self.holders(ledger, &standing, None);
            let values = [date, (&number, true), (&holders, false)];
            self.weave(out, Message::SummaryOne, &values);
            return;
        }
        let was_spoken_of = ledger
            .public(day)
            .any(|claim| ledger.bears_on(claim).contains(&measure));
        let message = match was_spoken_of {
            true => Message::SummaryNoFigure,
            false => Message::SummaryNothing,
        };
        self.weave(out, message, &[date]);
    }

    /// The figure of a claim with its unit.
    fn standing_figure(&self, ledger: &Ledger, claim: ClaimIx) -> String {
        match &ledger.claim(claim).estimate {
            Some(estimate) => {
                let figure = self.figure(&estimate.figure);
                self.with_unit(ledger.dataset(), estimate.measure, figure)
            }
            None => String::new(),
        }
    }

    /// One end of the spread, hedged as its claim hedges it.
    fn end(&self, ledger: &Ledger, measure: MeasureIx, end: SpreadEnd) -> String {
        let text = match &ledger.claim(end.claim).estimate {
            Some(estimate) if !matches!(estimate.figure, Figure::Between { .. }) => {
                self.figure(&estimate.figure)
            }
            _ => self.number(end.stated.number),
        };
        self.with_unit(ledger.dataset(), measure, text)
    }

    /// All for whom a claim stands, or all at all.
    fn holders(&self, ledger: &Ledger, standing: &[Standing], claim: Option<ClaimIx>) -> String {
        let mut names = Vec::new();
        for known in standing {
            if claim.is_none_or(|claim| known.claim == claim) {
                names.push(self.stander(ledger, known.stander));
            }
        }
        self.list(&names)
    }

    fn expected(&self, out: &mut Vec<Run>, ledger: &Ledger, measure: MeasureIx, day: Day) {
        let standing = ledger.standing(measure, Tense::Expected, day);
        let items = self.figures(ledger, &standing, &|_| true);
        if !items.is_empty() {
            push(out, " ", false);
            self.wrap(out, Message::SummaryExpected, &items);
        }
    }

    /// The standing estimates that are wanted, each figure once, with those for
    /// whom it stands.
    fn figures(
        &self,
        ledger: &Ledger,
        standing: &[Standing],
        is_wanted: &dyn Fn(&Figure) -> bool,
    ) -> Vec<Run> {
        let mut items: Vec<Run> = Vec::new();
        for (place, &Standing { claim, .. }) in standing.iter().enumerate() {
            let estimate = ledger.claim(claim).estimate.as_ref();
            let is_told = standing[..place].iter().any(|known| known.claim == claim);
            if is_told || !estimate.is_some_and(|known| is_wanted(&known.figure)) {
                continue;
            }
            if !items.is_empty() {
                // Only what stands between the two.
                self.weave(&mut items, Message::Semicolon, &[]);
            }
            let number = self.standing_figure(ledger, claim);
            let mut holders = self.holders(ledger, standing, Some(claim));
            // What is expected is of a time of its own, which may be past.
            let expected = estimate.filter(|known| known.tense == Tense::Expected);
            if let Some(horizon) = expected.and_then(|known| known.refers_to.as_ref()) {
                self.append(&mut holders, &self.date(horizon, DateStyle::Long));
            }
            let values = [(number.as_str(), true), (holders.as_str(), false)];
            self.weave(&mut items, Message::Bracketed, &values);
        }
        items
    }

    /// Who, with the speaker's own words for the figure.
    fn with_words(&self, ledger: &Ledger, standing: Standing) -> String {
        let name = self.stander(ledger, standing.stander);
        match &ledger.claim(standing.claim).estimate {
            Some(estimate) => self.fill(Message::Bracketed, &[&name, &self.label(estimate)]),
            None => name,
        }
    }

    /// A label with names after it, if there are any.
    fn labelled(&self, out: &mut Vec<Run>, message: Message, names: &str) {
        if !names.is_empty() {
            push(out, " ", false);
            self.weave(out, message, &[(names, false)]);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
