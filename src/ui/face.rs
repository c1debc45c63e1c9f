//! The faces beside the story: nothing there, something missing, failed.

use yew::prelude::*;

use super::model::{Face, Model};
use super::tag::{nothing, tag};
use crate::wording::Message;

/// Nothing to show: what is going on and what to do. What the network failed
/// to bring can be asked for again, which is the loader's to do.
pub(super) fn failed(model: &Model, message: Message) -> Html {
    let words = model.words();
    let mut note = tag!(
        "p",
        ["class" = "note", "part" = "summary", "role" = "status"]
    )
    .text(words.say(message));
    if message == Message::FailedNetwork {
        let again = tag!("button", ["class" = "link", "data-take" = "again"]);
        note = note
            .text(" ")
            .child(again.text(words.say(Message::Retry)).html());
    }
    note.html()
}

/// A dataset without claims.
pub(super) fn empty(model: &Model) -> Html {
    tag!("p", ["class" = "note", "part" = "summary"])
        .text(model.words().say(Message::Empty))
        .html()
}

/// How many claims are left out; nothing where none is.
pub(super) fn left_out(model: &Model) -> Html {
    match model.face {
        Face::Story { left_out, .. } if left_out > 0 => tag!("p", ["class" = "note"])
            .text(model.words().count(Message::Partial, left_out))
            .html(),
        _ => nothing(),
    }
}
