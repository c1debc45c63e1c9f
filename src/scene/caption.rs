//! What is written at a mark.

use super::gather::Entry;
use super::label::Label;
use crate::ledger::{Ledger, Stander};
use crate::wording::{Message, Words};

/// What is written at a mark of the value area.
pub(super) fn value_label(words: &Words<'_>, ledger: &Ledger, entry: &Entry) -> Label {
    let claim = ledger.claim(entry.claim);
    let mut text = claim
        .estimate
        .as_ref()
        .map_or_else(String::new, |estimate| words.label(estimate));
    if entry.is_expected {
        text.push(' ');
        text.push_str(words.say(Message::Expected));
    }
    let stander = Stander::all_of(ledger.dataset(), claim).first().copied();
    let name = match stander {
        Some(stander) if entry.is_standing => words.stander(ledger, stander),
        _ => String::new(),
    };
    Label {
        name,
        text,
        rgb: entry.ink.text,
        is_struck: entry.is_struck,
        is_light: false,
    }
}

/// An increment as it is written at its riser.
pub(super) fn added_text(words: &Words<'_>, added: f64) -> String {
    words.signed(&["+", &words.number(added)])
}

/// What is written in the lane.
pub(super) fn lane_label(words: &Words<'_>, ledger: &Ledger, entry: &Entry) -> Label {
    let claim = ledger.claim(entry.claim);
    let text = match &claim.estimate {
        Some(estimate) => words.label(estimate),
        None => words.stance_of(claim.stance, claim.speakers.len()).into(),
    };
    let stander = Stander::all_of(ledger.dataset(), claim).first().copied();
    Label {
        name: stander.map_or_else(String::new, |stander| words.stander(ledger, stander)),
        text,
        rgb: entry.ink.text,
        is_struck: entry.is_struck,
        is_light: false,
    }
}
