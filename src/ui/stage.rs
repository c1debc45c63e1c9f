//! What is up on the page after each view: the chart painted, the long list
//! filled, the reader led where they are to go.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlCanvasElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

use super::action::{Action, Goal};
use super::app::AppProps;
use super::canvas;
use super::chart::Sight;
use super::header;
use super::held::Held;
use super::kept::Kept;
use super::model::{Face, Model};
use super::scrolling::Scrolling;
use super::target::focus;
use crate::model::ClaimIx;
use crate::scene::Scene;

/// How long each day of the play stays.
const STEP_MS: u32 = 1200;
/// When the rest of a list follows what is near the view: after the next frame.
const FILL_MS: u32 = 60;

/// What is up on the page, beside its elements.
#[derive(Default)]
pub(super) struct Stage {
    pub(super) root: NodeRef,
    drawn_serial: Cell<u32>,
    /// The canvas that was painted, and what stands on it.
    painted: RefCell<Option<(HtmlCanvasElement, Rc<Model>)>>,
    /// What the reader has in hand: between chronology and table the chart comes
    /// and goes above, and from day to day it has more rows or fewer.
    pub(super) held: RefCell<Option<Held>>,
    play: RefCell<Option<Timeout>>,
    fill: RefCell<Option<Timeout>>,
    /// The view from top to bottom, and the place of the chronology in it:
    /// where the page only scrolls, nothing else is made anew.
    pub(super) parts: RefCell<(Vec<Html>, Option<Place>)>,
    /// Those parts of it that no filter reaches, and a model of the same data.
    pub(super) kept: Kept,
    pub(super) shown: RefCell<Option<Rc<Model>>>,
    /// The chart that is up.
    pub(super) sight: Rc<Sight>,
    pub(super) scrolling: Rc<Scrolling>,
    /// Where the reader is still to be led.
    goal: Cell<Option<(ClaimIx, Goal)>>,
}

/// Where the chronology stands among the parts, and how many claims are in it.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) part: usize,
    pub(super) total: usize,
}

impl Stage {
    /// The elements of a view are up: tells, and paints the chart.
    pub(super) fn set(self: &Rc<Self>, props: &AppProps, again: &Callback<()>) {
        let AppProps {
            model, act, drawn, ..
        } = props;
        let is_new = self.drawn_serial.replace(model.serial) != model.serial;
        if is_new {
            self.play.replace(next_step(model, act));
            // At the first telling the view shows. Before, nothing may ask the
            // browser for its layout, as painting does: it would be another.
            drawn.emit(());
        }
        self.paint(model);
        let root = self.root.cast::<Element>();
        let list = root.and_then(|root| root.query_selector(".list").ok()?);
        let is_settled = !self.scrolling.follow(list, again);
        let is_filling = self.scrolling.window.borrow().is_filling();
        self.fill.replace(is_filling.then(|| {
            let (scrolling, again) = (self.scrolling.clone(), again.clone());
            Timeout::new(FILL_MS, move || {
                scrolling.window.borrow_mut().fill();
                again.emit(());
            })
        }));
        if is_new {
            // What is not shown takes no focus and does not scroll.
            if let Some(root) = self.root.cast::<Element>() {
                header::show_tab(&root);
                if let Some(held) = self.held.take() {
                    held.keep();
                }
                choose_text(&root);
            }
            self.goal.set(model.goal.or(self.goal.get()));
        }
        // A long list has its length only once cards of it are measured.
        if is_settled && let Some((claim, goal)) = self.goal.take() {
            self.scrolling.let_go();
            self.lead(model, claim, goal);
        }
    }

    /// Paints the chart, if what is on the canvas is no longer true.
    fn paint(&self, model: &Rc<Model>) {
        let Some(element) = self.sight.canvas.get() else {
            self.painted.replace(None);
            return;
        };
        let element: HtmlCanvasElement = element.unchecked_into();
        // Another view may have a new canvas, on which nothing stands yet.
        let is_same = self
            .painted
            .borrow()
            .as_ref()
            .is_some_and(|(canvas, painted)| {
                *canvas == element
                    && painted.scale.total_cmp(&model.scale).is_eq()
                    && painted.family == model.family
                    && painted.scene() == model.scene()
            });
        if let (false, Some(scene)) = (is_same, model.scene()) {
            canvas::paint_canvas(&element, scene, model.scale, model);
            self.painted.replace(Some((element, model.clone())));
        }
    }

    /// Leads focus and view to a card or a mark.
    fn lead(&self, model: &Model, claim: ClaimIx, goal: Goal) {
        let (Some(root), Face::Story { ledger, .. }) = (self.root.cast::<Element>(), &model.face)
        else {
            return;
        };
        if claim.ix() >= ledger.order().len() {
            return; // of data that is no longer shown
        }
        let name = match goal {
            Goal::Stay => return,
            Goal::Card => "data-claim",
            Goal::Mark => "data-mark",
        };
        // Ids are letters, digits and hyphens: nothing to escape.
        let selector = ["[", name, "=\"", &ledger.claim(claim).id, "\"]"].concat();
        let Ok(Some(target)) = root.query_selector(&selector) else {
            return;
        };
        focus(&target);
        let options = nearest();
        // Through a long list the way would be too long to be watched.
        if !model.is_calm && !self.scrolling.window.borrow().is_partial() {
            options.set_behavior(web_sys::ScrollBehavior::Smooth);
        }
        let frame = match goal {
            Goal::Mark => target.closest("figure").ok().flatten().unwrap_or(target),
            _ => target,
        };
        frame.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Chooses the text in the field that it is to be copied from by hand.
fn choose_text(root: &Element) {
    if let Ok(Some(field)) = root.query_selector(".by-hand") {
        // Both kinds of fields choose alike.
        let field: HtmlInputElement = field.unchecked_into();
        let _ = field.focus();
        field.select();
    }
}

/// No further than needed.
fn nearest() -> ScrollIntoViewOptions {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options
}

/// The next day of the play, after a while; at the last day it ends.
fn next_step(model: &Model, act: &Callback<Action>) -> Option<Timeout> {
    let Face::Story { ledger, shown, .. } = &model.face else {
        return None;
    };
    if !model.state.is_playing {
        return None;
    }
    let day = shown.day?;
    let days = ledger.days();
    let next = days
        .get(days.partition_point(|known| *known <= day))
        .copied();
    let act = act.clone();
    let (wait_ms, action) = match next {
        Some(next) => (STEP_MS, Action::PlayOn(next)),
        None => (0, Action::Play(false)),
    };
    Some(Timeout::new(wait_ms, move || act.emit(action)))
}

impl Model {
    /// The chart, if there is one.
    fn scene(&self) -> Option<&Scene> {
        match &self.face {
            Face::Story { scene, .. } => scene.as_deref(),
            Face::Failed(_) => None,
        }
    }
}
