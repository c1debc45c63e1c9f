//! Who speaks, what is counted and where it was reported, gathered from the
//! rows.

use std::borrow::Cow;

use super::fields as to;
use super::moment::read_moment;
use super::place::{pack, pack_absent};
use super::plan::{Got, Plan, Profile, trim};
use super::profile::without_markup;
use super::register::{Register, Words, key};
use super::table::{Written, offset};
use crate::intake::desk::Desk;
use crate::intake::json::{Key, Node, Value};
use crate::intake::made::Made;
use crate::intake::problem::SheetProblem;

/// All that the rows name.
#[derive(Debug)]
pub(super) struct People<'t> {
    pub(super) file: &'t str,
    pub(super) speakers: Register<'t>,
    pub(super) parties: Register<'t>,
    pub(super) measures: Register<'t>,
    pub(super) sources: Register<'t>,
    /// The sources as the rows name them, one after the other: the place of
    /// each, and where it is named.
    sourced: Vec<(u32, u32)>,
    /// By row: how many sources are named before it.
    firsts: Vec<u32>,
    /// Whether a row gives itself no id.
    pub(super) has_blank_id: bool,
    /// A figure without a measure, by its place.
    unmeasured: Option<u32>,
    /// What stands in where a row names no measure.
    pub(super) default_measure: Option<u32>,
}

/// Hands over each source that a row names: what tells it from others, where
/// that stands, and its address's, its title's and its date's places.
fn each_source(
    plan: &Plan,
    cells: &[Written<'_>],
    row: u32,
    take: &mut dyn FnMut(&Words<'_>, [u32; 4]),
) {
    let columns = [
        to::SOURCE,
        to::SOURCE_URL,
        to::SOURCE_TITLE,
        to::SOURCE_PUBLISHED,
    ];
    let mut got = columns.map(|field| plan.value(field, cells, row));
    got[0] = got[0].take().map(|got| as_text(plan, got));
    let mut columns = got
        .each_ref()
        .map(|got| got.as_ref().map(|got| parts(got, plan.parter)));
    // A picture's address may be no address of a report.
    let is_media = plan.profile == Some(Profile::TimelineJs);
    loop {
        let next = columns
            .each_mut()
            .map(|parts| parts.as_mut().and_then(Iterator::next));
        if next.iter().all(Option::is_none) {
            break;
        }
        let [name, url, title, published] = next.map(|part| part.unwrap_or(("", 0)));
        let is_address = !is_media || url.0.starts_with("http");
        let all = [name, url, title, published];
        let first = all.iter().find(|(text, _)| !text.is_empty());
        let Some((_, at)) = first.filter(|_| is_address || !name.0.is_empty()) else {
            continue;
        };
        let address = if is_address { url.0 } else { "" };
        let words = [name.0, address, title.0, published.0];
        take(&words, [*at, url.1, title.1, published.1]);
    }
}

/// The values of a cell that holds several, each with its place.
pub(super) fn parts<'g>(
    got: &'g Got<'_>,
    parter: char,
) -> impl Iterator<Item = (&'g str, u32)> + use<'g> {
    let mut start = 0_u32;
    let at = got.at;
    got.text.split(parter).map(move |part| {
        let lead = part.len() - part.trim_start().len();
        let shift = pack(start + u32::try_from(lead).unwrap_or(0));
        start += u32::try_from(part.len() + parter.len_utf8()).unwrap_or(0);
        (unquoted(trim(part)), at.saturating_add(shift))
    })
}

/// Without the quotation marks around it, where there are no others.
fn unquoted(text: &str) -> &str {
    let inner = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(text)
}

impl<'t> People<'t> {
    /// Nothing yet of the rows of a file.
    pub(super) fn of(file: &'t str) -> Self {
        Self {
            file,
            speakers: Register::new(file, "name"),
            parties: Register::new(file, "name"),
            measures: Register::new(file, "label"),
            sources: Register::new(file, "publisher"),
            sourced: Vec::new(),
            firsts: Vec::new(),
            has_blank_id: false,
            unmeasured: None,
            default_measure: None,
        }
    }

    /// What no list tells, for tests.
    #[cfg(test)]
    pub(super) fn told(&self) -> String {
        format!("{} {:?}", self.has_blank_id, self.unmeasured)
    }

    /// What is gathered from here on is of the next row.
    pub(super) fn start_row(&mut self) {
        self.firsts.push(offset(self.sourced.len()));
    }

    /// The places of the sources of a row, each with where it is named there.
    pub(super) fn sources_of(&self, row: usize) -> &[(u32, u32)] {
        let first = |row: usize| self.firsts.get(row).map(|first| *first as usize);
        let end = first(row + 1).unwrap_or(self.sourced.len());
        &self.sourced[first(row).unwrap_or(end)..end]
    }

    /// Adds what the rows that follow name. False, where they would have been
    /// read otherwise had this been known; `is_silent`: nothing was said of them.
    pub(super) fn append(&mut self, later: Self, is_silent: bool) -> bool {
        let parties = self.parties.append(later.parties, &[], is_silent);
        let speakers =
            parties.and_then(|parties| self.speakers.append(later.speakers, &parties, is_silent));
        let measures = self.measures.append(later.measures, &[], is_silent);
        let sources = self.sources.append(later.sources, &[], is_silent);
        self.has_blank_id |= later.has_blank_id;
        self.unmeasured = self.unmeasured.or(later.unmeasured);
        let before = offset(self.sourced.len());
        self.firsts
            .extend(later.firsts.iter().map(|first| first + before));
        let (Some(_), Some(_), Some(sources)) = (speakers, measures, sources) else {
            return false;
        };
        let moved = |(place, at): &(u32, u32)| (sources[*place as usize], *at);
        self.sourced.extend(later.sourced.iter().map(moved));
        true
    }

    /// Looks through a row.
    pub(super) fn gather(&mut self, desk: &mut Desk, plan: &Plan, cells: &[Written<'_>], row: u32) {
        if let Some(got) = speaker(plan, cells, row) {
            self.speaker(desk, plan, cells, row, &got);
        }
        match plan.value(to::MEASURE, cells, row) {
            Some(got) => {
                let (_, measure) = self.measures.add_name(&got.text, got.at);
                if measure.has("unit").is_none()
                    && let Some(unit) = plan.value(to::UNIT, cells, row)
                {
                    let text = unit.text.into_owned();
                    measure.more.push(("unit", unit.at, words(text)));
                }
            }
            None => {
                let figures = [to::VALUE, to::LOW, to::HIGH, to::QUALIFIER];
                let figure = figures
                    .iter()
                    .find_map(|field| plan.value(*field, cells, row));
                self.unmeasured = self.unmeasured.or(figure.map(|got| got.at));
            }
        }
        self.has_blank_id |= plan.value(to::ID, cells, row).is_none();
        each_source(plan, cells, row, &mut |told, places| {
            let (place, named) = self.sources.add(told, places);
            self.sourced.push((place, places[0]));
            let published = told[3];
            if named.is_new() && !published.is_empty() {
                let at = places[3];
                let date = desk.moment("source_published", published, at, &plan.style);
                // What was wrong with it was reported.
                let date = date.map_or(Value::Refused, |date| words(date.into_owned()));
                named.more.push(("published", at, date));
            }
        });
    }

    fn speaker(
        &mut self,
        desk: &mut Desk,
        plan: &Plan,
        cells: &[Written<'_>],
        row: u32,
        got: &Got<'_>,
    ) {
        let (_, speaker) = self.speakers.add_name(&got.text, got.at);
        if let Some(role) = plan.value(to::ROLE, cells, row) {
            match speaker.has("role") {
                None => {
                    let text = role.text.into_owned();
                    speaker.more.push(("role", role.at, words(text)));
                }
                Some(Value::String(known)) if *known == role.text => {}
                Some(_) => {
                    let words = [&*got.text, &*role.text];
                    desk.log
                        .report_sheet(SheetProblem::OtherRole, role.at, &words);
                }
            }
        }
        let Some(party) = plan.value(to::PARTY, cells, row) else {
            return;
        };
        match speaker.has("party") {
            Some(Value::Place(known)) if self.parties.count_again(*known, &party.text) => {}
            None => {
                // A party of which nobody speaks is none of the story's.
                let (place, _) = self.parties.add_name(&party.text, party.at);
                speaker.more.push(("party", party.at, Value::Place(place)));
            }
            Some(_) => {
                let words = [&*got.text, &*party.text];
                desk.log
                    .report_sheet(SheetProblem::OtherParty, party.at, &words);
            }
        }
    }

    /// Settles what stands in for a measure, once all rows are looked through.
    pub(super) fn settle(&mut self, desk: &mut Desk) {
        let Some(at) = self.unmeasured else { return };
        if self.measures.count() == 1 {
            self.default_measure = Some(0);
            return;
        }
        let label = match crate::model::primary(&desk.language) {
            "de" => "Zahl",
            "fr" => "Nombre",
            "es" => "Cifra",
            "uk" => "Кількість",
            "ar" => "العدد",
            _ => "Figure",
        };
        let known = self.measures.place_of("figure");
        let place = known.unwrap_or_else(|| self.measures.add_unnamed("figure", label, at));
        self.default_measure = Some(place);
        let at = pack_absent(super::place::unpack(at), to::MEASURE);
        desk.log.report_sheet(SheetProblem::StandInMeasure, at, &[]);
    }

    /// The lists of a claims file.
    pub(super) fn lists(&self) -> Vec<(Key<'_>, Node<'_>)> {
        [
            ("parties", &self.parties),
            ("speakers", &self.speakers),
            ("sources", &self.sources),
            ("measures", &self.measures),
        ]
        .into_iter()
        .map(|(field, register)| {
            let value = Value::Made(register);
            (key(field, 0), Node { at: 0, value })
        })
        .collect()
    }
}

/// A text of its own.
fn words(text: String) -> Value<'static> {
    Value::String(Cow::Owned(text))
}

/// Who speaks in a row.
pub(super) fn speaker<'c>(plan: &'c Plan, cells: &'c [Written<'_>], row: u32) -> Option<Got<'c>> {
    let got = plan
        .value(to::SPEAKER, cells, row)
        .map(|got| as_text(plan, got));
    let constant = plan.origins[to::SPEAKER].constant.as_deref();
    let is_stand_in = got.as_ref().is_none_or(|got| constant == Some(&*got.text));
    if plan.profile != Some(Profile::TimelineJs) || !is_stand_in {
        return got;
    }
    // Whose picture it is at least names somebody.
    let credit = plan.value(to::SOURCE, cells, row);
    credit.map(|credit| as_text(plan, credit)).or(got)
}

/// A name without the mark-up that a timeline may have in it.
fn as_text<'c>(plan: &Plan, got: Got<'c>) -> Got<'c> {
    if plan.profile != Some(Profile::TimelineJs) {
        return got;
    }
    let text = without_markup(&got.text).into();
    Got { text, ..got }
}

impl Desk {
    /// Reads a date as people write it; what is to say of it is reported.
    pub(super) fn moment<'c>(
        &mut self,
        field: &str,
        text: &'c str,
        at: u32,
        style: &super::style::Style,
    ) -> Option<Cow<'c, str>> {
        use super::moment::MomentFault as Fault;
        match read_moment(text, style) {
            Ok(moment) => {
                if let Some((other, order)) = &moment.other {
                    let read = &*moment.edtf;
                    let words = [field, text, read, other, read, other, order.name()];
                    self.log.report_sheet(SheetProblem::TwoDates, at, &words);
                } else if !moment.is_plain {
                    let words = [field, text, &moment.edtf];
                    self.log.report_sheet(SheetProblem::ReadDate, at, &words);
                }
                Some(moment.edtf)
            }
            Err(fault) => {
                let problem = match fault {
                    // The reader of dates says what is wrong with it.
                    Fault::Edtf => {
                        self.date(field, at, text);
                        return None;
                    }
                    Fault::NoDate => SheetProblem::NoDate,
                    Fault::NoSuchDay => SheetProblem::NoSuchDay,
                    Fault::NoYear => SheetProblem::NoYear,
                    Fault::Serial => SheetProblem::SerialDate,
                };
                self.log.report_sheet(problem, at, &[field, text]);
                None
            }
        }
    }
}
