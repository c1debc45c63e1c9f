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

/// The wishes in an object: the fields it names, as strings in the attributes'
/// spelling; what is none takes a wish back.
pub(super) fn wishes(state: &JsValue) -> Vec<(Field, Option<String>)> {
    let mut wishes = Vec::new();
    for &field in Field::ALL {
        let value = js_sys::Reflect::get(state, &field.name().into());
        if let Some(value) = value.ok().filter(|value| !value.is_undefined()) {
            wishes.push((field, value.as_string()));
        }
    }
    wishes
}
