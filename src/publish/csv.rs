//! The dataset as a sheet, one row a claim.

mod cell;
mod lists;
mod row;

use self::lists::call;
use self::row::Writer;
use super::loss::Loss;
use crate::model::{Dataset, Text};

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
const BAR: &str = "in CSV `|` parts values: it is written as `/`, in addresses as %7C";
const TRIMMED_PART: &str =
    "CSV does not keep spaces and quotation marks at the ends of one of several";
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
    let mut losses = Vec::new();
    let called = call(dataset, &mut losses);
    let mut writer = Writer::new(dataset, &called, losses);
    let width = writer.cells.len();
    writer.dataset();
    let head = writer.head();
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

    let mut out = String::new();
    for (name, value) in head {
        push_cell(&mut out, &["#", name, ": ", &value].concat());
        out.push('\n');
    }
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

/// A text in the dataset's language, else in its first.
fn pick<'t>(dataset: &Dataset, text: &'t Text) -> &'t str {
    let language = &dataset.language;
    let own = text.entries().iter().find(|(tag, _)| tag == language);
    own.map_or_else(|| text.pick(language, language).0, |(_, text)| text)
}

/// What the reader keeps of a cell.
fn kept(text: &str) -> &str {
    text.trim_matches(|char: char| char.is_whitespace() || matches!(char, '\u{feff}' | '\u{200b}'))
}

/// What the reader keeps of one of several values in a cell.
fn part(text: &str) -> &str {
    kept(text).trim_matches('"')
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
