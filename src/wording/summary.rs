//! The state of knowledge on a day, in a few sentences made by rules.

use super::locale::DateStyle;
use super::messages::Message;
use super::words::{Piece, Words, pieces};
use crate::ledger::{Ledger, SpreadEnd, Standing};
use crate::model::{ClaimIx, Day, Figure, MeasureIx, Tense};

/// A stretch of text, strong or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it says.
    pub text: String,
    /// Whether it is a day or a number, and set in bold.
    pub is_strong: bool,
}

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
        self.labelled(&mut out, Message::SummaryUnnumbered, &unnumbered);
        for (message, list) in [
            (Message::SummaryConfirmed, &positions.confirmed),
            (Message::SummaryDenied, &positions.denied),
            (Message::SummaryDeclined, &positions.declined),
            (Message::SummaryLeftOpen, &positions.left_open),
            (Message::SummaryDoubted, &positions.doubted),
        ] {
            let names: Vec<String> = list
                .iter()
                .map(|standing| self.stander(ledger, standing.stander))
                .collect();
            self.labelled(&mut out, message, &names);
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
        let date = [strong(self.day(day, DateStyle::Long))];
        let standing = ledger.standing(measure, Tense::Observed, day);
        let number = |end: SpreadEnd| {
            let text = self.end(ledger, end);
            [strong(self.with_unit(ledger.dataset(), measure, text))]
        };
        let holders = |claim| [plain(self.holders(ledger, &standing, claim))];
        if let Some(spread) = ledger.spread(measure, day) {
            let open = match (spread.is_open_below, spread.is_open_above) {
                (false, false) => "",
                (false, true) => self.say(Message::SummaryOpenAbove),
                (true, false) => self.say(Message::SummaryOpenBelow),
                (true, true) => self.say(Message::SummaryOpenBoth),
            };
            let open = [plain(open.into())];
            let (low, high) = (spread.low, spread.high);
            if low.stated.number.total_cmp(&high.stated.number).is_eq() {
                let all: Vec<String> = standing
                    .iter()
                    .map(|standing| self.stander(ledger, standing.stander))
                    .collect();
                let all = [plain(self.list(&all))];
                self.weave(
                    out,
                    Message::SummarySame,
                    &[&date, &number(low), &all, &open],
                );
                return;
            }
            let (low_by, high_by) = (holders(low.claim), holders(high.claim));
            self.weave(
                out,
                Message::SummarySpread,
                &[&date, &number(low), &low_by, &number(high), &high_by, &open],
            );
            return;
        }
        if let Some(&Standing { claim, .. }) = standing.first() {
            let number = [strong(self.standing_figure(ledger, claim))];
            self.weave(out, Message::SummaryOne, &[&date, &number, &holders(claim)]);
            return;
        }
        let was_spoken_of = ledger
            .public(day)
            .any(|claim| ledger.bears_on(claim).contains(&measure));
        let message = match was_spoken_of {
            true => Message::SummaryNoFigure,
            false => Message::SummaryNothing,
        };
        self.weave(out, message, &[&date]);
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
    fn end(&self, ledger: &Ledger, end: SpreadEnd) -> String {
        match &ledger.claim(end.claim).estimate {
            Some(estimate) if !matches!(estimate.figure, Figure::Between { .. }) => {
                self.figure(&estimate.figure)
            }
            _ => self.number(end.stated.number),
        }
    }

    /// All for whom a claim stands.
    fn holders(&self, ledger: &Ledger, standing: &[Standing], claim: ClaimIx) -> String {
        let names: Vec<String> = standing
            .iter()
            .filter(|known| known.claim == claim)
            .map(|known| self.stander(ledger, known.stander))
            .collect();
        self.list(&names)
    }

    fn expected(&self, out: &mut Vec<Run>, ledger: &Ledger, measure: MeasureIx, day: Day) {
        let standing = ledger.standing(measure, Tense::Expected, day);
        let mut items: Vec<Run> = Vec::new();
        for (place, &Standing { claim, .. }) in standing.iter().enumerate() {
            if standing[..place].iter().any(|known| known.claim == claim) {
                continue;
            }
            let number = [strong(self.standing_figure(ledger, claim))];
            let holders = [plain(self.holders(ledger, &standing, claim))];
            let mut item = Vec::new();
            self.weave(&mut item, Message::Bracketed, &[&number, &holders]);
            if items.is_empty() {
                items = item;
            } else {
                let before = core::mem::take(&mut items);
                self.weave(&mut items, Message::Semicolon, &[&before, &item]);
            }
        }
        if !items.is_empty() {
            out.push(plain(" ".into()));
            self.weave(out, Message::SummaryExpected, &[&items]);
        }
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
    fn labelled(&self, out: &mut Vec<Run>, message: Message, names: &[String]) {
        if !names.is_empty() {
            out.push(plain(" ".into()));
            self.weave(out, message, &[&[plain(self.list(names))]]);
        }
    }

    /// Fills a message with runs; neighbours of one strength become one run.
    fn weave(&self, out: &mut Vec<Run>, message: Message, values: &[&[Run]]) {
        let mut push = |text: &str, is_strong: bool| {
            if text.is_empty() {
                return;
            }
            match out.last_mut() {
                // A name that ends with a full stop ends the sentence.
                Some(last) if text == "." && last.text.ends_with('.') => {}
                Some(last) if last.is_strong == is_strong => last.text.push_str(text),
                _ => out.push(Run {
                    text: text.into(),
                    is_strong,
                }),
            }
        };
        pieces(self.say(message), |piece| match piece {
            Piece::Literal(text) => push(text, false),
            Piece::Place(place) => {
                for run in values.get(place).copied().unwrap_or_default() {
                    push(&run.text, run.is_strong);
                }
            }
        });
    }
}

fn strong(text: String) -> Run {
    Run {
        text,
        is_strong: true,
    }
}

fn plain(text: String) -> Run {
    Run {
        text,
        is_strong: false,
    }
}
