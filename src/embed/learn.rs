//! The words of the languages that this page has fetched.

use core::cell::Cell;

use wasm_bindgen::prelude::*;

use crate::wording::Language;

thread_local! {
    /// The languages learnt, by their place. They stay: there are but a few,
    /// for all elements of a page.
    static LEARNT: [Cell<Option<&'static Language>>; Language::COUNT] =
        const { [const { Cell::new(None) }; Language::COUNT] };
}

/// Takes the words of a language, as the file beside the program has them.
/// `false` where they are not those of this program.
#[wasm_bindgen]
#[must_use]
pub fn learn(tag: &str, table: String) -> bool {
    let language = Language::place(tag).and_then(|place| {
        let language = Language::learnt(place, table.leak())?;
        LEARNT.with(|known| {
            known
                .get(place)?
                .replace(Some(Box::leak(Box::new(language))))
        });
        Some(())
    });
    language.is_some()
}

/// The language at a place, if its words are here.
pub(super) fn learnt(place: usize) -> Option<&'static Language> {
    let known = LEARNT.with(|known| known.get(place)?.get());
    known.or_else(|| Language::compiled_in(Language::tag(place)))
}
