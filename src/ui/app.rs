//! The widget as one component.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::action::Action;
use super::chart;
use super::chronology;
use super::face;
use super::footer;
use super::header;
use super::held::Held;
use super::model::{Face, Model};
use super::narrowing;
use super::parties;
use super::shown::{Shown, ViewKind};
use super::slider;
use super::stage::{Place, Stage};
use super::table;
use super::tag::{nothing, tag};
use super::views;
use super::ways;
use crate::ledger::Ledger;

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

/// Where the end-to-end tests make the module panic.
#[cfg(feature = "trap")]
fn trap(props: &AppProps) -> Html {
    html! { <super::trap::Trap host={props.host.clone()} /> }
}

#[cfg(not(feature = "trap"))]
fn trap(_: &AppProps) -> Html {
    nothing()
}
