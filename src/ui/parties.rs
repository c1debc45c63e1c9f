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
    let (path, is_line) = sign_path(shape_of(ledger.dataset(), party));
    let width = if is_line { "2.75" } else { "0" };
    tag!("svg", ["viewBox" = "0 0 12 12", "aria-hidden" = "true"])
        .child(tag!("path", ["d" = path, "stroke-width" = width]).html())
        .html()
}
