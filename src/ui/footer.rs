//! The footer: how many reports, how fresh, whose, under which licence.

use yew::prelude::*;

use super::model::Model;
use super::tag::{nothing, tag};
use crate::ledger::Ledger;
use crate::wording::{DateStyle, Message};

/// What there is to say of the data as a whole.
pub(super) fn footer(model: &Model, ledger: &Ledger) -> Html {
    let words = model.words();
    let dataset = ledger.dataset();
    let mut notes: Vec<String> = Vec::new();
    if !dataset.sources.is_empty() {
        notes.push(words.count(Message::SourcesCount, dataset.sources.len()));
    }
    if let Some(date) = &dataset.updated {
        notes.push(words.fill(Message::Updated, &[&words.date(date, DateStyle::Medium)]));
    }
    if let Some(publisher) = &dataset.publisher {
        notes.push(words.pick(publisher, dataset).0.into());
    }
    if let Some(licence) = &dataset.license {
        notes.push(words.fill(Message::License, &[licence]));
    }
    if let Some(note) = &dataset.note {
        notes.push(words.pick(note, dataset).0.into());
    }
    if notes.is_empty() {
        return nothing();
    }
    let notes = notes
        .into_iter()
        .map(|note| tag!("span", []).text(note).html());
    tag!("div", ["class" = "footer", "part" = "footer"])
        .children(notes.collect())
        .html()
}
