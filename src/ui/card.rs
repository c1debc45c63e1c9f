//! A card: who said what, in which words, where it was reported, what it is
//! tied to.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::action::{Action, Goal};
use super::finds::finds;
use super::model::Model;
use super::parties::{class_of, sign};
use super::shown::{Shown, ViewKind};
use super::spoken::spoken;
use super::tag::{nothing, tag};
use super::taking;
use crate::ledger::{Ledger, Status};
use crate::model::{Claim, ClaimIx, ClaimKind, Day, Quote, Report, Tense};
use crate::publish::to_sentence;
use crate::wording::Message;

/// Where a card stands in its list.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// How many stand before it.
    pub(super) place: usize,
    /// How many there are, shown or not.
    pub(super) total: usize,
}

/// The card of a claim that is public on the day.
pub(super) fn card(
    model: &Model,
    ledger: &Rc<Ledger>,
    shown: &Shown,
    ix: ClaimIx,
    at: Place,
    act: &Callback<Action>,
) -> Html {
    let words = model.words();
    let dataset = ledger.dataset();
    let claim = ledger.claim(ix);
    let Some(day) = shown.day else {
        return nothing();
    };
    let party = claim
        .speakers
        .first()
        .and_then(|one| dataset.speaker(*one).party);
    let is_chosen = shown.selected == Some(ix);
    let (text, lang) = words.pick(&claim.text, dataset);
    let (stance, stance_sign) = match claim.kind {
        ClaimKind::Event => (words.say(Message::Event), ""),
        ClaimKind::Claim => (
            words.stance_of(claim.stance, claim.speakers.len()),
            words.stance_sign(claim.stance),
        ),
    };
    let onkeydown = {
        let (id, act) = (claim.id.clone(), act.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                act.emit(Action::Select(id.clone(), Goal::Mark));
            }
        })
    };
    let mut class = ["card ", &class_of(party)].concat();
    if is_chosen {
        class.push_str(" chosen");
    }
    if ledger.status(ix, day) == Status::Struck {
        class.push_str(" struck");
    }
    let who = words.speakers(dataset, &claim.speakers);
    let head = tag!("p", ["class" = "head"]).children(vec![
        tag!("span", ["class" = "who"])
            .child(finds(&who, model, shown))
            .html(),
        tag!("span", ["class" = "role"])
            .child(finds(&role(model, ledger, claim), model, shown))
            .html(),
        span("stance", [stance_sign, " ", stance].concat()),
    ]);
    let statement = tag!(
        "p",
        ["class" = "text", "lang" = lang.to_string(), "dir" = "auto"]
    )
    .child(finds(text, model, shown))
    .text(" ")
    .child(figure(model, ledger, shown, ix, act));
    let is_on_chart = ledger
        .bears_on(ix)
        .iter()
        .any(|on| Some(*on) == shown.measure);
    let mut parts = vec![sign(ledger, party), head.html(), statement.html()];
    parts.extend(
        claim
            .quote
            .iter()
            .map(|quote| quoted(model, ledger, shown, quote)),
    );
    parts.push(ties(model, ledger, ix, day, act));
    parts.push(notes(model, ledger, shown, ix, day));
    let foot = [
        sources(model, ledger, shown, claim),
        taking::actions(model, ledger, ix, act),
    ];
    parts.push(tag!("div", ["class" = "foot"]).children(foot.into()).html());
    parts.push(taking::by_hand(model, claim));
    if is_chosen && is_on_chart {
        parts.push(back(model, claim, act));
    }
    tag!(
        "article",
        [
            "class" = class,
            "part" = "card",
            "data-claim" = claim.id.clone(),
            "tabindex" = "-1",
            "aria-label" = [&who, ", ", stance].concat(),
            "aria-posinset" = (at.place + 1).to_string(),
            "aria-setsize" = at.total.to_string(),
        ]
    )
    .key(&claim.id)
    .on_key(onkeydown)
    .children(parts)
    .html()
}

fn span(class: &'static str, text: String) -> Html {
    tag!("span", ["class" = class]).text(text).html()
}

/// Role, party where the role does not say it, and the chain it came through.
fn role(model: &Model, ledger: &Ledger, claim: &Claim) -> String {
    let words = model.words();
    let dataset = ledger.dataset();
    let roles = words.roles(dataset, claim).into_iter();
    let mut parts: Vec<String> = roles.map(|(role, _)| role.into()).collect();
    if !claim.via.is_empty() {
        parts.push(words.via(dataset, &claim.via));
    }
    parts.join("\u{a0}· ")
}

/// The figure as a button that leads to its mark.
pub(super) fn figure(
    model: &Model,
    ledger: &Ledger,
    shown: &Shown,
    ix: ClaimIx,
    act: &Callback<Action>,
) -> Html {
    let claim = ledger.claim(ix);
    let words = model.words();
    let dataset = ledger.dataset();
    let (Some(estimate), Some(label)) = (&claim.estimate, words.claimed_figure(dataset, claim))
    else {
        return nothing();
    };
    // Without a chart there is nowhere to lead to.
    if claim.kind == ClaimKind::Event || shown.view == ViewKind::Chronology {
        return span("figure", label);
    }
    let leads = words.fill(Message::ShowInChart, &[&label]);
    let action = Action::ShowMark {
        claim: claim.id.clone(),
        measure: dataset.measure(estimate.measure).id.clone(),
    };
    let own = words.foreign_words(dataset, claim);
    let lang = own.map(|(_, lang)| lang.to_string());
    let class = match estimate.tense {
        Tense::Observed => "figure",
        Tense::Expected => "figure expected",
    };
    tag!(
        "button",
        [
            "class" = class,
            "lang" = words.tag().to_string(),
            "aria-label" = leads
        ]
    )
    .acts(act, action)
    .child(tag!("span", ["lang" = lang]).text(label).html())
    .html()
}

/// The speaker's own words, with a translation for readers of another
/// language.
fn quoted(model: &Model, ledger: &Ledger, shown: &Shown, quote: &Quote) -> Html {
    let words = model.words();
    let (own, translation) = words.translated(ledger.dataset(), quote);
    let exact = tag!("q", ["lang" = own.to_string(), "dir" = "auto"]).child(finds(
        &quote.exact,
        model,
        shown,
    ));
    let mut parts = vec![tag!("p", []).child(exact.html()).html()];
    if let Some((text, lang)) = translation {
        let label = words.fill(Message::Labelled, &[words.say(Message::Translation), ""]);
        let translated = tag!("q", ["lang" = lang.to_string()]).child(finds(text, model, shown));
        parts.push(tag!("p", []).text(label).child(translated.html()).html());
    }
    tag!("blockquote", []).children(parts).html()
}

/// What the claim is tied to, both ways, each tie leading to the other card.
fn ties(model: &Model, ledger: &Ledger, ix: ClaimIx, day: Day, act: &Callback<Action>) -> Html {
    let words = model.words();
    let ties = words.ties(ledger, ix, day);
    if ties.is_empty() {
        return nothing();
    }
    let link = |(verb, other): (&'static str, ClaimIx)| {
        let label = [verb, " ", words.arrow(), &words.tied(ledger, other)].concat();
        let claim = ledger.claim(other);
        let own = words.foreign_words(ledger.dataset(), claim);
        tag!("button", ["class" = "link"])
            .acts(act, Action::Select(claim.id.clone(), Goal::Card))
            .child(spoken(&label, own.as_slice()))
            .html()
    };
    let links: Vec<Html> = ties.into_iter().map(link).collect();
    tag!("p", ["class" = "meta ties"]).children(links).html()
}

/// What must be said of the claim itself: distance, hedge, variants, notes.
fn notes(model: &Model, ledger: &Ledger, shown: &Shown, ix: ClaimIx, day: Day) -> Html {
    let notes = model.words().notes(ledger, ix, day);
    if notes.is_empty() {
        return nothing();
    }
    let notes = notes.into_iter().map(|(note, lang)| {
        tag!("span", ["lang" = lang.map(String::from)])
            .child(finds(&note, model, shown))
            .html()
    });
    tag!("p", ["class" = "meta"])
        .children(notes.collect())
        .html()
}

/// Where it was reported.
fn sources(model: &Model, ledger: &Ledger, shown: &Shown, claim: &Claim) -> Html {
    let words = model.words();
    let mut parts = Vec::new();
    if !claim.sources.is_empty() {
        let count = words.count(Message::Reports, claim.sources.len());
        parts.push(tag!("span", []).text(count).html());
    }
    parts.extend(reports(model, ledger, shown, claim));
    tag!("p", ["class" = "meta sources"]).children(parts).html()
}

/// Each report by its name, leading to the very sentence where its address is
/// known.
pub(super) fn reports(model: &Model, ledger: &Ledger, shown: &Shown, claim: &Claim) -> Vec<Html> {
    let dataset = ledger.dataset();
    let report = |report: &Report| {
        let name = model.words().source(dataset, report.source);
        let name = finds(&name, model, shown);
        let source = dataset.source(report.source);
        match to_sentence(source, claim, report) {
            Some(address) => tag!(
                "a",
                [
                    "class" = "link",
                    "href" = address,
                    "data-url" = source.url.clone(),
                    "target" = "_blank",
                    "rel" = "noopener",
                ]
            )
            .child(name)
            .html(),
            None => tag!("span", []).child(name).html(),
        }
    };
    claim.sources.iter().map(report).collect()
}

/// The way back from a card to its mark.
fn back(model: &Model, claim: &Claim, act: &Callback<Action>) -> Html {
    let link = tag!("button", ["class" = "link"])
        .acts(act, Action::Select(claim.id.clone(), Goal::Mark))
        .text("↑ ")
        .text(model.words().say(Message::BackToChart));
    tag!("p", ["class" = "meta back"]).child(link.html()).html()
}
