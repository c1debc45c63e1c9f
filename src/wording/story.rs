//! A small story to try the words on: built in code, for tests alone.

use super::{IcuLocale, Words, language_for};
use crate::ledger::Ledger;
use crate::model::{
    Attribution, Basis, Claim, ClaimIx, ClaimKind, Dataset, DatasetParts, Day, Distance, Edtf,
    Estimate, Figure, Genre, Measure, MeasureIx, Party, PartyIx, Rank, Relation, RelationKind,
    Report, SaidBasis, Source, SourceIx, Speaker, SpeakerIx, SpeakerKind, Stance, Stands, Tense,
    Text, Variant,
};

/// The one measure without a unit.
pub(super) const TROOPS: MeasureIx = MeasureIx(0);
/// The one with a unit.
pub(super) const AREA: MeasureIx = MeasureIx(1);

/// A dataset in the making. Speaker 0 to 7 are those of [`NAMES`], each alone
/// in the party of the same place, but the last, who has none.
pub(super) struct Story {
    pub(super) parts: DatasetParts,
}

/// German and English names of speakers with their parties'.
pub(super) const NAMES: [[&str; 4]; 8] = [
    ["Geheimdienst NIS", "NIS", "Südkorea", "South Korea"],
    ["Pentagon", "Pentagon", "USA", "USA"],
    ["Mark Rutte", "Mark Rutte", "NATO", "NATO"],
    ["Ukraine", "Ukraine", "Ukraine", "Ukraine"],
    [
        "Vertreter bei den UN",
        "UN envoy",
        "Nordkorea",
        "North Korea",
    ],
    ["Wladimir Putin", "Vladimir Putin", "Russland", "Russia"],
    ["وزارة الدفاع", "وزارة الدفاع", "مصر", "مصر"],
    ["Ein Fachmann", "An expert", "", ""],
];

pub(super) fn text(de: &str, en: &str) -> Text {
    let entries = vec![("de".into(), de.into()), ("en".into(), en.into())];
    Text::from_entries(entries).expect("two entries")
}

pub(super) fn edtf(written: &str) -> Edtf {
    written.parse().expect(written)
}

pub(super) fn day(written: &str) -> Day {
    Day::from_iso(written).expect(written)
}

pub(super) fn estimate(figure: Figure) -> Estimate {
    Estimate {
        measure: TROOPS,
        figure,
        wording: None,
        basis: Basis::Total,
        added: None,
        tense: Tense::Observed,
        refers_to: None,
    }
}

/// Does something with German, then with English words.
pub(super) fn in_both(expected: [&str; 2], say: impl Fn(&Words<'_>) -> String) {
    for (tag, expected) in ["de", "en"].into_iter().zip(expected) {
        let locale = IcuLocale::new(&language_for(tag, "en")).expect(tag);
        assert_eq!(say(&Words::new(&locale)), expected, "{tag}");
    }
}

impl Story {
    pub(super) fn new() -> Self {
        let mut parts = DatasetParts {
            id: "story".into(),
            title: text("Titel", "Title"),
            question: None,
            language: "en".into(),
            updated: None,
            publisher: None,
            license: None,
            note: None,
            parties: Vec::new(),
            speakers: Vec::new(),
            sources: Vec::new(),
            measures: Vec::new(),
            claims: Vec::new(),
            corrections: Vec::new(),
        };
        for [de, en, party_de, party_en] in NAMES {
            let mut party = None;
            if !party_de.is_empty() {
                party = Some(PartyIx::at(parts.parties.len()));
                parts.parties.push(Party {
                    id: party_en.to_lowercase(),
                    name: text(party_de, party_en),
                    color: None,
                    shape: None,
                    stands: Stands::Together,
                });
            }
            parts.speakers.push(Speaker {
                id: en.to_lowercase(),
                name: text(de, en),
                role: None,
                party,
                kind: SpeakerKind::Person,
            });
        }
        for (id, unit) in [("troops", None), ("area", Some(Text::new("en", "km²")))] {
            parts.measures.push(Measure {
                id: id.into(),
                label: text("Soldaten", "Soldiers"),
                unit,
                note: None,
            });
        }
        for (publisher, agencies, label) in [
            (Some("OZD.news"), &["AFP", "dpa"][..], None),
            (None, &["AP"][..], None),
            (None, &[][..], Some(text("Bericht 3", "Report 3"))),
        ] {
            parts.sources.push(Source {
                id: parts.sources.len().to_string(),
                publisher: publisher.map(|name| Text::new("en", name)),
                agencies: agencies.iter().map(|&name| name.into()).collect(),
                label,
                title: None,
                url: None,
                archive_url: None,
                published: None,
                language: None,
            });
        }
        Self { parts }
    }

    /// Adds a claim; change it at will.
    pub(super) fn claim(
        &mut self,
        said: &str,
        speakers: &[u32],
        stance: Stance,
        figure: Option<Figure>,
    ) -> &mut Claim {
        let place = self.parts.claims.len();
        self.parts.claims.push(Claim {
            id: place.to_string(),
            kind: ClaimKind::Claim,
            said: edtf(said),
            said_basis: SaidBasis::Stated,
            published: None,
            speakers: speakers.iter().copied().map(SpeakerIx).collect(),
            attribution: Attribution::OnRecord,
            distance: Distance::None,
            via: Vec::new(),
            stance,
            text: text("Satz", "Sentence"),
            quote: None,
            hedge: None,
            estimate: figure.map(|figure| Estimate {
                tense: match stance {
                    Stance::Expects => Tense::Expected,
                    _ => Tense::Observed,
                },
                ..estimate(figure)
            }),
            measures: figure.is_none().then(|| vec![TROOPS]),
            sources: Vec::new(),
            relations: Vec::new(),
            genre: Genre::Report,
            rank: Rank::Normal,
            rank_reason: None,
            withdrawn: None,
            note: None,
            tags: Vec::new(),
        });
        &mut self.parts.claims[place]
    }

    pub(super) fn ledger(self) -> Ledger {
        Ledger::new(Dataset::new(self.parts).expect("references resolve"))
    }
}

pub(super) fn tie(kind: RelationKind, claim: u32) -> Relation {
    Relation {
        kind,
        claim: ClaimIx(claim),
        note: None,
    }
}

pub(super) fn report(source: u32, variant: Option<Variant>) -> Report {
    Report {
        source: SourceIx(source),
        variant,
    }
}
