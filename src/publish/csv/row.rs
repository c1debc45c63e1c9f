//! A claim as the cells of a row.

use super::lists::{Called, other_languages};
use super::{BAR, Column, NAMES, NO_COLUMN, TRIMMED, TRIMMED_PART, kept, part, pick};
use crate::model::{
    Attribution, Basis, Claim, ClaimKind, Dataset, Distance, Edtf, Estimate, Figure, Genre,
    MeasureIx, Quote, Rank, Report, SaidBasis, Stance, Tense, Text,
};
use crate::publish::Loss;

/// Writes claims into the cells of one row after the other.
pub(super) struct Writer<'a> {
    dataset: &'a Dataset,
    called: &'a Called,
    /// The languages that have a column of texts.
    pub(super) languages: Vec<String>,
    /// The cells of a row, those of the languages last.
    pub(super) cells: Vec<String>,
    pub(super) losses: Vec<Loss>,
    /// The id of the claim that is being written.
    claim: Option<&'a str>,
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

    /// Sets a cell that holds no text of the newsroom's.
    fn set(&mut self, column: Column, value: &str) {
        self.cells[column as usize].push_str(value);
    }

    /// Sets a cell to a name, unless it is the one that goes without saying.
    fn name(&mut self, column: Column, value: &str, default: &str) {
        if value != default {
            self.set(column, value);
        }
    }

    fn date(&mut self, column: Column, date: Option<&Edtf>) {
        if let Some(date) = date {
            self.set(column, date.as_str());
        }
    }

    fn number(&mut self, column: Column, number: Option<f64>) {
        if let Some(number) = number {
            self.set(column, &spelled(number));
        }
    }

    /// Sets a cell to somebody's words.
    fn words(&mut self, column: Column, words: Option<&str>) {
        if let Some(words) = words {
            self.fill(column as usize, words);
        }
    }

    fn fill(&mut self, place: usize, words: &str) {
        let words_kept = kept(words);
        if words_kept != words {
            // As a path of the claims file.
            let field = match NAMES.get(place).copied() {
                None => "text",
                Some("wording") => "estimate/wording",
                Some("quote") => "quote/exact",
                Some("quote_language") => "quote/language",
                Some(name) => name,
            };
            self.lose(field, TRIMMED);
        }
        self.write(place, words_kept);
    }

    /// Sets a cell to what a thing is called; whatever that loses was told.
    fn called(&mut self, column: Column, name: &str) {
        self.write(column as usize, name);
    }

    fn write(&mut self, place: usize, words: &str) {
        let cell = &mut self.cells[place];
        if is_formula(words) {
            cell.push('\'');
        }
        cell.push_str(words);
    }

    fn list(&mut self, column: Column, values: &[impl AsRef<str>]) {
        let mut values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        if values.iter().all(|value| value.is_empty()) {
            return;
        }
        let is_own = matches!(column, Column::Via | Column::Tags);
        let mut joined = String::new();
        for (place, value) in values.iter_mut().enumerate() {
            // The reader takes quotation marks around a part for the cell's.
            let bare = part(value);
            if bare != *value && is_own {
                self.lose(NAMES[column as usize], TRIMMED_PART);
            }
            if bare.contains('|') && is_own {
                self.lose(NAMES[column as usize], BAR);
            }
            if place > 0 {
                joined.push('|');
            }
            joined.push_str(&bare.replace('|', "/"));
        }
        self.write(column as usize, kept(&joined));
    }

    fn single_text(&mut self, column: Column, text: Option<&'a Text>) {
        if let Some(text) = text {
            let words = self.single(NAMES[column as usize], text);
            self.words(column, Some(&words));
        }
    }

    /// A text in the one language that is kept.
    fn single(&mut self, field: &str, text: &Text) -> String {
        if let Some(what) = other_languages(self.dataset, text) {
            self.lose(field, what);
        }
        pick(self.dataset, text).into()
    }

    fn lose(&mut self, field: &str, what: &'static str) {
        self.losses.push(Loss {
            claim: self.claim.map(Into::into),
            field: field.into(),
            what,
        });
    }
}

/// Whether a spreadsheet might run a text as a formula. A text that only looks
/// like one that was kept from it is kept from it too, so that the reader may
/// take one apostrophe from each.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@'])
}
/// A number that no reader takes for another: a fraction never has just three
/// digits, which might be a group.
fn spelled(number: f64) -> String {
    let mut spelled = number.to_string();
    if let Some((_, fraction)) = spelled.split_once('.')
        && fraction.len() == 3
    {
        spelled.push('0');
    }
    spelled
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
