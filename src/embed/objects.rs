//! Values as plain JavaScript objects, and back.

use wasm_bindgen::JsValue;

use crate::ui::Field;

/// An object with these members.
pub(super) fn object<'a>(members: impl Iterator<Item = (&'a str, JsValue)>) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        // Setting a member of a fresh plain object cannot fail.
        let _ = js_sys::Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}

/// An object of counts.
pub(super) fn counts(members: &[(&str, usize)]) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
    object(
        members
            .iter()
            .map(|(name, count)| (*name, JsValue::from_f64(*count as f64))),
    )
}

/// A text, or `null`.
pub(super) fn text(value: Option<String>) -> JsValue {
    value.map_or(JsValue::NULL, JsValue::from)
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
