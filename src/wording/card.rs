//! What a card says besides the claim itself: roles, figure, ties, notes.

use super::locale::DateStyle;
use super::messages::Message;
use super::runs::Run;
use super::words::Words;
use crate::ledger::{Ledger, Status};
use crate::model::{Claim, ClaimIx, Dataset, Day, MeasureIx, Quote, SaidBasis, Text, primary};

impl Words<'_> {
    /// The state of knowledge on a day: of a measure its
    /// [`summary`](Self::summary); where nothing is counted, how much was
    /// said.
    #[must_use]
    pub fn knowledge(&self, ledger: &Ledger, measure: Option<MeasureIx>, day: Day) -> Vec<Run> {
        if let Some(measure) = measure {
            return self.summary(ledger, measure, day);
        }
        let known = self.fill(Message::KnownOnDay, &[&self.day(day, DateStyle::Long)]);
        let said = self.count(Message::Claims, ledger.public(day).count());
        let text = [&known, ". ", &said, "."].concat();
        vec![Run {
            text,
            is_strong: false,
        }]
    }

    /// The speakers' roles, and their parties where neither name nor role says
    /// them; each with the tag that it is in.
    #[must_use]
    pub fn roles<'d>(&self, dataset: &'d Dataset, claim: &Claim) -> Vec<(&'d str, &'d str)> {
        let mut parts: Vec<(&str, &str)> = Vec::new();
        for &speaker in &claim.speakers {
            let speaker = dataset.speaker(speaker);
            let name = self.pick(&speaker.name, dataset).0;
            let role = speaker.role.as_ref().map(|role| self.pick(role, dataset));
            let party = speaker
                .party
                .map(|ix| self.pick(&dataset.party(ix).name, dataset));
            let is_told = |party: &str| {
                name.contains(party) || role.is_some_and(|(role, _)| role.contains(party))
            };
            let party = party.filter(|(party, _)| !is_told(party));
            parts.extend(role.into_iter().chain(party));
        }
        parts.dedup();
        parts
    }

    /// The figure of a claim with its unit and what was added: "3,000 soldiers
    /// (+1,500)"; `None` without one.
    #[must_use]
    pub fn claimed_figure(&self, dataset: &Dataset, claim: &Claim) -> Option<String> {
        let estimate = claim.estimate.as_ref()?;
        let mut label = self.label(estimate);
        if estimate.figure.is_numbered() {
            label = self.with_unit(dataset, estimate.measure, label);
        }
        if let Some(added) = estimate.added {
            let added = self.signed(&["+", &self.number(added)]);
            label = self.fill(Message::Bracketed, &[&label, &added]);
        }
        Some(label)
    }

    /// The tag of a quote, and its translation with the tag of that, for
    /// readers of another language.
    #[must_use]
    pub fn translated<'d>(
        &self,
        dataset: &'d Dataset,
        quote: &'d Quote,
    ) -> (&'d str, Option<(&'d str, &'d str)>) {
        let own = quoted_in(dataset, Some(quote));
        let translation = quote.translation.as_ref().and_then(|translation| {
            let (text, lang) = self.pick(translation, dataset);
            let is_read = primary(lang) == primary(self.tag());
            (is_read && lang != own).then_some((text, lang))
        });
        (own, translation)
    }

    /// What a claim is tied to by a day, both ways: the verb, and the other
    /// claim.
    #[must_use]
    pub fn ties(&self, ledger: &Ledger, ix: ClaimIx, day: Day) -> Vec<(&'static str, ClaimIx)> {
        let mut ties: Vec<(&'static str, ClaimIx)> = Vec::new();
        for tie in &ledger.claim(ix).relations {
            if ledger.public_on(tie.claim) <= day {
                ties.push((self.relation(tie.kind), tie.claim));
            }
        }
        for (kind, holder) in ledger.ties_to(ix, day) {
            ties.push((self.relation_inbound(kind), holder));
        }
        ties
    }

    /// The other end of a tie: "NIS, 18 Oct: 1,500". Who said two things on
    /// one day is told apart by the figure.
    #[must_use]
    pub fn tied(&self, ledger: &Ledger, other: ClaimIx) -> String {
        let claim = ledger.claim(other);
        let who = self.speakers(ledger.dataset(), &claim.speakers);
        let when = self.date(&claim.said, self.short_style(ledger));
        match &claim.estimate {
            Some(estimate) => {
                let figure = self.label(estimate);
                self.fill(Message::MarkSentence, &[&who, &when, &figure])
            }
            None => self.fill(Message::Comma, &[&who, &when]),
        }
    }

    /// The shortest style that leaves no doubt of the year.
    #[must_use]
    pub fn short_style(&self, ledger: &Ledger) -> DateStyle {
        let days = ledger.days();
        let year = |day: Option<&Day>| day.map(|day| day.ymd().0);
        if year(days.first()) == year(days.last()) {
            DateStyle::Short
        } else {
            DateStyle::Medium
        }
    }

    /// What must be said of the claim itself: distance, hedge, variants,
    /// notes; those that the newsroom wrote with the tag that they are in.
    #[must_use]
    pub fn notes<'d>(
        &self,
        ledger: &'d Ledger,
        ix: ClaimIx,
        day: Day,
    ) -> Vec<(String, Option<&'d str>)> {
        let dataset = ledger.dataset();
        let claim = ledger.claim(ix);
        let mut notes: Vec<(String, Option<&str>)> = Vec::new();
        let mut say = |note: String| notes.push((note, None));
        if ledger.status(ix, day) == Status::Struck {
            say(self.struck(ledger, ix, day));
        }
        if ledger.is_disputed(ix, day) {
            say(self.say(Message::Disputed).into());
        }
        // An imprecise date says so itself, in the heading.
        let is_exact = claim.said.single_day().is_some();
        let is_told = |basis: &SaidBasis| *basis == SaidBasis::Inferred && is_exact;
        let basis = Some(claim.said_basis).filter(is_told);
        let terms = [
            self.genre(claim.genre),
            self.attribution(claim.attribution),
            self.distance(claim.distance),
            basis.and_then(|basis| self.said_basis(basis)),
        ];
        terms
            .into_iter()
            .flatten()
            .for_each(|term| say(term.into()));
        // Sign, number and unit are as good as the speaker's first four words.
        let own = claim.estimate.as_ref();
        let own = own.filter(|own| own.figure.is_numbered());
        let own = own.and_then(|own| own.wording.as_ref());
        let own = own.filter(|own| own.bytes().filter(|byte| *byte == b' ').count() > 3);
        for own in claim.hedge.iter().chain(own) {
            notes.push((self.quoted(own), Some(spoken_language(dataset, claim))));
        }
        let mut say = |note: String| notes.push((note, None));
        if let Some(estimate) = &claim.estimate
            && let Some(horizon) = &estimate.refers_to
        {
            say(self.fill(Message::RefersTo, &[&self.date(horizon, DateStyle::Long)]));
        }
        for report in &claim.sources {
            if let Some(variant) = self.variant(dataset, claim, report) {
                say(variant);
            }
        }
        for note in claim.rank_reason.iter().chain(&claim.note) {
            notes.push(self.told(note, dataset));
        }
        notes
    }

    /// What there is to say of the data as a whole: how many reports, how
    /// fresh, whose, under which licence; the newsroom's own texts with the tag
    /// that they are in.
    #[must_use]
    pub fn imprint<'d>(&self, dataset: &'d Dataset) -> Vec<(String, Option<&'d str>)> {
        let mut notes: Vec<(String, Option<&str>)> = Vec::new();
        if !dataset.sources.is_empty() {
            let count = self.count(Message::SourcesCount, dataset.sources.len());
            notes.push((count, None));
        }
        if let Some(date) = &dataset.updated {
            let date = self.date(date, DateStyle::Medium);
            notes.push((self.fill(Message::Updated, &[&date]), None));
        }
        if let Some(publisher) = &dataset.publisher {
            notes.push(self.told(publisher, dataset));
        }
        if let Some(licence) = &dataset.license {
            notes.push((self.fill(Message::License, &[licence]), None));
        }
        if let Some(note) = &dataset.note {
            notes.push(self.told(note, dataset));
        }
        notes
    }

    /// The imprint as one line, for under a picture: without the remark, which
    /// may be long.
    #[must_use]
    pub fn credit(&self, dataset: &Dataset) -> String {
        let mut notes = self.imprint(dataset);
        if dataset.note.is_some() {
            notes.pop();
        }
        let notes: Vec<String> = notes.into_iter().map(|(note, _)| note).collect();
        notes.join(" · ")
    }

    fn told<'d>(&self, text: &'d Text, dataset: &Dataset) -> (String, Option<&'d str>) {
        let (text, lang) = self.pick(text, dataset);
        (text.into(), Some(lang))
    }
}

/// The tag of a speaker's own words in a claim: hedge and wording.
#[must_use]
pub(super) fn spoken_language<'d>(dataset: &'d Dataset, claim: &'d Claim) -> &'d str {
    quoted_in(dataset, claim.quote.as_ref())
}

fn quoted_in<'d>(dataset: &'d Dataset, quote: Option<&'d Quote>) -> &'d str {
    let own = quote.and_then(|quote| quote.language.as_deref());
    own.unwrap_or(&dataset.language)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::story::{AREA, Story, day, in_both, text, tie};
    use super::{DateStyle, Words};
    use crate::model::{ClaimIx, Figure, Quote, RelationKind, Stance};

    #[test]
    fn a_role_is_told_and_the_party_only_where_it_is_news() {
        let mut story = Story::new();
        story.parts.speakers[4].role = Some(text("aus Nordkorea", "from North Korea"));
        story.parts.speakers[5].role = Some(text("Präsident", "president"));
        story.claim("2024-10-01", &[5, 4, 3, 7], Stance::Reports, None);
        let ledger = story.ledger();
        let dataset = ledger.dataset();
        in_both(
            [
                "Präsident|Russland|aus Nordkorea",
                "president|Russia|from North Korea",
            ],
            |words| {
                let told = words.roles(dataset, ledger.claim(ClaimIx(0)));
                let parts: Vec<&str> = told.iter().map(|(part, _)| *part).collect();
                parts.join("|")
            },
        );
    }

    #[test]
    fn a_figure_is_told_with_its_unit_and_what_was_added() {
        let mut story = Story::new();
        let claim = story.claim(
            "2024-10-01",
            &[0],
            Stance::Reports,
            Some(Figure::About(3e3)),
        );
        let estimate = claim.estimate.as_mut().expect("a figure");
        (estimate.measure, estimate.added) = (AREA, Some(1_500.0));
        story.claim("2024-10-02", &[0], Stance::Reports, None);
        let ledger = story.ledger();
        let of = |words: &Words<'_>, ix: u32| {
            words.claimed_figure(ledger.dataset(), ledger.claim(ClaimIx(ix)))
        };
        in_both(
            ["≈ 3.000 km² (+1.500)", "≈ 3,000 km² (+1,500)"],
            |words| {
                assert_eq!(of(words, 1), None);
                of(words, 0).expect("a figure")
            },
        );
    }

    #[test]
    fn ties_are_told_from_both_ends_once_both_are_public() {
        let mut story = Story::new();
        story.claim(
            "2024-10-01",
            &[0],
            Stance::Reports,
            Some(Figure::Exactly(5.0)),
        );
        story
            .claim("2024-10-03", &[4], Stance::Denies, None)
            .relations = vec![tie(RelationKind::Denies, 0)];
        let ledger = story.ledger();
        in_both(
            [
                "Dementi: Vertreter bei den UN, 3. Okt.|dementiert Geheimdienst NIS, 1. Okt.: 5",
                "denied by UN envoy, Oct 3|denies NIS, Oct 1: 5",
            ],
            |words| {
                assert!(
                    words
                        .ties(&ledger, ClaimIx(0), day("2024-10-02"))
                        .is_empty()
                );
                let told = [0, 1].map(|ix| {
                    let ties = words.ties(&ledger, ClaimIx(ix), day("2024-10-03"));
                    let told = ties
                        .iter()
                        .map(|(verb, other)| [verb, " ", &words.tied(&ledger, *other)].concat());
                    told.collect::<String>()
                });
                told.join("|")
            },
        );
    }

    #[test]
    fn a_translation_is_for_readers_of_another_language() {
        let ledger = Story::new().ledger();
        let mut quote = Quote {
            exact: "haltlose Gerüchte".into(),
            language: Some("de".into()),
            prefix: None,
            suffix: None,
            translation: Some(text("haltlose Gerüchte", "baseless rumours")),
        };
        in_both(["", "baseless rumours"], |words| {
            let (own, translation) = words.translated(ledger.dataset(), &quote);
            assert_eq!(own, "de");
            translation.map_or(String::new(), |(text, _)| text.into())
        });
        // Without a tag it is in the file's language, which is English here.
        quote.language = None;
        in_both(["haltlose Gerüchte", ""], |words| {
            let (own, translation) = words.translated(ledger.dataset(), &quote);
            assert_eq!(own, "en");
            translation.map_or(String::new(), |(text, _)| text.into())
        });
    }

    #[test]
    fn own_words_are_told_where_they_say_more_than_the_figure() {
        for (wording, told) in [("rund 12.000", ""), ("weit mehr als 12.000 Mann", "de")] {
            let mut story = Story::new();
            let figure = Some(Figure::MoreThan(12000.0));
            let claim = story.claim("2024-10-01", &[0], Stance::Reports, figure);
            claim.estimate.as_mut().expect("a figure").wording = Some(wording.into());
            claim.quote = Some(Quote {
                exact: "Es sind viele.".into(),
                language: Some("de".into()),
                prefix: None,
                suffix: None,
                translation: None,
            });
            let ledger = story.ledger();
            let expected = match told {
                "" => ["", ""],
                _ => [
                    "„weit mehr als 12.000 Mann“ de",
                    "“weit mehr als 12.000 Mann” de",
                ],
            };
            in_both(expected, |words| {
                let notes = words.notes(&ledger, ClaimIx(0), day("2024-10-02"));
                let told = notes
                    .iter()
                    .map(|(note, lang)| [note, " ", lang.unwrap_or("")].concat());
                told.collect::<String>()
            });
        }
    }

    #[test]
    fn within_one_year_the_year_is_known() {
        for (second, style) in [
            ("2024-12-31", DateStyle::Short),
            ("2025-01-01", DateStyle::Medium),
        ] {
            let mut story = Story::new();
            story.claim("2024-10-01", &[0], Stance::Reports, None);
            story.claim(second, &[0], Stance::Reports, None);
            let ledger = story.ledger();
            in_both(["", ""], |words| {
                assert_eq!(words.short_style(&ledger), style);
                String::new()
            });
        }
    }
}
