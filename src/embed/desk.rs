//! The page's desk: reads in full the files that the widget does not read
//! itself, and tells what is wrong with those it does.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::intake::{Diagnostic, Given, Mapping, read as read_file};
use crate::publish::to_json;

/// What a file gave, as the loader takes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    /// The sound part as a claims file in JSON; none where nothing can be shown.
    json: Option<String>,
    left_out: usize,
    diagnostics: Vec<Problem<'a>>,
    /// What is wrong with the mapping; then nothing of the file was read.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    mapping: Vec<Problem<'a>>,
}

/// A diagnostic as the page sees it; what is not known is left out.
#[derive(Serialize)]
struct Problem<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
}

impl<'a> From<&'a Diagnostic> for Problem<'a> {
    fn from(one: &'a Diagnostic) -> Self {
        Self {
            severity: one.severity.name(),
            code: one.code,
            message: &one.message,
            help: &one.help,
            pointer: one.pointer.as_deref(),
            line: one.place.map(|place| place.line),
            column: one.place.map(|place| place.column),
            row: one.cell.as_ref().map(|cell| cell.row),
            // What stands above all columns is in none.
            field: (one.cell.as_ref().map(|cell| cell.field.as_str()))
                .filter(|field| !field.is_empty()),
        }
    }
}

/// Reads a file of any kind that is known: `{json, leftOut, diagnostics}`.
/// `stem` is its name without the ending, `language` that of its texts where
/// it names none. A foreign sheet is read through a mapping file, where its
/// text is given; where that is not sound, its problems are `mapping`.
#[wasm_bindgen]
#[must_use]
pub fn read(bytes: &[u8], stem: &str, language: &str, mapping: Option<String>) -> JsValue {
    let mapping = match mapping.as_deref().map(Mapping::from_json).transpose() {
        Ok(mapping) => mapping,
        Err(faults) => {
            return told(&Report {
                json: None,
                left_out: 0,
                diagnostics: Vec::new(),
                mapping: faults.iter().map(Problem::from).collect(),
            });
        }
    };
    let given = Given {
        stem,
        language,
        mapping: mapping.as_ref(),
    };
    let taken = read_file(bytes, &given);
    told(&Report {
        json: taken.dataset.as_ref().map(to_json),
        left_out: taken.left_out,
        diagnostics: taken.diagnostics.iter().map(Problem::from).collect(),
        mapping: Vec::new(),
    })
}

/// The report as JavaScript has it.
fn told(report: &Report<'_>) -> JsValue {
    // A `Map` would be no plain object. Nothing of the report is beyond JavaScript.
    report
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}
