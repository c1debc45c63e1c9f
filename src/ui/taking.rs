//! What a reader takes along of a single claim: its citation, its address.

use yew::prelude::*;

use super::action::Action;
use super::copied::Copy;
use super::model::Model;
use super::tag::{nothing, tag};
use crate::ledger::Ledger;
use crate::model::{Claim, ClaimIx};
use crate::wording::Message;

/// The buttons that copy, each named after its claim; what was copied says so.
pub(super) fn actions(model: &Model, ledger: &Ledger, ix: ClaimIx, act: &Callback<Action>) -> Html {
    let words = model.words();
    let claim = ledger.claim(ix);
    let button = |what: Copy, message: Message| {
        let copied = model.copied.as_ref();
        let is_copied = copied.is_some_and(|last| {
            last.claim == claim.id && last.what == what && last.refused.is_none()
        });
        let (text, sign) = match is_copied {
            true => (Message::Copied, "✓ "),
            false => (message, ""),
        };
        let text = words.say(text);
        let label = [text, ": ", &words.tied(ledger, ix)].concat();
        let action = Action::Copy(claim.id.clone(), what);
        tag!("button", ["class" = "link act", "aria-label" = label])
            .acts(act, action)
            .text(sign)
            .text(text)
            .html()
    };
    let mut buttons = vec![button(Copy::Citation, Message::Cite)];
    if model.has_address {
        buttons.push(button(Copy::Link, Message::CopyLink));
    }
    tag!("p", ["class" = "meta acts"]).children(buttons).html()
}

/// The text in a field, where the browser would not copy it.
pub(super) fn by_hand(model: &Model, claim: &Claim) -> Html {
    let copied = model.copied.as_ref();
    let Some(text) = copied
        .filter(|last| last.claim == claim.id)
        .and_then(|last| last.refused.clone())
    else {
        return nothing();
    };
    let label = model.words().say(Message::CopyByHand);
    tag!(
        "textarea",
        [
            "class" = "by-hand",
            "readonly" = "",
            "rows" = "4",
            "aria-label" = label
        ]
    )
    .value(text)
    .html()
}
