//! A text with the words in it that stay in their speaker's language.

use yew::prelude::*;

use super::tag::{tag, together, words};
use crate::wording::{ForeignWords, foreign_in};

/// The text, the words of another language marked as such.
pub(super) fn spoken<'t>(text: &'t str, all: &[ForeignWords<'t>]) -> Html {
    match foreign_in(text, all) {
        Some((before, found, lang, after)) => together(vec![
            spoken(before, all),
            tag!("span", ["lang" = lang.to_string()])
                .text(found.to_string())
                .html(),
            spoken(after, all),
        ]),
        None => words(text.to_string().into()),
    }
}
