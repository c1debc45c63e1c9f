//! The wide layout: time across, value up, the lane without a number below.

use core::cmp::Reverse;

use super::band;
use super::brush::{BOLD, Brush, FALL_PX, Layer, REGULAR, at, faint, solid};
use super::colour::mix;
use super::dodge::dodge;
use super::frame::{Frame, View};
use super::gather::{Entry, Place, gather};
use super::item::{Anchor, Point};
use super::label::{AROUND, Label, MOST, Rect, Room, Side, Taken, place};
use super::lane::Lane;
use super::marks::{Drawn, Spot, days, mark, variant};
use super::placed::{PlacedMark, Scene};
use super::scale::{TimeScale, ValueScale};
use super::span::{Span, time_scale};
use super::ticks::time_ticks;
use crate::ledger::{Ledger, Spread, Stander};
use crate::model::{ClaimIx, Day, Figure, Tense};
use crate::wording::{Message, Words};

/// The height of the value area.
const AREA_PX: (f64, f64) = (208.0, 264.0);
/// The room above it for labels, and for what goes up from the top.
const HEAD_PX: (f64, f64) = (22.0, 49.0);
/// From more claims on, the lines between them step back.
const CROWDED: usize = 40;
/// What lies left of the first day and right of the last.
const INSET_PX: (f64, f64) = (10.0, 26.0);

pub(super) fn lay_out(ledger: &Ledger, view: &View, frame: &Frame<'_>) -> Scene {
    let mut brush = Brush::new(frame);
    let words = Words::new(frame.locale);
    let entries = gather(ledger, view, frame.theme);
    if entries.is_empty() {
        return Scene::empty(frame.width_px);
    }
    let chart = Chart::new(ledger, view, &brush, words, &entries);
    chart.draw(&mut brush)
}

/// What the parts of the layout share.
struct Chart<'a> {
    ledger: &'a Ledger,
    view: &'a View,
    words: Words<'a>,
    entries: &'a [Entry],
    /// For each claim of the file its place in `entries`.
    entry_of: Vec<Option<usize>>,
    spreads: Vec<(Day, Option<Spread>)>,
    values: ValueScale,
    value_texts: Vec<String>,
    time: TimeScale,
    /// The value area.
    area: Rect,
    /// For each entry of the value area where its mark is across; else `None`.
    across: Vec<Option<Span>>,
    lane: Lane,
    lane_labels: Vec<Label>,
    /// Top and bottom of the lane.
    lane_px: (f64, f64),
}

impl<'a> Chart<'a> {
    fn new(
        ledger: &'a Ledger,
        view: &'a View,
        brush: &Brush<'_>,
        words: Words<'a>,
        entries: &'a [Entry],
    ) -> Self {
        let width_px = brush.frame.width_px;
        let has_values = entries.iter().any(|entry| !entry.is_in_lane());
        let has_lane = entries.iter().any(Entry::is_in_lane);
        let head_px = match entries.iter().any(Entry::rises) {
            true => HEAD_PX.1,
            false => HEAD_PX.0,
        };
        let height_px = match has_values {
            true => (width_px * 0.33).clamp(AREA_PX.0, AREA_PX.1),
            false => 0.0,
        };
        let top = if has_values { head_px } else { 2.0 };
        let values = value_scale(ledger, entries, top + height_px, top);
        let value_texts: Vec<String> = match has_values {
            true => values
                .ticks
                .iter()
                .map(|tick| words.number(*tick))
                .collect(),
            false => Vec::new(),
        };
        let lane_title = words.say(Message::WithoutFigure).split(' ');
        let widest = value_texts
            .iter()
            .map(|text| brush.width_px(text, REGULAR))
            .chain(lane_title.map(|word| brush.width_px(word, REGULAR)))
            .fold(0.0, f64::max);
        let last = ledger.last_day().unwrap_or(view.day);
        let all = ledger.spreads(view.measure, last.max(view.day));
        let area = Rect {
            left: (widest + 12.0).min(width_px * 0.4),
            top,
            right: width_px - bracket_px(brush, &words, &all),
            bottom: top + height_px,
        };
        let time = time_scale(
            ledger,
            entries,
            area.left + INSET_PX.0,
            area.right - INSET_PX.1,
        );
        let mut across: Vec<Option<Span>> = entries
            .iter()
            .map(|entry| {
                let span = || Span::new(&ledger.claim(entry.claim).said, time);
                (!entry.is_in_lane()).then(span)
            })
            .collect();
        dodge(entries, &mut across, &values, time, area.top - head_px);
        let ranked = rank(ledger, entries, |entry| entry.is_in_lane());
        let signs = ranked
            .into_iter()
            .map(|at| {
                let claim = entries[at].claim;
                let span = Span::new(&ledger.claim(claim).said, time);
                (at, span, lane_label(&words, ledger, &entries[at]))
            })
            .collect();
        let (lane, lane_labels) = Lane::new(brush, signs, (area.left, area.right));
        let lane_top = if has_values { area.bottom + 14.0 } else { top };
        let lane_bottom = match has_lane {
            true => lane_top + lane.height_px(),
            false => area.bottom,
        };
        let mut entry_of = vec![None; ledger.dataset().claims.len()];
        for (at, entry) in entries.iter().enumerate() {
            entry_of[entry.claim.ix()] = Some(at);
        }
        let until = all.partition_point(|(day, _)| *day <= view.day);
        Self {
            ledger,
            view,
            words,
            entries,
            entry_of,
            spreads: all[..until].to_vec(),
            values,
            value_texts,
            time,
            area,
            across,
            lane,
            lane_labels,
            lane_px: (lane_top, lane_bottom),
        }
    }

    fn draw(&self, brush: &mut Brush<'_>) -> Scene {
        let frame = brush.frame;
        self.band(brush);
        self.grid(brush);
        self.courses(brush);
        self.today(brush);
        let mut room = Room::new(Rect {
            left: self.area.left - 2.0,
            top: 1.0,
            right: self.area.right,
            bottom: (self.area.bottom + 12.0).max(2.0),
        });
        let mut centers: Vec<Option<Point>> = vec![None; self.entries.len()];
        let drawn = self.marks(brush, &mut room);
        for (at, drawn) in drawn.iter().enumerate() {
            centers[at] = drawn.map(|drawn| drawn.center);
        }
        self.cross_lines(&mut room);
        self.labels(brush, &mut room, &drawn);
        let bounds = Rect {
            left: 0.0,
            top: self.lane_px.0,
            right: frame.width_px,
            bottom: self.lane_px.1,
        };
        let bounds = Rect {
            left: self.area.left,
            right: self.area.right,
            ..bounds
        };
        for (entry, center) in self.lane.draw(
            brush,
            self.entries,
            &self.lane_labels,
            bounds,
            self.known_on().map(|day| self.time.middle_px(day)),
        ) {
            centers[entry] = Some(center);
        }
        self.axis(brush);
        let marks = placed(self.ledger, self.view, &self.words, self.entries, &centers);
        Scene {
            width_px: frame.width_px,
            height_px: self.lane_px.1 + 26.0,
            items: core::mem::replace(brush, Brush::new(frame)).into_items(),
            marks,
            left_out: 0,
        }
    }

    /// Value ticks with their grid, and the rules of the lane.
    fn grid(&self, brush: &mut Brush<'_>) {
        let theme = brush.frame.theme;
        let area = self.area;
        for (tick, text) in self.values.ticks.iter().zip(&self.value_texts) {
            let y_px = self.values.px(*tick);
            brush.on(Layer::Ground);
            brush.line(
                at(area.left, y_px),
                at(area.right, y_px),
                solid(theme.grid),
                1.0,
            );
            brush.on(Layer::Label);
            let place = at(area.left - 10.0, y_px + 4.0);
            brush.text(place, text, REGULAR, Anchor::End, theme.muted);
        }
        if self.lane_px.1 > self.area.bottom {
            brush.on(Layer::Ground);
            let (left, right) = (area.left - 6.0, area.right);
            let rule = solid(mix(theme.background, theme.foreground, 0.5));
            let (top, bottom) = self.lane_px;
            if !self.value_texts.is_empty() {
                brush.line(at(left, top), at(right, top), rule, 1.0);
            }
            brush.line(at(left, bottom), at(right, bottom), rule, 1.0);
            self.lane_title(brush);
        } else {
            let rule = solid(mix(theme.background, theme.foreground, 0.5));
            let y_px = area.bottom;
            brush.on(Layer::Ground);
            brush.line(at(area.left, y_px), at(area.right, y_px), rule, 1.0);
        }
    }

    /// "without / a number", in as many lines as it has words, at most two.
    fn lane_title(&self, brush: &mut Brush<'_>) {
        let title = self.words.say(Message::WithoutFigure);
        let room_px = self.area.left - 10.0;
        let (first, second) = match title.split_once(' ') {
            Some(parts) if brush.width_px(title, REGULAR) > room_px => parts,
            _ => (title, ""),
        };
        let middle = f64::midpoint(self.lane_px.0, self.lane_px.1);
        let mut baseline = middle + 4.0 - if second.is_empty() { 0.0 } else { 7.0 };
        brush.on(Layer::Label);
        for line in [first, second] {
            if !line.is_empty() {
                let line = brush.fitted(line, REGULAR, room_px);
                let place = at(room_px, baseline);
                brush.text(place, &line, REGULAR, Anchor::End, brush.frame.theme.muted);
            }
            baseline += 14.0;
        }
    }

    /// The spread over time, and its bracket at the chosen day.
    fn band(&self, brush: &mut Brush<'_>) {
        let head = 1.0;
        let end_px = self.today_px();
        for (at, (day, spread)) in self.spreads.iter().enumerate() {
            let Some(spread) = spread else { continue };
            let from = self.time.middle_px(*day);
            let to = match self.spreads.get(at + 1) {
                Some((next, _)) => self.time.middle_px(*next),
                None => end_px,
            };
            if to > from {
                band::step(brush, &self.values, true, (from, to), spread, head);
            }
        }
        if let Some((_, Some(spread))) = self.spreads.last() {
            let x_px = self.area.right + 9.0;
            let room_px = (2.0, self.area.bottom + FALL_PX);
            band::bracket(brush, &self.words, &self.values, spread, x_px, room_px);
        }
    }

    /// How far what is known reaches: to the day of knowledge, or beyond the
    /// last day to the edge.
    fn today_px(&self) -> f64 {
        match self.known_on() {
            Some(day) => self.time.middle_px(day),
            None => self.area.right,
        }
    }

    /// A line at the day of knowledge, where that is not the last.
    fn today(&self, brush: &mut Brush<'_>) {
        if let Some(day) = self.known_on() {
            let x_px = self.time.middle_px(day);
            let theme = brush.frame.theme;
            let ink = solid(mix(theme.background, theme.foreground, 0.45));
            brush.on(Layer::Ground);
            let mut y_px = 4.0;
            while y_px < self.lane_px.1 {
                let end_px = (y_px + 2.0).min(self.lane_px.1);
                brush.line(at(x_px, y_px), at(x_px, end_px), ink, 1.0);
                y_px += 5.0;
            }
        }
    }

    /// The day of knowledge, where it is not the last of this chart.
    fn known_on(&self) -> Option<Day> {
        let is_early = self.entries.iter().any(|entry| !entry.is_public);
        is_early.then_some(self.view.day)
    }

    /// Corners of each course: x, y; a new list where there was no figure.
    fn course_paths(&self) -> Vec<(Stander, Vec<Point>)> {
        let end_px = self.today_px();
        let mut paths = Vec::new();
        let view = self.view;
        for course in self.ledger.courses(view.measure, Tense::Observed, view.day) {
            let mut path: Vec<Point> = Vec::new();
            for &(day, claim) in &course.changes {
                let figure = claim
                    .and_then(|claim| self.ledger.claim(claim).estimate.as_ref())
                    .map(|estimate| estimate.figure);
                // Of a range without a best number no line can be drawn: its
                // middle is nobody's figure.
                let value = figure.and_then(|figure| match figure {
                    Figure::Between { best, .. } => best,
                    figure => figure.mark(),
                });
                let x_px = self.course_x(claim, day);
                if let Some(&last) = path.last() {
                    path.push(at(x_px.max(last.x_px), last.y_px));
                }
                match value {
                    Some(value) => {
                        let x_px = path.last().map_or(x_px, |last| last.x_px.max(x_px));
                        path.push(at(x_px, self.values.px(value)));
                    }
                    None if path.len() > 1 => {
                        paths.push((course.stander, core::mem::take(&mut path)));
                    }
                    None => path.clear(),
                }
            }
            if let Some(&last) = path.last() {
                path.push(at(end_px.max(last.x_px), last.y_px));
                paths.push((course.stander, path));
            }
        }
        paths
    }

    /// Where a course turns to a claim: at its mark if it was said on the day
    /// on which it became public, else on that day.
    fn course_x(&self, claim: Option<ClaimIx>, day: Day) -> f64 {
        let span = claim.and_then(|claim| {
            let at = self.entry_of[claim.ix()]?;
            self.across[at].as_ref()
        });
        match span {
            Some(span) if span.day == Some(day) => span.middle_px,
            _ => self.time.middle_px(day),
        }
    }

    /// The standing estimates as thin lines, thinner still where they are many
    /// or the filter leaves them out.
    fn courses(&self, brush: &mut Brush<'_>) {
        let theme = brush.frame.theme;
        let is_crowded = self.entries.len() > CROWDED;
        for (stander, path) in self.course_paths() {
            let party = stander.party(self.ledger.dataset());
            let filter = &self.view.filter.parties;
            let is_left_out = !filter.is_empty() && party.is_none_or(|own| !filter.contains(&own));
            let share = match (is_left_out, is_crowded) {
                (true, _) => 0.15,
                (false, true) => 0.28,
                (false, false) => 0.42,
            };
            let ink = solid(mix(theme.background, theme.party(party).mark, share));
            brush.on(Layer::Weak);
            for pair in path.windows(2) {
                brush.line(pair[0], pair[1], ink, 1.5);
            }
        }
    }

    fn cross_lines(&self, room: &mut Room) {
        if let Some(day) = self.known_on() {
            let x_px = self.time.middle_px(day);
            let line = Rect {
                left: x_px - 1.0,
                right: x_px + 1.0,
                top: 0.0,
                bottom: self.lane_px.1,
            };
            room.take(line, Taken::Crossed);
        }
        for (_, path) in self.course_paths() {
            for pair in path.windows(2) {
                let rect = Rect {
                    left: pair[0].x_px.min(pair[1].x_px),
                    right: pair[0].x_px.max(pair[1].x_px),
                    top: pair[0].y_px.min(pair[1].y_px) - 1.0,
                    bottom: pair[0].y_px.max(pair[1].y_px) + 1.0,
                };
                room.take(rect, Taken::Crossed);
            }
        }
    }

    fn spot(&self, span: &Span) -> Spot<'_> {
        Spot {
            values: &self.values,
            is_up: true,
            across_px: span.middle_px,
            end_px: 2.0,
        }
    }

    fn marks(&self, brush: &mut Brush<'_>, room: &mut Room) -> Vec<Option<Drawn>> {
        let mut all = Vec::with_capacity(self.entries.len());
        for (entry, span) in self.entries.iter().zip(&self.across) {
            let Some(span) = span.as_ref().filter(|_| entry.is_public) else {
                all.push(None);
                continue;
            };
            let spot = self.spot(span);
            let drawn = mark(brush, spot, entry);
            let y_px = drawn.foot_px;
            if span.day.is_none() {
                days(brush, entry, y_px, span.ends_px, span.is_open);
                let line = Rect {
                    left: span.ends_px.0,
                    right: span.ends_px.1,
                    top: y_px - 1.0,
                    bottom: y_px + 1.0,
                };
                room.take(line, Taken::Crossed);
            }
            self.variants(brush, room, spot, entry);
            room.take(extent(spot, drawn), Taken::Full);
            if let Some(added) = entry.added
                && let Some(value) = entry.value()
            {
                let riser = Rect {
                    left: span.middle_px - 2.0,
                    right: span.middle_px + 2.0,
                    top: drawn.center.y_px,
                    bottom: self.values.px((value - added).max(0.0)),
                };
                room.take(riser, Taken::Full);
            }
            all.push(Some(drawn));
        }
        all
    }

    /// Ticks where an outlet gives another figure or another day.
    fn variants(&self, brush: &mut Brush<'_>, room: &mut Room, spot: Spot<'_>, entry: &Entry) {
        let claim = self.ledger.claim(entry.claim);
        for told in claim
            .sources
            .iter()
            .filter_map(|report| report.variant.as_ref())
        {
            if let Some(value) = told.figure.and_then(|figure| figure.mark()) {
                let tick = variant(brush, spot, entry, value);
                room.take(tick, Taken::Full);
            }
            if let (Some(said), Some(value)) = (&told.said, entry.value()) {
                let x_px = Span::new(said, self.time).middle_px;
                let y_px = self.values.px(value);
                let ink = faint(entry.ink.mark, 0.9 * entry.alpha());
                brush.on(Layer::Weak);
                brush.line(at(x_px, y_px - 3.5), at(x_px, y_px + 3.5), ink, 2.0);
                room.take(Rect::around(at(x_px, y_px), 1.0, 3.5), Taken::Full);
            }
        }
    }

    fn labels(&self, brush: &mut Brush<'_>, room: &mut Room, drawn: &[Option<Drawn>]) {
        let ranked = rank(self.ledger, self.entries, |entry| {
            entry.is_public && !entry.is_in_lane() && entry.alpha() > 0.3
        });
        for at in ranked.into_iter().take(MOST) {
            let entry = &self.entries[at];
            let (Some(drawn), Some(span)) = (drawn[at], &self.across[at]) else {
                continue;
            };
            let spot = self.spot(span);
            let label = value_label(&self.words, self.ledger, entry);
            let sides: &[Side] = match entry.place {
                Place::Riser { .. } => &[Side::Left, Side::Right, Side::Below, Side::Above],
                _ => &AROUND,
            };
            place(brush, room, extent(spot, drawn), &label, sides);
            if let (Some(added), Some(value)) = (entry.added, entry.value()) {
                let bottom = self.values.px((value - added).max(0.0));
                let riser = Rect {
                    left: span.middle_px - 3.0,
                    right: span.middle_px + 3.0,
                    top: drawn.center.y_px + 6.0,
                    bottom,
                };
                let label = Label {
                    name: String::new(),
                    text: added_text(&self.words, added),
                    rgb: entry.ink.text,
                    is_struck: entry.is_struck,
                    is_light: true,
                };
                place(brush, room, riser, &label, &[Side::Left, Side::Right]);
            }
        }
    }

    fn axis(&self, brush: &mut Brush<'_>) {
        let mut days: Vec<(Day, usize)> = Vec::new();
        for entry in self.entries {
            let said = &self.ledger.claim(entry.claim).said;
            if let Some(day) = said.single_day().filter(|_| entry.is_public) {
                days.push((day, 1));
            }
        }
        days.sort_unstable();
        let mut said_on: Vec<(Day, usize)> = Vec::new();
        for same in days.chunk_by(|a, b| a.0 == b.0) {
            said_on.push((same[0].0, same.len()));
        }
        let known_on = self.known_on();
        if let Some(day) = known_on {
            let x_px = self.time.middle_px(day);
            let ink = solid(mix(
                brush.frame.theme.background,
                brush.frame.theme.foreground,
                0.5,
            ));
            brush.on(Layer::Ground);
            let mut y_px = 4.0;
            while y_px < self.lane_px.1 {
                brush.line(
                    at(x_px, y_px),
                    at(x_px, (y_px + 2.0).min(self.lane_px.1)),
                    ink,
                    1.0,
                );
                y_px += 5.0;
            }
        }
        let room_px = (self.area.left - 8.0, brush.frame.width_px);
        let y_px = self.lane_px.1;
        time_ticks(
            brush,
            &self.words,
            self.time,
            &said_on,
            known_on,
            y_px,
            room_px,
        );
    }
}

/// The rectangle of a mark.
fn extent(spot: Spot<'_>, drawn: Drawn) -> Rect {
    let (a, b) = drawn.along_px;
    Rect {
        left: spot.across_px - drawn.half_px,
        right: spot.across_px + drawn.half_px,
        top: a.min(b),
        bottom: a.max(b),
    }
}

/// The value axis that all claims of the file fit on, whole numbers where all
/// are whole.
pub(super) fn value_scale(
    ledger: &Ledger,
    entries: &[Entry],
    zero_px: f64,
    end_px: f64,
) -> ValueScale {
    let mut largest = 0.0_f64;
    let mut is_whole = true;
    for entry in entries {
        let reach = entry.reach();
        largest = largest.max(reach);
        is_whole &= reach.fract() == 0.0;
        for report in &ledger.claim(entry.claim).sources {
            let figure = report.variant.as_ref().and_then(|told| told.figure);
            if let (Some(value), false) = (figure.and_then(|it| it.mark()), entry.is_in_lane()) {
                largest = largest.max(value);
            }
        }
    }
    ValueScale::new(largest, is_whole, zero_px, end_px)
}

/// The places of entries, the most important first: the chosen one, what
/// stands, the newest, the largest.
pub(super) fn rank(
    ledger: &Ledger,
    entries: &[Entry],
    is_wanted: impl Fn(&Entry) -> bool,
) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..entries.len())
        .filter(|&at| is_wanted(&entries[at]))
        .collect();
    let key = |at: usize| {
        let entry = &entries[at];
        (
            entry.is_selected,
            entry.is_emphasised,
            entry.is_standing && !entry.is_expected,
            entry.is_standing,
            !entry.is_struck && !entry.is_aside,
            ledger.claim(entry.claim).said.known_by(),
            // Not negative, so that the bits are ordered as the numbers are.
            entry.reach().to_bits(),
            at,
        )
    };
    ranked.sort_by_cached_key(|&at| Reverse(key(at)));
    ranked
}

/// What is written at a mark of the value area.
pub(super) fn value_label(words: &Words<'_>, ledger: &Ledger, entry: &Entry) -> Label {
    let claim = ledger.claim(entry.claim);
    let mut text = claim
        .estimate
        .as_ref()
        .map_or_else(String::new, |estimate| words.label(estimate));
    if entry.is_expected {
        text.push(' ');
        text.push_str(words.say(Message::Expected));
    }
    let stander = Stander::all_of(ledger.dataset(), claim).first().copied();
    let name = match stander {
        Some(stander) if entry.is_standing => words.stander(ledger, stander),
        _ => String::new(),
    };
    Label {
        name,
        text,
        rgb: entry.ink.text,
        is_struck: entry.is_struck,
        is_light: false,
    }
}

/// An increment as it is written at its riser.
pub(super) fn added_text(words: &Words<'_>, added: f64) -> String {
    let mut text = String::from("+");
    text.push_str(&words.number(added));
    text
}

/// What is written in the lane.
pub(super) fn lane_label(words: &Words<'_>, ledger: &Ledger, entry: &Entry) -> Label {
    let claim = ledger.claim(entry.claim);
    let text = match &claim.estimate {
        Some(estimate) => words.label(estimate),
        None => words.stance_of(claim.stance, claim.speakers.len()).into(),
    };
    let stander = Stander::all_of(ledger.dataset(), claim).first().copied();
    Label {
        name: stander.map_or_else(String::new, |stander| words.stander(ledger, stander)),
        text,
        rgb: entry.ink.text,
        is_struck: entry.is_struck,
        is_light: false,
    }
}

/// The drawn claims as marks, in order of time.
pub(super) fn placed(
    ledger: &Ledger,
    view: &View,
    words: &Words<'_>,
    entries: &[Entry],
    centers: &[Option<Point>],
) -> Vec<PlacedMark> {
    let mut marks = Vec::new();
    for (entry, center) in entries.iter().zip(centers) {
        if let Some(center) = *center {
            marks.push(PlacedMark {
                claim: entry.claim,
                center,
                value: entry.value(),
                is_emphasised: entry.is_emphasised,
                sentence: words.mark_sentence(ledger, entry.claim, view.day),
            });
        }
    }
    marks
}

/// The room that the bracket and its words need; none where the file never has
/// a spread.
fn bracket_px(brush: &Brush<'_>, words: &Words<'_>, all: &[(Day, Option<Spread>)]) -> f64 {
    let mut widest: Option<f64> = None;
    let mut times = 0.0;
    for spread in all.iter().filter_map(|(_, spread)| spread.as_ref()) {
        widest = widest.or_else(|| Some(brush.width_px(words.say(Message::Spread), BOLD)));
        if let Some(ratio) = spread.ratio()
            && ratio.times > times
        {
            times = ratio.times;
            let width_px = brush.width_px(&words.ratio(ratio), REGULAR);
            widest = widest.map(|widest| widest.max(width_px));
        }
    }
    widest.map_or(8.0, |widest| widest + 9.0 + 7.0 + 2.0)
}
