//! The widget as one component.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlCanvasElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::action::{Action, Goal};
use super::canvas;
use super::chart::{self, Sight};
use super::chronology;
use super::face;
use super::footer;
use super::header;
use super::held::Held;
use super::kept::Kept;
use super::model::{Face, Model};
use super::narrowing;
use super::parties;
use super::scrolling::Scrolling;
use super::shown::{Shown, ViewKind};
use super::slider;
use super::table;
use super::tag::{nothing, tag};
use super::target::focus;
use super::views;
use super::ways;
use crate::ledger::Ledger;
use crate::model::ClaimIx;

/// How long each day of the play stays.
const STEP_MS: u32 = 1200;
/// When the rest of a list follows what is near the view: after the next frame.
const FILL_MS: u32 = 60;

/// What the component needs.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// What to show.
    pub model: Rc<Model>,
    /// Takes what the reader does.
    pub act: Callback<Action>,
    /// Told after each view is up.
    pub drawn: Callback<()>,
    /// The host, which says where to panic.
    #[cfg(feature = "trap")]
    pub host: web_sys::HtmlElement,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}

/// The widget.
pub struct App {
    stage: Rc<Stage>,
    /// The view that the parts are of.
    serial: Cell<u32>,
}

/// What is up on the page, beside its elements.
#[derive(Default)]
struct Stage {
    root: NodeRef,
    drawn_serial: Cell<u32>,
    /// The canvas that was painted, and what stands on it.
    painted: RefCell<Option<(HtmlCanvasElement, Rc<Model>)>>,
    /// What the reader has in hand: between chronology and table the chart comes
    /// and goes above, and from day to day it has more rows or fewer.
    held: RefCell<Option<Held>>,
    play: RefCell<Option<Timeout>>,
    fill: RefCell<Option<Timeout>>,
    /// The view from top to bottom, and the place of the chronology in it:
    /// where the page only scrolls, nothing else is made anew.
    parts: RefCell<(Vec<Html>, Option<Place>)>,
    /// Those parts of it that no filter reaches, and a model of the same data.
    kept: Kept,
    shown: RefCell<Option<Rc<Model>>>,
    /// The chart that is up.
    sight: Rc<Sight>,
    scrolling: Rc<Scrolling>,
    /// Where the reader is still to be led.
    goal: Cell<Option<(ClaimIx, Goal)>>,
}

/// Where the chronology stands among the parts, and how many claims are in it.
#[derive(Clone, Copy)]
struct Place {
    part: usize,
    total: usize,
}

impl Component for App {
    /// The page has scrolled: other cards are to be up.
    type Message = ();
    type Properties = AppProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            stage: Rc::default(),
            serial: Cell::default(),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { model, act, .. } = ctx.props();
        // Yew may let the browser paint between the elements and `rendered`:
        // a view without its chart. A microtask comes right after the elements.
        let (stage, props) = (self.stage.clone(), ctx.props().clone());
        let again = ctx.link().callback(|()| ());
        spawn_local(async move { stage.set(&props, &again) });
        let words = model.words();
        let mut class = String::from("claimline");
        if model.is_dark {
            class.push_str(" dark");
        }
        if !model.is_wide {
            class.push_str(" narrow");
        }
        let dir = if words.is_right_to_left() {
            "rtl"
        } else {
            "ltr"
        };
        tag!(
            "div",
            [
                "class" = class,
                "lang" = words.tag().to_string(),
                "dir" = dir
            ]
        )
        .known_as(&self.stage.root)
        .child(trap(ctx.props()))
        .child(self.stage.kept.brake())
        .children(self.body(model, act))
        .html()
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &AppProps) -> bool {
        self.stage.kept.hold();
        if ctx.props().model.is_by_reader {
            let root = self.stage.root.cast::<Element>();
            self.stage
                .held
                .replace(root.as_ref().and_then(Held::in_hand));
        }
        true
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }
}

impl App {
    fn body(&self, model: &Rc<Model>, act: &Callback<Action>) -> Vec<Html> {
        let mut up = self.stage.parts.borrow_mut();
        if self.serial.replace(model.serial) != model.serial {
            *up = self.parts(model, act);
        }
        let (parts, place) = &mut *up;
        if let (Face::Story { ledger, shown, .. }, Some(Place { part, total })) =
            (&model.face, *place)
        {
            let window = self.stage.scrolling.window.borrow();
            parts[part] = chronology::chronology(model, ledger, shown, &window, total, act);
        }
        parts.clone()
    }

    /// The view from top to bottom, and the place for the chronology in it.
    fn parts(&self, model: &Rc<Model>, act: &Callback<Action>) -> (Vec<Html>, Option<Place>) {
        let before = self.stage.shown.replace(Some(model.clone()));
        let kept = &self.stage.kept;
        let before = before.filter(|before| model.is_of_same(before));
        if before.is_none() {
            kept.clear();
            self.stage.sight.leave();
        }
        let (ledger, shown, scene) = match &model.face {
            Face::Failed(message) => return (vec![face::failed(model, *message)], None),
            Face::Story {
                ledger,
                shown,
                scene,
                ..
            } => (ledger, shown, scene),
        };
        // A play is told where it ends: no one could listen as fast.
        let is_news = model.is_by_reader
            && !model.state.is_playing
            && before.is_some_and(|before| match &before.face {
                Face::Story { shown: old, .. } => {
                    before.state.is_playing || (old.day, old.measure) != (shown.day, shown.measure)
                }
                Face::Failed(_) => false,
            });
        let mut parts = vec![
            header::title(model, ledger),
            header::summary(model, ledger, shown, is_news),
            face::left_out(model),
        ];
        let mut place = None;
        if ledger.order().is_empty() {
            parts.push(face::empty(model));
        } else {
            if matches!(shown.view, ViewKind::Full | ViewKind::Chart) {
                parts.push(header::tabs(model, ledger, shown, act));
                if let Some(scene) = scene {
                    let sight = &self.stage.sight;
                    parts.push(ways::ways(model, ledger, shown, scene, act));
                    parts.push(chart::chart(model, ledger, scene, act, sight, kept));
                }
            }
            parts.push(slider::slider(model, ledger, shown, act));
            parts.push(parties::parties(model, ledger, shown, act));
            if shown.view != ViewKind::Chart {
                // One claim leaves nothing to choose.
                if ledger.order().len() > 1 {
                    parts.push(narrowing::narrowing(model, ledger, shown, act, kept));
                    parts.push(views::views(model, shown, act));
                }
            }
            match shown.view {
                ViewKind::Chart => {}
                ViewKind::Table => parts.push(table::table(model, ledger, shown, act)),
                ViewKind::Full | ViewKind::Chronology => {
                    let total = self.list(model, ledger, shown);
                    place = Some(Place {
                        part: parts.len(),
                        total,
                    });
                    parts.push(nothing());
                }
            }
        }
        parts.push(footer::footer(model, ledger, shown, act));
        (parts, place)
    }

    /// Puts the claims of the chronology into the window; how many there are.
    fn list(&self, model: &Model, ledger: &Ledger, shown: &Shown) -> usize {
        let (list, total) = chronology::list(ledger, shown, shown.cards);
        let count = ledger.order().len();
        self.stage.scrolling.window.borrow_mut().take(
            list,
            count,
            shown.selected,
            model.is_printing,
        );
        total
    }
}

impl Stage {
    /// The elements of a view are up: tells, and paints the chart.
    fn set(self: &Rc<Self>, props: &AppProps, again: &Callback<()>) {
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

/// Where the end-to-end tests make the module panic.
#[cfg(feature = "trap")]
fn trap(props: &AppProps) -> Html {
    html! { <super::trap::Trap host={props.host.clone()} /> }
}

#[cfg(not(feature = "trap"))]
fn trap(_: &AppProps) -> Html {
    nothing()
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
    fn scene(&self) -> Option<&crate::scene::Scene> {
        match &self.face {
            Face::Story { scene, .. } => scene.as_deref(),
            Face::Failed(_) => None,
        }
    }
}
