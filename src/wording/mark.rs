//! A mark of the chart as a sentence, for those who hear it.

use super::locale::DateStyle;
use super::messages::Message;
use super::words::Words;
use crate::ledger::{Ledger, Status};
use crate::model::{Basis, Claim, ClaimIx, Dataset, Day, Estimate, Rank, Report, Stance, Tense};

impl Words<'_> {
    /// A mark as a sentence: when, who, what, and everything that its drawing
    /// tells by shape alone: "23 October 2024, NIS (South Korea): 3,000, 1,500
    /// more than on 18 October".
    #[must_use]
    pub fn mark_sentence(&self, ledger: &Ledger, claim_ix: ClaimIx, day: Day) -> String {
        let dataset = ledger.dataset();
        let claim = ledger.claim(claim_ix);
        let names: Vec<String> = claim
            .speakers
            .iter()
            .map(|&speaker| self.speaker_of(dataset, speaker))
            .collect();
        let mut what = self.act(ledger, claim_ix, day);
        if let Some(hedge) = &claim.hedge {
            self.append(&mut what, &self.quoted(hedge));
        }
        if let Some(when) = claim
            .estimate
            .as_ref()
            .and_then(|known| known.refers_to.as_ref())
        {
            let when = self.date(when, DateStyle::Long);
            self.append(&mut what, &self.fill(Message::RefersTo, &[&when]));
        }
        if ledger.status(claim_ix, day) == Status::Struck {
            self.append(&mut what, &self.struck(ledger, claim_ix, day));
        } else if ledger.is_disputed(claim_ix, day) {
            self.append(&mut what, self.say(Message::Disputed));
        }
        for report in &claim.sources {
            if let Some(differs) = self.variant(dataset, claim, report) {
                self.append(&mut what, &differs);
            }
        }
        let when = self.date(&claim.said, DateStyle::Long);
        self.fill(Message::MarkSentence, &[&when, &self.list(&names), &what])
    }

    /// Why a claim is struck through.
    #[must_use]
    pub fn struck(&self, ledger: &Ledger, claim: ClaimIx, day: Day) -> String {
        match ledger.withdrawn_on(claim) {
            Some(from) if from <= day => {
                let date = self.day(from, DateStyle::Long);
                self.fill(Message::WithdrawnOn, &[&date])
            }
            _ if ledger.claim(claim).rank == Rank::Deprecated => {
                self.say(Message::RankDeprecated).into()
            }
            _ => self.say(Message::Withdrawn).into(),
        }
    }

    /// How one report tells the claim differently, if it does.
    #[must_use]
    pub fn variant(&self, dataset: &Dataset, claim: &Claim, report: &Report) -> Option<String> {
        let variant = report.variant.as_ref()?;
        let source = self.source(dataset, report.source);
        let mut parts: Vec<String> = Vec::new();
        if let Some(said) = &variant.said {
            parts.push(self.date(said, DateStyle::Long));
        }
        if let Some(stance) = variant.stance {
            parts.push(self.stance_of(stance, claim.speakers.len()).into());
        }
        if let Some(figure) = variant.figure.filter(|figure| figure.is_numbered()) {
            let spoken = self.spoken(&figure);
            parts.push(match &claim.estimate {
                Some(estimate) => self.with_unit(dataset, estimate.measure, spoken),
                None => spoken,
            });
        }
        if let Some(wording) = &variant.wording {
            parts.push(self.quoted(wording));
        }
        if let (true, Some(note)) = (parts.is_empty(), &variant.note) {
            parts.push(self.inline(note, dataset));
        }
        let mut parts = parts.into_iter();
        let Some(mut told) = parts.next() else {
            return Some(self.fill(Message::Differs, &[&source]));
        };
        for part in parts {
            self.append(&mut told, &part);
        }
        Some(self.fill(Message::DiffersAs, &[&told, &source]))
    }

    /// What the speaker does: a figure, or a verb without one.
    fn act(&self, ledger: &Ledger, claim_ix: ClaimIx, day: Day) -> String {
        let claim = ledger.claim(claim_ix);
        let verb = self.stance_of(claim.stance, claim.speakers.len());
        let Some(estimate) = &claim.estimate else {
            return self.fill(Message::ActWithoutFigure, &[verb]);
        };
        let dataset = ledger.dataset();
        let mut what = if !estimate.figure.is_numbered() {
            self.label(estimate)
        } else {
            let spoken = self.spoken(&estimate.figure);
            let spoken = self.with_unit(dataset, estimate.measure, spoken);
            match estimate.basis {
                Basis::Total => spoken,
                Basis::Increment => self.increment(ledger, claim_ix, spoken, day),
            }
        };
        if matches!(claim.stance, Stance::Denies | Stance::Doubts) {
            // The figure is what the speaker asserts instead.
            what = self.fill(Message::Comma, &[verb, &what]);
        }
        if estimate.tense == Tense::Expected {
            self.append(&mut what, self.say(Message::Expected));
        }
        if estimate.figure.is_open_above() && estimate.figure.is_numbered() {
            self.append(&mut what, self.say(Message::NoUpperEnd));
        }
        if estimate.figure.is_open_below() {
            self.append(&mut what, self.say(Message::NoLowerEnd));
        }
        if let (Some(added), Basis::Total) = (estimate.added, estimate.basis) {
            let number = self.with_unit(dataset, estimate.measure, self.number(added));
            let more = self.added(ledger, claim_ix, estimate, &number, added, day);
            self.append(&mut what, &more);
        }
        what
    }

    /// An increment: on top of the total before it, where there is one.
    fn increment(&self, ledger: &Ledger, claim: ClaimIx, figure: String, day: Day) -> String {
        match ledger.total_before(claim, day) {
            Some(total) => self.more_than_on(ledger, claim, total, &figure),
            None => self.fill(Message::Increment, &[&figure]),
        }
    }

    /// What a statement with a total says of the increment in it: more than on
    /// the day of the total before, if the sum is right, else than before.
    fn added(
        &self,
        ledger: &Ledger,
        claim: ClaimIx,
        estimate: &Estimate,
        number: &str,
        added: f64,
        day: Day,
    ) -> String {
        let before = ledger.total_before(claim, day).filter(|&total| {
            let mark = |estimate: &Estimate| estimate.figure.mark();
            let old = ledger.claim(total).estimate.as_ref().and_then(mark);
            old.zip(mark(estimate))
                .is_some_and(|(old, new)| (old + added).total_cmp(&new).is_eq())
        });
        match before {
            Some(total) => self.more_than_on(ledger, claim, total, number),
            None => self.fill(Message::MoreThanBefore, &[number]),
        }
    }

    /// "1,500 more than on 18 October", with the year if it is another one.
    fn more_than_on(
        &self,
        ledger: &Ledger,
        claim: ClaimIx,
        total: ClaimIx,
        number: &str,
    ) -> String {
        let said = |claim| ledger.claim(claim).said.single_day();
        let Some(on) = said(total) else {
            return self.fill(Message::MoreThanBefore, &[number]);
        };
        let is_same_year = said(claim).is_some_and(|day| day.ymd().0 == on.ymd().0);
        let style = match is_same_year {
            true => DateStyle::DayMonth,
            false => DateStyle::Long,
        };
        self.fill(Message::MoreThanOn, &[number, &self.day(on, style)])
    }
}
