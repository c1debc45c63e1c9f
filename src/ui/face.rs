//! The faces beside the story: nothing there, something missing, failed.

use yew::prelude::*;

use super::model::{Face, Model};
use crate::wording::Message;

/// Nothing to show: what is going on and what to do.
pub(super) fn failed(message: &str) -> Html {
    html! { <p class="note" part="summary" role="status">{ message }</p> }
}

/// A dataset without claims.
pub(super) fn empty(model: &Model) -> Html {
    html! { <p class="note" part="summary">{ model.words().say(Message::Empty) }</p> }
}

/// How many claims are left out; nothing where none is.
pub(super) fn left_out(model: &Model) -> Html {
    match model.face {
        Face::Story { left_out, .. } if left_out > 0 => html! {
            <p class="note">{ model.words().count(Message::Partial, left_out) }</p>
        },
        _ => Html::default(),
    }
}
