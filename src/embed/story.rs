//! The story compiled into the widget.

use wasm_bindgen::prelude::*;

/// How many North Korean soldiers are in Russia, October 2024: the claims file
/// that is also published beside the widget.
#[wasm_bindgen]
#[must_use]
pub fn story() -> String {
    include_str!("../../static/claims.json").into()
}
