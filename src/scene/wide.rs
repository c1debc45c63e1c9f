//! The wide layout: time across, value up, the lane without a number below.

use super::band;
use super::brush::{BOLD, Brush, FALL_PX, Layer, REGULAR, at, faint};
use super::caption::lane_label;
use super::dodge::dodge;
use super::frame::{Frame, View};
use super::gather::{Entry, gather, reach};
use super::item::Point;
use super::label::{Label, Rect, Room, Taken};
use super::lane::Lane;
use super::marks::{days, mark, variant};
use super::placed::{Scene, placed};
use super::rank::rank;
use super::scale::{Reach, TimeScale, ValueScale};
use super::span::{Span, time_scale};
use super::spot::{Drawn, Spot};
use crate::ledger::{Ledger, Spread, Stander};
use crate::model::Day;
use crate::wording::{Message, Words};

/// The height of the value area.
const AREA_PX: (f64, f64) = (208.0, 264.0);
/// The room above it for labels, and for what goes up from the top.
const HEAD_PX: (f64, f64) = (28.0, 49.0);
/// What a caption above the value axis takes of that room.
const CAPTION_PX: f64 = 16.0;
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
pub(super) struct Chart<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) view: &'a View,
    pub(super) words: Words<'a>,
    pub(super) entries: &'a [Entry],
    /// For each claim of the file its place in `entries`.
    pub(super) entry_of: Vec<Option<usize>>,
    spreads: Vec<(Day, Option<Spread>)>,
    pub(super) values: ValueScale,
    reach: Reach,
    /// How far up marks and lines may go.
    pub(super) limit_px: f64,
    pub(super) value_texts: Vec<String>,
    pub(super) time: TimeScale,
    /// The value area.
    pub(super) area: Rect,
    /// For each entry of the value area where its mark is across; else `None`.
    pub(super) across: Vec<Option<Span>>,
    lane: Lane,
    lane_labels: Vec<Label>,
    /// Top and bottom of the lane.
    pub(super) lane_px: (f64, f64),
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
        let with_value = entries.iter().filter(|entry| !entry.is_in_lane()).count();
        let has_values = with_value > 0;
        let has_lane = entries.iter().any(Entry::is_in_lane);
        let reach = reach(ledger, entries);
        let is_log = view.is_log && reach.least > 0.0;
        let caption_px = if is_log { CAPTION_PX } else { 0.0 };
        let head_px = match entries.iter().any(Entry::rises) {
            true => HEAD_PX.1 + caption_px,
            false => HEAD_PX.0 + caption_px,
        };
        // A few marks need no tall chart, which would be empty for the most
        // part.
        let share = match with_value {
            0 => 0.0,
            1 => 0.55,
            2 | 3 => 0.75,
            _ => 1.0,
        };
        let height_px = (width_px * 0.33).clamp(AREA_PX.0, AREA_PX.1) * share;
        let top = if has_values { head_px } else { 2.0 };
        let values = ValueScale::new(&reach, is_log, top + height_px, top);
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
            left: (widest + 12.0).min(width_px * 0.45),
            top,
            right: width_px - bracket_px(brush, &words, &all).min(width_px * 0.3),
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
        let limit_px = area.top - head_px + caption_px + 2.0;
        dodge(entries, &mut across, &values, time, limit_px);
        let ranked = rank(ledger, entries, &|entry| entry.is_in_lane());
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
            reach,
            limit_px,
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
        let courses = self.course_paths();
        self.courses(brush, &courses);
        let mut room = Room::new(Rect {
            left: self.area.left - 2.0,
            top: 1.0,
            right: self.area.right,
            bottom: (self.area.bottom + 7.0).max(2.0),
        });
        let mut centers: Vec<Option<Point>> = vec![None; self.entries.len()];
        self.log_caption(brush, &mut room);
        let drawn = self.marks(brush, &mut room);
        for (at, drawn) in drawn.iter().enumerate() {
            centers[at] = drawn.map(|drawn| drawn.center);
        }
        self.cross_lines(&mut room, &courses);
        let clear = self.labels(brush, &mut room, &drawn);
        let bounds = Rect {
            left: self.area.left,
            top: self.lane_px.0,
            right: self.area.right,
            bottom: self.lane_px.1,
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
        self.today(brush);
        self.axis(brush);
        let mut marks = placed(self.ledger, self.view, frame, self.entries, &centers, true);
        for mark in &mut marks {
            let own = self.entry_of[mark.claim.ix()].and_then(|at| clear[at]);
            mark.clear_px = own.unwrap_or(mark.clear_px);
        }
        Scene {
            width_px: frame.width_px,
            height_px: self.lane_px.1 + 26.0,
            items: core::mem::replace(brush, Brush::new(frame)).into_items(),
            marks,
            left_out: 0,
            is_log: self.values.least > 0.0,
            is_broad: self.reach.is_broad(),
        }
    }

    /// The spread over time, and its bracket at the chosen day.
    fn band(&self, brush: &mut Brush<'_>) {
        for (at, (day, spread)) in self.spreads.iter().enumerate() {
            let from = self.time.middle_px(*day);
            let to = match self.spreads.get(at + 1) {
                Some((next, _)) => self.time.middle_px(*next),
                None => self.today_px(),
            };
            if let (Some(spread), true) = (spread, to > from) {
                band::step(brush, &self.values, true, (from, to), spread, 1.0);
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
    pub(super) fn today_px(&self) -> f64 {
        match self.known_on() {
            Some(day) => self.time.middle_px(day),
            None => self.area.right,
        }
    }

    /// The day of knowledge, where it is not the last of this chart.
    pub(super) fn known_on(&self) -> Option<Day> {
        let is_early = self.entries.iter().any(|entry| !entry.is_public);
        is_early.then_some(self.view.day)
    }

    fn cross_lines(&self, room: &mut Room, courses: &[(Stander, Vec<Point>)]) {
        if let Some(day) = self.known_on() {
            let x_px = self.time.middle_px(day);
            let line = Rect {
                left: x_px - 4.0,
                right: x_px + 4.0,
                top: 0.0,
                bottom: self.lane_px.1,
            };
            room.take(line, Taken::Crossed);
        }
        for (_, path) in courses {
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

    pub(super) fn spot(&self, span: &Span) -> Spot<'_> {
        Spot {
            values: &self.values,
            is_up: true,
            across_px: span.middle_px,
            end_px: self.limit_px,
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
            // A tick is a day: an imprecise date has none to stand at.
            let said = told
                .said
                .as_ref()
                .filter(|said| said.single_day().is_some());
            if let (Some(said), Some(value)) = (said, entry.value()) {
                let x_px = Span::new(said, self.time).middle_px;
                let y_px = self.values.px(value);
                let ink = faint(entry.ink.mark, 0.9 * entry.alpha());
                brush.on(Layer::Weak);
                brush.line(at(x_px, y_px - 3.5), at(x_px, y_px + 3.5), ink, 2.0);
                room.take(Rect::around(at(x_px, y_px), 1.0, 3.5), Taken::Full);
            }
        }
    }
}

/// The rectangle of a mark.
pub(super) fn extent(spot: Spot<'_>, drawn: Drawn) -> Rect {
    let (a, b) = drawn.along_px;
    Rect {
        left: spot.across_px - drawn.half_px,
        right: spot.across_px + drawn.half_px,
        top: a.min(b),
        bottom: a.max(b),
    }
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
