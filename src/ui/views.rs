//! The choice between chronology and table.

use yew::prelude::*;

use super::action::Action;
use super::model::Model;
use super::shown::{Shown, ViewKind};
use super::tag::tag;
use crate::wording::Message;

/// Two buttons, of which one is current.
pub(super) fn views(model: &Model, shown: &Shown, act: &Callback<Action>) -> Html {
    let words = model.words();
    let is_table = shown.view == ViewKind::Table;
    let button = |message: Message, shows_table: bool| {
        let is_on = is_table == shows_table;
        tag!("button", ["aria-current" = is_on.then_some("true")])
            .acts(act, Action::Table(shows_table))
            .text(words.say(message))
            .html()
    };
    let label = words.say(Message::Views);
    tag!(
        "div",
        [
            "class" = "views",
            "part" = "controls",
            "role" = "group",
            "aria-label" = label
        ]
    )
    .key("views")
    .child(button(Message::Chronology, false))
    .child(button(Message::Table, true))
    .html()
}
