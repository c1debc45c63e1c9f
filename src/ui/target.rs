//! What an event came from, and where the focus goes. The components know what
//! stands there: to ask the browser what kind of element it is would weigh more
//! than all of this.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// What the reader gave to an input or chose in a list: both call it so.
pub(super) fn value_of(event: &Event) -> Option<String> {
    let target = event.target()?;
    Some(target.unchecked_into::<HtmlInputElement>().value())
}

/// Moves the focus. Elements of HTML and of SVG take it alike.
pub(super) fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
