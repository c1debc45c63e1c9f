//! The parties: legend and filter in one.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};
use yew::prelude::*;

use super::action::Action;
use super::model::Model;
use super::shown::Shown;
use super::tag::{nothing, tag, together};
use crate::ledger::Ledger;
use crate::model::PartyIx;
use crate::scene::{shape_of, sign_path};
use crate::wording::Message;

/// A button for each party that speaks, and what the filter leaves.
pub(super) fn parties(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    act: &Callback<Action>,
) -> Html {
    let words = model.words();
    let dataset = ledger.dataset();
    let speaks = |party: &PartyIx| {
        let is_of =
            |speaker: &crate::model::SpeakerIx| dataset.speaker(*speaker).party == Some(*party);
        dataset
            .claims
            .iter()
            .any(|claim| claim.speakers.iter().any(is_of))
    };
    let chip = |party: PartyIx| {
        let known = dataset.party(party);
        let (name, lang) = words.pick(&known.name, dataset);
        let is_on = shown.filter.parties.contains(&party);
        let onclick = {
            let (id, act) = (known.id.clone(), act.clone());
            Callback::from(move |_| act.emit(Action::ToggleParty(id.clone())))
        };
        let chip = tag!(
            "button",
            [
                "class" = ["chip ", &class_of(Some(party))].concat(),
                "aria-pressed" = if is_on { "true" } else { "false" },
                "lang" = lang.to_string(),
            ]
        )
        .on_click(onclick)
        .child(sign(ledger, Some(party)))
        .text(name.to_string());
        tag!("li", []).child(chip.html()).html()
    };
    let chips: Vec<Html> = (0..dataset.parties.len())
        .map(PartyIx::at)
        .filter(speaks)
        .map(chip)
        .collect();
    if chips.len() < 2 {
        return nothing();
    }
    let list = tag!(
        "ul",
        [
            "class" = "parties",
            "part" = "controls",
            "aria-label" = words.say(Message::Parties),
        ]
    )
    .children(chips);
    together(vec![list.html(), left(model, ledger, shown, act)])
}

/// "12 of 44", and the way back; nothing without a filter.
fn left(model: &Model, ledger: &Ledger, shown: &Shown, act: &Callback<Action>) -> Html {
    let (Some(day), false) = (shown.day, shown.filter.is_empty()) else {
        return nothing();
    };
    let words = model.words();
    let public: Vec<_> = ledger.public(day).collect();
    let passing = public
        .iter()
        .filter(|claim| ledger.passes(**claim, &shown.filter))
        .count();
    let [passing, all] = [passing, public.len()].map(|count| {
        #[expect(clippy::cast_precision_loss, reason = "a count of claims is small")]
        let count = count as f64;
        words.locale().number(count)
    });
    let act = act.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        to_first_chip(&event);
        act.emit(Action::ResetFilters);
    });
    let counts =
        tag!("span", ["role" = "status"]).text(words.fill(Message::ShownOf, &[&passing, &all]));
    let reset = tag!("button", ["class" = "link"])
        .on_click(onclick)
        .text(words.say(Message::ResetFilter));
    tag!("p", ["class" = "left"])
        .child(counts.html())
        .child(reset.html())
        .html()
}

/// Moves the focus from the way back, which goes away when used, to the first
/// of the buttons that it took back.
fn to_first_chip(event: &MouseEvent) {
    let line = event
        .target_dyn_into::<Element>()
        .and_then(|button| button.parent_element());
    let list = line.and_then(|line| line.previous_element_sibling());
    let chip = list.and_then(|list| list.query_selector("button").ok().flatten());
    if let Some(chip) = chip.and_then(|chip| chip.dyn_into::<HtmlElement>().ok()) {
        let _ = chip.focus();
    }
}

/// The class that carries a party's colours.
pub(super) fn class_of(party: Option<PartyIx>) -> String {
    match party {
        Some(party) => ["p", &party.0.to_string()].concat(),
        None => "pn".into(),
    }
}

/// A party's sign: its shape in its colour.
pub(super) fn sign(ledger: &Ledger, party: Option<PartyIx>) -> Html {
    let (path, is_line) = sign_path(shape_of(ledger.dataset(), party));
    let width = if is_line { "2.75" } else { "0" };
    tag!("svg", ["viewBox" = "0 0 12 12", "aria-hidden" = "true"])
        .child(tag!("path", ["d" = path, "stroke-width" = width]).html())
        .html()
}
