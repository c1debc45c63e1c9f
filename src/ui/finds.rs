//! A text with the words that the reader looks for marked in it.

use yew::prelude::*;

use super::model::Model;
use super::shown::Shown;
use super::tag::{tag, together, words};
use crate::ledger::found;

/// The text, the words looked for in `mark` elements.
pub(super) fn finds(text: &str, model: &Model, shown: &Shown) -> Html {
    let needles = &shown.search.needles;
    if needles.is_empty() {
        return words(text.to_string().into());
    }
    let mut parts = Vec::new();
    let mut told = 0;
    for place in found(text, needles, &|letter| model.locale.apart(letter)) {
        parts.push(words(text[told..place.start].to_string().into()));
        told = place.end;
        parts.push(tag!("mark", []).text(text[place].to_string()).html());
    }
    parts.push(words(text[told..].to_string().into()));
    together(parts)
}
