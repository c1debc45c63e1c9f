//! The question, the state of knowledge, and the measures.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use super::action::Action;
use super::model::Model;
use super::shown::Shown;
use super::spoken::spoken;
use super::state::Field;
use super::tag::{nothing, tag, together};
use super::target::{focus, value_of};
use crate::ledger::Ledger;
use crate::model::{ClaimKind, MeasureIx, order};
use crate::wording::Message;

/// How much of its neighbours a chosen tab leaves in view: more than fades at
/// the end of the row.
const EDGE_PX: f64 = 40.0;

/// The title, or the question where one is given.
pub(super) fn title(model: &Model, ledger: &Ledger) -> Html {
    let dataset = ledger.dataset();
    let text = dataset.question.as_ref().unwrap_or(&dataset.title);
    let (text, lang) = model.words().pick(text, dataset);
    tag!(
        "h2",
        [
            "class" = "title",
            "part" = "title",
            "lang" = lang.to_string(),
            "dir" = "auto"
        ]
    )
    .text(text.to_string())
    .html()
}

/// The state of knowledge in one sentence. Where it is news that the reader has
/// asked for, it is told to assistive technology once, from a place of its own.
pub(super) fn summary(model: &Model, ledger: &Ledger, shown: &Shown, is_news: bool) -> Html {
    let Some(day) = shown.day else {
        return nothing();
    };
    let texts = model.words();
    let runs = texts.knowledge(ledger, shown.measure, day);
    let said: String = runs.iter().map(|run| run.text.as_str()).collect();
    let told = match (model.news, &model.copied) {
        (0, Some(copied)) => {
            let is_copied = copied.refused.is_none();
            let message = match is_copied {
                true => Message::Copied,
                false => Message::CopyByHand,
            };
            texts.say(message).into()
        }
        (0, None) if is_news => said,
        (0, None) => String::new(),
        (count, _) => texts.count(Message::NewClaims, count),
    };
    let own = texts.foreign_words_known(ledger, shown.measure, day);
    let runs = runs.into_iter().map(|run| {
        if run.is_strong {
            tag!("b", []).text(run.text).html()
        } else {
            spoken(&run.text, &own)
        }
    });
    together(vec![
        tag!("p", ["class" = "summary", "part" = "summary"])
            .children(runs.collect())
            .html(),
        tag!("p", ["class" = "unseen", "role" = "status"])
            .text(told)
            .html(),
    ])
}

/// The measures as tabs, the most claimed first; none where there is but one.
pub(super) fn tabs(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    act: &Callback<Action>,
) -> Html {
    let measures = by_claims(ledger);
    if measures.len() < 2 {
        return nothing();
    }
    let texts = model.words();
    let dataset = ledger.dataset();
    let ids: Rc<[String]> = measures
        .iter()
        .map(|ix| dataset.measure(*ix).id.clone())
        .collect();
    let onkeydown = {
        let (ids, act) = (ids.clone(), act.clone());
        let is_mirrored = texts.is_right_to_left();
        Callback::from(move |event: KeyboardEvent| step(&event, &ids, is_mirrored, &act))
    };
    let counts = known(ledger, shown);
    let tab = |(place, measure): (usize, &MeasureIx)| {
        let is_shown = shown.measure == Some(*measure);
        let (label, lang) = texts.pick(&dataset.measure(*measure).label, dataset);
        let count = texts.whole(counts[measure.ix()]);
        let tab = tag!(
            "button",
            [
                "class" = "tab",
                "role" = "tab",
                "aria-selected" = if is_shown { "true" } else { "false" },
                "aria-controls" = "chart",
                "tabindex" = if is_shown { "0" } else { "-1" },
                "lang" = lang.to_string(),
                "data-count" = count,
            ]
        )
        .acts(act, Action::Measure(ids[place].clone()))
        .text(label.to_string())
        .html();
        let option = tag!(
            "option",
            ["value" = ids[place].clone(), "selected" = is_shown]
        )
        .text(label.to_string())
        .html();
        (tab, option)
    };
    let (mut tabs, mut options) = (Vec::new(), Vec::new());
    for pair in measures.iter().enumerate().map(tab) {
        tabs.push(pair.0);
        options.push(pair.1);
    }
    let row = tag!(
        "div",
        [
            "class" = "tabs",
            "role" = "tablist",
            "aria-label" = texts.say(Message::Measures),
        ]
    )
    .on_key(onkeydown)
    .children(tabs);
    let oninput = act.reform(|event: InputEvent| Action::Ask(Field::Measure, value_of(&event)));
    // A list of all lies unseen over its name, where not all tabs have room.
    // The keys have them all by the tabs, which are one stop.
    let more = tag!("label", ["class" = "tab more", "hidden" = ""])
        .child(
            tag!("span", [])
                .text(texts.say(Message::MoreMeasures))
                .html(),
        )
        .child(
            tag!("select", ["tabindex" = "-1"])
                .on_input(oninput)
                .children(options)
                .html(),
        );
    tag!("div", ["class" = "measures", "part" = "controls"])
        .child(row.html())
        .child(more.html())
        .html()
}

/// How many estimates of each measure are known.
fn known(ledger: &Ledger, shown: &Shown) -> Vec<usize> {
    let mut counts = vec![0; ledger.dataset().measures.len()];
    for claim in shown.day.into_iter().flat_map(|day| ledger.public(day)) {
        let claim = ledger.claim(claim);
        if let (ClaimKind::Claim, Some(estimate)) = (claim.kind, &claim.estimate) {
            counts[estimate.measure.ix()] += 1;
        }
    }
    counts
}

/// Scrolls the row of tabs, never the page, until the chosen one is in view;
/// where not all have room, offers the list and hints that there is more.
pub(super) fn show_tab(root: &Element) {
    let chosen = root
        .query_selector("[role=tab][aria-selected=true]")
        .ok()
        .flatten();
    let chosen = chosen.map(JsCast::unchecked_into::<HtmlElement>);
    let Some((row, tab)) = chosen.and_then(|tab| Some((tab.parent_element()?, tab))) else {
        return;
    };
    // In one line that scrolls sideways, or in lines of which one is shown.
    let has_more = row.scroll_width() > row.client_width()
        || row.scroll_height() > row.client_height() + tab.offset_height() / 2;
    let _ = row.toggle_attribute_with_force("data-more", has_more);
    if let Some(more) = row.next_element_sibling() {
        let _ = more.toggle_attribute_with_force("hidden", !has_more);
    }
    let (row_box, tab_box) = (
        row.get_bounding_client_rect(),
        tab.get_bounding_client_rect(),
    );
    let before_px = tab_box.left() - row_box.left() - EDGE_PX;
    let after_px = tab_box.right() - row_box.right() + EDGE_PX;
    let across_px = match (before_px < 0.0, after_px > 0.0) {
        (true, _) => before_px,
        (_, true) => after_px,
        _ => 0.0,
    };
    // From the middle of the row to the middle of the tab.
    let down_px = tab_box.top() + tab_box.height() / 2.0 - row_box.top() - row_box.height() / 2.0;
    row.scroll_by_with_x_and_y(across_px, down_px);
}

/// The measures that anything bears on, those with the most counting estimates
/// first.
fn by_claims(ledger: &Ledger) -> Vec<MeasureIx> {
    let counts = ledger.estimate_counts();
    order(counts.len(), &|a, b| counts[a] > counts[b])
        .into_iter()
        .map(MeasureIx::at)
        .filter(|measure| {
            let bears = |claim| ledger.bears_on(claim).contains(measure);
            counts[measure.ix()] > 0 || ledger.order().iter().copied().any(bears)
        })
        .collect()
}

/// Arrow keys, Home and End move between tabs, as the pattern for tabs asks.
fn step(event: &KeyboardEvent, ids: &[String], is_mirrored: bool, act: &Callback<Action>) {
    let Some(tab) = event.target_dyn_into::<Element>() else {
        return;
    };
    let Some(list) = tab.parent_element().map(|list| list.children()) else {
        return;
    };
    let here = (0..list.length()).find(|place| {
        let sibling = list.item(*place);
        sibling.is_some_and(|sibling| sibling.is_same_node(Some(&tab)))
    });
    let (Some(here), count) = (here, list.length()) else {
        return;
    };
    let (forward, back) = ((here + 1) % count, (here + count - 1) % count);
    let place = match event.key().as_str() {
        "ArrowRight" if is_mirrored => back,
        "ArrowLeft" if is_mirrored => forward,
        "ArrowRight" => forward,
        "ArrowLeft" => back,
        "Home" => 0,
        "End" => count - 1,
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = list.item(place) {
        focus(&next);
    }
    if let Some(id) = ids.get(place as usize) {
        act.emit(Action::Measure(id.clone()));
    }
}
