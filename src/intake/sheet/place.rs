//! Where a problem of a sheet stands, packed into what the shared readers take
//! for an offset.

use crate::intake::diagnostic::Cell;
use crate::intake::log::Ruler;

use super::fields::{self, NAMES};
use super::table::{Records, Written};

/// The fields that may be named where a row has no cell for them; 0 is none.
const NAMED: [usize; 15] = [
    fields::SOURCE,
    fields::VALUE,
    fields::WORDING,
    fields::LOW,
    fields::HIGH,
    fields::SAID,
    fields::SPEAKER,
    fields::TEXT,
    fields::QUALIFIER,
    fields::ID,
    fields::MEASURE,
    fields::RELATION,
    fields::STANCE,
    fields::PARTY,
    fields::QUOTE,
];

const BITS: u32 = 4;

/// A place in the text as the log takes it. Sheets have at most 2²⁸ bytes.
pub(super) fn pack(offset: u32) -> u32 {
    offset.min(u32::MAX >> BITS) << BITS
}

/// The place of a field that a row has no cell for.
pub(super) fn pack_absent(row: u32, field: usize) -> u32 {
    let tag = NAMED.iter().position(|named| *named == field);
    let tag = tag.and_then(|tag| u32::try_from(tag + 1).ok()).unwrap_or(0);
    pack(row) | tag
}

/// The offset in the text.
pub(super) fn unpack(at: u32) -> u32 {
    at >> BITS
}

/// Finds rows and columns.
pub(super) struct Finder<'a> {
    /// Where each record starts.
    pub(super) starts: &'a [u32],
    /// The names of the columns.
    pub(super) header: &'a [String],
    /// Where the header starts.
    first: u32,
    pub(super) records: Records<'a>,
    pub(super) ruler: Ruler<'a>,
    cells: Vec<Written<'a>>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(
        text: &'a str,
        starts: &'a [u32],
        header: &'a [String],
        first: u32,
        records: Records<'a>,
    ) -> Self {
        Self {
            starts,
            header,
            first,
            records,
            ruler: Ruler::new(text),
            cells: Vec::new(),
        }
    }

    /// The cell of a place.
    pub(super) fn cell(&mut self, at: u32) -> Cell {
        let offset = unpack(at);
        let row = self.starts.partition_point(|start| *start <= offset);
        let tag = (at & ((1 << BITS) - 1)) as usize;
        let field = match tag.checked_sub(1) {
            Some(tag) => NAMES[NAMED[tag]].into(),
            None => self.column(row, offset),
        };
        Cell {
            row: u32::try_from(row.max(1)).unwrap_or(u32::MAX),
            field,
        }
    }

    /// The name of the column in which an offset stands.
    fn column(&mut self, row: usize, offset: u32) -> String {
        let Some(start) = row.checked_sub(1).and_then(|row| self.starts.get(row)) else {
            return String::new();
        };
        // What stands before the header stands in no column.
        if *start < self.first {
            return String::new();
        }
        // A cell's place is behind its opening quotation mark.
        self.records.at = offset as usize;
        let is_opening = self.records.rest_is('"');
        self.records.at = *start as usize;
        self.records.next_into(&mut self.cells);
        let offset = offset + u32::from(is_opening);
        let next = self.cells.partition_point(|cell| cell.at <= offset);
        self.header
            .get(next.saturating_sub(1))
            .cloned()
            .unwrap_or_default()
    }
}
