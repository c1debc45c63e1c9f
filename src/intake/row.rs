//! An object of the file by the table of its fields: each field as a value of
//! its kind, whatever is wrong with it reported.

use super::fields::{Field, KINDS, Kind, Takes};
use super::json::{Key, Node, Value};
use super::limits;
use super::log::{Log, shown};
use super::nearest::nearest;
use crate::model::{Edtf, EdtfFault, LARGEST, Text};

/// The contents of a field.
#[derive(Default)]
pub(super) enum Cell<'a> {
    /// Not given, or not sound.
    #[default]
    Empty,
    Plain(&'a str),
    Text(Text),
    Date(Edtf),
    Number(f64),
    /// The place of a name in its list.
    Name(usize),
    Color([u8; 3]),
    Plains(Vec<Plain<'a>>),
    Texts(Vec<Text>),
    /// A list or an object that is yet to be read.
    Node(&'a Node<'a>),
}

/// A string with its offset.
pub(super) type Plain<'a> = (&'a str, u32);

/// An object of the file.
pub(super) struct Row<'a> {
    /// Where it starts.
    pub(super) at: u32,
    /// Whether all that is required is there and sound.
    pub(super) is_whole: bool,
    cells: Vec<(u32, Cell<'a>)>,
    /// A bit for each field that was given but is not sound.
    faulty: u32,
}

impl<'a> Row<'a> {
    /// Where the value of a field starts; the object, where it has none.
    pub(super) fn at(&self, place: usize) -> u32 {
        self.cells[place].0
    }

    /// Whether a field was given but is not sound; that was reported.
    pub(super) fn is_faulty(&self, place: usize) -> bool {
        self.faulty & (1 << place) != 0
    }

    fn take(&mut self, place: usize) -> Cell<'a> {
        core::mem::take(&mut self.cells[place].1)
    }

    pub(super) fn plain(&mut self, place: usize) -> Option<&'a str> {
        match self.take(place) {
            Cell::Plain(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn string(&mut self, place: usize) -> Option<String> {
        self.plain(place).map(Into::into)
    }

    pub(super) fn text(&mut self, place: usize) -> Option<Text> {
        match self.take(place) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn date(&mut self, place: usize) -> Option<Edtf> {
        match self.take(place) {
            Cell::Date(date) => Some(date),
            _ => None,
        }
    }

    pub(super) fn number(&mut self, place: usize) -> Option<f64> {
        match self.take(place) {
            Cell::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The member of an enumeration, from the list of all its members.
    pub(super) fn name<T: Copy>(&mut self, place: usize, all: &[T]) -> Option<T> {
        match self.take(place) {
            Cell::Name(name) => all.get(name).copied(),
            _ => None,
        }
    }

    pub(super) fn color(&mut self, place: usize) -> Option<[u8; 3]> {
        match self.take(place) {
            Cell::Color(color) => Some(color),
            _ => None,
        }
    }

    pub(super) fn plains(&mut self, place: usize) -> Option<Vec<Plain<'a>>> {
        match self.take(place) {
            Cell::Plains(list) => Some(list),
            _ => None,
        }
    }

    pub(super) fn strings(&mut self, place: usize) -> Vec<String> {
        let list = self.plains(place).unwrap_or_default();
        list.into_iter().map(|(text, _)| text.into()).collect()
    }

    pub(super) fn texts(&mut self, place: usize) -> Vec<Text> {
        match self.take(place) {
            Cell::Texts(list) => list,
            _ => Vec::new(),
        }
    }

    pub(super) fn node(&mut self, place: usize) -> Option<&'a Node<'a>> {
        match self.take(place) {
            Cell::Node(node) => Some(node),
            _ => None,
        }
    }

    /// The entries of a list.
    pub(super) fn list(&mut self, place: usize) -> &'a [Node<'a>] {
        match self.take(place) {
            Cell::Node(Node {
                value: Value::Array(nodes),
                ..
            }) => nodes,
            _ => &[],
        }
    }
}

/// Reads objects; holds what concerns all of them.
pub(super) struct Desk {
    pub(super) log: Log,
    /// The language of texts without a tag.
    pub(super) language: String,
}

impl Desk {
    /// Reads an object; `None` if it is none.
    pub(super) fn open<'a>(&mut self, node: &'a Node<'a>, kind: &Kind) -> Option<Row<'a>> {
        let Value::Object(entries) = &node.value else {
            self.wrong_type(node, &["this ", kind.noun], Takes::Object);
            return None;
        };
        let mut row = Row {
            at: node.at,
            is_whole: true,
            cells: Vec::with_capacity(kind.fields.len()),
            faulty: 0,
        };
        row.cells
            .resize_with(kind.fields.len(), || (node.at, Cell::Empty));
        let mut seen = 0_u32;
        for (key, value) in entries {
            let place = kind.fields.iter().position(|field| field.name == key.text);
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
            let field = &kind.fields[place];
            let cell = self.cell(field, value);
            // An empty string says nothing: fine, unless something is needed.
            let is_blank = matches!(cell, Some(Cell::Empty));
            if cell.is_none() || (is_blank && field.is_required) {
                row.faulty |= bit;
            }
            if is_blank && field.is_required {
                self.log.error(
                    "empty-text",
                    value.at,
                    &["`", field.name, "` is empty"],
                    &["each ", kind.noun, " needs ", &field.takes.wants()],
                );
            }
            row.cells[place] = (value.at, cell.unwrap_or_default());
        }
        for (place, field) in kind.fields.iter().enumerate() {
            if field.is_required && matches!(row.cells[place].1, Cell::Empty) {
                row.is_whole = false;
                if !row.is_faulty(place) {
                    self.log.error(
                        "missing-field",
                        node.at,
                        &["`", field.name, "` is missing"],
                        &["each ", kind.noun, " needs ", &field.takes.wants()],
                    );
                }
            }
        }
        Some(row)
    }

    /// Reads the value of a field: `None` if it is not sound, an empty cell if
    /// it says nothing.
    fn cell<'a>(&mut self, field: &Field, node: &'a Node<'a>) -> Option<Cell<'a>> {
        let name = field.name;
        let takes = field.takes;
        match (takes, &node.value) {
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
                let field = Field {
                    name,
                    is_required: true,
                    takes: Takes::Text,
                };
                let mut list = Vec::with_capacity(nodes.len());
                for node in nodes {
                    if let Some(Cell::Text(text)) = self.cell(&field, node) {
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
                let is_blank = text.trim().is_empty();
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
                self.wrong_type(node, &["`", name, "`"], takes);
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
        if text.trim().is_empty() && !matches!(takes, Takes::Date) {
            return Some(Cell::Empty);
        }
        let (code, help) = match takes {
            Takes::Date => return self.date(name, at, text).map(Cell::Date),
            Takes::Name(names) => return self.name(name, at, text, names).map(Cell::Name),
            Takes::Color => match color(text) {
                Some(color) => return Some(Cell::Color(color)),
                None => (
                    "bad-color",
                    "a colour is written #rgb or #rrggbb, such as #1f77b4",
                ),
            },
            Takes::Url if !is_address(text) => (
                "bad-url",
                "an address starts with https:// or http:// and holds no spaces",
            ),
            Takes::Language if !is_language(text) => (
                "bad-language",
                "a tag of BCP 47, such as en, de-CH or zh-Hans",
            ),
            Takes::ClaimId if !is_claim_id(text) => {
                let fitting = fitting_id(text);
                self.log.error(
                    "bad-id",
                    at,
                    &["the id `", &shown(text), "` holds what an id must not"],
                    &[
                        "a to z, 0 to 9 and -, with a letter or digit first, such as `",
                        &fitting,
                        "`",
                    ],
                );
                return None;
            }
            _ => return Some(Cell::Plain(text)),
        };
        let message = ["`", name, "` cannot be `", &shown(text), "`"];
        self.log.error(code, at, &message, &[help]);
        None
    }

    fn entry<'a>(&mut self, name: &str, node: &'a Node<'a>) -> Option<Plain<'a>> {
        let Value::String(text) = &node.value else {
            self.wrong_type(node, &["an entry of `", name, "`"], Takes::Plain);
            return None;
        };
        self.check_length(name, node.at, text)?;
        (!text.trim().is_empty()).then_some((text.as_ref(), node.at))
    }

    /// A text in the dataset's language; `None` where it says nothing.
    pub(super) fn text(&self, text: &str) -> Option<Text> {
        (!text.trim().is_empty()).then(|| Text::new(&self.language, text))
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
                    self.wrong_type(node, &["`", name, "`"], Takes::Plain);
                    continue;
                }
            };
            if !is_language(&key.text) {
                is_faulty = true;
                self.log.error(
                    "bad-language",
                    key.at,
                    &["`", &shown(&key.text), "` is no language tag"],
                    &["a tag of BCP 47, such as en, de-CH or zh-Hans"],
                );
            } else if self.check_length(name, node.at, text).is_none() {
                is_faulty = true;
            } else if !text.trim().is_empty() {
                sound.push((key.text.to_string(), text.to_string()));
            }
        }
        match Text::from_entries(sound) {
            Some(text) => Some(Cell::Text(text)),
            None if is_faulty => None,
            None => {
                self.log.error(
                    "empty-text",
                    at,
                    &["`", name, "` is in no language"],
                    &["at least one: {\"en\": \"…\"}"],
                );
                None
            }
        }
    }

    fn check_length(&mut self, name: &str, at: u32, text: &str) -> Option<()> {
        let limit = limits::TEXT;
        if !limit.is_passed_by(text.len()) || !limit.is_passed_by(text.chars().count()) {
            return Some(());
        }
        self.log.error(
            "text-too-long",
            at,
            &["`", name, "` is too long"],
            &["at most ", limit.words],
        );
        None
    }

    fn number(&mut self, name: &str, at: u32, number: f64, raw: &str) -> Option<f64> {
        if (0.0..=LARGEST).contains(&number) {
            // Without the sign of a negative zero.
            return Some(number.abs());
        }
        let message = ["`", name, "` cannot be ", &shown(raw)];
        let help = "a number from 0 to 9007199254740992 (2 to the 53rd)";
        self.log.error("bad-number", at, &message, &[help]);
        None
    }

    fn date(&mut self, name: &str, at: u32, text: &str) -> Option<Edtf> {
        let fault = match text.parse::<Edtf>() {
            Ok(date) => return Some(date),
            Err(error) => error.fault,
        };
        let (wrong, help) = match fault {
            EdtfFault::Empty => (
                "is empty",
                "write 2024-10-28, or what is known of it: 2024-10, [..2024-10-18]",
            ),
            EdtfFault::NotADate => (
                "is no date of EDTF",
                "write 2024-10-28, 2024-10 or 2024, a span as 2024-10-01/2024-10-18",
            ),
            EdtfFault::NoSuchDay => (
                "is not in the calendar",
                "year-month-day; are month and day swapped?",
            ),
            EdtfFault::LongYear => (
                "has a year of more than four digits",
                "years have four digits, with a minus where they are before 0",
            ),
            EdtfFault::Set => (
                "is a set that is not read",
                "write a span as 2024-10-01/2024-10-18, \"by the 18th\" as [..2024-10-18]",
            ),
            EdtfFault::Season => (
                "has a season that is not read",
                "21 spring to 24 winter, or the months: 2024-09/2024-11",
            ),
            EdtfFault::Mark => (
                "has a mark amid the date",
                "put ?, ~ or % at the end of the date: 2024-10~",
            ),
            EdtfFault::Unspecified => (
                "has X where digits must stand",
                "XX stands for a whole day or month, or ends a year: 2024-10-XX, 20XX",
            ),
            EdtfFault::NoEnd => ("has no end", "give the start or the end: 2024-10-18/.."),
            EdtfFault::Backward => ("ends before it starts", "swap the two dates"),
        };
        let shown = shown(text);
        let message = if fault == EdtfFault::Empty {
            ["`", name, "`", " ", wrong, ""]
        } else {
            ["`", name, "`: `", &shown, "` ", wrong]
        };
        self.log.error("not-edtf", at, &message, &[help]);
        None
    }

    fn name(
        &mut self,
        name: &str,
        at: u32,
        text: &str,
        names: &'static [&'static str],
    ) -> Option<usize> {
        let place = names.iter().position(|known| *known == text);
        if place.is_none() {
            let all = Takes::Name(names).wants();
            let near = nearest(text, &mut names.iter().copied());
            let help = near.map_or(["it takes ", &all, ""], |near| {
                ["did you mean `", near, "`?"]
            });
            let message = ["`", name, "` cannot be `", &shown(text), "`"];
            self.log.error("unknown-value", at, &message, &help);
        }
        place
    }

    fn wrong_type(&mut self, node: &Node<'_>, what: &[&str], takes: Takes) {
        let found = match &node.value {
            Value::Null => "null",
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            Value::Number(..) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        let message = [&what.concat(), " is ", found];
        self.log.error(
            "wrong-type",
            node.at,
            &message,
            &["it takes ", &takes.wants()],
        );
    }

    fn duplicate_key(&mut self, key: &Key<'_>) {
        self.log.error(
            "duplicate-key",
            key.at,
            &["`", &shown(&key.text), "` is given twice"],
            &["the first one holds: remove the other"],
        );
    }

    fn unknown_field(&mut self, key: &Key<'_>, kind: &Kind) {
        let name: &str = &key.text;
        let near = nearest(name, &mut kind.fields.iter().map(|field| field.name));
        let home = KINDS
            .iter()
            .find(|home| home.fields.iter().any(|field| field.name == name));
        let help = match (near, home) {
            (Some(near), _) => ["did you mean `", near, "`?"],
            (None, Some(home)) => ["it belongs in the ", home.noun, ""],
            (None, None) => ["remove it: nothing reads it", "", ""],
        };
        self.log.warning(
            "unknown-field",
            key.at,
            &["this ", kind.noun, " has no field `", &shown(name), "`"],
            &help,
        );
    }
}

fn color(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    let is_short = digits.len() == 3;
    if !is_short && digits.len() != 6 {
        return None;
    }
    let mut bytes = [0_u8; 6];
    for (place, byte) in bytes.iter_mut().enumerate() {
        let digit = digits.as_bytes()[if is_short { place / 2 } else { place }];
        *byte = u8::try_from(char::from(digit).to_digit(16)?).ok()?;
    }
    Some([0, 2, 4].map(|place| bytes[place] * 16 + bytes[place + 1]))
}

/// Whether it is an address that a link may lead to.
fn is_address(text: &str) -> bool {
    let starts = |scheme: &str| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            .then(|| &text[scheme.len()..])
    };
    let rest = starts("https://").or_else(|| starts("http://"));
    let is_odd = |char: char| char.is_whitespace() || char.is_control() || "<>\"\\".contains(char);
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':']))
        && !text.contains(is_odd)
}

/// Whether it looks like a tag of BCP 47.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn is_claim_id(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !text.starts_with('-') && text.bytes().all(|byte| is_plain(byte) || byte == b'-')
}

/// An id much like this one that would do.
fn fitting_id(text: &str) -> String {
    let mut id = String::new();
    for char in text.chars().take(limits::SHOWN) {
        if char.is_ascii_alphanumeric() {
            id.push(char.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "claim-1" } else { id }.into()
}
