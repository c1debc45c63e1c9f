//! A sheet as a dataset.
//!
//! The rows are gone through twice. First who speaks, what is counted and where
//! it was reported is gathered; these become the lists of a claims file, as a
//! tree that the reader of JSON would have made. Then each row becomes the tree
//! of one claim, is read by the same code as a claim in JSON, and is dropped:
//! a tree of all rows would weigh several times as much as the file.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::fields as to;
use super::fold::slug;
use super::gather::{Gathered, gather};
use super::given::Given;
use super::header;
use super::mapping::Mapping;
use super::pass::{Pass, ready};
use super::people::People;
use super::place::{Finder, pack, unpack};
use super::plan::{Profile, trim};
use super::preamble::{self, Preamble};
use super::register::{entry, key};
use super::rows::{Rows, keys};
use super::table::{Records, Written, offset};
use crate::intake::claim::Lists;
use crate::intake::desk::Desk;
use crate::intake::diagnostic::Diagnostic;
use crate::intake::json::{Node, Value, read_tree};
use crate::intake::limits;
use crate::intake::log::{Log, Ruler, pointer};
use crate::intake::problem::{Problem, SheetProblem};
use crate::intake::read::FORMAT;
use crate::intake::taken::Taken;
use crate::model::Dataset;

/// Reads a sheet of claims: separated values, one row a claim.
///
/// # Example: a number as people write it
/// ```
/// use claimline::intake::{Given, read_csv};
/// let sheet = "said;speaker;text;value\n18.10.2024;NIS;In Russland;rund 1.500\n";
/// let given = Given { stem: "truppen", language: "de", mapping: None };
/// let taken = read_csv(sheet, &given);
/// let claim = &taken.dataset.unwrap().claims[0];
/// assert_eq!(claim.id, "nis-2024-10-18-1500");
/// assert_eq!(claim.estimate.as_ref().unwrap().figure, claimline::model::Figure::About(1500.0));
/// let read = taken.diagnostics.iter().find(|found| found.code == "read-number").unwrap();
/// assert_eq!(read.cell.as_ref().unwrap().row, 2);
/// ```
#[must_use]
pub fn read_csv(text: &str, given: &Given<'_>) -> Taken {
    take_csv(text, given, true)
}

/// Reads separated values; where the claims are not to be kept, only what is
/// wrong with them is told.
pub(super) fn take_csv(text: &str, given: &Given<'_>, keeps: bool) -> Taken {
    let mut sheet = Sheet::new(given);
    sheet.keeps = keeps;
    if limits::BYTES.is_passed_by(text.len()) {
        return sheet.too_large();
    }
    let mut records = Records::new(text, b',');
    let mut starts = Vec::new();
    let preamble = preamble::read(&mut sheet.desk, &mut records, &mut starts);
    let start = offset(records.at);
    if records.rest().is_empty() {
        sheet.desk.log.report_sheet(SheetProblem::NoSheet, 0, &[]);
    } else if trim(records.rest()).starts_with('<') {
        sheet
            .desk
            .log
            .report_sheet(SheetProblem::Markup, pack(offset(records.at)), &[]);
    } else {
        starts.push(start);
        let mut cells = Vec::new();
        let broken = records.next_into(&mut cells).flatten();
        if let Some((problem, at)) = broken {
            sheet.desk.log.report_sheet(problem, pack(at), &[]);
        } else if let Some(below) = header_below(&cells, &records, given.mapping) {
            let row = (starts.len() + below).to_string();
            let words = [trim(&cells[0].text), &row, &row];
            sheet
                .desk
                .log
                .report_sheet(SheetProblem::HeaderBelow, pack(start), &words);
        } else {
            sheet.read(
                text,
                &preamble,
                &cells,
                start,
                &Rows::Csv(records.clone()),
                &mut starts,
            );
        }
    }
    let header = core::mem::take(&mut sheet.header);
    sheet.finish(|log| {
        let mut finder = Finder::new(text, &starts, &header, start, records);
        log.placed(&mut |at, diagnostic| {
            diagnostic.place = Some(finder.ruler.place(unpack(at) as usize));
            diagnostic.cell = Some(finder.cell(at));
        })
    })
}

/// How many lines below the first one the header stands, where the first is a
/// title or the like.
fn header_below(
    first: &[Written<'_>],
    records: &Records<'_>,
    mapping: Option<&Mapping>,
) -> Option<usize> {
    const FARTHEST: usize = 10;
    if first.is_empty() || header::known(first, mapping) > 0 {
        return None;
    }
    let mut cells = Vec::new();
    b",;\t".iter().find_map(|separator| {
        let mut below = records.clone();
        below.separator = *separator;
        (1..=FARTHEST)
            .find(|_| below.next_into(&mut cells).is_some() && header::known(&cells, mapping) > 1)
    })
}

/// Reads a list of flat objects (JSON) as a sheet of the same columns.
pub(super) fn read_flat(text: &str, given: &Given<'_>) -> Taken {
    let mut sheet = Sheet::new(given);
    if limits::BYTES.is_passed_by(text.len()) {
        return sheet.too_large();
    }
    let root = match read_tree(text) {
        Ok(root) => Some(root),
        Err(fault) => {
            sheet
                .desk
                .log
                .report(fault.problem, pack(fault.at), &[fault.word]);
            None
        }
    };
    if let Some(Node {
        at,
        value: Value::Array(nodes),
    }) = &root
    {
        let found = keys(&mut sheet.desk.log, nodes);
        let header: Vec<Written<'_>> = found
            .iter()
            .map(|(key, at)| Written {
                at: *at,
                text: key.clone(),
                ..Written::default()
            })
            .collect();
        let keys: Vec<_> = found.into_iter().map(|(key, _)| key).collect();
        let rows = Rows::Json { nodes, keys: &keys };
        if nodes.is_empty() {
            sheet
                .desk
                .log
                .report_sheet(SheetProblem::NoSheet, pack(*at), &[]);
        } else {
            let preamble = Preamble::default();
            sheet.read(text, &preamble, &header, *at, &rows, &mut Vec::new());
        }
    }
    sheet.finish(|log| {
        let mut ruler = Ruler::new(text);
        log.placed(&mut |at, diagnostic| {
            let at = unpack(at);
            diagnostic.place = Some(ruler.place(at as usize));
            diagnostic.pointer = root.as_ref().map(|root| pointer(root, at));
        })
    })
}

/// A sheet while it is read.
struct Sheet<'g> {
    desk: Desk,
    given: &'g Given<'g>,
    /// Whether claims are kept that nothing is tied to.
    keeps: bool,
    header: Vec<String>,
    dataset: Option<Dataset>,
    claims: Option<usize>,
    left_out: usize,
}

impl<'g> Sheet<'g> {
    fn new(given: &'g Given<'g>) -> Self {
        Self {
            desk: Desk::new(given.language),
            given,
            keeps: true,
            header: Vec::new(),
            dataset: None,
            claims: None,
            left_out: 0,
        }
    }

    fn too_large(mut self) -> Taken {
        self.desk
            .log
            .report(Problem::TooLarge, 0, &[limits::BYTES.words]);
        self.finish(|log| log.placed(&mut |_, _| {}))
    }

    fn finish(self, place: impl FnOnce(Log) -> Vec<Diagnostic>) -> Taken {
        Taken {
            dataset: self.dataset,
            claims: self.claims,
            total: self.desk.log.total(),
            diagnostics: place(self.desk.log),
            left_out: self.left_out,
        }
    }

    fn read<'t>(
        &mut self,
        text: &'t str,
        preamble: &Preamble,
        header: &[Written<'t>],
        start: u32,
        rows: &Rows<'t>,
        starts: &mut Vec<u32>,
    ) {
        if let Some(language) = &preamble.language {
            self.desk.language.clone_from(language);
        }
        let plan = header::plan(&mut self.desk, header, start, self.given.mapping);
        self.header = header.iter().map(|cell| trim(&cell.text).into()).collect();
        let Some(mut plan) = plan else { return };
        let title = preamble.title.as_ref().map(|(title, _)| title.as_str());
        if plan.profile == Some(Profile::TimelineJs) {
            let title = title.unwrap_or(self.given.stem);
            plan.origins[to::SPEAKER].constant = Some(title.into());
        }
        let Gathered {
            mut people,
            starts: found,
            count,
            title,
            ..
        } = gather(&mut self.desk, &plan, text, rows);
        people.settle(&mut self.desk);
        people.warn_of_slips(&mut self.desk);
        // What refers to claims has to outlive the reading of all rows.
        let ids = OnceCell::new();
        let relations = OnceCell::new();
        let title = preamble.title.clone().or(title);
        let root = self.root(preamble, title, &people, start);
        let (mut left_out, mut sound) = (0, 0);
        let pass = Pass {
            plan: &plan,
            people: &people,
            count,
        };
        let head = starts.len();
        starts.extend(found);
        let starts = &starts[head..];
        let mut claims = |desk: &mut Desk,
                          _: &mut crate::intake::row::Row<'_>,
                          lists: &mut Lists<'_>,
                          left_out: &mut usize| {
            let run = pass.read(desk, rows, starts, lists);
            let count = count - run.others;
            if count == 0 {
                desk.log
                    .report_sheet(SheetProblem::NoRows, pack(start), &[]);
            }
            let ids = ids.get_or_init(|| run.ids);
            let relations = relations.get_or_init(|| run.relations);
            let (found, mut known) = ready(desk, ids, relations, run.drafts);
            let tied = desk.tie(found, &mut known);
            sound = known.taken.iter().flatten().count();
            *left_out = count - sound;
            lists.claims.taken = known.taken;
            tied
        };
        self.desk.keeps = self.keeps;
        let parts = self.desk.dataset(&root, &mut left_out, &mut claims);
        self.left_out = left_out;
        self.claims = parts.is_some().then_some(sound);
        if let Some(parts) = parts.filter(|_| self.keeps) {
            match Dataset::new(parts) {
                Ok(sound) => self.dataset = Some(sound),
                // Not reached: every reference was resolved or dropped.
                Err(_) => self.desk.log.report(Problem::BrokenReference, 0, &[]),
            }
        }
    }

    /// The head of a claims file.
    fn root<'n>(
        &self,
        preamble: &'n Preamble,
        title: Option<(String, u32)>,
        people: &'n People<'_>,
        at: u32,
    ) -> Node<'n> {
        let stem = if trim(self.given.stem).is_empty() {
            "dataset"
        } else {
            trim(self.given.stem)
        };
        let at = pack(at);
        let mut fields = vec![(key("format", 0), string(0, FORMAT.into()))];
        let id = match &preamble.id {
            Some((id, at)) => (*at, id.clone()),
            None => {
                let id = slug(stem);
                (at, if id.is_empty() { stem.into() } else { id })
            }
        };
        fields.push((key("id", id.0), string(id.0, id.1)));
        let (title, title_at) = title.unwrap_or_else(|| (stem.into(), at));
        fields.push((key("title", title_at), string(title_at, title)));
        if let Some((question, at)) = &preamble.question {
            fields.push(entry("question", *at, question));
        }
        fields.push((key("language", 0), string(0, self.desk.language.clone())));
        fields.extend(people.lists());
        // The rows are the claims; they are read one by one.
        let claims = Value::Array(Vec::new());
        fields.push((key("claims", at), Node { at, value: claims }));
        Node {
            at,
            value: Value::Object(fields),
        }
    }
}

fn string(at: u32, text: String) -> Node<'static> {
    let value = Value::String(Cow::Owned(text));
    Node { at, value }
}
