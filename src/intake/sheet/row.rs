//! A row as a claim of the claims file.

use std::borrow::Cow;

use super::fields::{self as to, NAMES, names_of};
use super::fold::slug;
use super::people::{People, parts, speaker};
use super::place::pack;
use super::plan::{Got, Plan, Profile, trim};
use super::profile::without_markup;
use super::register::{entry, key};
use super::table::Written;
use crate::intake::desk::Desk;
use crate::intake::json::{Key, Node, Value};
use crate::intake::problem::SheetProblem;

/// The fields of a claim's object.
pub(super) type Entries<'n> = Vec<(Key<'n>, Node<'n>)>;

/// A row of the sheet while it is read.
pub(super) struct Reading<'n, 't> {
    pub(super) plan: &'n Plan,
    pub(super) people: &'n People<'t>,
    pub(super) cells: &'n [Written<'t>],
    /// Where the row starts.
    pub(super) row: u32,
    /// The places of its sources, each with where it is named.
    pub(super) sources: &'n [(u32, u32)],
}

/// What belongs in the cells that no row can do without.
const HELP: [(usize, &str); 3] = [
    (
        to::SAID,
        "when it was said: 2024-10-28, 28.10.2024, Oct 2024; the day unknown: by 18 Oct 2024, before 18 Oct 2024",
    ),
    (to::SPEAKER, "who said it: a name"),
    (to::TEXT, "what was said, in your own words"),
];

impl<'n> Reading<'n, '_> {
    pub(super) fn value(&self, field: usize) -> Option<Got<'n>> {
        self.plan.value(field, self.cells, self.row)
    }

    /// What the row of a timeline's title says.
    pub(super) fn title(&self) -> Option<(String, u32)> {
        if !self.kind_of_row().0.eq_ignore_ascii_case("title") {
            return None;
        }
        let got = self.value(to::TEXT)?;
        Some((without_markup(&got.text), got.at))
    }

    /// What a timeline says of a row's kind, and where.
    fn kind_of_row(&self) -> (&'n str, u32) {
        let column = super::header::find(&self.plan.header, "type");
        let cell = column.and_then(|column| self.cells.get(column));
        let word = cell.map_or("", |cell| trim(&cell.text));
        (word, pack(cell.map_or(self.row, |cell| cell.at)))
    }

    /// Whether the row is none of a claim: the title or an age of a timeline.
    pub(super) fn is_no_claim(&self, desk: &mut Desk) -> bool {
        if self.plan.profile != Some(Profile::TimelineJs) {
            return false;
        }
        let (word, at) = self.kind_of_row();
        let is_other = matches!(&*word.to_ascii_lowercase(), "title" | "era");
        if is_other {
            desk.log.report_sheet(SheetProblem::NoClaimRow, at, &[word]);
        }
        is_other
    }

    /// The fields of the row's claim, but for its id and its relations.
    pub(super) fn claim(&self, desk: &mut Desk) -> Entries<'n> {
        // As many as a row has, as a rule: the least memory is had the soonest.
        let mut entries: Entries<'n> = Vec::with_capacity(14);
        self.names(&mut entries);
        self.said(desk, &mut entries);
        self.dates(desk, &mut entries, &[to::PUBLISHED, to::WITHDRAWN]);
        self.speaker(desk, &mut entries);
        self.text(desk, &mut entries);
        self.quote(desk, &mut entries);
        for field in [to::HEDGE, to::RANK_REASON, to::NOTE] {
            if let Some(got) = self.value(field) {
                let is_marked = field == to::NOTE && self.plan.profile == Some(Profile::TimelineJs);
                let text = if is_marked {
                    without_markup(&got.text).into()
                } else {
                    got.text
                };
                entries.push(string(NAMES[field], got.at, text));
            }
        }
        for field in [to::VIA, to::TAGS] {
            if let Some(got) = self.value(field) {
                let all = parts(&got, self.plan.parter);
                let nodes = all.filter(|(text, _)| !text.is_empty());
                let nodes = nodes.map(|(text, at)| owned(at, text.into())).collect();
                push(&mut entries, NAMES[field], got.at, Value::Array(nodes));
            }
        }
        self.estimate(desk, &mut entries);
        if !has(&entries, "stance") {
            let is_estimate = has(&entries, "estimate");
            let stance = if is_estimate { "estimates" } else { "reports" };
            let at = self.plan.at(to::STANCE, self.cells, self.row);
            if !is_estimate && self.is_denial() {
                desk.log.report_sheet(SheetProblem::SilentDenial, at, &[]);
            }
            entries.push(entry("stance", at, stance));
        }
        self.sources(desk, &mut entries);
        entries
    }

    /// What takes one of a few names.
    fn names(&self, entries: &mut Entries<'n>) {
        for field in [
            to::KIND,
            to::SAID_BASIS,
            to::ATTRIBUTION,
            to::DISTANCE,
            to::STANCE,
            to::GENRE,
            to::RANK,
        ] {
            if let Some(got) = self.value(field) {
                entries.push(string(NAMES[field], got.at, as_name(field, got.text)));
            }
        }
    }

    fn said(&self, desk: &mut Desk, entries: &mut Entries<'n>) {
        let got = if self.plan.start.is_empty() {
            self.value(to::SAID)
        } else {
            let got = self.plan.profile_date(self.cells);
            got.filter(|got| !got.text.is_empty())
        };
        match got {
            Some(got) => self.date(desk, entries, to::SAID, got),
            None => self.blank(desk, entries, to::SAID),
        }
    }

    /// Reports that a required cell says nothing; where the sheet has no such
    /// column that was reported once.
    fn blank(&self, desk: &mut Desk, entries: &mut Entries<'n>, field: usize) {
        let is_column = self.plan.origins[field].is_given()
            || (field == to::SAID && !self.plan.start.is_empty())
            || (field == to::TEXT
                && !(self.plan.texts.is_empty() && self.plan.templates.is_empty()));
        let at = self.plan.at(field, self.cells, self.row);
        if is_column {
            let help = HELP.iter().find(|(known, _)| *known == field);
            let words = [NAMES[field], help.map_or("", |(_, help)| help)];
            desk.log.report_sheet(SheetProblem::BlankCell, at, &words);
        }
        push(entries, NAMES[field], at, Value::Refused);
    }

    fn dates(&self, desk: &mut Desk, entries: &mut Entries<'n>, fields: &[usize]) {
        for field in fields {
            if let Some(got) = self.value(*field) {
                self.date(desk, entries, *field, got);
            }
        }
    }

    pub(super) fn date(
        &self,
        desk: &mut Desk,
        entries: &mut Entries<'n>,
        field: usize,
        got: Got<'n>,
    ) {
        let style = &self.plan.style;
        let date = match &got.text {
            Cow::Borrowed(text) => desk.moment(NAMES[field], text, got.at, style),
            Cow::Owned(text) => desk
                .moment(NAMES[field], text, got.at, style)
                .map(|date| Cow::Owned(date.into_owned())),
        };
        let value = date.map_or(Value::Refused, Value::String);
        push(entries, NAMES[field], got.at, value);
    }

    fn speaker(&self, desk: &mut Desk, entries: &mut Entries<'n>) {
        let got = speaker(self.plan, self.cells, self.row);
        let place = got
            .as_ref()
            .and_then(|got| Some((self.people.speakers.place_of(&got.text)?, got.at)));
        match place {
            Some((place, at)) => push(entries, "speaker", at, Value::Place(place)),
            None => self.blank(desk, entries, to::SPEAKER),
        }
    }

    fn text(&self, desk: &mut Desk, entries: &mut Entries<'n>) {
        let plan = self.plan;
        let own = self.value(to::TEXT).map(|got| {
            let text = match plan.profile {
                Some(Profile::TimelineJs) => without_markup(&got.text).into(),
                _ => got.text,
            };
            (got.at, text)
        });
        let own = own.filter(|(_, text)| !text.is_empty());
        let mut tagged: Entries<'n> = Vec::new();
        let mut add = |language: &'n Option<String>, at: u32, text: Cow<'n, str>| {
            let tag: Cow<'n, str> = match language {
                Some(tag) => Cow::Borrowed(tag),
                None => Cow::Owned(desk.language.clone()),
            };
            let is_there = tagged
                .iter()
                .any(|(key, _)| key.text.eq_ignore_ascii_case(&tag));
            if !is_there {
                let value = Value::String(text);
                tagged.push((Key { at, text: tag }, Node { at, value }));
            }
        };
        if plan.texts.is_empty() && plan.templates.is_empty() {
            match own {
                Some((at, text)) => entries.push(string("text", at, text)),
                None => self.blank(desk, entries, to::TEXT),
            }
            return;
        }
        if let Some((at, text)) = own {
            add(&None, at, text);
        }
        for (language, origin) in &plan.texts {
            if let Some(got) = plan.of(origin, None, self.cells, self.row) {
                add(language, got.at, got.text);
            }
        }
        for (language, pieces) in &plan.templates {
            if let Some(text) = plan.filled(pieces, self.cells) {
                add(language, pack(self.row), text.into());
            }
        }
        let first = tagged.first().map(|(key, _)| key.at);
        match first {
            Some(at) => push(entries, "text", at, Value::Object(tagged)),
            None => self.blank(desk, entries, to::TEXT),
        }
    }

    fn quote(&self, desk: &mut Desk, entries: &mut Entries<'n>) {
        let language = self.value(to::QUOTE_LANGUAGE);
        let Some(quote) = self.value(to::QUOTE) else {
            if let Some(language) = language {
                let words = ["quote_language", "quote"];
                desk.log
                    .report_sheet(SheetProblem::IdleCell, language.at, &words);
            }
            return;
        };
        let at = quote.at;
        let mut fields = vec![string("exact", at, quote.text)];
        if let Some(language) = language {
            fields.push(string("language", language.at, language.text));
        }
        push(entries, "quote", at, Value::Object(fields));
    }

    fn sources(&self, desk: &mut Desk, entries: &mut Entries<'n>) {
        let at = self.plan.at(to::SOURCE, self.cells, self.row);
        let value = if self.sources.is_empty() {
            desk.log.report_sheet(SheetProblem::NoSource, at, &[]);
            Value::Refused
        } else {
            let node = |&(place, at): &(u32, u32)| Node {
                at,
                value: Value::Place(place),
            };
            Value::Array(self.sources.iter().map(node).collect())
        };
        push(entries, "sources", at, value);
    }

    /// Whether one of the row's relations denies.
    fn is_denial(&self) -> bool {
        let Some(got) = self.value(to::RELATION) else {
            return false;
        };
        let mut kinds = parts(&got, self.plan.parter).filter_map(|(text, _)| text.split_once(':'));
        kinds.any(|(kind, _)| kind.trim().eq_ignore_ascii_case("denies"))
    }

    /// The relations of the row's claim.
    pub(super) fn relations(&self, desk: &mut Desk) -> Vec<Node<'static>> {
        let Some(got) = self.value(to::RELATION) else {
            return Vec::new();
        };
        let mut nodes = Vec::new();
        for (text, at) in parts(&got, self.plan.parter) {
            if text.is_empty() {
                continue;
            }
            let Some((kind, claim)) = text.split_once(':') else {
                desk.log
                    .report_sheet(SheetProblem::BadRelation, at, &[text]);
                continue;
            };
            let kind = kind.trim().to_ascii_lowercase();
            let fields = vec![
                (key("kind", at), owned(at, kind)),
                (key("claim", at), owned(at, claim.trim().into())),
            ];
            nodes.push(Node {
                at,
                value: Value::Object(fields),
            });
        }
        nodes
    }

    /// The id that the row has, or gets from who said what when.
    pub(super) fn made_id(&self, entries: &Entries<'_>) -> String {
        let got = speaker(self.plan, self.cells, self.row);
        let mut id = got.map_or_else(String::new, |got| slug(&got.text));
        let said = entries.iter().find(|(key, _)| key.text == "said");
        if let Some(Node {
            value: Value::String(said),
            ..
        }) = said.map(|(_, node)| node)
        {
            add(&mut id, &slug(said));
        }
        let estimate = entries.iter().find(|(key, _)| key.text == "estimate");
        if let Some(Node {
            value: Value::Object(fields),
            ..
        }) = estimate.map(|(_, node)| node)
        {
            for (_, node) in fields {
                if let Value::Number(number, _) = &node.value {
                    add(&mut id, &slug(&number.to_string()));
                    break;
                }
            }
        }
        if id.is_empty() {
            id.push_str("claim");
        }
        id
    }
}

fn has(entries: &Entries<'_>, field: &str) -> bool {
    entries.iter().any(|(key, _)| key.text == field)
}

fn add(id: &mut String, part: &str) {
    if !id.is_empty() && !part.is_empty() {
        id.push('-');
    }
    id.push_str(part);
}

/// A name as the format spells it, however it is spelt: "On record", "AT LEAST".
pub(super) fn as_name(field: usize, text: Cow<'_, str>) -> Cow<'_, str> {
    let Some(names) = names_of(field) else {
        return text;
    };
    if names.contains(&&*text) {
        return text;
    }
    let plain = text.to_lowercase().replace([' ', '-'], "_");
    match names.iter().find(|name| **name == plain) {
        Some(name) => Cow::Borrowed(name),
        None => text,
    }
}

pub(super) fn push<'n>(entries: &mut Entries<'n>, field: &'static str, at: u32, value: Value<'n>) {
    entries.push((key(field, at), Node { at, value }));
}

pub(super) fn string<'n>(field: &'static str, at: u32, text: Cow<'n, str>) -> (Key<'n>, Node<'n>) {
    let value = Value::String(text);
    (key(field, at), Node { at, value })
}

fn owned(at: u32, text: String) -> Node<'static> {
    let value = Value::String(Cow::Owned(text));
    Node { at, value }
}
