//! The footer: how many reports, how fresh, whose, under which licence.

use yew::prelude::*;

use super::model::Model;
use super::tag::{nothing, tag};
use crate::ledger::Ledger;

/// What there is to say of the data as a whole.
pub(super) fn footer(model: &Model, ledger: &Ledger) -> Html {
    let notes = model.words().imprint(ledger.dataset());
    if notes.is_empty() {
        return nothing();
    }
    let notes = notes.into_iter().map(|(note, lang)| {
        tag!("span", ["lang" = lang.map(String::from)])
            .text(note)
            .html()
    });
    tag!("div", ["class" = "footer", "part" = "footer"])
        .children(notes.collect())
        .html()
}
