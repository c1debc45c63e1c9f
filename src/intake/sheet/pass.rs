//! The second way through the rows: each is read as a claim and dropped.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::thread;

use super::fields as to;
use super::people::People;
use super::place::{pack, pack_absent};
use super::plan::{Plan, trim};
use super::register::{entry, free, kept};
use super::row::Reading;
use super::rows::Rows;
use super::table::Written;
use crate::intake::claim::{Draft, Lists};
use crate::intake::desk::Desk;
use crate::intake::ids::Ids;
use crate::intake::json::{Node, Value};
use crate::intake::limits;
use crate::intake::log::digits;
use crate::intake::problem::{Problem, SheetProblem};

/// Reads the rows, once it is known what they name.
pub(super) struct Pass<'n, 't> {
    pub(super) plan: &'n Plan,
    pub(super) people: &'n People<'t>,
    /// How many rows say anything.
    pub(super) count: usize,
}

/// What rows in a row give.
#[derive(Default)]
pub(super) struct Run<'t> {
    /// How many of them are no claims, such as a timeline's title.
    pub(super) others: usize,
    pub(super) drafts: Vec<Draft<'static>>,
    /// Every row's id with its place.
    pub(super) ids: Vec<(Cow<'t, str>, u32)>,
    /// The relations of the rows that have any.
    pub(super) relations: Vec<(usize, Vec<Node<'static>>)>,
}

/// So many rows are worth a thread.
const ROWS_A_THREAD: usize = 1_000;

/// More threads need more memory and gain little: what they have found is put
/// together by one.
const MOST_THREADS: usize = 4;

/// On how many threads to work that is worth so many; one on a page.
pub(super) fn cores(worth: usize) -> usize {
    let most = worth.min(MOST_THREADS);
    if cfg!(target_arch = "wasm32") || most < 2 {
        return 1;
    }
    thread::available_parallelism().map_or(1, |cores| cores.get().min(most))
}

impl<'t> Pass<'_, 't> {
    /// Reads all rows, of which it is known where each starts.
    pub(super) fn read(
        &self,
        desk: &mut Desk,
        rows: &Rows<'t>,
        starts: &[u32],
        lists: &mut Lists<'_>,
    ) -> Run<'t> {
        let threads = self.threads(starts.len());
        if threads < 2 {
            return self.run(desk, rows.clone(), 0..starts.len(), lists);
        }
        let share = starts.len().div_ceil(threads);
        let (language, keeps) = (&*desk.language.clone(), desk.keeps);
        thread::scope(|scope| {
            let begin = |first: usize| {
                let rows = rows.from(first, starts[first]);
                let mut lists = lists.clone();
                scope.spawn(move || {
                    let mut desk = Desk::new(language);
                    desk.keeps = keeps;
                    let run = self.run(&mut desk, rows, first..first + share, &mut lists);
                    (run, desk.log, lists)
                })
            };
            let others: Vec<_> = (share..starts.len()).step_by(share).map(begin).collect();
            let mut whole = self.run(desk, rows.clone(), 0..share, lists);
            for other in others {
                match other.join() {
                    Ok((run, log, used)) => {
                        whole.append(run);
                        desk.log.append(log);
                        lists.use_as(&used);
                    }
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            whole
        })
    }

    /// On how many threads the rows are read. An id that is made depends on
    /// those that were made before, and a row that is one too many on how many
    /// there were.
    fn threads(&self, rows: usize) -> usize {
        if self.people.has_blank_id || limits::CLAIMS.is_passed_by(self.count) {
            return 1;
        }
        cores(rows / ROWS_A_THREAD)
    }

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

    /// Reads rows, by their places among all.
    fn run(
        &self,
        desk: &mut Desk,
        rows: Rows<'t>,
        places: Range<usize>,
        lists: &mut Lists<'_>,
    ) -> Run<'t> {
        let mut run = Run::default();
        let has_ids = self.plan.origins[to::ID].is_given();
        let mut made = HashSet::new();
        let mut counts: HashMap<String, u32> = HashMap::new();
        // What a later row calls itself is not given to an earlier one.
        let given = if has_ids && self.people.has_blank_id {
            self.given_ids(rows.clone())
        } else {
            HashSet::new()
        };
        let mut rows = rows;
        let mut cells: Vec<Written<'t>> = Vec::new();
        let mut count = 0;
        for place in places {
            let Some((row, broken)) = rows.next_into(&mut cells) else {
                break;
            };
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
                let words = [&*digits(self.count - run.others), limits::CLAIMS.words];
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
            for (column, cell) in cells.iter().enumerate() {
                if cell.is_nested && self.plan.reads(column) {
                    desk.log
                        .report_sheet(SheetProblem::NotFlat, pack(cell.at), &[]);
                }
            }
            if is_lost(self.plan, &cells) {
                continue;
            }
            let reading = Reading {
                plan: self.plan,
                people: self.people,
                cells: &cells,
                row,
                sources: self.people.sources_of(place),
            };
            if reading.is_no_claim(desk) {
                run.others += 1;
                continue;
            }
            let mut entries = reading.claim(desk);
            let relations = reading.relations(desk);
            let (id, at) = match reading.value(to::ID) {
                Some(got) => (kept(self.people.file, &got.text, got.at), got.at),
                None => {
                    let base = reading.made_id(&entries);
                    let is_taken = |id: &str| made.contains(id) || given.contains(id);
                    let id = free(&base, counts.entry(base.clone()).or_default(), &is_taken);
                    let at = self.plan.at(to::ID, &cells, row);
                    if has_ids {
                        desk.log.report_sheet(SheetProblem::MadeId, at, &[&id]);
                    }
                    made.insert(id.clone());
                    (id.into(), at)
                }
            };
            let claim = run.ids.len();
            // What a denial lacks is told where it should stand.
            let stance_at = self.plan.at(to::RELATION, &cells, row);
            entries.push(entry("id", at, &id));
            let node = Node {
                at: pack_absent(row, to::TEXT),
                value: Value::Object(entries),
            };
            let draft = desk.claim(&node, claim, lists);
            run.drafts.extend(draft.map(|draft| Draft {
                stance_at,
                relations: &[],
                than: None,
                ..draft
            }));
            drop(node);
            run.ids.push((id, at));
            if !relations.is_empty() {
                run.relations.push((claim, relations));
            }
        }
        run
    }
}

impl Run<'_> {
    /// Adds what the rows that follow give.
    fn append(&mut self, mut later: Self) {
        let before = self.ids.len();
        for draft in &mut later.drafts {
            draft.place += before;
        }
        for (place, _) in &mut later.relations {
            *place += before;
        }
        self.others += later.others;
        self.drafts.append(&mut later.drafts);
        self.ids.append(&mut later.ids);
        self.relations.append(&mut later.relations);
    }
}

/// Drops what has an id that was there before, and gives the rest what it is
/// tied to.
pub(super) fn ready<'a>(
    desk: &mut Desk,
    ids: &'a [(Cow<'_, str>, u32)],
    relations: &'a [(usize, Vec<Node<'static>>)],
    drafts: Vec<Draft<'static>>,
) -> (Vec<Draft<'a>>, Ids<'a>) {
    // In place: the claims of a large sheet weigh as much as the sheet.
    let mut drafts: Vec<Draft<'a>> = drafts;
    // To look into the texts of many ids takes long: mostly their start will do.
    let mut found: Vec<(u64, &str, u32, u32)> = (0..)
        .zip(ids)
        .map(|(place, (id, at))| (start(id), &**id, place, *at))
        .collect();
    found.sort_unstable();
    let found = found.into_iter().map(|(_, id, place, at)| (id, place, at));
    let (known, is_again) = Ids::of(desk, "claim", found, ids.len());
    let mut related = relations.iter().peekable();
    drafts.retain_mut(|draft| {
        while related.next_if(|(place, _)| *place < draft.place).is_some() {}
        let own = related.next_if(|(place, _)| *place == draft.place);
        draft.relations = own.map_or(&[], |(_, nodes)| nodes);
        !is_again[draft.place]
    });
    (drafts, known)
}

/// The first bytes of a text as a number that orders as they do.
fn start(text: &str) -> u64 {
    let mut bytes = [0; 8];
    let length = text.len().min(bytes.len());
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_be_bytes(bytes)
}

/// Whether a row says nothing.
pub(super) fn is_blank(cells: &[Written<'_>]) -> bool {
    cells
        .iter()
        .all(|cell| !cell.is_nested && trim(&cell.text).is_empty())
}

/// Whether a list or an object stands where a claim has what it cannot do
/// without; elsewhere it is left out like any cell that is not read.
pub(super) fn is_lost(plan: &Plan, cells: &[Written<'_>]) -> bool {
    let mut cells = cells.iter().enumerate();
    cells.any(|(column, cell)| cell.is_nested && plan.needs(column))
}

/// Whether a row has no more cells than the header.
pub(super) fn is_fitting(plan: &Plan, cells: &[Written<'_>]) -> bool {
    cells
        .get(plan.header.len()..)
        .is_none_or(|extra| is_blank(extra))
}
