//! What each column of a sheet is read as.

use std::borrow::Cow;

use super::fields::{self as to, COUNT, PARTER, Target, is_several};
use super::place::{pack, pack_absent};
use super::style::Style;
use super::table::Written;

/// The fields without which a row gives no claim, or not its figure.
const NEEDED: [usize; 10] = [
    to::ID,
    to::SAID,
    to::SPEAKER,
    to::STANCE,
    to::TEXT,
    to::MEASURE,
    to::QUALIFIER,
    to::VALUE,
    to::LOW,
    to::HIGH,
];

/// Where the value of a field comes from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// The columns; the values of several are joined.
    pub(super) columns: Vec<usize>,
    /// What holds where the columns say nothing.
    pub(super) constant: Option<String>,
    /// Cells and what they mean.
    pub(super) meanings: Vec<(String, String)>,
}

impl Origin {
    /// Whether anything can come from it.
    pub(super) fn is_given(&self) -> bool {
        !self.columns.is_empty() || self.constant.is_some()
    }

    /// What holds in a row whose columns say nothing.
    fn stand_in(&self, row: u32) -> Option<Got<'_>> {
        let text = self.constant.as_deref()?;
        Some(Got {
            at: pack(row),
            text: Cow::Borrowed(text),
            number: None,
        })
    }
}

/// A part of a text that is put together.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Literal(String),
    Column(usize),
    /// One of a list of columns, and whether others come before: blank ones
    /// leave no comma.
    Listed(usize, bool),
}

/// A sheet that is not of our own columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Profile {
    /// The timeline of the Knight Lab.
    TimelineJs,
    /// The event data set of the Uppsala Conflict Data Program.
    UcdpGed,
}

/// How the rows of a sheet are read.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The names of the columns, as the header has them.
    pub(super) header: Vec<String>,
    pub(super) origins: Vec<Origin>,
    /// The claim's text by language; none: the dataset's.
    pub(super) texts: Vec<(Option<String>, Origin)>,
    /// The same, put together from columns.
    pub(super) templates: Vec<(Option<String>, Vec<Piece>)>,
    pub(super) missing: Vec<String>,
    pub(super) style: Style,
    pub(super) profile: Option<Profile>,
    /// The columns of a profile's start and end: year, month and day, or a date.
    pub(super) start: Vec<usize>,
    pub(super) end: Vec<usize>,
    /// What parts several values in a cell.
    pub(super) parter: char,
}

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Got<'c> {
    pub(super) at: u32,
    pub(super) text: Cow<'c, str>,
    pub(super) number: Option<f64>,
}

impl<'c> Got<'c> {
    /// What stands in a cell.
    fn of(cell: &'c Written<'_>) -> Self {
        Self {
            at: pack(cell.at + lead(&cell.text)),
            text: Cow::Borrowed(trim(&cell.text)),
            number: cell.number,
        }
    }
}

impl Plan {
    pub(super) fn new(header: Vec<String>, style: Style) -> Self {
        Self {
            header,
            origins: vec![Origin::default(); COUNT],
            texts: Vec::new(),
            templates: Vec::new(),
            missing: Vec::new(),
            style,
            profile: None,
            start: Vec::new(),
            end: Vec::new(),
            parter: PARTER,
        }
    }

    /// The origin of what goes to a target.
    pub(super) fn origin(&mut self, target: &Target) -> &mut Origin {
        match target {
            Target::Field(field) => &mut self.origins[*field],
            Target::Text(tag) => {
                let known = self.texts.iter().position(|(known, _)| {
                    known
                        .as_deref()
                        .is_some_and(|known| known.eq_ignore_ascii_case(tag))
                });
                let place = known.unwrap_or_else(|| {
                    self.texts.push((Some(tag.clone()), Origin::default()));
                    self.texts.len() - 1
                });
                &mut self.texts[place].1
            }
        }
    }

    /// Whether anything is read from a column.
    pub(super) fn reads(&self, column: usize) -> bool {
        let mut origins = self.origins.iter();
        origins.any(|origin| origin.columns.contains(&column)) || self.needs(column)
    }

    /// Whether no claim is left without what stands in a column: who said
    /// what, when and how, and the figure.
    pub(super) fn needs(&self, column: usize) -> bool {
        let is_piece = |piece: &Piece| matches!(piece, Piece::Column(at) | Piece::Listed(at, _) if *at == column);
        NEEDED
            .iter()
            .map(|field| &self.origins[*field])
            .chain(self.texts.iter().map(|(_, origin)| origin))
            .any(|origin| origin.columns.contains(&column))
            || (self.templates.iter()).any(|(_, pieces)| pieces.iter().any(is_piece))
            || self.start.contains(&column)
            || self.end.contains(&column)
    }

    /// Where a problem with a field of a row is shown.
    pub(super) fn at(&self, field: usize, cells: &[Written<'_>], row: u32) -> u32 {
        let first = self.origins[field].columns.first();
        match first.and_then(|column| cells.get(*column)) {
            Some(cell) => pack(cell.at),
            None => pack_absent(row, field),
        }
    }

    /// The value of a field in a row.
    pub(super) fn value<'c>(
        &'c self,
        field: usize,
        cells: &'c [Written<'_>],
        row: u32,
    ) -> Option<Got<'c>> {
        let origin = &self.origins[field];
        if !origin.is_given() {
            return None;
        }
        let parter = is_several(field).then_some(self.parter);
        self.of(origin, parter, cells, row)
    }

    /// The value from an origin.
    pub(super) fn of<'c>(
        &'c self,
        origin: &'c Origin,
        parter: Option<char>,
        cells: &'c [Written<'_>],
        row: u32,
    ) -> Option<Got<'c>> {
        let is_blank = |got: &Got<'_>| match parter {
            Some(parter) => trim(got.text.trim_matches(parter)).is_empty(),
            None => got.text.is_empty(),
        };
        if let ([column], [], []) = (&*origin.columns, &*origin.meanings, &*self.missing) {
            // Nearly all fields: what stands in their column.
            let got = cells.get(*column).map(Got::of);
            return got
                .filter(|got| !is_blank(got))
                .or_else(|| origin.stand_in(row));
        }
        let mut got: Option<Got<'c>> = None;
        for column in &origin.columns {
            let Some(cell) = cells.get(*column) else {
                continue;
            };
            let text = trim(&cell.text);
            let text = match self.meaning(origin, text) {
                Some(meaning) => meaning,
                None if text.is_empty() || self.missing.iter().any(|missing| missing == text) => "",
                None => text,
            };
            match &mut got {
                // Of values that pair by place an empty one holds its place.
                Some(got) if parter.is_some() || !text.is_empty() => {
                    let whole = got.text.to_mut();
                    whole.push(parter.unwrap_or(' '));
                    whole.push_str(text);
                    got.number = None;
                }
                Some(_) => {}
                None if text.is_empty() && parter.is_none() => {}
                None => {
                    got = Some(Got {
                        text: Cow::Borrowed(text),
                        ..Got::of(cell)
                    });
                }
            }
        }
        got.filter(|got| !is_blank(got))
            .or_else(|| origin.stand_in(row))
    }

    /// What the mapping says that a cell means.
    fn meaning<'c>(&'c self, origin: &'c Origin, text: &str) -> Option<&'c str> {
        let find = |same: &dyn Fn(&str) -> bool| {
            origin
                .meanings
                .iter()
                .find(|(cell, _)| same(cell))
                .map(|(_, meaning)| meaning.as_str())
        };
        if origin.meanings.is_empty() {
            return None;
        }
        find(&|cell| cell == text)
            .or_else(|| find(&|cell| cell.to_lowercase() == text.to_lowercase()))
    }

    /// A text put together from columns; `None`, where none of those that it
    /// needs says anything.
    pub(super) fn filled(&self, pieces: &[Piece], cells: &[Written<'_>]) -> Option<String> {
        let mut out = String::new();
        let (mut count, mut blank) = (0, 0);
        let told = |column: usize| {
            let text = cells.get(column).map_or("", |cell| trim(&cell.text));
            let is_missing = self.missing.iter().any(|missing| missing == text);
            if is_missing { "" } else { text }
        };
        for piece in pieces {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Column(column) => {
                    let text = told(*column);
                    count += 1;
                    blank += usize::from(text.is_empty());
                    out.push_str(text);
                }
                Piece::Listed(column, is_later) => {
                    let text = told(*column);
                    if *is_later && !text.is_empty() && !out.ends_with(": ") {
                        out.push_str(", ");
                    }
                    out.push_str(text);
                }
            }
        }
        (count == 0 || blank < count).then_some(out)
    }
}

/// Without the spaces around it.
pub(super) fn trim(text: &str) -> &str {
    // Nearly all cells have none.
    let is_clean = |byte: Option<&u8>| byte.is_none_or(|byte| *byte > b' ' && *byte < 0x80);
    let bytes = text.as_bytes();
    if is_clean(bytes.first()) && is_clean(bytes.last()) {
        return text;
    }
    text.trim_matches(|char: char| char.is_whitespace() || char == '\u{feff}' || char == '\u{200b}')
}

/// How many bytes of spaces stand before a cell's text.
fn lead(text: &str) -> u32 {
    if text
        .bytes()
        .next()
        .is_none_or(|byte| byte > b' ' && byte < 0x80)
    {
        return 0;
    }
    let rest = text.trim_start_matches(|char: char| {
        char.is_whitespace() || char == '\u{feff}' || char == '\u{200b}'
    });
    if rest.is_empty() {
        return 0;
    }
    u32::try_from(text.len() - rest.len()).unwrap_or(0)
}
