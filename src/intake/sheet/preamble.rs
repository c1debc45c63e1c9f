//! What stands before the rows: lines with the title and the like, the
//! separator, the header.

use super::fields::Target;
use super::fold::slug;
use super::place::pack;
use super::plan::trim;
use super::table::{Records, Written, offset};
use super::tongue::tag_of;
use crate::intake::desk::Desk;
use crate::intake::problem::SheetProblem;
use crate::intake::spelling::{is_claim_id, is_language};

/// What the lines before the header say of the sheet, each with its offset.
#[derive(Debug, Default)]
pub(super) struct Preamble {
    pub(super) id: Option<(String, u32)>,
    pub(super) title: Option<(String, u32)>,
    pub(super) question: Option<(String, u32)>,
    pub(super) language: Option<String>,
}

/// Reads what stands before the header; leaves `records` at the header, with
/// its separator. Notes where each record starts.
pub(super) fn read<'a>(
    desk: &mut Desk,
    records: &mut Records<'a>,
    starts: &mut Vec<u32>,
) -> Preamble {
    let mut preamble = Preamble::default();
    let mut separator = None;
    loop {
        let rest = records.rest();
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = &rest[..end];
        let bare = trim(line).trim_start_matches('"');
        if rest.is_empty() {
            break;
        }
        let at = records.at;
        if let Some(mark) = bare
            .to_ascii_lowercase()
            .strip_prefix("sep=")
            .map(str::to_owned)
        {
            // What a spreadsheet writes to itself.
            separator = mark.bytes().next();
        } else if bare.starts_with('#') && !is_header(bare) {
            let quoted = trim(line).starts_with('"');
            preamble.take(desk, bare, quoted, offset(at));
        } else if !bare.trim_matches([',', ';', '\t', ' ', '"']).is_empty() {
            break;
        }
        starts.push(offset(at));
        // A quoted line may hold line breaks.
        records.separator = b',';
        if trim(line).starts_with('"') {
            records.next_into(&mut Vec::new());
        } else {
            records.at += end;
            records.at += match &rest.as_bytes()[end..] {
                [b'\r', b'\n', ..] => 2,
                [] => 0,
                _ => 1,
            };
        }
    }
    records.separator = separator
        .filter(|mark| matches!(mark, b',' | b';' | b'\t'))
        .unwrap_or_else(|| find_separator(records));
    preamble
}

/// Whether a line that starts with `#` is the header, with a column of that
/// name.
fn is_header(line: &str) -> bool {
    let rest = line.trim_start_matches(['#', '"', ' ']);
    rest.starts_with([',', ';', '\t'])
}

impl Preamble {
    fn take(&mut self, desk: &mut Desk, line: &str, is_quoted: bool, at: u32) {
        let body = line.trim_start_matches('#').trim_start();
        // Spreadsheets fill the line up to the width of the table.
        let mut body = body.trim_end_matches([',', ';', '\t', ' ']);
        let mut whole = String::new();
        if is_quoted {
            body = body.strip_suffix('"').unwrap_or(body);
            whole.push_str(&body.replace("\"\"", "\""));
            body = &whole;
        }
        let at = pack(at);
        let Some((name, value)) = body.split_once(':') else {
            desk.log.report_sheet(SheetProblem::Comment, at, &[line]);
            return;
        };
        // "#title:,How many?": the next cell holds it.
        let mut value = value.trim_start_matches([',', ';', '\t', ' ']).trim();
        let is_wrapped = value.len() > 1 && value.starts_with('"') && value.ends_with('"');
        let unwrapped;
        if is_wrapped {
            unwrapped = value[1..value.len() - 1].replace("\"\"", "\"");
            value = &unwrapped;
        }
        let slot = match &*name.trim().to_ascii_lowercase() {
            "id" => &mut self.id,
            "title" => &mut self.title,
            "question" => &mut self.question,
            "language" => {
                self.speak(desk, value, at);
                return;
            }
            _ => {
                desk.log.report_sheet(SheetProblem::Comment, at, &[line]);
                return;
            }
        };
        if slot.is_none() && !value.is_empty() {
            *slot = Some((value.into(), at));
            if name.trim().eq_ignore_ascii_case("id") && !is_claim_id(value) {
                let slug = slug(value);
                let near = if slug.is_empty() { "my-story" } else { &slug };
                desk.log
                    .report_sheet(SheetProblem::OddId, at, &[value, near]);
            }
        }
    }

    /// Takes the language, by its tag or by its name.
    fn speak(&mut self, desk: &mut Desk, value: &str, at: u32) {
        if value.is_empty() {
            return;
        }
        // "de_DE", as systems name it.
        let hyphened = value.replace('_', "-");
        let tag = if is_language(value) {
            value
        } else if let Some(tag) = tag_of(value) {
            desk.log
                .report_sheet(SheetProblem::LanguageName, at, &[value, tag, tag]);
            tag
        } else if is_language(&hyphened) {
            let words = [value, &hyphened, &hyphened];
            desk.log
                .report_sheet(SheetProblem::LanguageName, at, &words);
            &hyphened
        } else {
            desk.log
                .report_sheet(SheetProblem::BadLanguage, at, &[value]);
            return;
        };
        self.language = Some(tag.into());
    }
}

/// The separator that makes most sense of the header: the one that gives most
/// columns of a known name, and of those the one that gives most columns.
fn find_separator(records: &Records<'_>) -> u8 {
    let mut best = (b',', (0, 0));
    let mut cells: Vec<Written<'_>> = Vec::new();
    for separator in [b',', b';', b'\t'] {
        let mut trial = records.clone();
        trial.separator = separator;
        trial.next_into(&mut cells);
        let known = cells.iter().filter(|cell| Target::of(&cell.text).is_some());
        let found = (known.count(), cells.len());
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}
