//! A sheet as a dataset.
//!
//! The rows are gone through twice. First who speaks, what is counted and where
//! it was reported is gathered; these become the lists of a claims file, as a
//! tree that the reader of JSON would have made. Then each row becomes the tree
//! of one claim, is read by the same code as a claim in JSON, and is dropped:
//! a tree of all rows would weigh several times as much as the file.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::fields as to;
use super::fold::slug;
use super::given::Given;
use super::header;
use super::people::{People, entry, free, key};
use super::place::{Finder, pack, pack_absent, unpack};
use super::plan::{Plan, Profile, trim};
use super::preamble::{self, Preamble};
use super::row::Reading;
use super::rows::{Rows, keys};
use super::table::{Records, Written, offset};
use crate::intake::claim::{Draft, Lists};
use crate::intake::desk::Desk;
use crate::intake::diagnostic::Diagnostic;
use crate::intake::ids::Ids;
use crate::intake::json::{Node, Value, read_tree};
use crate::intake::limits;
use crate::intake::log::{Log, Ruler, digits, pointer};
use crate::intake::problem::{Problem, SheetProblem};
use crate::intake::read::FORMAT;
use crate::intake::taken::Taken;
use crate::model::{Dataset, Stance};

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
        } else {
            sheet.read(
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
        let keys = keys(nodes);
        let header: Vec<Written<'_>> = keys
            .iter()
            .map(|key| Written {
                at: *at,
                text: key.clone(),
                number: None,
            })
            .collect();
        let rows = Rows::Json { nodes, keys: &keys };
        if nodes.is_empty() {
            sheet
                .desk
                .log
                .report_sheet(SheetProblem::NoSheet, pack(*at), &[]);
        } else {
            sheet.read(&Preamble::default(), &header, *at, &rows, &mut Vec::new());
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
            desk: Desk {
                log: Log::default(),
                language: given.language.into(),
            },
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
        let mut people = People::default();
        let title = preamble.title.as_ref().map(|(title, _)| title.as_str());
        if plan.profile == Some(Profile::TimelineJs) {
            let title = title.unwrap_or(self.given.stem);
            plan.origins[to::SPEAKER].constant = Some(title.into());
        }
        let (count, title) = self.gather(&plan, &mut people, rows, starts);
        people.settle(&mut self.desk);
        // What refers to claims has to outlive the reading of all rows.
        let ids = OnceCell::new();
        let relations = OnceCell::new();
        let title = preamble.title.clone().or(title);
        let root = self.root(preamble, title, &people, start);
        let (mut left_out, mut sound) = (0, 0);
        let keeps = self.keeps;
        let most = count.min(limits::CLAIMS.most);
        let parts = {
            let mut claims = |desk: &mut Desk,
                              _: &mut crate::intake::row::Row<'_>,
                              lists: &mut Lists<'_>,
                              left_out: &mut usize| {
                let mut pass = Pass {
                    plan: &plan,
                    people: &people,
                    count,
                    keeps,
                    passed: Vec::new(),
                    drafts: Vec::with_capacity(if keeps { most } else { 0 }),
                    ids: Vec::with_capacity(most),
                    relations: Vec::new(),
                };
                pass.read(desk, rows.clone(), start, lists);
                let count = pass.count;
                let passed = pass.passed;
                let drafts = pass.drafts;
                let ids = ids.get_or_init(|| pass.ids);
                let relations = relations.get_or_init(|| pass.relations);
                let (found, mut known, is_again) = ready(desk, ids, relations, drafts);
                let passed = passed.iter().filter(|place| !is_again[**place as usize]);
                let passed = passed.count();
                let tied = desk.tie(found, &mut known);
                lists.claims.taken.clone_from(&known.taken);
                sound = tied.len() + passed;
                *left_out = count - sound;
                tied
            };
            self.desk.dataset(&root, &mut left_out, &mut claims)
        };
        self.left_out = left_out;
        self.claims = parts.is_some().then_some(sound);
        if let Some(parts) = parts.filter(|_| keeps) {
            match Dataset::new(parts) {
                Ok(sound) => self.dataset = Some(sound),
                // Not reached: every reference was resolved or dropped.
                Err(_) => self.desk.log.report(Problem::BrokenReference, 0, &[]),
            }
        }
    }

    /// Gathers what the rows name; gives how many rows there are.
    fn gather<'t>(
        &mut self,
        plan: &Plan,
        people: &mut People,
        rows: &Rows<'t>,
        starts: &mut Vec<u32>,
    ) -> (usize, Option<(String, u32)>) {
        let mut rows = rows.clone();
        let mut title = None;
        let mut cells: Vec<Written<'t>> = Vec::new();
        let mut count = 0;
        while let Some((row, broken)) = rows.next_into(&mut cells) {
            starts.push(row);
            if broken.is_none() && is_blank(&cells) {
                continue;
            }
            count += 1;
            if plan.profile == Some(Profile::TimelineJs) && title.is_none() {
                let reading = Reading {
                    plan,
                    people,
                    cells: &cells,
                    row,
                };
                title = reading.title();
                if title.is_some() {
                    continue;
                }
            }
            if broken.is_none() && count <= limits::CLAIMS.most && is_fitting(plan, &cells) {
                people.gather(&mut self.desk, plan, &cells, row);
            }
        }
        (count, title)
    }

    /// The head of a claims file.
    fn root<'n>(
        &self,
        preamble: &'n Preamble,
        title: Option<(String, u32)>,
        people: &'n People,
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

/// The second pass over the rows.
struct Pass<'n> {
    plan: &'n Plan,
    people: &'n People,
    count: usize,
    keeps: bool,
    /// The places of sound claims that were not kept.
    passed: Vec<u32>,
    drafts: Vec<Draft<'static>>,
    /// Every row's id with its place.
    ids: Vec<(String, u32)>,
    /// The relations of the rows that have any.
    relations: Vec<(usize, Vec<Node<'static>>)>,
}

impl Pass<'_> {
    /// Every id that a row gives itself.
    fn given_ids(&self, mut rows: Rows<'_>) -> HashSet<String> {
        let mut cells = Vec::new();
        let mut ids = HashSet::new();
        while let Some((row, _)) = rows.next_into(&mut cells) {
            let got = self.plan.value(to::ID, &cells, row);
            ids.extend(got.map(|got| got.text.into_owned()));
        }
        ids
    }

    fn read<'t>(
        &mut self,
        desk: &mut Desk,
        mut rows: Rows<'t>,
        header: u32,
        lists: &mut Lists<'_>,
    ) {
        let mut cells: Vec<Written<'t>> = Vec::new();
        let has_ids = self.plan.origins[to::ID].is_given();
        let mut made = HashSet::new();
        let mut counts: HashMap<String, u32> = HashMap::new();
        // What a later row calls itself is not given to an earlier one.
        let given = if has_ids && self.people.has_blank_id {
            self.given_ids(rows.clone())
        } else {
            HashSet::new()
        };
        let mut place = 0;
        let mut count = 0;
        while let Some((row, broken)) = rows.next_into(&mut cells) {
            if let Some((problem, at)) = broken {
                desk.log.report_sheet(problem, pack(at), &[]);
                count += 1;
                continue;
            }
            if is_blank(&cells) {
                continue;
            }
            count += 1;
            if count > limits::CLAIMS.most {
                let words = [&*digits(self.count), limits::CLAIMS.words];
                desk.log.report(Problem::TooManyClaims, pack(row), &words);
                break;
            }
            if !is_fitting(self.plan, &cells) {
                let extra = cells
                    .get(self.plan.header.len())
                    .map_or(row, |cell| cell.at);
                let words = [&*digits(cells.len()), &*digits(self.plan.header.len())];
                desk.log
                    .report_sheet(SheetProblem::LongRow, pack(extra), &words);
                continue;
            }
            let reading = Reading {
                plan: self.plan,
                people: self.people,
                cells: &cells,
                row,
            };
            if reading.is_no_claim(desk) {
                self.count -= 1;
                continue;
            }
            let mut entries = reading.claim(desk);
            let relations = reading.relations(desk);
            let own = reading.value(to::ID);
            let is_given = own.is_some();
            let (id, at) = match own {
                Some(got) => (got.text.into_owned(), got.at),
                None => {
                    let base = reading.made_id(&entries);
                    let is_taken = |id: &str| made.contains(id) || given.contains(id);
                    let id = free(&base, counts.entry(base.clone()).or_default(), &is_taken);
                    let at = self.plan.at(to::ID, &cells, row);
                    if has_ids {
                        desk.log.report_sheet(SheetProblem::MadeId, at, &[&id]);
                    }
                    (id, at)
                }
            };
            if !is_given {
                made.insert(id.clone());
            }
            let stance_at = self.plan.at(to::STANCE, &cells, row);
            entries.push((key("id", at), string(at, id.clone())));
            let node = Node {
                at: pack_absent(row, to::TEXT),
                value: Value::Object(entries),
            };
            let draft = desk.claim(&node, place, lists);
            let is_tied = |draft: &Draft<'_>| {
                draft.claim.stance == Stance::Denies
                    || !relations.is_empty()
                    || self.people.targets.contains(&*draft.claim.id)
            };
            if let Some(draft) = draft {
                if !self.keeps && !is_tied(&draft) {
                    self.passed.push(u32::try_from(place).unwrap_or(u32::MAX));
                } else {
                    self.drafts.push(Draft {
                        place,
                        claim: draft.claim,
                        stance_at,
                        relations: &[],
                        than: None,
                    });
                }
            }
            self.ids.push((id, at));
            if !relations.is_empty() {
                self.relations.push((place, relations));
            }
            place += 1;
        }
        if self.count == 0 {
            desk.log
                .report_sheet(SheetProblem::NoRows, pack(header), &[]);
        }
    }
}

/// Drops what has an id that was there before, and gives the rest what it is
/// tied to. Also tells which ids were there before.
fn ready<'a>(
    desk: &mut Desk,
    ids: &'a [(String, u32)],
    relations: &'a [(usize, Vec<Node<'static>>)],
    drafts: Vec<Draft<'static>>,
) -> (Vec<Draft<'a>>, Ids<'a>, Vec<bool>) {
    // In place: the claims of a large sheet weigh as much as the sheet.
    let mut drafts: Vec<Draft<'a>> = drafts;
    let found: Vec<(&str, u32, u32)> = (0..)
        .zip(ids)
        .map(|(place, (id, at))| (id.as_str(), place, *at))
        .collect();
    let (known, is_again) = Ids::of(desk, "claim", &found, ids.len());
    let mut related = relations.iter().peekable();
    drafts.retain_mut(|draft| {
        while related.next_if(|(place, _)| *place < draft.place).is_some() {}
        let own = related.next_if(|(place, _)| *place == draft.place);
        draft.relations = own.map_or(&[], |(_, nodes)| nodes);
        !is_again[draft.place]
    });
    (drafts, known, is_again)
}

/// Whether a row says nothing.
fn is_blank(cells: &[Written<'_>]) -> bool {
    cells.iter().all(|cell| trim(&cell.text).is_empty())
}

/// Whether a row has no more cells than the header.
fn is_fitting(plan: &Plan, cells: &[Written<'_>]) -> bool {
    cells
        .get(plan.header.len()..)
        .is_none_or(|extra| is_blank(extra))
}
