//! The chart of estimates: a canvas, and over it the marks as elements.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlCollection, HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::action::{Action, Goal};
use super::kept::{Kept, Place};
use super::model::Model;
use super::tag::tag;
use super::target::focus;
use crate::ledger::Ledger;
use crate::model::ClaimIx;
use crate::scene::{PlacedMark, Point, Scene, hit};
use crate::wording::Message;

/// Radius of the ring around a focused mark; its double is the target size.
const RING_PX: &str = "13";
/// The room between a mark and its detail.
const CLEAR_PX: f64 = 6.0;

/// The chart that is up, as what listens has to know it: the filter changes the
/// room of its labels, but not the elements of its marks.
#[derive(Default)]
pub(super) struct Sight {
    /// Where it is painted.
    pub(super) canvas: NodeRef,
    /// What is painted.
    pub(super) scene: RefCell<Option<Rc<Scene>>>,
    /// What the elements of the marks were made of, and which of them was made
    /// the tab stop.
    made: RefCell<Option<(Rc<Scene>, usize)>>,
    /// Which of them is the tab stop now.
    stop: Cell<usize>,
}

impl Sight {
    /// Whether the elements are those of this scene; from now on they are.
    fn is_of(&self, scene: &Rc<Scene>, stop: usize) -> bool {
        let before = self.made.replace(Some((scene.clone(), stop)));
        if let Some(((old, old_stop), places)) = before.zip(self.places()) {
            let is_same = |(a, b): (&PlacedMark, &PlacedMark)| {
                a.center == b.center && Rc::ptr_eq(&a.sentence, &b.sentence)
            };
            if old_stop == stop
                && old.width_px.total_cmp(&scene.width_px).is_eq()
                && old.height_px.total_cmp(&scene.height_px).is_eq()
                && old.marks.len() == scene.marks.len()
                && old.marks.iter().zip(&scene.marks).all(is_same)
            {
                return true;
            }
            // Yew changes what it made: it is to find the tab stop there. And
            // the sentence beside it may be of no mark that is left.
            self.rove(&places, old_stop);
            if let Some(detail) = places.item(0).and_then(detail_of) {
                detail.set_text_content(None);
            }
        }
        self.stop.set(stop);
        false
    }

    /// The elements of the marks, where they are up.
    fn places(&self) -> Option<HtmlCollection> {
        let canvas: Element = self.canvas.get()?.unchecked_into();
        Some(canvas.next_element_sibling()?.children())
    }

    /// Makes another mark the tab stop.
    fn rove(&self, places: &HtmlCollection, to: usize) -> Option<Element> {
        let set = |place: usize, index: &str| {
            let mark = places.item(u32::try_from(place).ok()?)?;
            let _ = mark.set_attribute("tabindex", index);
            Some(mark)
        };
        set(self.stop.replace(to), "-1");
        set(to, "0")
    }

    /// Leaves the mark that the reader has come to: of other data, the same place
    /// in the file is another claim.
    pub(super) fn leave(&self) {
        if let Some(places) = self.places() {
            self.rove(&places, (places.length() as usize).saturating_sub(1));
        }
    }

    /// The claim of the tab stop, unless that is the last mark: it may be there
    /// only because nothing else was wanted.
    fn reached(&self) -> Option<ClaimIx> {
        let made = self.made.borrow();
        let (scene, _) = made.as_ref()?;
        let (_, others) = scene.marks.split_last()?;
        others.get(self.stop.get()).map(|mark| mark.claim)
    }
}

/// The figure with the canvas and its marks. The marks are one tab stop; the
/// arrow keys move between them.
pub(super) fn chart(
    model: &Model,
    ledger: &Rc<Ledger>,
    scene: &Rc<Scene>,
    act: &Callback<Action>,
    sight: &Rc<Sight>,
    kept: &Kept,
) -> Html {
    sight.scene.replace(Some(scene.clone()));
    let stop = tab_stop(model, scene, sight);
    if !sight.is_of(scene, stop) {
        kept.forget_marks();
    }
    let alternative: String = scene
        .marks
        .iter()
        .map(|mark| &*mark.sentence)
        .collect::<Vec<_>>()
        .join("; ");
    // A scene has physical directions: its texts run their own way by themselves.
    let picture = tag!(
        "canvas",
        ["role" = "img", "aria-label" = alternative, "dir" = "ltr"]
    )
    .known_as(&sight.canvas);
    tag!(
        "figure",
        ["class" = "chart", "part" = "chart", "id" = "chart"]
    )
    .child(picture.html())
    .child(kept.part(Place::Marks, "", &|| {
        surface((model, stop), ledger, scene, act, sight)
    }))
    .child(tag!("p", ["class" = "detail", "aria-hidden" = "true"]).html())
    .html()
}

/// The marks as elements.
fn surface(
    (model, stop): (&Model, usize),
    ledger: &Rc<Ledger>,
    scene: &Scene,
    act: &Callback<Action>,
    sight: &Rc<Sight>,
) -> Html {
    let select = {
        let (ledger, act) = (ledger.clone(), act.clone());
        move |claim: ClaimIx| {
            let id = ledger.claim(claim).id.clone();
            act.emit(Action::Select(id, Goal::Card));
        }
    };
    let onclick = {
        let (sight, select) = (sight.clone(), select.clone());
        Callback::from(move |event: MouseEvent| {
            let scene = sight.scene.borrow().clone();
            let point = touch(&event);
            if let Some(claim) = scene.zip(point).and_then(|(scene, at)| hit(&scene, at)) {
                select(claim);
            }
        })
    };
    let is_mirrored = model.words().is_right_to_left();
    let onkeydown = {
        let (sight, select, act) = (sight.clone(), select, act.clone());
        Callback::from(move |event: KeyboardEvent| {
            let scene = sight.scene.borrow().clone();
            if event.key() == "Escape" {
                if let Some(detail) = event.target_dyn_into().and_then(detail_of) {
                    detail.set_text_content(None);
                }
                act.emit(Action::Deselect);
            } else if let Some(scene) = scene {
                key(&event, &scene, &sight, is_mirrored, &select);
            }
        })
    };
    let onfocus = {
        let sight = sight.clone();
        Callback::from(move |event: FocusEvent| {
            let scene = sight.scene.borrow().clone();
            event
                .target_dyn_into()
                .zip(scene)
                .and_then(|(mark, scene)| tell(mark, &scene))
                .unwrap_or_default()
        })
    };
    let (width, height) = (scene.width_px.to_string(), scene.height_px.to_string());
    let marks = scene.marks.iter().enumerate().map(|(place, mark)| {
        tag!(
            "g",
            [
                "role" = "button",
                "data-mark" = ledger.claim(mark.claim).id.clone(),
                "transform" = translate(mark.center),
                "tabindex" = if place == stop { "0" } else { "-1" },
                "aria-label" = mark.sentence.to_string(),
            ]
        )
        .child(tag!("circle", ["r" = RING_PX]).html())
        .html()
    });
    tag!(
        "svg",
        [
            "class" = "marks",
            "width" = width,
            "height" = height,
            "role" = "group",
            "aria-label" = model.words().say(Message::ChartMarks),
        ]
    )
    .on_click(onclick)
    .on_key(onkeydown)
    .on_focus(onfocus)
    .children(marks.collect())
    .html()
}

/// The place for the detail of the focused mark, in the mark's figure.
fn detail_of(mark: Element) -> Option<HtmlElement> {
    let surface = mark.closest("svg").ok()??;
    Some(surface.next_element_sibling()?.unchecked_into())
}

/// Tells the focused mark's sentence above or below it, whichever has more
/// room, clear of the mark and its label. Assistive technology has it by name.
fn tell(mark: Element, scene: &Scene) -> Option<()> {
    let placed = scene.marks.get(place_of(&mark)?)?;
    let detail = detail_of(mark)?;
    detail.set_text_content(Some(&placed.sentence));
    let room_px = scene.width_px - f64::from(detail.offset_width());
    let left_px = (placed.center.x_px - f64::from(detail.offset_width()) / 2.0)
        .min(room_px)
        .max(0.0);
    let is_below = placed.center.y_px < scene.height_px / 2.0;
    let (top_px, shift) = match is_below {
        true => (placed.clear_px.1 + CLEAR_PX, "none"),
        false => (placed.clear_px.0 - CLEAR_PX, "translateY(-100%)"),
    };
    let [left, top] = [left_px, top_px].map(|px| px.to_string());
    let place = ["left:", &left, "px;top:", &top, "px;transform:", shift].concat();
    detail.style().set_css_text(&place);
    Some(())
}

/// Which of its siblings a mark is.
fn place_of(mark: &Element) -> Option<usize> {
    let places = mark.parent_element()?.children();
    (0..places.length()).position(|place| {
        places
            .item(place)
            .is_some_and(|other| other.is_same_node(Some(mark)))
    })
}

fn translate(point: Point) -> String {
    let [x, y] = [point.x_px, point.y_px].map(|px| px.to_string());
    ["translate(", &x, " ", &y, ")"].concat()
}

/// The mark that takes the focus: the chosen one, else the one that the reader
/// has come to, else the last.
fn tab_stop(model: &Model, scene: &Scene, sight: &Sight) -> usize {
    let chosen = match &model.face {
        super::model::Face::Story { shown, .. } => shown.selected,
        super::model::Face::Failed(_) => None,
    };
    let place = |claim| scene.marks.iter().position(|mark| mark.claim == claim);
    let mut wanted = [chosen, sight.reached()].into_iter().flatten();
    wanted
        .find_map(place)
        .unwrap_or(scene.marks.len().saturating_sub(1))
}

/// Where the chart was touched. The listener is not on the surface itself but
/// at the root of the view, so the surface is looked for from the target.
fn touch(event: &MouseEvent) -> Option<Point> {
    let surface = event.target_dyn_into::<Element>()?.closest("svg").ok()??;
    let frame = surface.get_bounding_client_rect();
    Some(Point {
        x_px: f64::from(event.client_x()) - frame.left(),
        y_px: f64::from(event.client_y()) - frame.top(),
    })
}

/// Keys on a mark: left and right in time, up and down in value, Home and End,
/// Enter or space to its card.
fn key(
    event: &KeyboardEvent,
    scene: &Scene,
    sight: &Sight,
    is_mirrored: bool,
    select: &impl Fn(ClaimIx),
) {
    let target = event.target_dyn_into::<Element>();
    let here = target.as_ref().and_then(place_of);
    let Some((here, places)) = here.zip(sight.places()) else {
        return;
    };
    let last = scene.marks.len().saturating_sub(1);
    let key = event.key();
    let next = match key.as_str() {
        "ArrowLeft" | "ArrowRight" => Some(match (key == "ArrowRight") == is_mirrored {
            true => here.saturating_sub(1),
            false => (here + 1).min(last),
        }),
        "ArrowUp" => Some(by_value(&scene.marks, here, true)),
        "ArrowDown" => Some(by_value(&scene.marks, here, false)),
        "Home" => Some(0),
        "End" => Some(last),
        "Enter" | " " => None,
        _ => return,
    };
    event.prevent_default();
    match next {
        None => {
            if let Some(mark) = scene.marks.get(here) {
                select(mark.claim);
            }
        }
        Some(next) => {
            if let Some(mark) = sight.rove(&places, next) {
                focus(&mark);
            }
        }
    }
}

/// The mark with the next higher or lower number, of equal ones the next as the
/// eye meets them; the same mark where there is none. Marks without a number
/// lie below all others.
fn by_value(marks: &[PlacedMark], here: usize, is_up: bool) -> usize {
    let rank = |place: usize| (marks[place].value.unwrap_or(-1.0), place);
    let from = rank(here);
    let is_beyond = |other: &(f64, usize)| {
        let order = other.0.total_cmp(&from.0).then(other.1.cmp(&from.1));
        if is_up { order.is_gt() } else { order.is_lt() }
    };
    let candidates = (0..marks.len()).map(rank).filter(is_beyond);
    let compare = |a: &(f64, usize), b: &(f64, usize)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
    let next = if is_up {
        candidates.min_by(compare)
    } else {
        candidates.max_by(compare)
    };
    next.map_or(here, |(_, place)| place)
}
