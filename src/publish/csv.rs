//! The dataset as a sheet, one row a claim.

use super::loss::Loss;
use crate::model::{
    Attribution, Basis, Claim, ClaimKind, Dataset, Distance, Edtf, Estimate, Figure, Genre,
    MeasureIx, Quote, Rank, Report, SaidBasis, Source, Speaker, SpeakerKind, Stance, Stands, Tense,
    Text,
};

/// Declares the columns with their names.
macro_rules! columns {
    ($($column:ident $name:literal)+) => {
        /// A column, in the order in which they are written.
        #[derive(Clone, Copy)]
        enum Column { $($column),+ }

        /// Their names, in the same order.
        const NAMES: &[&str] = &[$($name),+];
    };
}

columns! {
    Id "id" Kind "kind" Said "said" SaidBasis "said_basis" Published "published"
    Speaker "speaker" Role "role" Party "party" Attribution "attribution" Distance "distance"
    Via "via" Stance "stance" Text "text" Quote "quote" QuoteLanguage "quote_language"
    Hedge "hedge" Measure "measure" Qualifier "qualifier" Value "value" Low "low" High "high"
    Best "best" Unit "unit" Wording "wording" Basis "basis" Added "added" Tense "tense"
    RefersTo "refers_to" Source "source" SourceUrl "source_url" SourceTitle "source_title"
    SourcePublished "source_published" Relation "relation" Genre "genre" Rank "rank"
    RankReason "rank_reason" Withdrawn "withdrawn" Note "note" Tags "tags"
}

const NO_COLUMN: &str = "CSV has no column for it";
const ONE_LANGUAGE: &str = "CSV holds it in one language alone";
const OTHER_LANGUAGE: &str = "CSV does not say that it is in another language";
const BAR: &str = "in CSV `|` parts values: it is written as `/`";
const TRIMMED: &str = "CSV does not keep the spaces at its ends";

/// Writes a dataset as a sheet, and tells what the sheet cannot hold: columns
/// parted by commas, only those that are used, quoted after RFC 4180. Names
/// stand in place of the ids of speakers, parties, sources and measures.
///
/// A cell of text that a spreadsheet would run as a formula (that starts with
/// `=`, `+`, `-` or `@`) has an apostrophe before it, which the reader takes
/// away again.
///
/// # Example: a claim is a row
/// ```
/// let file = r#"{"format": "claimline/1", "id": "t", "title": "T",
///   "speakers": [{"id": "ada", "name": "Ada"}], "claims": [{"id": "a", "said": "2024-10-18",
///   "speaker": "ada", "stance": "reports", "text": "Yes, many"}]}"#;
/// let dataset = claimline::intake::read_json(file, "en").dataset.unwrap();
/// let (sheet, losses) = claimline::publish::to_csv(&dataset);
/// assert!(sheet.ends_with(
///     "id,said,speaker,stance,text\na,2024-10-18,Ada,reports,\"Yes, many\"\n"
/// ));
/// assert_eq!(losses, []);
/// ```
#[must_use]
pub fn to_csv(dataset: &Dataset) -> (String, Vec<Loss>) {
    let mut writer = Writer {
        dataset,
        languages: languages(dataset),
        cells: Vec::new(),
        losses: Vec::new(),
        claim: None,
    };
    let width = NAMES.len() + writer.languages.len();
    writer.cells.resize_with(width, String::new);
    writer.dataset();
    // First only to see which columns are used.
    let told = writer.losses.len();
    let mut is_used = vec![false; width];
    for column in [
        Column::Id,
        Column::Said,
        Column::Speaker,
        Column::Stance,
        Column::Text,
    ] {
        is_used[column as usize] = true;
    }
    for claim in &dataset.claims {
        writer.claim(claim);
        for (is_used, cell) in is_used.iter_mut().zip(&writer.cells) {
            *is_used |= !cell.is_empty();
        }
    }
    writer.losses.truncate(told);
    writer.claim = None;

    let mut out = writer.head();
    let header: Vec<String> = NAMES
        .iter()
        .map(|name| (*name).to_string())
        .chain(writer.languages.iter().map(|tag| ["text_", tag].concat()))
        .collect();
    push_row(&mut out, &header, &is_used);
    for claim in &dataset.claims {
        writer.claim(claim);
        push_row(&mut out, &writer.cells, &is_used);
    }
    (out, writer.losses)
}

/// The languages beside the dataset's own that claims are told in.
fn languages(dataset: &Dataset) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for claim in &dataset.claims {
        for (tag, _) in claim.text.entries() {
            if *tag != dataset.language && !languages.contains(tag) {
                languages.push(tag.clone());
            }
        }
    }
    languages
}

/// Writes the cells of the columns that are used. Those of the languages stand
/// after the text.
fn push_row(out: &mut String, cells: &[String], is_used: &[bool]) {
    let text = Column::Text as usize;
    let order = (0..=text)
        .chain(NAMES.len()..cells.len())
        .chain(text + 1..NAMES.len());
    let start = out.len();
    for column in order {
        if !is_used[column] {
            continue;
        }
        if out.len() > start {
            out.push(',');
        }
        push_cell(out, &cells[column]);
    }
    out.push('\n');
}

fn push_cell(out: &mut String, cell: &str) {
    if !cell.contains([',', ';', '\t', '"', '\n', '\r']) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for part in cell.split_inclusive('"') {
        out.push_str(part);
        if part.ends_with('"') {
            out.push('"');
        }
    }
    out.push('"');
}

/// Whether a spreadsheet might run a text as a formula. A text that only looks
/// like one that was kept from it is kept from it too, so that the reader may
/// take one apostrophe from each.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@'])
}

struct Writer<'a> {
    dataset: &'a Dataset,
    /// The languages that have a column of texts.
    languages: Vec<String>,
    /// The cells of a row, those of the languages last.
    cells: Vec<String>,
    losses: Vec<Loss>,
    /// The id of the claim that is being written.
    claim: Option<&'a str>,
}

impl<'a> Writer<'a> {
    /// The lines before the header.
    fn head(&mut self) -> String {
        let dataset = self.dataset;
        let mut out = String::new();
        let title = self.single("title", &dataset.title);
        let question = dataset
            .question
            .as_ref()
            .map(|text| self.single("question", text));
        let lines = [
            ("title", Some(title)),
            ("id", Some(dataset.id.clone())),
            ("language", Some(dataset.language.clone())),
            ("question", question),
        ];
        for (name, value) in lines {
            let Some(value) = value else { continue };
            let flat = value.replace(['\n', '\r'], " ");
            if flat.trim() != value {
                self.lose(
                    name,
                    "in CSV it stands on one line, without spaces at its ends",
                );
            }
            push_cell(&mut out, &["#", name, ": ", flat.trim()].concat());
            out.push('\n');
        }
        out
    }

    /// What belongs to no claim.
    fn dataset(&mut self) {
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
        for party in &dataset.parties {
            let path = |field: &str| ["parties/", &party.id, "/", field].concat();
            self.other_languages(&path("name"), &party.name);
            let given = [
                ("color", party.color.is_some()),
                ("shape", party.shape.is_some()),
                ("stands", party.stands != Stands::Together),
            ];
            for (field, is_given) in given {
                if is_given {
                    self.lose(&path(field), NO_COLUMN);
                }
            }
        }
        for speaker in &dataset.speakers {
            let path = |field: &str| ["speakers/", &speaker.id, "/", field].concat();
            self.other_languages(&path("name"), &speaker.name);
            if let Some(role) = &speaker.role {
                self.other_languages(&path("role"), role);
            }
            if speaker.kind != SpeakerKind::Person {
                self.lose(&path("kind"), NO_COLUMN);
            }
        }
        for source in &dataset.sources {
            let path = |field: &str| ["sources/", &source.id, "/", field].concat();
            for (field, text) in [
                ("publisher", &source.publisher),
                ("label", &source.label),
                ("title", &source.title),
            ] {
                if let Some(text) = text {
                    self.other_languages(&path(field), text);
                }
            }
            let is_named = source.publisher.is_some();
            let given = [
                ("label", is_named && source.label.is_some()),
                ("agencies", !source.agencies.is_empty()),
                ("archive_url", source.archive_url.is_some()),
                ("language", source.language.is_some()),
            ];
            for (field, is_given) in given {
                if is_given {
                    self.lose(&path(field), NO_COLUMN);
                }
            }
        }
        for measure in &dataset.measures {
            let path = |field: &str| ["measures/", &measure.id, "/", field].concat();
            self.other_languages(&path("label"), &measure.label);
            if let Some(unit) = &measure.unit {
                self.other_languages(&path("unit"), unit);
            }
            if measure.note.is_some() {
                self.lose(&path("note"), NO_COLUMN);
            }
        }
    }

    /// Fills the cells with a claim.
    fn claim(&mut self, claim: &'a Claim) {
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
        let speaker: &Speaker = dataset.speaker(*first);
        self.words(Column::Speaker, Some(self.pick(&speaker.name)));
        let role = speaker.role.as_ref();
        self.words(Column::Role, role.map(|role| self.pick(role)));
        let party = speaker.party.map(|party| dataset.party(party));
        self.words(Column::Party, party.map(|party| self.pick(&party.name)));
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
            let place = if *tag == self.dataset.language {
                Column::Text as usize
            } else {
                let place = self.languages.iter().position(|known| known == tag);
                NAMES.len() + place.unwrap_or(0)
            };
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
        let measure = self.dataset.measure(measure);
        self.words(Column::Measure, Some(self.pick(&measure.label)));
        let unit = measure.unit.as_ref();
        self.words(Column::Unit, unit.map(|unit| self.pick(unit)));
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
        let sources: Vec<&Source> = reports
            .iter()
            .map(|report| dataset.source(report.source))
            .collect();
        for (report, source) in reports.iter().zip(&sources) {
            if report.variant.is_some() {
                let field = ["sources/", &source.id, "/variant"].concat();
                self.lose(&field, NO_COLUMN);
            }
        }
        let names: Vec<String> = sources
            .iter()
            .map(|source| self.source_name(source))
            .collect();
        self.list(Column::Source, &names);
        let urls: Vec<&str> = sources
            .iter()
            .map(|source| source.url.as_deref().unwrap_or(""))
            .collect();
        self.list(Column::SourceUrl, &urls);
        let titles: Vec<String> = sources
            .iter()
            .map(|source| {
                source
                    .title
                    .as_ref()
                    .map_or("", |title| self.pick(title))
                    .into()
            })
            .collect();
        self.list(Column::SourceTitle, &titles);
        let dates: Vec<&str> = sources
            .iter()
            .map(|source| source.published.as_ref().map_or("", Edtf::as_str))
            .collect();
        self.list(Column::SourcePublished, &dates);
    }

    fn source_name(&self, source: &Source) -> String {
        let name = source.publisher.as_ref().or(source.label.as_ref());
        name.map_or_else(|| source.agencies.join(", "), |name| self.pick(name).into())
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
        if words.trim() != words {
            let field = NAMES.get(place).copied().unwrap_or("text");
            self.lose(field, TRIMMED);
        }
        let cell = &mut self.cells[place];
        let words = words.trim();
        if is_formula(words) {
            cell.push('\'');
        }
        cell.push_str(words);
    }

    fn list(&mut self, column: Column, values: &[impl AsRef<str>]) {
        let values = values.iter().map(AsRef::as_ref);
        if values.clone().all(str::is_empty) {
            return;
        }
        let mut joined = String::new();
        for (place, value) in values.enumerate() {
            if value.contains('|') {
                self.lose(NAMES[column as usize], BAR);
            }
            if value.trim() != value {
                self.lose(NAMES[column as usize], TRIMMED);
            }
            if place > 0 {
                joined.push('|');
            }
            joined.push_str(&value.trim().replace('|', "/"));
        }
        self.fill(column as usize, &joined);
    }

    fn single_text(&mut self, column: Column, text: Option<&'a Text>) {
        if let Some(text) = text {
            let words = self.single(NAMES[column as usize], text);
            self.words(column, Some(&words));
        }
    }

    /// A text in the one language that is kept.
    fn single(&mut self, field: &str, text: &Text) -> String {
        self.other_languages(field, text);
        self.pick(text).into()
    }

    /// Tells of the languages that are not kept.
    fn other_languages(&mut self, field: &str, text: &Text) {
        let is_own = |(tag, _): &(String, String)| *tag == self.dataset.language;
        if text.entries().len() > 1 {
            self.lose(field, ONE_LANGUAGE);
        } else if !text.entries().iter().any(is_own) {
            self.lose(field, OTHER_LANGUAGE);
        }
    }

    /// A text in the dataset's language, else in its first.
    fn pick<'t>(&self, text: &'t Text) -> &'t str {
        let language = &self.dataset.language;
        let own = text.entries().iter().find(|(tag, _)| tag == language);
        own.map_or_else(|| text.pick(language, language).0, |(_, text)| text)
    }

    fn lose(&mut self, field: &str, what: &'static str) {
        self.losses.push(Loss {
            claim: self.claim.map(Into::into),
            field: field.into(),
            what,
        });
    }
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
