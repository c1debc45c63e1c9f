//! What the chart counts, and the ways in which it may be drawn.

use yew::prelude::*;

use super::action::Action;
use super::model::Model;
use super::shown::{LayoutKind, Shown};
use super::state::Field;
use super::tag::{nothing, tag};
use crate::ledger::Ledger;
use crate::scene::Scene;
use crate::wording::Message;

/// What is counted, where the measure says more of it than its tab or there are
/// more entries than rows; and two
/// quiet switches: a logarithmic axis, where it helps, and rows.
pub(super) fn ways(
    model: &Model,
    ledger: &Ledger,
    shown: &Shown,
    scene: &Scene,
    act: &Callback<Action>,
) -> Html {
    let texts = model.words();
    let switch = |message: Message, is_on: bool, field: Field, wish: Option<&'static str>| {
        let act = act.reform(move |_| Action::Ask(field, wish.map(Into::into)));
        let checked = if is_on { "true" } else { "false" };
        tag!(
            "button",
            ["class" = "way", "role" = "switch", "aria-checked" = checked]
        )
        .on_click(act)
        .text(texts.say(message))
        .html()
    };
    let mut parts = vec![counted(model, ledger, shown, scene)];
    if scene.is_broad || scene.is_log {
        let wish = (!scene.is_log).then_some("log");
        parts.push(switch(Message::LogScale, scene.is_log, Field::Scale, wish));
    }
    if !scene.marks.is_empty() {
        let is_in_rows = match shown.layout {
            LayoutKind::Auto => !model.is_wide,
            LayoutKind::Wide => false,
            LayoutKind::Narrow => true,
        };
        // What the room asks for anyway is no wish.
        let other = if is_in_rows { "wide" } else { "narrow" };
        let wish = (model.is_wide != is_in_rows).then_some(other);
        parts.push(switch(Message::InRows, is_in_rows, Field::Layout, wish));
    }
    tag!("div", ["class" = "ways", "part" = "controls"])
        .children(parts)
        .html()
}

/// What is counted, and of how many entries there are rows where these do not
/// hold all.
fn counted(model: &Model, ledger: &Ledger, shown: &Shown, scene: &Scene) -> Html {
    let (words, dataset) = (model.words(), ledger.dataset());
    let measure = shown.measure.map(|ix| dataset.measure(ix));
    let measure = measure.filter(|known| known.note.is_some() || known.unit.is_some());
    let mut told: Vec<String> = Vec::from_iter(measure.map(|known| words.counted(dataset, known)));
    if scene.left_out > 0 {
        let here = scene.marks.len();
        told.push(words.share(here, here + scene.left_out));
    }
    if told.is_empty() {
        return nothing();
    }
    tag!("p", ["class" = "aside"]).text(told.join(" · ")).html()
}
