//! The page's desk: reads in full the files that the widget does not read
//! itself, and tells what is wrong with those it does.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::intake::{Diagnostic, Given, read as read_file, read_json};
use crate::ledger::Ledger;
use crate::model::Day;
use crate::publish::{Loss, Scheme, Still, fragment as to_fragment, to_csv as to_sheet, to_json};
use crate::wording::language_for;

use super::intl::IntlLocale;

/// What a file gave, as the loader takes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    /// The sound part as a claims file in JSON; none where nothing can be shown.
    json: Option<String>,
    left_out: usize,
    diagnostics: Vec<Problem<'a>>,
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
            field: one.cell.as_ref().map(|cell| cell.field.as_str()),
        }
    }
}

/// Reads a file of any kind that is known: `{json, leftOut, diagnostics}`.
/// `stem` is its name without the ending, `language` that of its texts where
/// it names none.
#[wasm_bindgen]
#[must_use]
pub fn read(bytes: &[u8], stem: &str, language: &str) -> JsValue {
    let given = Given {
        stem,
        language,
        mapping: None,
    };
    let taken = read_file(bytes, &given);
    let report = Report {
        json: taken.dataset.as_ref().map(to_json),
        left_out: taken.left_out,
        diagnostics: taken.diagnostics.iter().map(Problem::from).collect(),
    };
    // A `Map` would be no plain object. Nothing of the report is beyond JavaScript.
    report
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

/// A sheet made of a claims file, and what it cannot hold.
#[derive(Serialize)]
struct Sheet {
    csv: String,
    losses: Vec<String>,
}

/// A claims file in JSON as a sheet: `{csv, losses}`, a sentence for each thing
/// that a sheet cannot hold; `null` where there is nothing to show.
#[wasm_bindgen]
#[must_use]
pub fn to_csv(json: &str) -> JsValue {
    let Some(dataset) = read_json(json, "en").dataset else {
        return JsValue::NULL;
    };
    let (csv, losses) = to_sheet(&dataset);
    let sentence = |loss: &Loss| match &loss.claim {
        Some(claim) => [claim, ", ", &loss.field, ": ", loss.what].concat(),
        None => [&loss.field, ": ", loss.what].concat(),
    };
    let losses = losses.iter().map(sentence).collect();
    Sheet { csv, losses }
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

/// The static fallback of a claims file in JSON, for readers of `language`;
/// empty where there is nothing to show. `measure`, `day` (`YYYY-MM-DD`) and
/// `theme` may be empty: then the default of the file and the page's colours.
#[wasm_bindgen]
#[must_use]
pub fn fragment(json: &str, language: &str, measure: &str, day: &str, theme: &str) -> String {
    let Some(dataset) = read_json(json, "en").dataset else {
        return String::new();
    };
    let locale = IntlLocale::new(&language_for(language, &dataset.language));
    let ledger = Ledger::new(dataset);
    let mut still = Still::new(&ledger, &locale);
    if let Some(known) = ledger.dataset().measure_with_id(measure) {
        still.measure = Some(known);
    }
    let days = ledger.days();
    if let (Some(day), Some(first), Some(last)) = (Day::from_iso(day), days.first(), days.last()) {
        still.day = Some(day.clamp(*first, *last));
    }
    still.scheme = match theme {
        "light" => Scheme::Light,
        "dark" => Scheme::Dark,
        _ => Scheme::Auto,
    };
    to_fragment(&still)
}
