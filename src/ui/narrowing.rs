//! What narrows the chronology beside the parties: words, kind of statement,
//! source; how many statements are left, and the way back to all.

use std::rc::Rc;

use web_sys::{Element, InputEvent, MouseEvent};
use yew::prelude::*;

use super::action::Action;
use super::kept::{Kept, Place};
use super::model::Model;
use super::shown::Shown;
use super::state::Field;
use super::tag::{nothing, tag, together};
use super::target::{focus, value_of};
use crate::ledger::Ledger;
use crate::model::{SourceIx, Stance};
use crate::wording::Message;

/// A choice: what the state calls it, what the reader reads.
type Choice = (String, String);

/// The search field and the choices, and what they leave.
pub(super) fn narrowing(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    act: &Callback<Action>,
    kept: &Kept,
) -> Html {
    let words = model.words();
    let dataset = ledger.dataset();
    let wish = |field| model.state.wish(field).unwrap_or_default();
    let oninput = act.reform(|event: InputEvent| Action::Ask(Field::Search, value_of(&event)));
    let search = tag!(
        "input",
        [
            "type" = "search",
            "class" = "field",
            "placeholder" = words.say(Message::Search),
            "aria-label" = words.say(Message::Search),
            "enterkeyhint" = "search",
            "autocomplete" = "off",
        ]
    )
    .value(shown.search.wish.clone())
    .on_input(oninput);
    let stances = || {
        let is_used = |stance: &Stance| dataset.claims.iter().any(|one| one.stance == *stance);
        let stances = Stance::ALL.iter().filter(|stance| is_used(stance));
        let stances = stances.map(|one| (one.name().into(), words.stance(*one).into()));
        let labels = [Message::Stances, Message::AllStances];
        choice(model, Field::Stance, labels, stances.collect(), act)
    };
    let sources = || {
        // One outlet is one choice, however many of its reports there are.
        let mut sources: Vec<Choice> = Vec::new();
        for (place, source) in dataset.sources.iter().enumerate() {
            let name = words.source(dataset, SourceIx::at(place));
            match sources.iter_mut().find(|(_, known)| *known == name) {
                Some((ids, _)) => {
                    ids.push(' ');
                    ids.push_str(&source.id);
                }
                None => sources.push((source.id.clone(), name)),
            }
        }
        let labels = [Message::Sources, Message::AllSources];
        choice(model, Field::Source, labels, sources, act)
    };
    tag!(
        "div",
        [
            "class" = "narrowing",
            "part" = "controls",
            "role" = "search",
            "tabindex" = "-1",
        ]
    )
    .child(search.html())
    .child(kept.part(Place::Stances, wish(Field::Stance), &stances))
    .child(kept.part(Place::Sources, wish(Field::Source), &sources))
    .child(left(model, ledger, shown, act))
    .html()
}

/// One of several, or all; nothing where there is no choice.
fn choice(
    model: &Model,
    field: Field,
    [label, all]: [Message; 2],
    choices: Vec<Choice>,
    act: &Callback<Action>,
) -> Html {
    if choices.len() < 2 {
        return nothing();
    }
    let words = model.words();
    // The host may have asked for others than a choice gives.
    let wish = model.state.wish(field).unwrap_or_default();
    let is_several = !wish.is_empty() && choices.iter().all(|(value, _)| *value != wish);
    let several = is_several.then(|| (wish.into(), "…".into()));
    let first = (String::new(), words.say(all).to_string());
    let options = [first].into_iter().chain(several).chain(choices);
    let options = options.map(|(value, text)| {
        let is_chosen = value == wish;
        tag!("option", ["value" = value, "selected" = is_chosen])
            .text(text)
            .html()
    });
    let oninput = act.reform(move |event: InputEvent| Action::Ask(field, value_of(&event)));
    tag!(
        "select",
        ["class" = "field", "aria-label" = words.say(label)]
    )
    .on_input(oninput)
    .children(options.collect())
    .html()
}

/// "12 of 44", and the way back; said as soon as anything is narrowed.
fn left(model: &Model, ledger: &Ledger, shown: &Shown, act: &Callback<Action>) -> Html {
    let words = model.words();
    let counts = match shown.day {
        Some(day) if !shown.filter.is_empty() => {
            let public: Vec<_> = ledger.public(day).collect();
            let passing = public
                .iter()
                .filter(|claim| ledger.passes(**claim, &shown.filter));
            Some(words.share(passing.count(), public.len()))
        }
        _ => None,
    };
    let is_narrowed = counts.is_some();
    // Always there, so that assistive technology hears it change.
    let status = tag!("span", ["role" = "status"]).text(counts.unwrap_or_default());
    let mut parts = vec![status.html()];
    if is_narrowed {
        let act = act.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            to_search(&event);
            act.emit(Action::ResetFilters);
        });
        parts.push(
            tag!("button", ["class" = "link"])
                .on_click(onclick)
                .text(words.say(Message::ResetFilter))
                .html(),
        );
    }
    tag!("p", ["class" = "left"]).child(together(parts)).html()
}

/// Moves the focus from the way back, which goes away when used, to what holds
/// it: in the field it would bring up a phone's keyboard.
fn to_search(event: &MouseEvent) {
    let form = event
        .target_dyn_into::<Element>()
        .and_then(|button| button.closest("[role=search]").ok().flatten());
    if let Some(form) = form {
        focus(&form);
    }
}
