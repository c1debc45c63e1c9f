//! A mark of the chart as a sentence, for those who hear it.

use super::locale::DateStyle;
use super::messages::Message;
use super::words::Words;
use crate::ledger::{Ledger, Status};
use crate::model::{Basis, ClaimIx, Day, Estimate, Rank, Stance, Tense};

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
            what = self.fill(Message::ActWithFigure, &[verb, &what]);
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

#[cfg(test)]
mod tests {
    use super::super::story::{Story, day, edtf, in_both, report, tie};
    use super::{Basis, Rank, Stance};
    use crate::model::{Claim, ClaimIx, Figure, RelationKind, Tense, Variant};

    /// The sentence of the last claim of a story on 28 October 2024, without
    /// the name at its beginning.
    fn check(build: impl FnOnce(&mut Story), expected: [&str; 2]) {
        let mut story = Story::new();
        build(&mut story);
        let last = ClaimIx::at(story.parts.claims.len() - 1);
        let ledger = story.ledger();
        let full = [
            [
                "23. Oktober 2024, Geheimdienst NIS (Südkorea): ",
                expected[0],
            ]
            .concat(),
            ["October 23, 2024, NIS (South Korea): ", expected[1]].concat(),
        ];
        in_both([&full[0], &full[1]], |words| {
            words.mark_sentence(&ledger, last, day("2024-10-28"))
        });
    }

    fn nis(story: &mut Story, stance: Stance, figure: Option<Figure>) -> &mut Claim {
        story.claim("2024-10-23", &[0], stance, figure)
    }

    fn with(estimate: Option<Figure>, change: impl FnOnce(&mut Claim), expected: [&str; 2]) {
        check(
            |story| change(nis(story, Stance::Reports, estimate)),
            expected,
        );
    }

    #[test]
    fn a_figure_is_told_with_its_hedge_in_words() {
        for (figure, de, en) in [
            (Figure::Exactly(3000.0), "3.000", "3,000"),
            (Figure::About(3000.0), "rund 3.000", "about 3,000"),
            (
                Figure::MoreThan(3000.0),
                "mehr als 3.000, keine Obergrenze genannt",
                "more than 3,000, no upper figure given",
            ),
            (
                Figure::FewerThan(3000.0),
                "weniger als 3.000, keine Untergrenze genannt",
                "fewer than 3,000, no lower figure given",
            ),
            (
                Figure::Order(1000.0),
                "Größenordnung 1.000",
                "order of 1,000",
            ),
        ] {
            with(Some(figure), |_| {}, [de, en]);
        }
    }

    #[test]
    fn an_increment_is_tied_to_the_total_before_it() {
        let total = |story: &mut Story, said: &str, value| {
            story.claim(said, &[0], Stance::Reports, Some(Figure::Exactly(value)));
        };
        let plus = |story: &mut Story, figure, added| {
            let claim = nis(story, Stance::Reports, Some(figure));
            claim.estimate.as_mut().expect("an estimate").added = added;
            claim.estimate.as_mut().expect("an estimate").basis = match added {
                Some(_) => Basis::Total,
                None => Basis::Increment,
            };
        };
        let three = Figure::Exactly(3000.0);
        check(
            |story| {
                total(story, "2024-10-18", 1500.0);
                plus(story, three, Some(1500.0));
            },
            [
                "3.000, 1.500 mehr als am 18. Oktober",
                "3,000, 1,500 more than on October 18",
            ],
        );
        check(
            |story| {
                total(story, "2023-12-18", 1500.0);
                plus(story, three, Some(1500.0));
            },
            [
                "3.000, 1.500 mehr als am 18. Dezember 2023",
                "3,000, 1,500 more than on December 18, 2023",
            ],
        );
        // The sum does not come out: nobody said "than on 18 October".
        check(
            |story| {
                total(story, "2024-10-18", 1000.0);
                plus(story, three, Some(1500.0));
            },
            [
                "3.000, 1.500 mehr als zuvor",
                "3,000, 1,500 more than before",
            ],
        );
        check(
            |story| {
                total(story, "2024-10", 1500.0);
                plus(story, three, Some(1500.0));
            },
            [
                "3.000, 1.500 mehr als zuvor",
                "3,000, 1,500 more than before",
            ],
        );
        check(
            |story| {
                total(story, "2024-10-18", 1500.0);
                plus(story, Figure::About(1500.0), None);
            },
            [
                "rund 1.500 mehr als am 18. Oktober",
                "about 1,500 more than on October 18",
            ],
        );
        check(
            |story| plus(story, Figure::Exactly(1500.0), None),
            ["zusätzlich 1.500", "1,500 in addition"],
        );
    }

    #[test]
    fn a_claim_without_a_figure_tells_the_act() {
        for (stance, de, en) in [
            (
                Stance::Denies,
                "dementiert, ohne Zahl",
                "denies, without a figure",
            ),
            (
                Stance::LeavesOpen,
                "lässt offen, ohne Zahl",
                "leaves open, without a figure",
            ),
        ] {
            check(
                |story| {
                    nis(story, stance, None);
                },
                [de, en],
            );
        }
        check(
            |story| {
                nis(story, Stance::Denies, Some(Figure::Exactly(500.0)));
            },
            ["dementiert, stattdessen 500", "denies, instead 500"],
        );
    }

    #[test]
    fn everything_the_drawing_tells_is_told() {
        check(
            |story| {
                let figure = Some(Figure::About(12000.0));
                let claim = nis(story, Stance::Expects, figure);
                claim.hedge = Some("wahrscheinlich".into());
                let estimate = claim.estimate.as_mut().expect("an estimate");
                estimate.refers_to = Some(edtf("2024-12"));
                assert_eq!(estimate.tense, Tense::Expected);
            },
            [
                "rund 12.000, erwartet, „wahrscheinlich“, Bezugszeit: Dezember 2024",
                "about 12,000, expected, “wahrscheinlich”, time referred to: December 2024",
            ],
        );
        let three = Some(Figure::Exactly(3000.0));
        with(
            three,
            |claim| claim.withdrawn = Some(edtf("2024-10-25")),
            [
                "3.000, zurückgezogen: 25. Oktober 2024",
                "3,000, withdrawn: October 25, 2024",
            ],
        );
        with(
            three,
            |claim| claim.withdrawn = Some(edtf("2024-10-29")),
            ["3.000", "3,000"],
        );
        with(
            three,
            |claim| claim.rank = Rank::Deprecated,
            [
                "3.000, von der Redaktion verworfen",
                "3,000, set aside by the newsroom",
            ],
        );
        let variant = Variant {
            said: Some(edtf("2024-10")),
            stance: Some(Stance::Estimates),
            figure: Some(Figure::AtLeast(3000.0)),
            ..Variant::default()
        };
        with(
            three,
            |claim| claim.sources = vec![report(1, None), report(0, Some(variant))],
            [
                "3.000, abweichend: Oktober 2024, schätzt, mindestens 3.000 \
                 (OZD.news · AFP · dpa)",
                "3,000, told differently: October 2024, estimates, at least 3,000 \
                 (OZD.news · AFP · dpa)",
            ],
        );
        with(
            three,
            |claim| claim.sources = vec![report(1, Some(Variant::default()))],
            ["3.000, abweichend: AP", "3,000, told differently: AP"],
        );
    }

    #[test]
    fn a_disputed_figure_says_so() {
        let mut story = Story::new();
        nis(&mut story, Stance::Reports, Some(Figure::Exactly(3000.0)));
        let denial = story.claim("2024-10-24", &[4], Stance::Denies, None);
        denial.relations.push(tie(RelationKind::Denies, 0));
        let ledger = story.ledger();
        let claim = ClaimIx(0);
        in_both(
            [
                "23. Oktober 2024, Geheimdienst NIS (Südkorea): 3.000, umstritten",
                "October 23, 2024, NIS (South Korea): 3,000, disputed",
            ],
            |words| words.mark_sentence(&ledger, claim, day("2024-10-24")),
        );
        in_both(
            [
                "23. Oktober 2024, Geheimdienst NIS (Südkorea): 3.000",
                "October 23, 2024, NIS (South Korea): 3,000",
            ],
            |words| words.mark_sentence(&ledger, claim, day("2024-10-23")),
        );
    }
}
