//! A long list on the page: its cards are measured, and as the page scrolls
//! others are brought up.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::Element;
use yew::Callback;

use super::held::{Held, window_px};
use super::window::Window;

/// The window of a list, and what it needs of the page.
#[derive(Default)]
pub(super) struct Scrolling {
    /// Which cards are up.
    pub(super) window: RefCell<Window>,
    /// Hears the page scroll, while only a part of the list is up.
    ear: RefCell<Option<EventListener>>,
    /// A card in view, before others were brought up.
    anchor: RefCell<Option<Held>>,
}

impl Scrolling {
    /// The cards that the window wants are up in `list`: measures them, and
    /// asks for another view (`again`) where others are near the reader's.
    /// Whether it has asked.
    pub(super) fn follow(self: &Rc<Self>, list: Option<Element>, again: &Callback<()>) -> bool {
        let list = list.filter(|_| self.window.borrow().is_partial());
        let Some(list) = list else {
            self.ear.replace(None);
            self.anchor.replace(None);
            return false;
        };
        let width_px = list.client_width();
        let heights_px = heights_px(&list);
        let is_other = self.window.borrow_mut().measure(&heights_px, width_px);
        self.stay();
        let has_asked = self.look(&list, is_other, again);
        if self.ear.borrow().is_none() {
            self.listen(list, again);
        }
        has_asked
    }

    /// Looks again whenever the page scrolls.
    fn listen(self: &Rc<Self>, list: Element, again: &Callback<()>) {
        let Some(document) = list.owner_document() else {
            return;
        };
        // What scrolls may be any element around the widget, and such events do
        // not bubble.
        let (own, again) = (Rc::downgrade(self), again.clone());
        let options = EventListenerOptions::run_in_capture_phase();
        let ear = EventListener::new_with_options(&document, "scroll", options, move |_| {
            if let Some(own) = own.upgrade() {
                own.look(&list, false, &again);
            }
        });
        self.ear.replace(Some(ear));
    }

    /// The reader is led elsewhere: what was in view need not stay there.
    pub(super) fn let_go(&self) {
        self.anchor.replace(None);
    }

    /// Asks for another view where other cards are near, or anything else
    /// `is_other`; whether it has asked.
    fn look(&self, list: &Element, is_other: bool, again: &Callback<()>) -> bool {
        let view_px = window_px();
        let top_px = list.get_bounding_client_rect().top();
        // A screen before and one after: by key and finger, nothing is met that
        // is not there yet.
        let near_px = -top_px - view_px..-top_px + 2.0 * view_px;
        let focused = list.query_selector("article:focus-within").ok().flatten();
        let place = focused.and_then(|card| card.get_attribute("aria-posinset")?.parse().ok());
        let are_other = {
            let mut window = self.window.borrow_mut();
            let focused = place.and_then(|nth: usize| window.list().get(nth - 1).copied());
            window.look(near_px, focused)
        };
        let asks = is_other || are_other;
        if asks {
            self.anchor.replace(anchor(list));
            again.emit(());
        }
        asks
    }

    /// Where the browser does not do so itself, lets what is in view stay where
    /// it was, although cards above are not as high as they were guessed.
    fn stay(&self) {
        if let Some(card) = self.anchor.take()
            && !web_sys::css::supports_with_value("overflow-anchor", "auto").unwrap_or(true)
        {
            card.keep();
        }
    }
}

/// How high each card is that is up, with the heading before it, up to the top
/// of what follows.
fn heights_px(list: &Element) -> Vec<f64> {
    let mut heights_px = Vec::new();
    let parts = list.children();
    // Where the stretch began that is not at its end yet, and whether a card is
    // in it, or so far only a heading.
    let mut open: Option<(f64, bool)> = None;
    for place in 0..parts.length() {
        let Some(part) = parts.item(place) else {
            continue;
        };
        let top_px = part.get_bounding_client_rect().top();
        if let Some((start_px, true)) = open {
            heights_px.push(top_px - start_px);
            open = None;
        }
        open = match &*part.local_name() {
            "svg" => None,
            name => Some((open.map_or(top_px, |open| open.0), name == "article")),
        };
    }
    if let Some((start_px, _)) = open {
        heights_px.push(list.get_bounding_client_rect().bottom() - start_px);
    }
    heights_px
}

/// The first card in view.
fn anchor(list: &Element) -> Option<Held> {
    let cards = list.children();
    (0..cards.length()).find_map(|place| {
        let card = cards.item(place)?;
        let bottom_px = card.get_bounding_client_rect().bottom();
        let is_seen = bottom_px > 0.0 && card.has_attribute("data-claim");
        is_seen.then(|| Held::new(card))
    })
}
