//! The day of knowledge: a slider over the days on which something became
//! public.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::action::Action;
use super::model::Model;
use super::shown::Shown;
use super::tag::{nothing, tag};
use super::target::{focus, value_of};
use crate::ledger::Ledger;
use crate::wording::{DateStyle, Message};

/// How many days the page keys move.
const PAGE: usize = 10;
/// The most days that get a tick each.
const MOST_TICKS: usize = 40;

/// The slider with its play button; nothing where there is one day only.
pub(super) fn slider(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    act: &Callback<Action>,
) -> Html {
    let days = ledger.days();
    let (Some(day), true) = (shown.day, days.len() > 1) else {
        return nothing();
    };
    let words = model.words();
    let last = days.len() - 1;
    let here = days
        .partition_point(|known| *known <= day)
        .saturating_sub(1);
    let go = {
        let (ledger, act) = (ledger.clone(), act.clone());
        move |place: usize| {
            if let Some(day) = ledger.days().get(place) {
                act.emit(Action::KnownOn(*day));
            }
        }
    };
    let oninput = {
        let go = go.clone();
        Callback::from(move |event: InputEvent| {
            // A finger does not give it the focus, by which it stays in view.
            if let Some(slider) = event.target() {
                focus(slider.unchecked_ref());
            }
            if let Some(place) = value_of(&event).and_then(|place| place.parse().ok()) {
                go(place);
            }
        })
    };
    let onkeydown = {
        let go = go.clone();
        Callback::from(move |event: KeyboardEvent| {
            let place = match event.key().as_str() {
                "PageUp" => (here + PAGE).min(last),
                "PageDown" => here.saturating_sub(PAGE),
                _ => return,
            };
            event.prevent_default();
            go(place);
        })
    };
    let is_playing = model.state.is_playing;
    let onclick = {
        let (first, act) = (days[0], act.clone());
        Callback::from(move |_| {
            if here == last && !is_playing {
                act.emit(Action::PlayOn(first));
            } else {
                act.emit(Action::Play(!is_playing));
            }
        })
    };
    let (sign, label) = if is_playing {
        ("M1 0h3v12H1zM8 0h3v12H8z", Message::Pause)
    } else {
        ("M1 0l11 6l-11 6z", Message::Play)
    };
    let sign = tag!("svg", ["viewBox" = "0 0 12 12", "aria-hidden" = "true"])
        .child(tag!("path", ["d" = sign]).html());
    let play = tag!(
        "button",
        ["class" = "play", "aria-label" = words.say(label)]
    )
    .on_click(onclick)
    .child(sign.html());
    let slider = tag!(
        "input",
        [
            "type" = "range",
            "min" = "0",
            "max" = last.to_string(),
            "aria-label" = words.say(Message::KnownOn),
            "aria-valuetext" = words.day(day, DateStyle::Long),
        ]
    )
    .value(here.to_string())
    .on_input(oninput)
    .on_key(onkeydown);
    let known = tag!("span", ["class" = "known"])
        .text(words.fill(Message::KnownOnDay, &[""]))
        .child(
            tag!("b", [])
                .text(words.day(day, words.short_style(ledger)))
                .html(),
        );
    let track = tag!("span", ["class" = "track"])
        .child(way(here, last))
        .child(slider.html());
    tag!("div", ["class" = "day", "part" = "controls"])
        .children(vec![play.html(), track.html(), known.html()])
        .html()
}

/// What lies under the slider: its way, how much of it is gone, and a tick for
/// each day, where they can be told apart.
fn way(here: usize, last: usize) -> Html {
    let mut ticks = String::new();
    for place in (0..=last).filter(|_| last <= MOST_TICKS) {
        ticks.push_str(&["M", &place.to_string(), " 8v4"].concat());
    }
    let line = |end: usize| ["M0 2H", &end.to_string()].concat();
    let path = |path: String| tag!("path", ["d" = path]).html();
    tag!(
        "svg",
        [
            "viewBox" = ["0 0 ", &last.to_string(), " 12"].concat(),
            "preserveAspectRatio" = "none",
            "aria-hidden" = "true"
        ]
    )
    .children([ticks, line(last), line(here)].map(path).into())
    .html()
}
