//! The cells of a row: what may stand in one, and what it does not keep.

use super::lists::other_languages;
use super::row::Writer;
use super::{BAR, Column, NAMES, TRIMMED, TRIMMED_PART, kept, part, pick};
use crate::model::{Edtf, Text};
use crate::publish::Loss;

impl<'a> Writer<'a> {
    /// Sets a cell that holds no text of the newsroom's.
    pub(super) fn set(&mut self, column: Column, value: &str) {
        self.cells[column as usize].push_str(value);
    }

    /// Sets a cell to a name, unless it is the one that goes without saying.
    pub(super) fn name(&mut self, column: Column, value: &str, default: &str) {
        if value != default {
            self.set(column, value);
        }
    }

    pub(super) fn date(&mut self, column: Column, date: Option<&Edtf>) {
        if let Some(date) = date {
            self.set(column, date.as_str());
        }
    }

    pub(super) fn number(&mut self, column: Column, number: Option<f64>) {
        if let Some(number) = number {
            self.set(column, &spelled(number));
        }
    }

    /// Sets a cell to somebody's words.
    pub(super) fn words(&mut self, column: Column, words: Option<&str>) {
        if let Some(words) = words {
            self.fill(column as usize, words);
        }
    }

    pub(super) fn fill(&mut self, place: usize, words: &str) {
        let words_kept = kept(words);
        if words_kept != words {
            // As a path of the claims file.
            let field = match NAMES.get(place).copied() {
                None => "text",
                Some("wording") => "estimate/wording",
                Some("quote") => "quote/exact",
                Some("quote_language") => "quote/language",
                Some(name) => name,
            };
            self.lose(field, TRIMMED);
        }
        self.write(place, words_kept);
    }

    /// Sets a cell to what a thing is called; whatever that loses was told.
    pub(super) fn called(&mut self, column: Column, name: &str) {
        self.write(column as usize, name);
    }

    fn write(&mut self, place: usize, words: &str) {
        let cell = &mut self.cells[place];
        if is_formula(words) {
            cell.push('\'');
        }
        cell.push_str(words);
    }

    pub(super) fn list(&mut self, column: Column, values: &[impl AsRef<str>]) {
        let mut values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        if values.iter().all(|value| value.is_empty()) {
            return;
        }
        let is_own = matches!(column, Column::Via | Column::Tags);
        let mut joined = String::new();
        for (place, value) in values.iter_mut().enumerate() {
            // The reader takes quotation marks around a part for the cell's.
            let bare = part(value);
            if bare != *value && is_own {
                self.lose(NAMES[column as usize], TRIMMED_PART);
            }
            if bare.contains('|') && is_own {
                self.lose(NAMES[column as usize], BAR);
            }
            if place > 0 {
                joined.push('|');
            }
            joined.push_str(&bare.replace('|', "/"));
        }
        self.write(column as usize, kept(&joined));
    }

    pub(super) fn single_text(&mut self, column: Column, text: Option<&'a Text>) {
        if let Some(text) = text {
            let words = self.single(NAMES[column as usize], text);
            self.words(column, Some(&words));
        }
    }

    /// A text in the one language that is kept.
    pub(super) fn single(&mut self, field: &str, text: &Text) -> String {
        if let Some(what) = other_languages(self.dataset, text) {
            self.lose(field, what);
        }
        pick(self.dataset, text).into()
    }

    pub(super) fn lose(&mut self, field: &str, what: &'static str) {
        self.losses.push(Loss {
            claim: self.claim.map(Into::into),
            field: field.into(),
            what,
        });
    }
}

/// Whether a spreadsheet might run a text as a formula. A text that only looks
/// like one that was kept from it is kept from it too, so that the reader may
/// take one apostrophe from each.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@'])
}

/// A number that no reader takes for another: a fraction never has just three
/// digits, which might be a group.
fn spelled(number: f64) -> String {
    let mut spelled = number.to_string();
    if let Some((_, fraction)) = spelled.split_once('.')
        && fraction.len() == 3
    {
        spelled.push('0');
    }
    spelled
}
