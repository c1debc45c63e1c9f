//! The chronology: days as headings, claims as cards.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::card;
use super::model::Model;
use super::shown::Shown;
use super::tag::{nothing, tag, together};
use crate::ledger::Ledger;
use crate::wording::{DateStyle, Message};

/// The cards public on the day, those that the filter leaves; the first few,
/// but always as many as the chosen one needs.
pub(super) fn chronology(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    act: &Callback<Action>,
) -> Html {
    let Some(day) = shown.day else {
        return nothing();
    };
    let words = model.words();
    let groups = ledger.groups(day, &shown.filter, shown.order);
    let claims = || groups.iter().flat_map(|group| group.claims.iter());
    let total = claims().count();
    let chosen = claims().position(|claim| Some(*claim) == shown.selected);
    let limit = shown.cards.max(chosen.map_or(0, |place| place + 1));
    let mut room = limit;
    let mut sections: Vec<Html> = Vec::new();
    for group in &groups {
        let count = group.claims.len().min(room);
        room -= count;
        if count == 0 {
            break;
        }
        let heading = tag!("h3", []).text(words.date(group.said, DateStyle::Heading));
        let cards = group.claims[..count]
            .iter()
            .map(|claim| card::card(model, ledger, shown, *claim, act));
        let rail = tag!("div", ["class" = "rail"]).children(cards.collect());
        sections.push(together(vec![heading.html(), rail.html()]));
    }
    sections.push(more(model, shown, total, limit, act));
    tag!(
        "div",
        [
            "class" = "chronology",
            "part" = "chronology",
            "role" = "region",
            "aria-label" = words.say(Message::Chronology),
        ]
    )
    .children(sections)
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
    let onclick = act.reform(move |_| Action::ShowAll(!is_all));
    tag!("button", ["class" = "all"])
        .on_click(onclick)
        .text(label)
        .html()
}
