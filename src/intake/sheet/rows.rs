//! The rows of a sheet, whatever spelling it has.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memchr;

use super::place::pack;
use super::table::{Broken, Records, Written};
use crate::intake::json::{Node, Value};
use crate::intake::log::Log;
use crate::intake::problem::{Problem, SheetProblem};

/// Gives row by row.
#[derive(Clone)]
pub(super) enum Rows<'a> {
    /// Separated values.
    Csv(Records<'a>),
    /// A list of flat objects, with their keys as the header.
    Json {
        nodes: &'a [Node<'a>],
        keys: &'a [Cow<'a, str>],
    },
}

impl<'a> Rows<'a> {
    /// Reads the next row into `cells`; gives where it starts, and what is
    /// wrong with it. `None`: there are no more.
    pub(super) fn next_into(&mut self, cells: &mut Vec<Written<'a>>) -> Option<(u32, Broken)> {
        match self {
            Self::Csv(records) => {
                let start = super::table::offset(records.at);
                let broken = records.next_into(cells)?;
                Some((start, broken))
            }
            Self::Json { nodes, keys } => {
                let (node, rest) = nodes.split_first()?;
                *nodes = rest;
                Some((node.at, flat(node, keys, cells)))
            }
        }
    }
}

impl Rows<'_> {
    /// The offset of what comes next; of objects nobody asks for it.
    pub(super) fn at(&self) -> usize {
        match self {
            Self::Csv(records) => records.at,
            Self::Json { .. } => 0,
        }
    }

    /// How many bytes of values are to be read.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Csv(records) => records.rest().len(),
            Self::Json { .. } => 0,
        }
    }

    /// Where lines start by which the rows may be cut into so many parts of
    /// about the same size.
    pub(super) fn lines(&self, parts: usize) -> Vec<usize> {
        let Self::Csv(records) = self else {
            return Vec::new();
        };
        let rest = records.rest().as_bytes();
        let mut lines: Vec<usize> = (1..parts)
            .filter_map(|part| {
                let from = rest.len() / parts * part;
                Some(records.at + from + memchr(b'\n', &rest[from..])? + 1)
            })
            .collect();
        lines.dedup();
        lines
    }

    /// The rows from an offset on.
    pub(super) fn starting(&self, at: usize) -> Self {
        let mut rest = self.clone();
        if let Self::Csv(records) = &mut rest {
            records.at = at;
        }
        rest
    }

    /// The rows from one on, by its place among them and where it starts.
    pub(super) fn from(&self, place: usize, start: u32) -> Self {
        let mut rest = self.clone();
        match &mut rest {
            Self::Csv(records) => records.at = start as usize,
            Self::Json { nodes, .. } => *nodes = &nodes[place..],
        }
        rest
    }
}

/// The cells of an object, in the order of the header.
fn flat<'a>(node: &'a Node<'a>, keys: &[Cow<'a, str>], cells: &mut Vec<Written<'a>>) -> Broken {
    cells.clear();
    let Value::Object(entries) = &node.value else {
        return Some((SheetProblem::NoRow, node.at));
    };
    let blank = |_: &Cow<'a, str>| Written {
        at: node.at,
        ..Written::default()
    };
    cells.extend(keys.iter().map(blank));
    // Of a key that is given twice the first one holds.
    for (key, value) in entries.iter().rev() {
        let Some(place) = keys.iter().position(|known| *known == key.text) else {
            continue;
        };
        let cell = &mut cells[place];
        *cell = Written {
            at: value.at,
            ..Written::default()
        };
        match &value.value {
            Value::String(text) => cell.text = Cow::Borrowed(text),
            Value::Number(number, raw) => {
                cell.text = Cow::Borrowed(raw);
                cell.number = Some(*number);
            }
            Value::Bool(true) => cell.text = Cow::Borrowed("true"),
            Value::Bool(false) => cell.text = Cow::Borrowed("false"),
            Value::Array(_) | Value::Object(_) => {
                cell.is_nested = true;
            }
            Value::Null | Value::Refused | Value::Place(_) | Value::Made(_) => {}
        }
    }
    None
}

/// Every key of the objects, in the order of their first appearance, each with
/// the place of that. One that an object has twice is reported.
pub(super) fn keys<'a>(log: &mut Log, nodes: &'a [Node<'a>]) -> Vec<(Cow<'a, str>, u32)> {
    let mut keys: Vec<(Cow<'a, str>, u32)> = Vec::new();
    for node in nodes {
        let Value::Object(entries) = &node.value else {
            continue;
        };
        let mut seen = HashSet::with_capacity(entries.len());
        for (key, _) in entries {
            if !keys.iter().any(|(known, _)| *known == key.text) && keys.len() < MOST_KEYS {
                keys.push((Cow::Borrowed(&key.text), key.at));
            }
            if !seen.insert(&*key.text) {
                log.report(Problem::DuplicateKey, pack(key.at), &[&key.text]);
            }
        }
    }
    keys
}

/// Objects of more different keys than these are no rows of a sheet.
const MOST_KEYS: usize = 1_000;
