//! The chronology: days as headings, claims as cards.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::card::{self, Place};
use super::model::Model;
use super::shown::Shown;
use super::tag::{nothing, tag};
use super::window::{Piece, Window};
use crate::ledger::Ledger;
use crate::model::ClaimIx;
use crate::wording::{DateStyle, Message};

/// The claims public on the day, those that the filter leaves; the first few,
/// but always as many as the chosen one needs. And how many there are in all.
pub(super) fn list(ledger: &Ledger, shown: &Shown, cards: usize) -> (Vec<ClaimIx>, usize) {
    let Some(day) = shown.day else {
        return (Vec::new(), 0);
    };
    let groups = ledger.groups(day, &shown.filter, shown.order);
    let mut claims: Vec<ClaimIx> = groups.into_iter().flat_map(|group| group.claims).collect();
    let total = claims.len();
    let chosen = claims
        .iter()
        .position(|claim| Some(*claim) == shown.selected);
    claims.truncate(cards.max(chosen.map_or(0, |place| place + 1)));
    (claims, total)
}

/// The first claim that the way to all brings up.
#[must_use]
pub fn first_further(ledger: &Ledger, shown: &Shown) -> Option<ClaimIx> {
    let up = list(ledger, shown, shown.cards).0.len();
    list(ledger, shown, usize::MAX).0.get(up).copied()
}

/// The cards that are up, with room for the others, and the way to all.
pub(super) fn chronology(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    window: &Window,
    total: usize,
    act: &Callback<Action>,
) -> Html {
    let words = model.words();
    let list = window.list();
    let said = |place: usize| &ledger.claim(list[place]).said;
    let mut parts: Vec<Html> = Vec::new();
    for piece in window.pieces() {
        let place = match piece {
            Piece::Card(place) => place,
            Piece::Gap(place, room_px) => {
                let gap = tag!(
                    "svg",
                    ["height" = room_px.to_string(), "aria-hidden" = "true"]
                );
                parts.push(gap.key(&place.to_string()).html());
                continue;
            }
        };
        if place == 0 || said(place - 1).form() != said(place).form() {
            let heading = tag!("h3", []).key(&["h", &ledger.claim(list[place]).id].concat());
            let text = words.date(said(place), DateStyle::Heading);
            parts.push(heading.text(text).html());
        }
        let at = Place { place, total };
        parts.push(card::card(model, ledger, shown, list[place], at, act));
    }
    tag!(
        "div",
        [
            "class" = "chronology",
            "part" = "chronology",
            "role" = "region",
            "aria-label" = words.say(Message::Chronology),
        ]
    )
    .child(tag!("div", ["class" = "list"]).children(parts).html())
    .child(more(model, shown, total, list.len(), act))
    .html()
}

/// The way to all cards, and back to the first few.
fn more(model: &Model, shown: &Shown, total: usize, limit: usize, act: &Callback<Action>) -> Html {
    let words = model.words();
    let is_all = shown.cards == usize::MAX;
    if total == 0 {
        return tag!("p", ["class" = "left"])
            .text(words.say(Message::NothingPasses))
            .html();
    }
    if !is_all && limit >= total {
        return nothing();
    }
    let label = if is_all {
        words.say(Message::ShowFewer).to_string()
    } else {
        words.count(Message::ShowAll, total)
    };
    tag!("button", ["class" = "all"])
        .acts(act, Action::ShowAll(!is_all))
        .text(label)
        .html()
}
