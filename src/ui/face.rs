//! The faces beside the story: nothing there, something missing, failed.

use yew::prelude::*;

use super::model::{Face, Model};
use super::tag::{nothing, tag};
use crate::wording::Message;

/// Nothing to show: what is going on and what to do.
pub(super) fn failed(message: &str) -> Html {
    tag!(
        "p",
        ["class" = "note", "part" = "summary", "role" = "status"]
    )
    .text(message.to_string())
    .html()
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
