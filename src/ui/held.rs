//! What is to stay where it is in the window, though what stands above it grows
//! or shrinks.

use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollToOptions, ShadowRoot};

/// Less than this nobody sees.
const LEAST_PX: f64 = 0.5;

/// An element, and how far down the window its top stood.
pub(super) struct Held {
    element: Element,
    top_px: f64,
}

impl Held {
    /// Where an element stands now.
    pub(super) fn new(element: Element) -> Self {
        let top_px = element.get_bounding_client_rect().top();
        Self { element, top_px }
    }

    /// What the reader moves or turns, unless the window ends above it: then
    /// what it changes is looked at, and has to stay.
    pub(super) fn in_hand(root: &Element) -> Option<Self> {
        let chosen = root.query_selector(".views :focus,.day :focus").ok()??;
        Some(Self::new(chosen)).filter(|held| held.top_px < window_px())
    }

    /// Scrolls whatever it scrolls with, so that it stands there again. A host
    /// may ask for smooth scrolling: this is none.
    pub(super) fn keep(self) {
        let options = ScrollToOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        let mut around = host(&self.element);
        while let Some(at) = around.filter(|_| self.element.is_connected()) {
            let moved_px = self.element.get_bounding_client_rect().top() - self.top_px;
            if moved_px.abs() < LEAST_PX {
                return;
            }
            options.set_top(moved_px);
            if !is_clipped(&at) {
                at.scroll_by_with_scroll_to_options(&options);
            }
            around = at.parent_element().or_else(|| host(&at));
        }
    }
}

/// How high the window is.
pub(super) fn window_px() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or_default()
}

/// Whether an element hides what is beyond it: nobody could scroll it back.
fn is_clipped(at: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(at).ok()?);
    let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
    overflow.is_some_and(|overflow| overflow == "hidden")
}

/// The element whose shadow root something stands in.
fn host(of: &Element) -> Option<Element> {
    let root: ShadowRoot = of.get_root_node().unchecked_into();
    Some(root.host()).filter(|host| !host.is_undefined())
}
