//! What the loader lets the widget tell it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The loader's side of an element.
    pub type Hooks;

    /// The view of a file is up: `ready`, `partial` or `failed`, with the
    /// detail of `claimline-ready` where there is something to see.
    #[wasm_bindgen(method)]
    pub(super) fn phase(this: &Hooks, phase: &str, detail: &JsValue);

    /// The tag of the language around the element, through shadow roots; empty
    /// where there is none.
    #[wasm_bindgen(method)]
    pub(super) fn language(this: &Hooks) -> String;

    /// The words of a language are wanted: [`speak`](super::Widget::speak)
    /// answers, later.
    #[wasm_bindgen(method)]
    pub(super) fn words(this: &Hooks, language: &str);

    /// An event for the page; the loader dispatches it after the widget has
    /// returned, so that a listener may call back.
    #[wasm_bindgen(method)]
    pub(super) fn emit(this: &Hooks, kind: &str, detail: &JsValue);

    /// The address of the page, leading to a claim where the view is kept in
    /// it.
    #[wasm_bindgen(method)]
    pub(super) fn address(this: &Hooks, claim: &str) -> String;

    /// A text for the clipboard, within the reader's gesture; the loader tells
    /// the widget whether it got there.
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &Hooks, text: &str);
}
