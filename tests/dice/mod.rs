//! Datasets at random, with whatever a dataset may hold.

use claimline::model::{
    Attribution, Basis, Claim, ClaimIx, ClaimKind, Correction, Dataset, DatasetParts, Distance,
    Edtf, Estimate, Figure, Genre, Measure, MeasureIx, Party, PartyIx, Quote, Rank, Relation,
    RelationKind, Report, SaidBasis, Shape, Source, SourceIx, Speaker, SpeakerIx, SpeakerKind,
    Stance, Stands, Tense, Text, Variant,
};

/// Chooses at random, the same for the same seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn is(&mut self) -> bool {
        self.below(2) == 0
    }

    fn some<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.is() { Some(make(self)) } else { None }
    }

    fn list<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    fn string(&mut self) -> String {
        self.pick(&[
            "plain",
            "„Anführung“ \"quoted\" \\ /",
            "two\nlines\r\n\tand a tab",
            "</script><!-- \u{2028}\u{2029}\u{0}\u{1f}\u{7f}",
            "حوالي عشرة آلاف",
            "🪖 ä a\u{308}",
            " padded ",
            "{[,:]}",
        ])
        .into()
    }

    fn text(&mut self) -> Text {
        match self.below(3) {
            0 => Text::new("de", &self.string()),
            1 => Text::new("en-GB", &self.string()),
            _ => {
                let tags = ["ar", "de", "zh-Hans"];
                let entries = tags.map(|tag| (tag.to_string(), self.string()));
                Text::from_entries(entries.to_vec()).expect("three entries")
            }
        }
    }

    fn date(&mut self) -> Edtf {
        self.pick(&[
            "2024-10-18",
            "2024-10~",
            "2024",
            "202X",
            "2024-23",
            "2024-10-01/2024-10-18",
            "2024-10-18/..",
            "[..2024-10-18]",
            "2024-10-18T12:00:00Z",
            "-0044-03-15",
        ])
        .parse()
        .expect("a date")
    }

    fn number(&mut self) -> f64 {
        self.pick(&[
            0.0,
            1.0,
            0.1,
            1.5,
            3_000.0,
            10_000.25,
            1e-7,
            0.1 + 0.2,
            123_456_789.123_456_7,
            9_007_199_254_740_991.0,
            9_007_199_254_740_992.0,
        ])
    }

    fn quote(&mut self) -> Quote {
        Quote {
            exact: self.string(),
            language: self.some(|_| "uk".into()),
            prefix: self.some(Self::string),
            suffix: self.some(Self::string),
            translation: self.some(Self::text),
        }
    }

    /// A figure of any kind but those that compare; the last two need words.
    fn figure(&mut self, has_words: bool) -> Figure {
        let value = self.number();
        match self.below(if has_words { 10 } else { 8 }) {
            0 => Figure::Exactly(value),
            1 => Figure::About(value),
            2 => Figure::Nearly(value),
            3 => Figure::AtLeast(value),
            4 => Figure::MoreThan(value),
            5 => Figure::AtMost(value),
            6 => Figure::FewerThan(value),
            7 => {
                let other = self.number();
                let (low, high) = (value.min(other), value.max(other));
                Figure::Between {
                    low,
                    high,
                    best: None,
                }
            }
            8 => Figure::Order(self.pick(&[10.0, 1_000.0, 1e15])),
            _ => Figure::Some,
        }
    }

    fn estimate(&mut self, measures: usize) -> Estimate {
        let wording = self.some(Self::string);
        let mut figure = self.figure(wording.is_some());
        if let Figure::Between { low, high, best } = &mut figure {
            *best = self.some(|dice| dice.pick(&[*low, *high, f64::midpoint(*low, *high)]));
        }
        Estimate {
            measure: MeasureIx::at(self.below(measures)),
            figure,
            wording,
            basis: self.pick(Basis::ALL),
            added: self.some(Self::number),
            tense: self.pick(Tense::ALL),
            refers_to: self.some(Self::date),
        }
    }

    fn report(&mut self, sources: usize, own: Option<&Estimate>) -> Report {
        let wording = self.some(Self::string);
        let has_words = wording.is_some() || own.is_some_and(|own| own.wording.is_some());
        let variant = Variant {
            said: self.some(Self::date),
            stance: self.some(|dice| dice.pick(Stance::ALL)),
            wording,
            figure: self.some(|dice| match own.map(|own| own.figure) {
                Some(Figure::Above(than)) if dice.is() => Figure::Below(than),
                _ => dice.figure(has_words),
            }),
            quote: self.some(Self::quote),
            note: self.some(Self::text),
        };
        Report {
            source: SourceIx::at(self.below(sources)),
            variant: (variant != Variant::default()).then_some(variant),
        }
    }

    fn source(&mut self, place: usize) -> Source {
        let mut source = Source {
            id: format!("Quelle {place}"),
            publisher: self.some(Self::text),
            agencies: self.list(2, Self::string),
            label: self.some(Self::text),
            title: self.some(Self::text),
            url: self.some(|_| "https://example.org/a?b=1#c".into()),
            archive_url: self.some(|_| "http://example.org/ä".into()),
            published: self.some(Self::date),
            language: self.some(|_| "de-AT".into()),
        };
        if source.publisher.is_none() && source.agencies.is_empty() {
            source
                .label
                .get_or_insert_with(|| Text::new("de", "Zettel"));
        }
        source
    }

    fn claim(&mut self, place: usize, counts: [usize; 2]) -> Claim {
        let [speakers, measures] = counts;
        let first = self.below(speakers);
        let mut joint = vec![SpeakerIx::at(first)];
        if self.is() && speakers > 1 {
            joint.push(SpeakerIx::at((first + 1) % speakers));
        }
        let estimate = self.some(|dice| dice.estimate(measures));
        let pick = |dice: &mut Self| MeasureIx::at(dice.below(measures));
        Claim {
            id: format!("c-{place}"),
            kind: self.pick(ClaimKind::ALL),
            said: self.date(),
            said_basis: self.pick(SaidBasis::ALL),
            published: self.some(Self::date),
            speakers: joint,
            attribution: self.pick(Attribution::ALL),
            distance: self.pick(Distance::ALL),
            via: self.list(2, Self::text),
            stance: self.pick(Stance::ALL),
            text: self.text(),
            quote: self.some(Self::quote),
            hedge: self.some(Self::string),
            measures: match estimate {
                Some(_) => None,
                None => self.some(|dice| dice.list(2, pick)),
            },
            estimate,
            sources: Vec::new(),
            relations: Vec::new(),
            genre: self.pick(Genre::ALL),
            rank: self.pick(Rank::ALL),
            rank_reason: self.some(Self::text),
            withdrawn: self.some(Self::date),
            note: self.some(Self::text),
            tags: self.list(3, Self::string),
        }
    }

    /// A relation of the claim at `place`; updates point backward, so that
    /// there is no circle.
    fn relation(&mut self, place: usize, claims: usize) -> Relation {
        let mut kind = self.pick(RelationKind::ALL);
        let target = (place + 1 + self.below(claims - 1)) % claims;
        if target > place && kind == RelationKind::Updates {
            kind = RelationKind::Repeats;
        }
        Relation {
            kind,
            claim: ClaimIx::at(target),
            note: self.some(Self::text),
        }
    }

    /// A dataset whose references resolve.
    pub(crate) fn dataset(&mut self) -> Dataset {
        let parties: Vec<Party> = (0..self.below(3))
            .map(|place| Party {
                id: format!("Partei {place}"),
                name: self.text(),
                color: self.some(|dice| [0, 9, 200].map(|byte| byte + dice.pick(&[0, 7, 55]))),
                shape: self.some(|dice| dice.pick(Shape::ALL)),
                stands: self.pick(Stands::ALL),
            })
            .collect();
        let speakers: Vec<Speaker> = (0..=self.below(4))
            .map(|place| Speaker {
                id: format!("\"{place}\""),
                name: self.text(),
                role: self.some(Self::text),
                party: (place < parties.len()).then_some(PartyIx::at(place)),
                kind: self.pick(SpeakerKind::ALL),
            })
            .collect();
        let sources: Vec<Source> = (0..=self.below(3))
            .map(|place| self.source(place))
            .collect();
        let measures: Vec<Measure> = (0..=self.below(2))
            .map(|place| Measure {
                id: format!("m{place}"),
                label: self.text(),
                unit: self.some(Self::text),
                note: self.some(Self::text),
            })
            .collect();
        let counts = [speakers.len(), measures.len()];
        let count = 2 + self.below(6);
        let mut claims: Vec<Claim> = (0..count).map(|place| self.claim(place, counts)).collect();
        let numbered: Vec<usize> = (0..count)
            .filter(|place| claims[*place].estimate.is_some())
            .collect();
        for (place, claim) in claims.iter_mut().enumerate() {
            if let Some(estimate) = &mut claim.estimate
                && self.is()
            {
                let than = self.pick(&numbered);
                if than != place {
                    let figure = self.pick(&[Figure::Above, Figure::Below]);
                    estimate.figure = figure(ClaimIx::at(than));
                }
            }
            let own = claim.estimate.clone();
            for report in self.list(3, |dice| dice.report(sources.len(), own.as_ref())) {
                // A source named again without a variant is no second report.
                let is_new = |known: &Report| known.source != report.source;
                if report.variant.is_some() || claim.sources.iter().all(is_new) {
                    claim.sources.push(report);
                }
            }
            claim.relations = self.list(3, |dice| dice.relation(place, count));
        }
        let corrections = self.list(2, |dice| Correction {
            date: dice.date(),
            claim: dice.some(|dice| ClaimIx::at(dice.below(count))),
            text: dice.text(),
        });
        Dataset::new(DatasetParts {
            id: self.string(),
            title: self.text(),
            question: self.some(Self::text),
            language: "de".into(),
            updated: self.some(Self::date),
            publisher: self.some(Self::text),
            license: self.some(Self::string),
            note: self.some(Self::text),
            parties,
            speakers,
            sources,
            measures,
            claims,
            corrections,
        })
        .expect("references resolve")
    }
}
