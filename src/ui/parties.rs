//! The parties: legend and filter in one.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::model::Model;
use super::shown::Shown;
use super::tag::{nothing, tag};
use crate::ledger::{Filter, Ledger};
use crate::model::{ClaimIx, PartyIx};
use crate::scene::{shape_of, sign_path};
use crate::wording::Message;

/// A button for each party that speaks, with how many of its statements the
/// other filters leave.
pub(super) fn parties(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    act: &Callback<Action>,
) -> Html {
    let words = model.words();
    let dataset = ledger.dataset();
    let others = Filter {
        parties: Vec::new(),
        ..shown.filter.clone()
    };
    let mut counts: Vec<Option<usize>> = vec![None; dataset.parties.len()];
    // The last claim counted for each: a joint statement counts once.
    let mut last = vec![None; counts.len()];
    for (place, claim) in dataset.claims.iter().enumerate() {
        let claim_ix = ClaimIx::at(place);
        let is_left = shown
            .day
            .is_some_and(|day| ledger.public_on(claim_ix) <= day)
            && ledger.passes(claim_ix, &others);
        for speaker in &claim.speakers {
            let Some(party) = dataset.speaker(*speaker).party.map(PartyIx::ix) else {
                continue;
            };
            let count = counts[party].get_or_insert(0);
            if is_left && last[party].replace(place) != Some(place) {
                *count += 1;
            }
        }
    }
    let chip = |(party, count): (PartyIx, usize)| {
        let count = words.whole(count);
        let known = dataset.party(party);
        let (name, lang) = words.pick(&known.name, dataset);
        let is_on = shown.filter.parties.contains(&party);
        let chip = tag!(
            "button",
            [
                "class" = ["chip ", &class_of(Some(party))].concat(),
                "aria-pressed" = if is_on { "true" } else { "false" },
                "lang" = lang.to_string(),
            ]
        )
        .acts(act, Action::ToggleParty(known.id.clone()))
        .child(sign(ledger, Some(party)))
        .text(name.to_string())
        .text(" ")
        .child(tag!("span", ["class" = "count"]).text(count).html());
        tag!("li", []).child(chip.html()).html()
    };
    // Who never speaks has no button.
    let speaking = counts.into_iter().enumerate();
    let speaking = speaking.filter_map(|(place, count)| Some((PartyIx::at(place), count?)));
    let chips: Vec<Html> = speaking.map(chip).collect();
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
    list.html()
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
