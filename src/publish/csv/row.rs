//! A claim as the cells of a row.

use super::lists::Called;
use super::{Column, NAMES, NO_COLUMN, kept, pick};
use crate::model::{
    Attribution, Basis, Claim, ClaimKind, Dataset, Distance, Edtf, Estimate, Figure, Genre,
    MeasureIx, Quote, Rank, Report, SaidBasis, Stance, Tense, Text,
};
use crate::publish::Loss;

/// Writes claims into the cells of one row after the other.
pub(super) struct Writer<'a> {
    pub(super) dataset: &'a Dataset,
    called: &'a Called,
    /// The languages that have a column of texts.
    pub(super) languages: Vec<String>,
    /// The cells of a row, those of the languages last.
    pub(super) cells: Vec<String>,
    pub(super) losses: Vec<Loss>,
    /// The id of the claim that is being written.
    pub(super) claim: Option<&'a str>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(dataset: &'a Dataset, called: &'a Called, losses: Vec<Loss>) -> Self {
        let languages = languages(dataset);
        let mut cells = Vec::new();
        cells.resize_with(NAMES.len() + languages.len(), String::new);
        Self {
            dataset,
            called,
            languages,
            cells,
            losses,
            claim: None,
        }
    }

    /// What belongs to no claim and has no line before the header.
    pub(super) fn dataset(&mut self) {
        let dataset = self.dataset;
        let rest = [
            ("updated", dataset.updated.is_some()),
            ("publisher", dataset.publisher.is_some()),
            ("license", dataset.license.is_some()),
            ("note", dataset.note.is_some()),
            ("corrections", !dataset.corrections.is_empty()),
        ];
        for (field, is_given) in rest {
            if is_given {
                self.lose(field, NO_COLUMN);
            }
        }
    }

    /// The lines before the header: name and value.
    pub(super) fn head(&mut self) -> Vec<(&'static str, String)> {
        let dataset = self.dataset;
        let mut lines = vec![
            ("title", self.single("title", &dataset.title)),
            ("id", dataset.id.clone()),
            ("language", dataset.language.clone()),
        ];
        if let Some(question) = &dataset.question {
            lines.push(("question", self.single("question", question)));
        }
        for (name, value) in &mut lines {
            let flat = value.replace(['\r', '\n'], " ");
            let bare = flat.trim_matches(|char: char| {
                char.is_whitespace() || matches!(char, ',' | ';' | '"' | '\u{feff}' | '\u{200b}')
            });
            if bare != value {
                self.lose(
                    name,
                    "CSV holds it on one line, without what stands at its ends and is no letter",
                );
                *value = bare.into();
            }
        }
        lines
    }

    /// Fills the cells with a claim.
    pub(super) fn claim(&mut self, claim: &'a Claim) {
        self.claim = Some(&claim.id);
        for cell in &mut self.cells {
            cell.clear();
        }
        self.set(Column::Id, &claim.id);
        self.name(Column::Kind, claim.kind.name(), ClaimKind::Claim.name());
        self.date(Column::Said, Some(&claim.said));
        let basis = SaidBasis::Stated.name();
        self.name(Column::SaidBasis, claim.said_basis.name(), basis);
        self.date(Column::Published, claim.published.as_ref());
        self.speaker(claim);
        let attribution = Attribution::OnRecord.name();
        self.name(Column::Attribution, claim.attribution.name(), attribution);
        self.name(
            Column::Distance,
            claim.distance.name(),
            Distance::None.name(),
        );
        let via: Vec<String> = claim
            .via
            .iter()
            .map(|text| self.single("via", text))
            .collect();
        self.list(Column::Via, &via);
        self.set(Column::Stance, claim.stance.name());
        self.texts(&claim.text);
        if let Some(quote) = &claim.quote {
            self.quote(quote);
        }
        self.words(Column::Hedge, claim.hedge.as_deref());
        match &claim.estimate {
            Some(estimate) => self.estimate(estimate, claim.stance),
            None => self.measures(claim.measures.as_deref()),
        }
        self.sources(&claim.sources);
        self.relations(claim);
        self.name(Column::Genre, claim.genre.name(), Genre::Report.name());
        self.name(Column::Rank, claim.rank.name(), Rank::Normal.name());
        self.single_text(Column::RankReason, claim.rank_reason.as_ref());
        self.date(Column::Withdrawn, claim.withdrawn.as_ref());
        self.single_text(Column::Note, claim.note.as_ref());
        self.list(Column::Tags, &claim.tags);
    }

    fn speaker(&mut self, claim: &Claim) {
        let dataset = self.dataset;
        let [first, rest @ ..] = claim.speakers.as_slice() else {
            return;
        };
        let speaker = dataset.speaker(*first);
        self.called(Column::Speaker, &self.called.speakers[first.ix()]);
        let role = speaker.role.as_ref();
        self.called(
            Column::Role,
            role.map_or("", |role| kept(pick(dataset, role))),
        );
        if let Some(party) = speaker.party {
            self.called(Column::Party, &self.called.parties[party.ix()]);
        }
        if !rest.is_empty() {
            self.lose(
                "speaker",
                "CSV holds one speaker: the others of a joint statement are left out",
            );
        }
    }

    /// The claim's text, in a column for each language.
    fn texts(&mut self, text: &'a Text) {
        for (tag, text) in text.entries() {
            let same = |known: &String| known.eq_ignore_ascii_case(tag);
            let place = match self.languages.iter().position(same) {
                _ if same(&self.dataset.language) => Column::Text as usize,
                Some(place) => NAMES.len() + place,
                None => continue,
            };
            let is_spelled_so = match place.checked_sub(NAMES.len()) {
                Some(place) => self.languages[place] == *tag,
                None => self.dataset.language == *tag,
            };
            if !is_spelled_so || !self.cells[place].is_empty() {
                self.lose("text", "CSV spells a language in one way alone");
            }
            self.cells[place].clear();
            self.fill(place, text);
        }
    }

    fn quote(&mut self, quote: &Quote) {
        self.words(Column::Quote, Some(&quote.exact));
        self.words(Column::QuoteLanguage, quote.language.as_deref());
        let rest = [
            ("quote/prefix", quote.prefix.is_some()),
            ("quote/suffix", quote.suffix.is_some()),
            ("quote/translation", quote.translation.is_some()),
        ];
        for (field, is_given) in rest {
            if is_given {
                self.lose(field, NO_COLUMN);
            }
        }
    }

    fn measure(&mut self, measure: MeasureIx) {
        let dataset = self.dataset;
        self.called(Column::Measure, &self.called.measures[measure.ix()]);
        let unit = dataset.measure(measure).unit.as_ref();
        self.called(
            Column::Unit,
            unit.map_or("", |unit| kept(pick(dataset, unit))),
        );
    }

    /// What a claim without an estimate bears on.
    fn measures(&mut self, measures: Option<&[MeasureIx]>) {
        match measures {
            None => {}
            Some([]) => self.lose("measures", "CSV cannot say that a claim bears on nothing"),
            Some([first, rest @ ..]) => {
                self.measure(*first);
                if !rest.is_empty() {
                    self.lose("measures", "CSV holds one measure: the others are left out");
                }
            }
        }
    }

    fn estimate(&mut self, estimate: &Estimate, stance: Stance) {
        self.measure(estimate.measure);
        let value = match estimate.figure {
            Figure::Above(_) | Figure::Below(_) => {
                self.lose(
                    "estimate",
                    "CSV cannot compare with another claim: its measure alone is kept",
                );
                return;
            }
            Figure::Between { low, high, best } => {
                self.number(Column::Low, Some(low));
                self.number(Column::High, Some(high));
                self.number(Column::Best, best);
                None
            }
            Figure::Some => None,
            Figure::Exactly(value)
            | Figure::About(value)
            | Figure::Nearly(value)
            | Figure::AtLeast(value)
            | Figure::MoreThan(value)
            | Figure::AtMost(value)
            | Figure::FewerThan(value)
            | Figure::Order(value) => Some(value),
        };
        self.set(Column::Qualifier, estimate.figure.qualifier().name());
        self.number(Column::Value, value);
        self.words(Column::Wording, estimate.wording.as_deref());
        self.name(Column::Basis, estimate.basis.name(), Basis::Total.name());
        self.number(Column::Added, estimate.added);
        let tense = if stance == Stance::Expects {
            Tense::Expected
        } else {
            Tense::Observed
        };
        self.name(Column::Tense, estimate.tense.name(), tense.name());
        self.date(Column::RefersTo, estimate.refers_to.as_ref());
    }

    fn sources(&mut self, reports: &[Report]) {
        let dataset = self.dataset;
        let mut places: Vec<usize> = Vec::with_capacity(reports.len());
        for report in reports {
            let source = dataset.source(report.source);
            if report.variant.is_some() {
                let field = ["sources/", &source.id, "/variant"].concat();
                self.lose(&field, NO_COLUMN);
            }
            // One that is named again tells it otherwise, which is lost.
            if !places.contains(&report.source.ix()) {
                places.push(report.source.ix());
            }
        }
        let names: Vec<&str> = places
            .iter()
            .map(|place| self.called.sources[*place].as_str())
            .collect();
        self.list(Column::Source, &names);
        let sources = || places.iter().map(|place| &dataset.sources[*place]);
        let urls: Vec<String> = sources()
            .map(|source| source.url.as_deref().unwrap_or("").replace('|', "%7C"))
            .collect();
        self.list(Column::SourceUrl, &urls);
        let title = |title| kept(pick(dataset, title));
        let titles: Vec<&str> = sources()
            .map(|source| source.title.as_ref().map_or("", title))
            .collect();
        self.list(Column::SourceTitle, &titles);
        let dates: Vec<&str> = sources()
            .map(|source| source.published.as_ref().map_or("", Edtf::as_str))
            .collect();
        self.list(Column::SourcePublished, &dates);
    }

    fn relations(&mut self, claim: &Claim) {
        let dataset = self.dataset;
        let mut relations = Vec::with_capacity(claim.relations.len());
        for relation in &claim.relations {
            let target = &dataset.claim(relation.claim).id;
            relations.push([relation.kind.name(), ":", target].concat());
            if relation.note.is_some() {
                let field = ["relations/", target, "/note"].concat();
                self.lose(&field, NO_COLUMN);
            }
        }
        self.list(Column::Relation, &relations);
    }
}

/// The languages beside the dataset's own that claims are told in.
fn languages(dataset: &Dataset) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for claim in &dataset.claims {
        for (tag, _) in claim.text.entries() {
            let same = |known: &String| known.eq_ignore_ascii_case(tag);
            if !same(&dataset.language) && !languages.iter().any(same) {
                languages.push(tag.clone());
            }
        }
    }
    languages
}
