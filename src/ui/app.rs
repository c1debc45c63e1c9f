//! The widget as one component.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlCanvasElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::action::{Action, Goal};
use super::canvas;
use super::chart;
use super::chronology;
use super::face;
use super::footer;
use super::header;
use super::model::{Face, Model};
use super::narrowing;
use super::parties;
use super::shown::ViewKind;
use super::slider;
use super::tag::tag;
use super::ways;
use crate::model::ClaimIx;

/// How long each day of the play stays.
const STEP_MS: u32 = 1200;

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
    pub host: HtmlElement,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}

/// The widget.
pub struct App {
    stage: Rc<Stage>,
}

/// What is up on the page, beside its elements.
#[derive(Default)]
struct Stage {
    root: NodeRef,
    canvas: NodeRef,
    drawn_serial: Cell<u32>,
    painted: RefCell<Option<Rc<Model>>>,
    play: RefCell<Option<Timeout>>,
}

impl Component for App {
    type Message = ();
    type Properties = AppProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            stage: Rc::default(),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { model, act, .. } = ctx.props();
        // Yew may let the browser paint between the elements and `rendered`:
        // a view without its chart. A microtask comes right after the elements.
        let (stage, props) = (self.stage.clone(), ctx.props().clone());
        spawn_local(async move { stage.set(&props) });
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
        .children(self.body(model, act))
        .html()
    }
}

impl App {
    fn body(&self, model: &Rc<Model>, act: &Callback<Action>) -> Vec<Html> {
        let (ledger, shown, scene) = match &model.face {
            Face::Failed(message) => return vec![face::failed(model, *message)],
            Face::Story {
                ledger,
                shown,
                scene,
                ..
            } => (ledger, shown, scene),
        };
        let mut parts = vec![
            header::title(model, ledger),
            header::summary(model, ledger, shown),
            face::left_out(model),
        ];
        if ledger.order().is_empty() {
            parts.push(face::empty(model));
        } else {
            if shown.view != ViewKind::Chronology {
                parts.push(header::tabs(model, ledger, shown, act));
                if let Some(scene) = scene {
                    parts.push(ways::ways(model, ledger, shown, scene, act));
                    parts.push(chart::chart(model, ledger, scene, act, &self.stage.canvas));
                }
            }
            parts.push(slider::slider(model, ledger, shown, act));
            parts.push(parties::parties(model, ledger, shown, act));
            if shown.view != ViewKind::Chart {
                // One claim leaves nothing to choose.
                if ledger.order().len() > 1 {
                    parts.push(narrowing::narrowing(model, ledger, shown, act));
                }
                parts.push(chronology::chronology(model, ledger, shown, act));
            }
        }
        parts.push(footer::footer(model, ledger, shown, act));
        parts
    }
}

impl Stage {
    /// The elements of a view are up: paints the chart and tells.
    fn set(&self, props: &AppProps) {
        let AppProps {
            model, act, drawn, ..
        } = props;
        self.paint(model);
        if self.drawn_serial.replace(model.serial) == model.serial {
            return;
        }
        self.play.replace(next_step(model, act));
        drawn.emit(());
        // After the first telling, since only then does the view show: what is
        // not shown takes no focus and does not scroll.
        if let Some(root) = self.root.cast::<Element>() {
            header::show_tab(&root);
        }
        if let Some((claim, goal)) = model.goal {
            self.lead(model, claim, goal);
        }
    }

    /// Paints the chart, if what is on the canvas is no longer true.
    fn paint(&self, model: &Rc<Model>) {
        let Some(element) = self.canvas.cast::<HtmlCanvasElement>() else {
            self.painted.replace(None);
            return;
        };
        let is_same = self.painted.borrow().as_ref().is_some_and(|painted| {
            painted.scale.total_cmp(&model.scale).is_eq()
                && painted.family == model.family
                && painted.scene() == model.scene()
        });
        if let (false, Some(scene)) = (is_same, model.scene()) {
            canvas::paint_canvas(&element, scene, model.scale, model);
            self.painted.replace(Some(model.clone()));
        }
    }

    /// Leads focus and view to a card or a mark.
    fn lead(&self, model: &Model, claim: ClaimIx, goal: Goal) {
        let (Some(root), Face::Story { ledger, .. }) = (self.root.cast::<Element>(), &model.face)
        else {
            return;
        };
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
        if let Some(focusable) = target.dyn_ref::<HtmlElement>() {
            let _ = focusable.focus();
        } else if let Some(mark) = target.dyn_ref::<web_sys::SvgElement>() {
            let _ = mark.focus();
        }
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        if !model.is_calm {
            options.set_behavior(web_sys::ScrollBehavior::Smooth);
        }
        let frame = match goal {
            Goal::Mark => target.closest("figure").ok().flatten().unwrap_or(target),
            _ => target,
        };
        frame.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Where the end-to-end tests make the module panic.
#[cfg(feature = "trap")]
fn trap(props: &AppProps) -> Html {
    html! { <super::trap::Trap host={props.host.clone()} /> }
}

#[cfg(not(feature = "trap"))]
fn trap(_: &AppProps) -> Html {
    super::tag::nothing()
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
