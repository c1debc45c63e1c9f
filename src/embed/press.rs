//! The page's press: sheets and static fallbacks of a claims file, for those
//! who publish it.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::intl::IntlLocale;
use crate::intake::read_json;
use crate::ledger::Ledger;
use crate::model::Day;
use crate::publish::{Loss, Scheme, Still, fragment as to_fragment, to_csv as to_sheet};
use crate::wording::{Language, language_for};

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
    let tag = language_for(language, &dataset.language);
    let Some(words) = Language::compiled_in(&tag) else {
        return String::new();
    };
    let locale = IntlLocale::new(&tag, language, words);
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
