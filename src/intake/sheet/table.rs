//! Separated values (RFC 4180) as cells that know their places.
//!
//! Our own reader: `csv-core` and `csv` copy each cell into a buffer, pass over
//! empty lines (so that rows are no longer counted as a spreadsheet counts
//! them), tell the place of a record but not of a cell, and take a quotation
//! mark that is never closed, or text behind a closed one, without a word.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

use crate::intake::problem::SheetProblem;

/// A cell as the file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Written<'a> {
    /// Byte offset of its contents.
    pub(super) at: u32,
    /// What stands in it, without the quotation marks around it.
    pub(super) text: Cow<'a, str>,
    /// The number, where the file gives one that needs no reading (JSON).
    pub(super) number: Option<f64>,
    /// Whether it holds a list or an object (JSON), of which nothing is read.
    pub(super) is_nested: bool,
}

/// Why a record cannot be relied upon, and where it shows.
pub(super) type Broken = Option<(SheetProblem, u32)>;

/// Bytes of a cell that is looked through one by one.
const SHORT: usize = 12;

/// Reads record by record.
#[derive(Clone)]
pub(super) struct Records<'a> {
    text: &'a str,
    /// Byte offset of what comes next.
    pub(super) at: usize,
    /// What parts the cells: a comma, a semicolon or a tab.
    pub(super) separator: u8,
}

impl<'a> Records<'a> {
    /// The records of a text of fewer than 2³² bytes, from its start.
    pub(super) fn new(text: &'a str, separator: u8) -> Self {
        Self {
            text,
            at: if text.starts_with('\u{feff}') { 3 } else { 0 },
            separator,
        }
    }

    /// What is not read yet.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Whether what comes next starts so.
    pub(super) fn rest_is(&self, char: char) -> bool {
        self.text
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(char))
    }

    /// Reads the next record into `cells`; `None` at the end of the text.
    pub(super) fn next_into(&mut self, cells: &mut Vec<Written<'a>>) -> Option<Broken> {
        cells.clear();
        if self.at >= self.text.len() {
            return None;
        }
        let mut broken = None;
        loop {
            let (cell, fault) = self.cell();
            cells.push(cell);
            broken = broken.or(fault);
            match self.text.as_bytes().get(self.at) {
                Some(byte) if *byte == self.separator => self.at += 1,
                Some(b'\r') => {
                    self.at += 1;
                    self.at += usize::from(self.text.as_bytes().get(self.at) == Some(&b'\n'));
                    return Some(broken);
                }
                Some(_) => {
                    self.at += 1;
                    return Some(broken);
                }
                None => return Some(broken),
            }
        }
    }

    /// Reads a cell, up to what ends it.
    fn cell(&mut self) -> (Written<'a>, Broken) {
        let bytes = self.text.as_bytes();
        // Spaces before an opening quotation mark are none of the cell's.
        let spaces = bytes[self.at..].iter().take_while(|byte| **byte == b' ');
        let open = self.at + spaces.count();
        if bytes.get(open) == Some(&b'"') {
            return self.quoted(open);
        }
        let start = self.at;
        self.skip_plain();
        let text = Cow::Borrowed(&self.text[start..self.at]);
        (written(start, text), None)
    }

    /// Steps to the end of a cell without quotation marks.
    fn skip_plain(&mut self) {
        let separator = self.separator;
        let rest = &self.text.as_bytes()[self.at..];
        let is_end = |byte: &u8| *byte == separator || *byte == b'\n' || *byte == b'\r';
        // Most cells are too short for a search in great steps.
        let (start, more) = rest.split_at(rest.len().min(SHORT));
        self.at += match start.iter().position(is_end) {
            Some(end) => end,
            None => {
                let end = memchr3(separator, b'\n', b'\r', more);
                start.len() + end.unwrap_or(more.len())
            }
        };
    }

    /// Reads a cell in quotation marks.
    fn quoted(&mut self, open: usize) -> (Written<'a>, Broken) {
        let bytes = self.text.as_bytes();
        let start = open + 1;
        let mut piece = start;
        let mut at = start;
        let mut whole = String::new();
        loop {
            match memchr(b'"', &bytes[at..]) {
                None => {
                    self.at = self.text.len();
                    whole.push_str(&self.text[piece..]);
                    let fault = (SheetProblem::OpenQuote, offset(open));
                    return (written(start, Cow::Owned(whole)), Some(fault));
                }
                Some(length) => at += length,
            }
            if bytes.get(at + 1) == Some(&b'"') {
                whole.push_str(&self.text[piece..=at]);
                at += 2;
                piece = at;
            } else {
                break;
            }
        }
        let last = &self.text[piece..at];
        let text = if whole.is_empty() {
            Cow::Borrowed(last)
        } else {
            whole.push_str(last);
            Cow::Owned(whole)
        };
        self.at = at + 1;
        self.skip_plain();
        let behind = &self.text[at + 1..self.at];
        let fault = (!behind.trim_matches(' ').is_empty())
            .then(|| (SheetProblem::TextBehindQuote, offset(at + 1)));
        (written(start, text), fault)
    }
}

fn written(at: usize, text: Cow<'_, str>) -> Written<'_> {
    let (at, text) = match text {
        text if !is_marked_text(&text) => (at, text),
        Cow::Borrowed(text) => (at + 1, Cow::Borrowed(&text[1..])),
        Cow::Owned(text) => (at + 1, Cow::Owned(text[1..].into())),
    };
    Written {
        at: offset(at),
        text,
        ..Written::default()
    }
}

/// Whether a text has an apostrophe before it that keeps spreadsheets from
/// running it as a formula.
fn is_marked_text(text: &str) -> bool {
    text.starts_with('\'')
        && text
            .trim_start_matches('\'')
            .starts_with(['=', '+', '-', '@'])
}

/// The offset as cells store it.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Records;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut records = Records::new(text, b',');
        let mut cells = Vec::new();
        let mut rows = Vec::new();
        while let Some(broken) = records.next_into(&mut cells) {
            assert!(broken.is_none(), "{text}: {broken:?}");
            rows.push(cells.iter().map(|cell| cell.text.to_string()).collect());
        }
        rows
    }

    #[test]
    fn quotes_line_breaks_and_empty_lines_are_read_as_spreadsheets_do() {
        let text = "a,\"b,\"\"c\"\"\nd\",\r\n\re, \"f\" ,g\"h\"\n\n,";
        let found = rows(text);
        let expected: [&[&str]; 5] = [
            &["a", "b,\"c\"\nd", ""],
            &[""],
            &["e", "f", "g\"h\""],
            &[""],
            &["", ""],
        ];
        assert_eq!(found, expected);
        assert!(rows("").is_empty());
        assert_eq!(rows("\u{feff}a"), [["a"]]);
    }

    #[test]
    fn cells_know_where_their_contents_stand() {
        let text = "ä, \"b\"\n\"\"\"c\",d";
        let mut records = Records::new(text, b',');
        let mut cells = Vec::new();
        let mut places = Vec::new();
        while records.next_into(&mut cells).is_some() {
            places.extend(cells.iter().map(|cell| cell.at));
        }
        assert_eq!(places, [0, 5, 9, 14]);
    }

    #[test]
    fn an_apostrophe_before_a_formula_is_none_of_the_text() {
        let found = rows("'=1+1,\"'-5, then\",''@a,'a,'");
        assert_eq!(found, [["=1+1", "-5, then", "'@a", "'a", "'"]]);
    }

    #[test]
    fn what_is_broken_is_told_with_its_place() {
        let broken = |text| {
            let found = Records::new(text, b',').next_into(&mut Vec::new());
            format!("{found:?}")
        };
        assert_eq!(broken("a,\"b\nc"), "Some(Some((OpenQuote, 2)))");
        assert_eq!(broken("\"a\" b,c"), "Some(Some((TextBehindQuote, 3)))");
    }
}
