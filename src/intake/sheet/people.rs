//! Who speaks, what is counted and where it was reported, gathered from the
//! rows.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::fields::{self as to};
use super::fold::slug;
use super::moment::read_moment;
use super::place::{pack, pack_absent};
use super::plan::{Got, Plan, Profile, trim};
use super::table::Written;
use crate::intake::desk::Desk;
use crate::intake::json::{Key, Node, Value};
use crate::intake::log::digits;
use crate::intake::problem::SheetProblem;

/// Something that rows name.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) at: u32,
    /// Further fields: a speaker's role and party, a measure's unit, a source's
    /// address, title and date.
    pub(super) more: Vec<(&'static str, String, u32)>,
}

/// Things by what they are named.
#[derive(Debug, Default)]
pub(super) struct Register {
    pub(super) all: Vec<Named>,
    by_name: HashMap<String, usize>,
    by_id: HashMap<String, usize>,
    /// How far the numbers behind a name have gone: thousands of reports may
    /// be of one agency.
    counts: HashMap<String, u32>,
}

impl Register {
    /// The id of the thing that rows name so.
    pub(super) fn id(&self, key: &str) -> Option<&str> {
        self.by_name
            .get(key)
            .map(|place| self.all[*place].id.as_str())
    }

    /// Adds a thing, if it is not there.
    fn add(&mut self, key: &str, name: &str, at: u32) -> &mut Named {
        let place = match self.by_name.get(key) {
            Some(place) => *place,
            None => {
                let id = self.free_id(name);
                let place = self.all.len();
                self.by_id.insert(id.clone(), place);
                self.by_name.insert(key.into(), place);
                self.all.push(Named {
                    id,
                    name: name.into(),
                    at,
                    more: Vec::new(),
                });
                place
            }
        };
        &mut self.all[place]
    }

    /// An id that nothing has yet.
    fn free_id(&mut self, name: &str) -> String {
        let mut base = slug(name);
        if base.is_empty() {
            base = name.into();
        }
        let by_id = &self.by_id;
        let count = self.counts.entry(base.clone()).or_default();
        free(&base, count, &|id| by_id.contains_key(id))
    }
}

/// A name that is not taken: itself, or with a number behind it, the next after
/// the one that was found for this base before (0 at first).
pub(super) fn free(base: &str, count: &mut u32, is_taken: &dyn Fn(&str) -> bool) -> String {
    loop {
        *count += 1;
        let id = match *count {
            1 => String::from(base),
            count => [base, "-", &count.to_string()].concat(),
        };
        if !is_taken(&id) {
            return id;
        }
    }
}

impl Named {
    fn has(&self, field: &str) -> Option<&str> {
        let found = self.more.iter().find(|(known, _, _)| *known == field);
        found.map(|(_, value, _)| value.as_str())
    }

    fn node(&self, name_field: &'static str) -> Node<'_> {
        let mut entries = vec![
            entry("id", self.at, &self.id),
            entry(name_field, self.at, &self.name),
        ];
        for (field, value, at) in &self.more {
            // Said of the rows, not of the thing.
            if value.is_empty() {
                entries.push((
                    key(field, *at),
                    Node {
                        at: *at,
                        value: Value::Refused,
                    },
                ));
            } else {
                entries.push(entry(field, *at, value));
            }
        }
        Node {
            at: self.at,
            value: Value::Object(entries),
        }
    }
}

pub(super) fn key(name: &'static str, at: u32) -> Key<'static> {
    Key {
        at,
        text: Cow::Borrowed(name),
    }
}

/// A field with a string.
pub(super) fn entry<'n>(field: &'static str, at: u32, text: &'n str) -> (Key<'n>, Node<'n>) {
    let value = Value::String(Cow::Borrowed(text));
    (key(field, at), Node { at, value })
}

/// All that the rows name.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) speakers: Register,
    pub(super) parties: Register,
    pub(super) measures: Register,
    pub(super) sources: Register,
    /// Whether a row gives itself no id.
    pub(super) has_blank_id: bool,
    /// The ids to which relations lead.
    pub(super) targets: HashSet<String>,
    /// A figure without a measure, by its place.
    unmeasured: Option<u32>,
    /// What stands in where a row names no measure.
    pub(super) default_measure: Option<String>,
}

/// A source as a row names it.
pub(super) struct Origin {
    /// Its name, address, title and date, each behind its length, so that no
    /// letter in them can part them: reports that agree in all four are one.
    pub(super) key: String,
    /// Where the four end in the key.
    ends: [usize; 4],
    pub(super) at: u32,
    /// Where address, title and date stand.
    places: [u32; 3],
}

impl Origin {
    /// Name, address, title and date.
    fn texts(&self) -> [&str; 4] {
        let mut start = 0;
        self.ends.map(|end| {
            let part = &self.key[start..end];
            start = end;
            part.split_once(':').map_or("", |(_, text)| text)
        })
    }
}

/// The sources that a row names.
pub(super) fn sources(plan: &Plan, cells: &[Written<'_>], row: u32) -> Vec<Origin> {
    let columns = [
        to::SOURCE,
        to::SOURCE_URL,
        to::SOURCE_TITLE,
        to::SOURCE_PUBLISHED,
    ];
    let got = columns.map(|field| plan.value(field, cells, row));
    let mut found = Vec::new();
    if got.iter().all(Option::is_none) {
        return found;
    }
    let split = got.each_ref().map(|got| match got {
        Some(got) => parts(got, plan.parter),
        None => Vec::new(),
    });
    let count = split.iter().map(Vec::len).max().unwrap_or(0);
    for place in 0..count {
        let part = |column: usize| split[column].get(place).copied().unwrap_or(("", 0));
        let [name, url, title, published] = [part(0), part(1), part(2), part(3)];
        let all = [name.0, url.0, title.0, published.0];
        if all.iter().all(|text| text.is_empty()) {
            continue;
        }
        // A picture's address may be no address of a report.
        let is_media = plan.profile == Some(Profile::TimelineJs);
        if is_media && name.0.is_empty() && !url.0.starts_with("http") {
            continue;
        }
        let first = [name, url, title, published]
            .into_iter()
            .find(|(text, _)| !text.is_empty());
        let is_address = !is_media || url.0.starts_with("http");
        let address = if is_address { url.0 } else { "" };
        let mut key = String::with_capacity(all.iter().map(|text| text.len() + 4).sum());
        let ends = [name.0, address, title.0, published.0].map(|text| {
            key.push_str(&digits(text.len()));
            key.push(':');
            key.push_str(text);
            key.len()
        });
        found.push(Origin {
            key,
            ends,
            at: first.map_or(row, |(_, at)| at),
            places: [url.1, title.1, published.1],
        });
    }
    found
}

/// The values of a cell that holds several, each with its place.
pub(super) fn parts<'g>(got: &'g Got<'_>, parter: char) -> Vec<(&'g str, u32)> {
    let mut found = Vec::new();
    let mut start = 0_u32;
    for part in got.text.split(parter) {
        let lead = part.len() - part.trim_start().len();
        let shift = pack(start + u32::try_from(lead).unwrap_or(0));
        let text = trim(part).trim_matches('"');
        found.push((text, got.at.saturating_add(shift)));
        start += u32::try_from(part.len() + parter.len_utf8()).unwrap_or(0);
    }
    found
}

/// The host of an address, which names a source that has no name.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    let host = &rest[..end];
    host.strip_prefix("www.").unwrap_or(host)
}

impl People {
    /// Looks through a row.
    pub(super) fn gather(&mut self, desk: &mut Desk, plan: &Plan, cells: &[Written<'_>], row: u32) {
        if let Some(got) = speaker(plan, cells, row) {
            self.speaker(desk, plan, cells, row, &got);
        }
        match plan.value(to::MEASURE, cells, row) {
            Some(got) => {
                let measure = self.measures.add(&got.text, &got.text, got.at);
                if measure.has("unit").is_none()
                    && let Some(unit) = plan.value(to::UNIT, cells, row)
                {
                    measure.more.push(("unit", unit.text.into_owned(), unit.at));
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
        if let Some(got) = plan.value(to::RELATION, cells, row) {
            for (text, _) in parts(&got, plan.parter) {
                let target = text.split_once(':').map_or("", |(_, target)| target.trim());
                self.targets.insert(target.into());
            }
        }
        for source in sources(plan, cells, row) {
            if self.sources.id(&source.key).is_some() {
                continue;
            }
            let [name, url, title, published] = source.texts();
            let date = (!published.is_empty())
                .then(|| desk.moment("source_published", published, source.places[2], &plan.style));
            // Something has to say whose report it is.
            let label = [name, host(url), title]
                .into_iter()
                .find(|text| !text.is_empty());
            let named = self
                .sources
                .add(&source.key, label.unwrap_or("–"), source.at);
            let fields = [("url", url, 0), ("title", title, 1)];
            for (field, value, place) in fields {
                if !value.is_empty() {
                    named
                        .more
                        .push((field, value.to_string(), source.places[place]));
                }
            }
            if let Some(date) = date {
                // Empty: what was wrong with it was reported.
                let date = date.unwrap_or_default();
                named.more.push(("published", date, source.places[2]));
            }
        }
    }

    fn speaker(
        &mut self,
        desk: &mut Desk,
        plan: &Plan,
        cells: &[Written<'_>],
        row: u32,
        got: &Got<'_>,
    ) {
        let party = plan.value(to::PARTY, cells, row);
        let speaker = self.speakers.add(&got.text, &got.text, got.at);
        if let Some(role) = plan.value(to::ROLE, cells, row) {
            match speaker.has("role").map(|known| known == role.text) {
                None => speaker.more.push(("role", role.text.into_owned(), role.at)),
                Some(true) => {}
                Some(false) => {
                    let words = [&*got.text, &*role.text];
                    desk.log
                        .report_sheet(SheetProblem::OtherRole, role.at, &words);
                }
            }
        }
        if let Some(party) = party {
            let id = self.parties.id(&party.text).map(String::from);
            match speaker.has("party") {
                None => {
                    // A party of which nobody speaks is none of the story's.
                    let named = self.parties.add(&party.text, &party.text, party.at);
                    speaker.more.push(("party", named.id.clone(), party.at));
                }
                Some(known) if id.as_deref() == Some(known) => {}
                Some(_) => {
                    let words = [&*got.text, &*party.text];
                    desk.log
                        .report_sheet(SheetProblem::OtherParty, party.at, &words);
                }
            }
        }
    }

    /// Settles what stands in for a measure, once all rows are looked through.
    pub(super) fn settle(&mut self, desk: &mut Desk) {
        let Some(at) = self.unmeasured else { return };
        if let [only] = self.measures.all.as_slice() {
            self.default_measure = Some(only.id.clone());
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
        let measure = self.measures.add("figure", label, at);
        measure.id = "figure".into();
        self.default_measure = Some("figure".into());
        let at = pack_absent(super::place::unpack(at), to::MEASURE);
        desk.log.report_sheet(SheetProblem::StandInMeasure, at, &[]);
    }

    /// The lists of a claims file.
    pub(super) fn lists(&self) -> Vec<(Key<'_>, Node<'_>)> {
        vec![
            list("parties", &self.parties, "name"),
            list("speakers", &self.speakers, "name"),
            list("sources", &self.sources, "publisher"),
            list("measures", &self.measures, "label"),
        ]
    }
}

fn list<'n>(
    field: &'static str,
    register: &'n Register,
    name: &'static str,
) -> (Key<'n>, Node<'n>) {
    let nodes = register.all.iter().map(|named| named.node(name)).collect();
    let value = Value::Array(nodes);
    (key(field, 0), Node { at: 0, value })
}

/// Who speaks in a row.
pub(super) fn speaker<'c>(plan: &'c Plan, cells: &'c [Written<'_>], row: u32) -> Option<Got<'c>> {
    let got = plan.value(to::SPEAKER, cells, row);
    let constant = plan.origins[to::SPEAKER].constant.as_deref();
    let is_stand_in = got.as_ref().is_none_or(|got| constant == Some(&*got.text));
    if plan.profile != Some(Profile::TimelineJs) || !is_stand_in {
        return got;
    }
    // Whose picture it is at least names somebody.
    plan.value(to::SOURCE, cells, row).or(got)
}

impl Desk {
    /// Reads a date as people write it; what is to say of it is reported.
    pub(super) fn moment(
        &mut self,
        field: &str,
        text: &str,
        at: u32,
        style: &super::style::Style,
    ) -> Option<String> {
        use super::moment::MomentFault as Fault;
        match read_moment(text, style) {
            Ok(moment) => {
                if let Some((other, order)) = &moment.other {
                    let words = [field, text, &moment.edtf, other, order.name()];
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
