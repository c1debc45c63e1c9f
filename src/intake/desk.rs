//! Opens objects of the file: each field by the table of fields, whatever is
//! wrong with it reported.

use super::fields::{KINDS, Kind, Names, Takes};
use super::json::{Key, Node, Value};
use super::limits;
use super::log::Log;
#[cfg(feature = "sheet")]
use super::meant::meant;
use super::nearest::nearest;
use super::problem::Problem;
use super::row::{Cell, Plain, Row};
use super::spelling::{color, fitting_id, is_address, is_blank, is_claim_id, is_language};
use crate::model::{Edtf, EdtfFault, LARGEST, Text};

/// Reads objects; holds what concerns all of them.
pub(super) struct Desk {
    pub(super) log: Log,
    /// The language of texts without a tag.
    pub(super) language: String,
    /// Whether what is read is kept; else it is only looked at.
    #[cfg(feature = "sheet")]
    pub(super) keeps: bool,
}

impl Desk {
    /// A desk that keeps what it reads.
    pub(super) fn new(language: &str) -> Self {
        Self {
            log: Log::default(),
            language: language.into(),
            #[cfg(feature = "sheet")]
            keeps: true,
        }
    }

    /// Whether what is read is kept.
    pub(super) fn keeps(&self) -> bool {
        #[cfg(feature = "sheet")]
        return self.keeps;
        #[cfg(not(feature = "sheet"))]
        true
    }

    /// Reads an object; `None` if it is none.
    pub(super) fn open<'a>(&mut self, node: &'a Node<'a>, kind: &Kind) -> Option<Row<'a>> {
        let Value::Object(entries) = &node.value else {
            self.wrong_type(Problem::ObjectType, node, kind.noun, Takes::Object);
            return None;
        };
        let mut row = Row {
            at: node.at,
            cells: Vec::with_capacity(kind.takes.len()),
            faulty: 0,
        };
        row.cells
            .resize_with(kind.takes.len(), || (node.at, Cell::Empty));
        let mut seen = 0_u32;
        for (key, value) in entries {
            let place = kind.place(&key.text);
            let Some(place) = place else {
                self.unknown_field(key, kind);
                continue;
            };
            let bit = 1 << place;
            if seen & bit != 0 {
                self.duplicate_key(key);
                continue;
            }
            seen |= bit;
            if matches!(value.value, Value::Null) {
                continue;
            }
            let takes = kind.takes[place];
            let cell = self.cell(&key.text, takes, value);
            // An empty string says nothing: fine, unless something is needed.
            let is_blank = matches!(cell, Some(Cell::Empty)) && kind.required & bit != 0;
            if cell.is_none() || is_blank {
                row.faulty |= bit;
            }
            if is_blank {
                self.log.report(
                    Problem::EmptyField,
                    value.at,
                    &[&key.text, kind.noun, &takes.wants()],
                );
            }
            row.cells[place] = (value.at, cell.unwrap_or_default());
        }
        for (place, name) in kind.names().enumerate() {
            let is_missing = matches!(row.cells[place].1, Cell::Empty) && !row.is_faulty(place);
            if is_missing && kind.required & (1 << place) != 0 {
                let wants = kind.takes[place].wants();
                let words = [name, kind.noun, &wants];
                self.log.report(Problem::MissingField, node.at, &words);
            }
        }
        Some(row)
    }

    /// Reads the value of a field: `None` if it is not sound, an empty cell if
    /// it says nothing.
    fn cell<'a>(&mut self, name: &str, takes: Takes, node: &'a Node<'a>) -> Option<Cell<'a>> {
        match (takes, &node.value) {
            #[cfg(feature = "sheet")]
            (_, Value::Refused) => None,
            #[cfg(feature = "sheet")]
            (_, Value::Place(place)) => Some(Cell::Place(*place)),
            #[cfg(feature = "sheet")]
            (_, Value::Made(_)) => Some(Cell::Node(node)),
            #[cfg(feature = "sheet")]
            (Takes::Text, Value::String(text)) if !self.keeps => {
                self.check_length(name, node.at, text)?;
                Some(if is_blank(text) {
                    Cell::Empty
                } else {
                    Cell::Unkept
                })
            }
            (Takes::Text, Value::Object(entries)) => self.tagged(name, node.at, entries),
            (Takes::Text, Value::String(text)) => {
                self.check_length(name, node.at, text)?;
                Some(self.text(text).map_or(Cell::Empty, Cell::Text))
            }
            (Takes::References, Value::String(text)) => {
                Some(Cell::Plains(vec![(text.as_ref(), node.at)]))
            }
            (Takes::References | Takes::Plains, Value::Array(nodes)) => {
                let mut list = Vec::with_capacity(nodes.len());
                for node in nodes {
                    list.extend(self.entry(name, node));
                }
                Some(Cell::Plains(list))
            }
            (Takes::Texts, Value::Array(nodes)) => {
                let mut list = Vec::with_capacity(nodes.len());
                for node in nodes {
                    if let Some(Cell::Text(text)) = self.cell(name, Takes::Text, node) {
                        list.push(text);
                    }
                }
                Some(Cell::Texts(list))
            }
            (Takes::Number, Value::Number(number, raw)) => {
                let number = self.number(name, node.at, *number, raw)?;
                Some(Cell::Number(number))
            }
            (Takes::List, Value::Array(_))
            | (Takes::Object | Takes::ObjectOrPlain, Value::Object(_))
            | (Takes::Anything, _) => Some(Cell::Node(node)),
            (Takes::ObjectOrPlain, Value::String(text)) => {
                self.check_length(name, node.at, text)?;
                let is_blank = is_blank(text);
                Some(if is_blank {
                    Cell::Empty
                } else {
                    Cell::Node(node)
                })
            }
            (Takes::Texts | Takes::Plains | Takes::Number | Takes::List | Takes::Object, _)
            | (
                _,
                Value::Null
                | Value::Bool(_)
                | Value::Number(..)
                | Value::Array(_)
                | Value::Object(_),
            ) => {
                self.wrong_type(Problem::FieldType, node, name, takes);
                None
            }
            (_, Value::String(text)) => {
                self.check_length(name, node.at, text)?;
                self.word(takes, name, node.at, text)
            }
        }
    }

    /// Reads a string that stands for something.
    fn word<'a>(&mut self, takes: Takes, name: &str, at: u32, text: &'a str) -> Option<Cell<'a>> {
        if is_blank(text) && !matches!(takes, Takes::Date) {
            return Some(Cell::Empty);
        }
        let problem = match takes {
            Takes::Date => return self.date(name, at, text).map(Box::new).map(Cell::Date),
            Takes::Name(names) => return self.name(name, at, text, names).map(Cell::Name),
            Takes::Color => match color(text) {
                Some(color) => return Some(Cell::Color(color)),
                None => Problem::BadColor,
            },
            Takes::Url if !is_address(text) => Problem::BadUrl,
            Takes::Language if !is_language(text) => Problem::BadLanguage,
            Takes::ClaimId if !is_claim_id(text) => {
                let fitting = fitting_id(text);
                self.log.report(Problem::BadId, at, &[text, &fitting]);
                return None;
            }
            _ => return Some(Cell::Plain(text)),
        };
        self.log.report(problem, at, &[name, text]);
        None
    }

    fn entry<'a>(&mut self, name: &str, node: &'a Node<'a>) -> Option<Plain<'a>> {
        let Value::String(text) = &node.value else {
            self.wrong_type(Problem::EntryType, node, name, Takes::Plain);
            return None;
        };
        self.check_length(name, node.at, text)?;
        (!is_blank(text)).then_some((text.as_ref(), node.at))
    }

    /// A text in the dataset's language; `None` where it says nothing.
    pub(super) fn text(&self, text: &str) -> Option<Text> {
        (!is_blank(text)).then(|| Text::new(&self.language, text))
    }

    /// Reads a text of several languages.
    fn tagged<'a>(
        &mut self,
        name: &str,
        at: u32,
        entries: &[(Key<'_>, Node<'_>)],
    ) -> Option<Cell<'a>> {
        let mut sound: Vec<(String, String)> = Vec::with_capacity(entries.len());
        let mut is_faulty = false;
        for (key, node) in entries {
            if sound.iter().any(|(tag, _)| *tag == key.text) {
                self.duplicate_key(key);
                continue;
            }
            let text = match &node.value {
                Value::Null => continue,
                Value::String(text) => text,
                _ => {
                    is_faulty = true;
                    self.wrong_type(Problem::FieldType, node, name, Takes::Plain);
                    continue;
                }
            };
            if !is_language(&key.text) {
                is_faulty = true;
                self.log.report(Problem::BadTag, key.at, &[&key.text]);
            } else if self.check_length(name, node.at, text).is_none() {
                is_faulty = true;
            } else if !is_blank(text) {
                sound.push((key.text.to_string(), text.to_string()));
            }
        }
        match Text::from_entries(sound) {
            Some(text) => Some(Cell::Text(text)),
            None if is_faulty => None,
            None => {
                self.log.report(Problem::NoLanguage, at, &[name]);
                None
            }
        }
    }

    fn check_length(&mut self, name: &str, at: u32, text: &str) -> Option<()> {
        let limit = limits::TEXT;
        let is_start = |byte: &u8| byte & 0xc0 != 0x80;
        if !limit.is_passed_by(text.len())
            || !limit.is_passed_by(text.bytes().filter(is_start).count())
        {
            return Some(());
        }
        self.log.report(Problem::LongText, at, &[name, limit.words]);
        None
    }

    fn number(&mut self, name: &str, at: u32, number: f64, raw: &str) -> Option<f64> {
        // The next whole number is rounded down to the largest.
        let is_rounded = raw == "9007199254740993";
        if (0.0..=LARGEST).contains(&number) && !is_rounded {
            // Without the sign of a negative zero.
            return Some(number.abs());
        }
        self.log.report(Problem::BadNumber, at, &[name, raw]);
        None
    }

    pub(super) fn date(&mut self, name: &str, at: u32, text: &str) -> Option<Edtf> {
        let fault = match text.parse::<Edtf>() {
            Ok(date) => return Some(date),
            Err(error) => error.fault,
        };
        let problem = match fault {
            EdtfFault::Empty => Problem::EmptyDate,
            EdtfFault::NotADate => Problem::NoDate,
            EdtfFault::NoSuchDay => Problem::NoSuchDay,
            EdtfFault::LongYear => Problem::LongYear,
            EdtfFault::Set => Problem::DateSet,
            EdtfFault::Season => Problem::Season,
            EdtfFault::Mark => Problem::DateMark,
            EdtfFault::Unspecified => Problem::Unspecified,
            EdtfFault::NoEnd => Problem::NoEnd,
            EdtfFault::Backward => Problem::Backward,
        };
        self.log.report(problem, at, &[name, text]);
        None
    }

    fn name(&mut self, name: &str, at: u32, text: &str, names: Names) -> Option<usize> {
        let place = names.all().iter().position(|known| *known == text);
        if place.is_none() {
            let all = Takes::Name(names).wants();
            let near = nearest(text, &mut names.all().iter().copied());
            #[cfg(feature = "sheet")]
            let near = near.or_else(|| meant(text, names.all()));
            let (problem, help) = match near {
                Some(near) => (Problem::NearValue, near),
                None => (Problem::UnknownValue, &*all),
            };
            self.log.report(problem, at, &[name, text, help]);
        }
        place
    }

    fn wrong_type(&mut self, problem: Problem, node: &Node<'_>, what: &str, takes: Takes) {
        let found = match &node.value {
            Value::Null => "null",
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            Value::Number(..) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
            #[cfg(feature = "sheet")]
            Value::Refused | Value::Place(_) | Value::Made(_) => return,
        };
        self.log
            .report(problem, node.at, &[what, found, &takes.wants()]);
    }

    fn duplicate_key(&mut self, key: &Key<'_>) {
        self.log.report(Problem::DuplicateKey, key.at, &[&key.text]);
    }

    fn unknown_field(&mut self, key: &Key<'_>, kind: &Kind) {
        let name: &str = &key.text;
        let near = nearest(name, &mut kind.names());
        let home = KINDS.iter().find(|home| home.place(name).is_some());
        let (problem, help) = match (near, home) {
            (Some(near), _) => (Problem::NearField, near),
            (None, Some(home)) => (Problem::StrayField, home.noun),
            (None, None) => (Problem::UnknownField, ""),
        };
        let words = [kind.noun, name, help];
        self.log.report(problem, key.at, &words);
    }
}
