//! Values as plain JavaScript objects, and back.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::intake::Diagnostic;
use crate::ui::Field;

/// `el.counts`.
#[derive(Serialize)]
pub(super) struct Counts {
    pub(super) claims: usize,
    pub(super) public: usize,
    pub(super) shown: usize,
    pub(super) marks: usize,
}

/// The detail of `claimline-ready`.
#[derive(Serialize)]
pub(super) struct Ready {
    pub(super) claims: usize,
    pub(super) measures: usize,
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
}

/// A value as a plain object (never a `Map`).
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

/// Diagnostics as an array of plain objects.
pub(super) fn problems(diagnostics: &[Diagnostic]) -> JsValue {
    let problems: Vec<Problem> = diagnostics
        .iter()
        .map(|one| Problem {
            severity: one.severity.name(),
            code: one.code,
            message: &one.message,
            help: &one.help,
            pointer: one.pointer.as_deref(),
            line: one.place.map(|place| place.line),
            column: one.place.map(|place| place.column),
        })
        .collect();
    plain(&problems)
}

/// An object with these members; `None` is `null`.
pub(super) fn object<'a>(members: impl Iterator<Item = (&'a str, Option<String>)>) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        let value = value.map_or(JsValue::NULL, JsValue::from);
        // Setting a member of a fresh plain object cannot fail.
        let _ = js_sys::Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

/// The wishes in an object: the fields it names, in the attributes' spelling.
/// Lists may be arrays; `null` and `undefined` take a wish back.
pub(super) fn wishes(state: &JsValue) -> Vec<(Field, Option<String>)> {
    let mut wishes = Vec::new();
    for &field in Field::ALL {
        let name = JsValue::from(field.name());
        if !js_sys::Reflect::has(state, &name).unwrap_or(false) {
            continue;
        }
        let value = js_sys::Reflect::get(state, &name).unwrap_or(JsValue::NULL);
        wishes.push((field, spelled(&value)));
    }
    wishes
}

fn spelled(value: &JsValue) -> Option<String> {
    if value.is_null() || value.is_undefined() {
        return None;
    }
    if js_sys::Array::is_array(value) {
        let members = js_sys::Array::from(value);
        return Some(members.join(" ").into());
    }
    value
        .as_string()
        .or_else(|| value.as_f64().map(|number| number.to_string()))
}
