//! A file of any spelling.

use super::encoding::{Found, look};
use super::given::Given;
use super::whole::{read_flat, take_csv};
use crate::intake::diagnostic::Diagnostic;
use crate::intake::json::read_tree;
use crate::intake::limits;
use crate::intake::log::{Log, Ruler};
use crate::intake::problem::SheetProblem;
use crate::intake::read::{read_json, too_large};
use crate::intake::taken::Taken;

/// The language of a claims file that names none; of a sheet it is the reader's.
const DEFAULT_LANGUAGE: &str = "en";
/// No value of JSON that stands alone and is worth looking at is longer.
const SHORT: usize = 100;

/// Reads a claims file, JSON or a sheet by its content. Files in another
/// encoding than UTF-8 are named as such; UTF-16 is read, with a notice.
///
/// # Example: a workbook in place of a sheet
/// ```
/// use claimline::intake::{Given, read};
/// let given = Given { stem: "story", language: "en", mapping: None };
/// let taken = read(b"PK\x03\x04\0\0\0\0[Content_Types].xml xl/workbook.xml", &given);
/// assert!(taken.diagnostics[0].message.contains(".xlsx"));
/// ```
#[must_use]
pub fn read(bytes: &[u8], given: &Given<'_>) -> Taken {
    take(bytes, given, true)
}

fn take(bytes: &[u8], given: &Given<'_>, keeps: bool) -> Taken {
    if let Some(diagnostic) = too_large(bytes.len(), limits::BYTES) {
        return alone(diagnostic);
    }
    match look(bytes) {
        Found::Text(text) => by_content(text, given, keeps),
        Found::Decoded(text, name) => {
            let mut taken = by_content(&text, given, keeps);
            taken.total.notices += 1;
            let notice = SheetProblem::Decoded.tell(&[name]);
            taken.diagnostics.truncate(limits::DIAGNOSTICS - 1);
            taken.diagnostics.insert(0, notice);
            taken
        }
        Found::Binary(what, help) => alone(SheetProblem::Binary.tell(&[what, help])),
        Found::Other(name, at) => placed(SheetProblem::Encoding, &[name], bytes, at),
        Found::Broken(at) => placed(SheetProblem::BrokenText, &[], bytes, at),
    }
}

/// Tells of a claims file what [`read`] tells, but keeps no claim of it: takes
/// a fraction of the memory. The dataset is `None` in any case.
///
/// # Example: a sheet without a source
/// ```
/// use claimline::intake::{Given, check};
/// let given = Given { stem: "story", language: "en", mapping: None };
/// let taken = check(b"id,said,speaker,text\na,2024,NIS,A claim\n", &given);
/// assert_eq!(taken.total.warnings, 1);
/// assert_eq!((taken.dataset, taken.left_out), (None, 0));
/// ```
#[must_use]
pub fn check(bytes: &[u8], given: &Given<'_>) -> Taken {
    let mut taken = take(bytes, given, false);
    taken.dataset = None;
    taken
}

fn by_content(text: &str, given: &Given<'_>, keeps: bool) -> Taken {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.is_empty() {
        return alone(SheetProblem::Empty.tell(&[]));
    }
    // Comments are none of JSON, and a value that stands alone is no claims file: that is told of JSON, not of a sheet.
    let is_alone = || start.len() < SHORT && read_tree(start).is_ok();
    if start.starts_with('{') || uncommented(start).is_some_and(|rest| rest.starts_with(['{', '[']))
    {
        return read_json(text, DEFAULT_LANGUAGE);
    }
    if start.starts_with('[') {
        return read_flat(text, given);
    }
    if is_alone() {
        return read_json(text, DEFAULT_LANGUAGE);
    }
    take_csv(text, given, keeps)
}

/// What follows the comments at the start of a text; `None`, where there are
/// none.
fn uncommented(text: &str) -> Option<&str> {
    let rest = match text.strip_prefix("/*") {
        Some(rest) => rest.split_once("*/")?.1,
        None => text.strip_prefix("//")?.split_once('\n')?.1,
    };
    let rest = rest.trim_start();
    Some(uncommented(rest).unwrap_or(rest))
}

/// What is given where nothing can be read.
fn alone(diagnostic: Diagnostic) -> Taken {
    let mut log = Log::default();
    log.keep(diagnostic);
    Taken {
        dataset: None,
        claims: None,
        total: log.total(),
        diagnostics: log.placed(&mut |_, _| {}),
        left_out: 0,
    }
}

/// The same with the place of a byte.
fn placed(problem: SheetProblem, words: &[&str], bytes: &[u8], at: usize) -> Taken {
    // Up to here it is UTF-8, or each byte is a character.
    let before: String = match core::str::from_utf8(&bytes[..at]) {
        Ok(text) => text.into(),
        Err(_) => String::new(),
    };
    let mut taken = alone(problem.tell(words));
    for diagnostic in &mut taken.diagnostics {
        diagnostic.place = Some(Ruler::new(&before).place(at));
    }
    taken
}
