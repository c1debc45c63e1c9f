//! The parties: legend and filter in one.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::model::Model;
use super::shown::Shown;
use super::tag::{nothing, tag};
use crate::ledger::{Filter, Ledger};
use crate::model::{ClaimIx, PartyIx, Shape};
use crate::scene::shape_of;
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
    let speaks = |party: &PartyIx| {
        let is_of =
            |speaker: &crate::model::SpeakerIx| dataset.speaker(*speaker).party == Some(*party);
        dataset
            .claims
            .iter()
            .any(|claim| claim.speakers.iter().any(is_of))
    };
    let others = Filter {
        parties: Vec::new(),
        ..shown.filter.clone()
    };
    let public: Vec<_> = shown
        .day
        .into_iter()
        .flat_map(|day| ledger.public(day))
        .collect();
    let count = |party: PartyIx| {
        let alone = Filter {
            parties: vec![party],
            ..others.clone()
        };
        let fits = |claim: &&ClaimIx| ledger.passes(**claim, &alone);
        #[expect(clippy::cast_precision_loss, reason = "a count of claims is small")]
        let count = public.iter().filter(fits).count() as f64;
        words.locale().number(count)
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
        .text(name.to_string())
        .text(" ")
        .child(tag!("span", ["class" = "count"]).text(count(party)).html());
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
    let shape = shape_of(ledger.dataset(), party);
    let path = match shape {
        Shape::Circle => "M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z",
        Shape::Square => "M1.5 1.5h9v9h-9z",
        Shape::Diamond => "M6 0l6 6l-6 6l-6-6z",
        Shape::Triangle => "M6 .5l6 11h-12z",
        Shape::Cross => "M2 2l8 8M10 2l-8 8",
        Shape::Plus => "M6 0v12M0 6h12",
    };
    let is_line = matches!(shape, Shape::Cross | Shape::Plus);
    let width = if is_line { "2.75" } else { "0" };
    tag!("svg", ["viewBox" = "0 0 12 12", "aria-hidden" = "true"])
        .child(tag!("path", ["d" = path, "stroke-width" = width]).html())
        .html()
}
