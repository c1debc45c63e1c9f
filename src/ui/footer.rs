//! The footer: where it comes from, what was corrected, and what can be taken
//! along. What its buttons do is the loader's: it fetches that when one is
//! used, and writes into the two empty elements at the end.

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, Goal};
use super::model::Model;
use super::shown::Shown;
use super::tag::{nothing, tag};
use crate::ledger::Ledger;
use crate::model::Correction;
use crate::wording::{DateStyle, Message};

/// What there is to say of the data as a whole.
pub(super) fn footer(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    act: &Callback<Action>,
) -> Html {
    let words = model.words();
    let dataset = ledger.dataset();
    let notes = words.imprint(dataset).into_iter();
    let notes = notes.map(|(note, lang)| {
        tag!("span", ["lang" = lang.map(String::from)])
            .text(note)
            .html()
    });
    let mut imprint: Vec<Html> = notes.collect();
    // Before the remark, which may be long.
    let place = imprint.len() - usize::from(dataset.note.is_some());
    imprint.insert(place, way("method", words.say(Message::Method), true));
    let mut files = Vec::new();
    if shown.day.is_some() {
        files.extend([way("csv", "CSV", false), way("json", "JSON", false)]);
    }
    if shown.chart_view().is_some() {
        files.extend([way("svg", "SVG", false), way("png", "PNG", false)]);
    }
    files.push(way("embed", words.say(Message::Embed), true));
    let files = tag!(
        "div",
        [
            "class" = "take",
            "role" = "group",
            "aria-label" = words.say(Message::Take),
        ]
    )
    .children(files);
    let sorry = words.say(Message::FailedNetwork);
    tag!(
        "div",
        ["class" = "footer", "part" = "footer", "data-sorry" = sorry,]
    )
    .child(tag!("p", ["class" = "imprint"]).children(imprint).html())
    .child(files.html())
    .child(corrections(model, ledger, shown, act))
    .child(tag!("div", ["class" = "panel"]).html())
    .child(tag!("p", ["class" = "said", "role" = "status"]).html())
    .html()
}

/// A button for the loader to act upon; one that unfolds something says so.
fn way(what: &'static str, label: &'static str, unfolds: bool) -> Html {
    tag!(
        "button",
        [
            "class" = "link",
            "data-take" = what,
            "aria-expanded" = unfolds.then_some("false"),
        ]
    )
    .text(label)
    .html()
}

/// What was corrected, folded; on paper open.
fn corrections(model: &Model, ledger: &Rc<Ledger>, shown: &Shown, act: &Callback<Action>) -> Html {
    let words = model.words();
    let dataset = ledger.dataset();
    if dataset.corrections.is_empty() {
        return nothing();
    }
    let told = |correction: &Correction| {
        let (text, lang) = words.pick(&correction.text, dataset);
        let date = words.date(&correction.date, DateStyle::Long);
        let text = tag!("span", ["lang" = lang.to_string(), "dir" = "auto"]).text(text.to_string());
        let line = tag!("li", [])
            .text([&date, ": "].concat())
            .child(text.html());
        let is_public = |ix: &_| shown.day.is_some_and(|day| ledger.public_on(*ix) <= day);
        let Some(claim) = correction.claim.filter(is_public) else {
            return line.html();
        };
        let id = ledger.claim(claim).id.clone();
        let link = tag!("button", ["class" = "link"])
            .on_click(act.reform(move |_| Action::Select(id.clone(), Goal::Card)))
            .text(["↗ ", &words.tied(ledger, claim)].concat());
        line.text(" ").child(link.html()).html()
    };
    let (whole, heading) = match model.is_printing {
        true => ("div", "h3"),
        false => ("details", "summary"),
    };
    let list = dataset.corrections.iter().map(told).collect();
    tag!(whole, ["class" = "corrections"])
        .child(
            tag!(heading, [])
                .text(words.say(Message::Corrections))
                .html(),
        )
        .child(tag!("ul", []).children(list).html())
        .html()
}
